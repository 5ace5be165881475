package resolve

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// fold reduces a name to the words by which names are compared: Latin small letters without marks, by
// what is seen of it (see clean) and transliteration. Full stops and apostrophes vanish ("U.S." is "us", "O'Brien" is
// "obrien"), all other punctuation parts words ("al-Assad" is "al assad").
func fold(name string) []string {
	s := strings.ToLower(unidecode.Unidecode(schwa.Replace(clean(name))))
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '.' || r == '\'' || r == '`':
		case r == '&':
			b.WriteString(" and ")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// schwa spells the Azerbaijani letter as the press does; its transliteration is lost to the letters.
var schwa = strings.NewReplacer("ə", "a", "Ə", "A")

//go:embed everyday.txt
var everydayFile string

// everyday are names that so many bear that one alone does not tell who is meant.
var everyday = set(everydayFile)

//go:embed known.txt
var knownFile string

// known are the keys of people under the other keys that stand for them.
var known = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(knownFile) {
		name, others, ok := strings.Cut(line, ":")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		key := spell(name)
		for other := range strings.SplitSeq(others, ",") {
			m[spell(other)] = key
		}
		delete(m, key)
	}
	return m
}()

// address are forms of address, ranks and posts that may stand in front of a name and are no part of it.
// Titles that are ("King Charles", "Pope Francis", "Lady Gaga") are not among them.
var address = set(`mr mrs ms miss mx dr prof professor sir dame hon rev reverend fr father sister judge justice
	president vice prime minister premier chancellor governor gov senator sen congressman congresswoman
	representative rep mayor secretary ambassador spokesman spokeswoman spokesperson chairman chairwoman
	director deputy former acting foreign defense defence interior finance general gen lieutenant lt
	colonel col major maj captain capt sergeant sgt admiral adm brigadier commander marshal chief officer
	detective inspector`)

// degrees may stand behind a name and are no part of it. "Jr." and "III" tell two people apart and are.
var degrees = set(`phd md mp mep esq kc qc obe mbe cbe`)

// possessives cuts the possessive endings of a name, inside it and behind it.
var possessives = strings.NewReplacer("'s ", " ", "’s ", " ")

// personKey is the key of a person's name, "" when nothing is left of it. certain is false for a name that
// does not tell who is meant.
func personKey(name string) (key string, certain bool) {
	key = spell(name)
	if full, ok := known[key]; ok {
		return full, true
	}
	return key, strings.Contains(key, " ") || key != "" && !everyday[key]
}

// spell is the folded name of a person.
func spell(name string) string {
	words := fold(possessives.Replace(name + " "))
	for len(words) > 1 && address[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && degrees[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for i, w := range words {
		words[i] = respell(w)
	}
	return strings.Join(words, " ")
}

// respellings make one of the endings that only transliterate a Slavic name differently, the longest first.
// Whole alphabets are not compared by sound: Jaro-Winkler and its like put Johnson and Johansson nearer to
// each other than Gaddafi and Kadhafi.
var respellings = [...]struct{ from, to string }{
	{"skyy", "sky"}, {"skiy", "sky"}, {"skyi", "sky"}, {"skii", "sky"}, {"skij", "sky"}, {"skyj", "sky"}, {"ski", "sky"},
	{"tskyy", "tsky"}, {"ckij", "tsky"}, {"cki", "tsky"},
	{"iy", "y"}, {"yy", "y"}, {"ii", "y"}, {"yi", "y"}, {"ij", "y"}, {"ei", "ey"},
}

// respell maps spellings of one name in other systems of transliteration to one of them.
func respell(word string) string {
	switch word {
	case "mohammed", "muhammad", "mohamed", "mohamad", "muhammed", "mohammad":
		return "muhammad"
	case "el":
		return "al"
	}
	for _, r := range respellings {
		if stem, ok := strings.CutSuffix(word, r.from); ok && len(stem) > 1 {
			return stem + r.to
		}
	}
	return word
}

// legal are the words behind a company's name that say only how it is constituted.
var legal = set(`inc incorporated ltd limited llc llp plc corp corporation co gmbh ag sa nv bv spa oyj ab asa kk`)

// variants are the words of institutions that have a British and an American spelling.
var variants = map[string]string{
	"centre": "center", "defence": "defense", "labour": "labor", "organisation": "organization", "programme": "program",
}

// organizationWords is the folded name of an organization, without what says only how a company is
// constituted, in American spelling. At least one word remains of any name that has one.
func organizationWords(name string) []string {
	words := fold(possessives.Replace(name + " "))
	for len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && legal[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for i, w := range words {
		if v := variants[w]; v != "" {
			words[i] = v
		}
	}
	return words
}

// generic are words of institutions that every country or town has. A name of nothing else names no one
// institution: "Ministry of Health" in two articles is mostly that of two countries. With the country before
// it, behind it or given by the article, it does.
var generic = set(`ministry minister department office bureau agency agencies service services authority authorities
	council commission committee cabinet government administration parliament senate congress assembly house
	chamber court courts tribunal supreme high constitutional district federal national state regional local city
	county municipal public central bank police army navy military air force forces armed troops soldiers
	personnel guard coast border intelligence security foreign defense interior home internal external
	affairs finance treasury justice health education labor labour energy environment transport transportation
	agriculture trade economy culture emergency emergencies situations prosecutor prosecutors general attorney presidency
	presidential university hospital school fire brigade union party opposition staff of and for the
	a an in on`)

// allGeneric tells whether a name has nothing of its own.
func allGeneric(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !generic[w] })
}

// set reads a list of words; a line that begins with "#" is a comment.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(words) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[w] = true
		}
	}
	return m
}
