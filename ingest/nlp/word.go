package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word returns where the word that begins at b ends: letters and digits, and
// the marks between them that do not cut.
func (t *tokenizer) word(b int) int {
	text, stop := t.text, t.stop
	i := b
	// Letters come by the byte; everything else is asked one by one whether it
	// keeps the word together.
	if i < stop && !wordByte(text[i]) && text[i] < utf8.RuneSelf {
		i++ // the sign of a number
	}
	for i < stop {
		c := text[i]
		if wordByte(c) {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(text[i:stop]); isWordRune(r) || joins(r) {
				i += n
				continue
			}
		}
		if c == '.' && t.keepsStop(b, i) {
			if i++; i < stop && digit(text[i]) && letter(text[i-2]) && abbreviationClass(text[b:i-1]) != noAbbreviation {
				return i // Nov.28
			}
			continue
		}
		if c == '$' && i-b <= 3 && i > b && (i+1 == stop || digit(text[i+1])) && upperASCII(text[b:i]) {
			return i + 1 // US$4.5
		}
		if i == b || !t.joined(b, i, n, r) {
			return i
		}
		i += n
	}
	return i
}

// joined reports whether the mark r of n bytes at i keeps the word that began
// at b together with what follows.
func (t *tokenizer) joined(b, i, n int, r rune) bool {
	text, stop := t.text, t.stop
	if i+n >= stop {
		// A hanging hyphen: "pre- and post-war", a word broken off.
		return r == '-' && (boundPrefix(text[b:i]) || i-b <= 2 && letter(text[b]))
	}
	prev := text[i-1]
	q, _ := utf8.DecodeRuneInString(text[i+n : stop])
	if !isWordRune(q) {
		return false
	}
	numbers := digit(prev) && q >= '0' && q <= '9'
	switch r {
	case '\'', '’', 'ʼ', '´', '`':
		return true // clitics are cut off afterwards
	case ',', ':':
		return numbers // 15,000 and 7:30
	case '-', '‐', '‑':
		return t.hyphenated(b, i, n)
	case '/':
		if numbers {
			return true // dates and fractions
		}
		return i == b+1 && (stop == i+2 || !wordByte(text[i+2])) && slashed(text[b:i+2]) || text[b:i] == "s" && strings.HasPrefix(text[i+1:stop], "he")
	case '&':
		// AT&T, R&D; but not salt&pepper
		return i-b <= 3 && (stop-i <= 4 || !wordByte(text[min(i+4, stop-1)]))
	case '*', '@', '%':
		return letter(prev) && unicode.IsLetter(q) // what was bleeped, and addresses of old mail
	}
	return false
}

// slashed reports whether a pair of letters around a slash is one word.
func slashed(s string) bool {
	switch strings.ToLower(s) {
	case "w/o", "c/o", "n/a", "l/c", "i/o", "a/c", "i/c", "i/s", "b/c":
		return true
	}
	return false
}
