package nlp

import "strings"

// The treebanks cut compounds at their hyphens ("15|-|year|-|old", "al|-|Qaeda")
// and keep words with a bound prefix ("anti-war"), telephone numbers and dates.

// hyphenated reports whether the hyphen of n bytes at i does not cut the word.
func (t *tokenizer) hyphenated(b, i, n int) bool {
	text := t.text
	if boundPrefix(text[b:i]) {
		return true
	}
	if !digit(text[i-1]) || !digit(text[min(i+n, t.stop-1)]) {
		return i-b > 2 && t.keptHyphen(b, i)
	}
	// Digits on both sides: a range is cut, a telephone number or a date is not.
	left, right := 0, 0
	for k := i - 1; k >= b && digit(text[k]) && left < 8; k-- {
		left++
	}
	k := i + n
	for ; k < t.stop && digit(text[k]) && right < 8; k++ {
		right++
	}
	more := k+1 < t.stop && text[k] == '-' && digit(text[k+1])
	return more || t.keptHyphen(b, i) || left == 3 && right == 4
}

// keptHyphen reports whether an earlier hyphen of the word was kept because it
// stands in a number: then the later ones are too.
func (t *tokenizer) keptHyphen(b, i int) bool {
	k := i - 1
	for k >= b && k > i-12 && digit(t.text[k]) {
		k--
	}
	return k > b && k < i-1 && t.text[k] == '-' && digit(t.text[k-1])
}

// boundPrefix reports whether a hyphen behind s does not cut the word. The
// treebanks follow the list of affixes of the Penn guidelines, but not in all of
// it: the second list holds what their annotators cut more often than not.
func boundPrefix(s string) bool {
	if len(s) > 8 {
		return false
	}
	switch strings.ToLower(s) {
	case "e", "a", "u", "anti", "arch", "ante", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "ex", "extra", "hyper", "in", "inter", "intra",
		"macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "non", "over", "paleo", "para", "peri", "post",
		"pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "supra", "tele", "trans", "tri", "ultra", "un", "under", "uni", "vice", "uh", "mm", "na":
		switch s {
		case "a", "A", "u", "in", "over", "under", "bio", "eco", "un", "extra", "vice", "E", "super", "bi", "de", "mm", "In", "na":
			return false
		}
		return true
	}
	return false
}
