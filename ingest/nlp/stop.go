package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A full stop is the hardest mark: it ends sentences and abbreviations, parts
// numbers and addresses, and often does two of these at once. The decision is
// made here, once, while the token is cut; the sentence splitter then trusts
// that a stop which is a token of its own ends a sentence.

// keepsStop decides about a full stop at i in the word that began at b:
// whether it is part of the word.
func (t *tokenizer) keepsStop(b, i int) bool {
	text, stop := t.text, t.stop
	if i == b {
		return false
	}
	segment := b // where the part in front of the stop begins; 16 bytes back is far enough for any
	for k := i - 1; k >= b && k >= i-16; k-- {
		if text[k] == '.' || text[k] == '-' {
			segment = k + 1
			break
		}
	}
	if i+1 < stop {
		q, n := utf8.DecodeRuneInString(text[i+1 : stop])
		switch {
		case digit(text[i-1]) && q >= '0' && q <= '9':
			return true // 3.14
		case digit(t.text[i+1]) && abbreviationClass(text[b:i]) != noAbbreviation:
			return true // Nov.28
		case isWordRune(q):
			return t.dotted(b, segment, i, i+1+n, q)
		case q == '.':
			return false // an ellipsis
		}
	}
	return t.abbreviation(b, segment, i)
}

// dotted decides about a full stop between letters, text[segment:i] before it
// and the letter q, which ends at j, behind.
func (t *tokenizer) dotted(b, segment, i, j int, q rune) bool {
	if i-segment == 1 || utf8.RuneCountInString(t.text[segment:i]) == 1 {
		return true // U.S
	}
	e := i + 1
	for e < t.stop && e < i+16 && wordByte(t.text[e]) {
		e++
	}
	after := t.text[i+1 : e]
	switch {
	case knownSuffix(after):
		return true // example.com, report.doc
	case e-i-1 == 1 && (e < t.stop && t.text[e] == '.' || i-segment == 2):
		return true // Ph.D
	case unicode.IsUpper(q) && lowerASCII(t.text[segment+1:i]):
		return false // two sentences without a space: "gone.The"
	}
	// A dotted name of some machine's: comp.sources.unix
	return i-segment <= 12 && lowerASCII(t.text[b:i]) && lowerASCII(after) && strings.Contains(t.text[e:min(t.stop, e+1)], ".")
}

// abbreviation decides about a full stop behind a word, before white space or a
// mark: whether it belongs to the abbreviation or ends the sentence.
//
// The treebanks keep the stop of dotted abbreviations always ("U.S." stays whole
// at the end of a sentence) and that of clipped words only within a sentence
// ("Smith Inc. said", but "Smith Inc" + ".").
func (t *tokenizer) abbreviation(b, segment, i int) bool {
	word := t.text[b:i]
	// U.S, a.m, Ph.D: whoever wrote the first stop means the last.
	if segment > b && i-segment <= 2 && letter(t.text[i-1]) && t.text[segment-1] == '.' {
		return !digit(t.text[b])
	}
	next := t.next
	if i+1 < t.stop {
		// A mark follows directly: "Inc.," goes on, "etc.)" too, "etc.”" may end.
		r, _ := utf8.DecodeRuneInString(t.text[i+1 : t.stop])
		if !isClosing(r) && !isQuote(r) {
			next = following{}
		}
	}
	if i-b > 12 {
		return false // no abbreviation is so long
	}
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return t.initial(b, r, next)
	}
	switch abbreviationClass(word) {
	case beforeName:
		return !next.end
	case beforeNumber:
		return next.digit
	case closing:
		return !next.end && !(next.upper && sentenceStarter(next.word))
	}
	return false
}

// initial decides about a single letter with a full stop: part of a name
// ("George W. Bush") or the end of a sentence ("vitamin C.", "than I.").
func (t *tokenizer) initial(b int, r rune, next following) bool {
	if next.end || !unicode.IsLetter(r) {
		return false
	}
	if !unicode.IsUpper(r) {
		// circa, page, versus, born, died
		return (r == 'c' || r == 'p' || r == 'v' || r == 'b' || r == 'd') && (!next.upper || b > 0 && t.text[b-1] == '(')
	}
	if !next.upper {
		return r != 'I' && next.word == "" && !next.digit && !next.end
	}
	if sentenceStarter(next.word) && len(next.word) > 1 {
		return false
	}
	if r != 'I' {
		return true
	}
	// "I." is a name only after another name.
	if len(t.out) == 0 {
		return true
	}
	last := t.out[len(t.out)-1]
	q, _ := utf8.DecodeRuneInString(t.text[last.start:last.end])
	return unicode.IsUpper(q)
}

