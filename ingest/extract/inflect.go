package extract

import (
	"fmt"
	"strings"
)

// English spelling of verb and noun forms. The lists hold base forms; what stands in a text is looked up among the
// forms made here. Making all forms once and looking up is exact where stripping endings guesses: "died" is of
// "die", "lied" of "lie", "tied" not of "ty".

// readVerb reads "base", or "base past participle" for an irregular verb.
func (l *lexicon) readVerb(line string) error {
	f := strings.Fields(line)
	switch len(f) {
	case 1:
		l.addRegular(f[0])
	case 3:
		l.addForms(f[0], f[1], f[2])
	default:
		return fmt.Errorf("want “base” or “base past participle”, got %q", line)
	}
	return nil
}

// addRegular adds a verb unless it is there already.
func (l *lexicon) addRegular(base string) {
	if v, ok := l.verbs[base]; ok && v.lemma == base && v.feats&featThird == 0 {
		return
	}
	past := base + "ed"
	switch {
	case strings.HasSuffix(base, "e"):
		past = base + "d"
	case consonantY(base):
		past = base[:len(base)-1] + "ied"
	case doubles(base):
		past = base + base[len(base)-1:] + "ed"
	}
	l.addForms(base, past, past)
}

// addForms adds all spellings of one verb.
func (l *lexicon) addForms(base, past, part string) {
	l.addForm(base, base, featBase)
	l.addForm(thirdPerson(base), base, featThird)
	l.addForm(past, base, featPast)
	l.addForm(part, base, featPart)
	l.addForm(ingForm(base, past), base, featIng)
}

// addForm keeps the first verb that a spelling was given to ("found" is of "find", not "to found").
func (l *lexicon) addForm(form, base string, f feat) {
	v, ok := l.verbs[form]
	if !ok {
		v.lemma = base
	}
	if v.lemma == base || f == featBase {
		v.feats |= f
	}
	l.verbs[form] = v
}

// thirdPerson is the form with "-s".
func thirdPerson(base string) string {
	switch {
	case consonantY(base):
		return base[:len(base)-1] + "ies"
	case sibilant(base), strings.HasSuffix(base, "o"):
		return base + "es"
	case base == "have":
		return "has"
	}
	return base + "s"
}

// ingForm is the form with "-ing"; the past tells whether a consonant doubles.
func ingForm(base, past string) string {
	n := len(base)
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:n-2] + "ying"
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") && !strings.HasSuffix(base, "ye") && base != "be":
		return base[:n-1] + "ing"
	case strings.HasPrefix(past, base+base[n-1:]+"ed") || past == base && doubles(base) || irregularDoubles[base]:
		return base + base[n-1:] + "ing"
	}
	return base + "ing"
}

// irregularDoubles are verbs whose past does not show that "-ing" doubles.
var irregularDoubles = map[string]bool{
	"get": true, "sit": true, "run": true, "begin": true, "win": true, "dig": true, "swim": true, "spin": true, "forget": true,
}

// doubles reports whether a regular verb of one syllable doubles its last letter: "plan", not "wait" or "show".
//
// Longer verbs double when the last syllable is stressed ("admit", "refer"), which spelling does not show;
// verbs.txt spells them out.
func doubles(base string) bool {
	n := len(base)
	if n < 3 || isVowel(base[n-1]) || strings.ContainsRune("wxy", rune(base[n-1])) || !isVowel(base[n-2]) || isVowel(base[n-3]) {
		return false
	}
	vowels := 0
	for i := range n {
		if isVowel(base[i]) {
			vowels++
		}
	}
	return vowels == 1
}

// isVowel takes "y" for a consonant, as spelling rules do.
func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// consonantY reports whether a word ends in a "y" that becomes "ie": "deny", not "destroy".
func consonantY(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == 'y' && !isVowel(w[n-2])
}

// sibilant reports whether "-s" needs an "e" before it.
func sibilant(w string) bool {
	for _, s := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// singular returns the singular of a plural noun by spelling alone, or the word itself.
//
// It is used for looking words up, so it need not be right for words that no list holds.
func singular(w string) string {
	switch {
	case w == "men":
		return "man"
	case strings.HasSuffix(w, "women"), strings.HasSuffix(w, "smen"):
		return w[:len(w)-2] + "an"
	case w == "people", len(w) < 4, strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "es") && sibilant(w[:len(w)-2]) && !strings.HasSuffix(w, "ses") && !strings.HasSuffix(w, "zes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// plural reports whether a common noun looks like a plural.
func plural(w string) bool {
	switch w {
	case "people", "police", "troops", "media", "men", "women", "children", "personnel", "staff", "crew":
		return true
	}
	return singular(w) != w || strings.HasSuffix(w, "women") || strings.HasSuffix(w, "smen")
}
