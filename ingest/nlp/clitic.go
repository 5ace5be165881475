package nlp

import (
	"strings"
	"unicode/utf8"
)

// emitWord cuts the clitics and units off a word and emits the pieces.
func (t *tokenizer) emitWord(b, e int) {
	word := t.text[b:e]
	// Most words have no clitic, and most of these are seen by one look.
	if digit(word[len(word)-1]) || len(word) < 2 {
		t.emit(b, e)
		return
	}
	if digit(word[0]) {
		if n := unitAt(word); n > 0 {
			t.emit(b, b+n)
			t.emit(b+n, e)
			return
		}
	}
	if n := contraction(word); n > 0 {
		t.emit(b, b+n)
		t.emit(b+n, e)
		return
	}
	// Clitics come off from the end, so the pieces come out backwards.
	n := len(t.out)
	for { // from the end: would|n't|'ve
		k := clitic(t.text[b:e])
		if k == 0 {
			break
		}
		t.emit(e-k, e)
		e -= k
	}
	t.emit(b, e)
	for i, j := n, len(t.out)-1; i < j; i, j = i+1, j-1 {
		t.out[i], t.out[j] = t.out[j], t.out[i]
	}
}

// clitic returns the length of the clitic at the end of a word, 0 if there is
// none: 's, 're, 've, 'll, 'd, 'm, n't.
func clitic(word string) int {
	i := len(word) - 1
	for i > 0 && i >= len(word)-3 && letter(word[i]) {
		i--
	}
	// The apostrophe ends at i.
	r, n := utf8.DecodeLastRuneInString(word[:i+1])
	switch r {
	case '\'', '’', '`', '´', 'ʼ':
	default:
		return 0
	}
	mark := i + 1 - n
	if mark < 1 {
		return 0
	}
	switch strings.ToLower(word[i+1:]) {
	case "s", "re", "ve", "ll", "d", "m":
		return len(word) - mark
	case "t":
		if word[mark-1]|0x20 == 'n' && mark > 1 {
			return len(word) - mark + 1
		}
	}
	return 0
}

// contraction returns where a word that is two words cuts, 0 if it is one:
// cannot, gonna, and the commonest that lost their apostrophe. Those that are
// also something else ("its", "were", "wed", "Im") stay whole: in a newspaper
// the something else is likelier.
func contraction(word string) int {
	if len(word) > 8 {
		return 0
	}
	switch strings.ToLower(word) {
	case "cannot", "gonna", "wanna", "gotta", "lemme", "gimme":
		return 3
	case "im", "ive":
		if word[0] == 'i' { // "Im" is a name
			return 1
		}
	case "dont", "wont", "cant", "aint":
		return 2
	case "didnt", "isnt", "wasnt", "hasnt", "arent", "hadnt":
		return len(word) - 2
	case "doesnt", "couldnt", "wouldnt", "shouldnt", "havent", "werent":
		return len(word) - 2
	case "thats", "theres", "whats":
		return len(word) - 1
	case "youre", "theyre", "youve", "theyve":
		return len(word) - 2
	}
	return 0
}

// unitAt returns where the unit begins in a number that is written together
// with it ("5pm", "170m"), 0 if there is none ("20th", "1970s", "4x4").
func unitAt(word string) int {
	n := 0
	for n < len(word) && !letter(word[n]) {
		if word[n] >= utf8.RuneSelf {
			return 0
		}
		n++
	}
	if n == 0 || n == len(word) || len(word)-n > 5 || !isUnit(strings.ToLower(word[n:])) {
		return 0
	}
	return n
}

// isUnit reports whether letters behind a number are a unit of their own. The
// treebanks cut units off ("5|pm", "170|m") and leave ordinals, decades and
// names of things whole ("20th", "1970s", "4x4", "3D").
func isUnit(s string) bool {
	switch s {
	case "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "k", "m", "mm", "bn", "tn", "mn", "mln", "bln", "cm", "km", "kg", "g", "mg", "ml", "kw", "mw", "gw", "kwh", "mwh",
		"mph", "kph", "kmh", "ft", "in", "lb", "lbs", "oz", "mi", "yr", "yrs", "hr", "hrs", "h", "min", "mins", "sec", "secs", "gb", "mb", "tb", "kb", "hz", "khz", "mhz", "ghz", "p", "c", "sq", "bbl", "t":
		return true
	}
	return false
}