// abbreviationKind is how an abbreviation behaves before a capital letter.
type abbreviationKind uint8

const (
	noAbbreviation abbreviationKind = iota
	beforeName                      // "Gen." never ends a sentence
	beforeNumber                    // "No." is one only before a number
	closing                         // "Inc." may end a sentence
)

// abbreviationClass looks a word up, given without its full stop. The lists are
// switches and not maps: the compiler makes them into fast tables, and nothing
// is built when the program starts.
func abbreviationClass(word string) abbreviationKind {
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "messrs", "mlle", "mme", "dr", "drs", "prof", "profs", "rev", "revd", "fr", "msgr", "hon",
		"gen", "lt", "col", "maj", "capt", "cpt", "cmdr", "cdr", "adm", "sgt", "cpl", "pvt", "brig", "ltgen", "majgen",
		"sen", "sens", "rep", "reps", "gov", "govs", "pres", "atty", "amb", "supt", "insp", "det", "dep", "asst", "assoc",
		"st", "ste", "mt", "ft", "vs", "viz", "cf", "ca", "approx", "attn", "esp", "gens", "cllr":
		return beforeName
	case "no", "nos", "vol", "vols", "pp", "fig", "figs", "art", "sec", "para", "ch", "eq", "ver", "op", "tel", "ext", "bd", "min", "max", "pg":
		return beforeNumber
	case "inc", "corp", "co", "cos", "ltd", "llc", "bros", "plc", "intl", "natl", "assn", "dept", "univ", "est", "etc", "al", "jr", "sr", "esq",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
		"ave", "blvd", "rd", "hwy", "sq", "bldg", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ill", "ind", "kan", "ky",
		"la", "md", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
		"ont", "que", "alta", "sask", "gov't", "gmbh", "mfg", "ph", "oz", "lb", "lbs", "ed", "eds", "yr", "yrs", "hrs", "mins", "hr", "rec", "misc",
		"incl", "eg", "ie", "ps", "ext'n", "div", "conf", "engr":
		if word == "mar" || word == "mo" || word == "sat" || word == "fri" || word == "mon" || word == "la" || word == "pa" || word == "ill" || word == "wed" || word == "ind" || word == "ore" || word == "jun" || word == "ed" || word == "wash" || word == "del" || word == "ark" || word == "colo" {
			return noAbbreviation // plain words when they are not capitalized
		}
		return closing
	}
	return noAbbreviation
}

// sentenceStarter reports whether a capitalized word, after an abbreviation,
// rather begins a sentence than goes on with a name: "Inc. The" against "Inc.
// Chairman". These are words that no name begins with, or few.
func sentenceStarter(word string) bool {
	switch word {
	case "The", "A", "An", "This", "That", "These", "Those", "There", "Here",
		"He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "Your",
		"In", "On", "At", "By", "For", "From", "With", "Without", "After", "Before", "During", "Since", "Until", "Under", "Over", "About", "Among", "Despite", "To", "As", "Of",
		"But", "And", "Or", "So", "Yet", "If", "When", "While", "Where", "Although", "Though", "Because", "However", "Meanwhile", "Then", "Also", "Now", "Still", "Once",
		"What", "Who", "Why", "How", "Which", "Whether",
		"Is", "Are", "Was", "Were", "Has", "Have", "Had", "Do", "Does", "Did", "Will", "Would", "Can", "Could", "Should",
		"Not", "No", "Yes", "Some", "Many", "Most", "Several", "Each", "Every", "All", "Both", "Other", "Others", "Another", "Such", "One", "Two", "Three",
		"It's", "He's", "She's", "They're", "We're", "I'm", "That's", "There's", "Let's", "Don't", "Didn't",
		"Earlier", "Last", "Later", "Next", "Nearly", "Only", "Even", "According", "Asked", "Officials", "Police", "Please", "Thanks":
		return true
	}
	return false
}
