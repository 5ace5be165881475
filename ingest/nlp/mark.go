package nlp

import (
	"strings"
	"unicode/utf8"
)

// mark cuts an ASCII character that is neither letter nor digit.
func (t *tokenizer) mark(b int, c byte) int {
	text, stop := t.text, t.stop
	// Smileys first: their marks mean nothing else then.
	if e := emoticon(text[b:stop]); e > 0 {
		return t.emit(b, b+e)
	}
	after := byte(0)
	if b+1 < stop {
		after = text[b+1]
	}
	switch c {
	case '\'', '`':
		if after == c {
			return t.emit(b, b+2) // '' and ``
		}
		if e := t.elision(b, 1); e > b {
			return t.emit(b, e)
		}
	case '.':
		if digit(after) && (b == 0 || !wordByte(text[b-1])) {
			e := t.word(b + 1) // .22 caliber
			t.emitWord(b, e)
			return e
		}
		return t.emit(b, b+ending(text[b:stop]))
	case '!', '?':
		return t.emit(b, b+ending(text[b:stop]))
	case '-', '+':
		// A sign belongs to its number, unless a number stands before it.
		if digit(after) && t.fresh(b) {
			e := t.word(b + 1)
			t.emitWord(b, e)
			return e
		}
		return t.emit(b, runEnd(text, b, stop, rune(c)))
	case '#', '@':
		if letter(after) && t.fresh(b) {
			e := b + 1
			for e < stop && (wordByte(text[e]) || text[e] >= utf8.RuneSelf || text[e] == '.' && e+1 < stop && letter(text[e+1])) {
				e++
			}
			return t.emit(b, e)
		}
		return t.emit(b, runEnd(text, b, stop, rune(c)))
	case '*', '=', '_', '~', '<', '>', '|', '^', '\\', ',':
		// Rulers and arrows, each as long as it is.
		if c != ',' || after == ',' {
			return t.emit(b, runEnd(text, b, stop, rune(c)))
		}
	}
	return t.emit(b, b+1)
}

// ending returns how long a run of full stops, question and exclamation marks
// is: "...", "?!", ".?". It is one token in the treebanks, whatever its length.
func ending(s string) int {
	e := 0
	for e < len(s) && (s[e] == '.' || s[e] == '!' || s[e] == '?') {
		if s[e] == '.' && e > 0 && s[e-1] != '.' {
			break // "?." is two
		}
		e++
	}
	return e
}

// fresh reports whether a token that begins at b opens a chunk or follows an
// opening bracket or quote. Only there do signs, hashes and elisions begin a
// word: in "5-6" and "F#" they stand behind one.
func (t *tokenizer) fresh(b int) bool {
	if len(t.out) == 0 || t.out[len(t.out)-1].end != b {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(t.text[:b])
	return isOpening(r)
}

// runEnd returns where a run of r that begins at b ends.
func runEnd(text string, b, stop int, r rune) int {
	e := b
	for e < stop {
		q, n := utf8.DecodeRuneInString(text[e:stop])
		if q != r {
			break
		}
		e += n
	}
	return e
}

// elision returns the end of a token that begins with an apostrophe of n bytes
// at b ("'s" on its own, "'90s", "'em"), or b when that is a quotation mark.
func (t *tokenizer) elision(b, n int) int {
	e := b + n
	for e < t.stop && wordByte(t.text[e]) {
		e++
	}
	if e > b+n+5 {
		return b // longer than any of them
	}
	rest := t.text[b+n : e]
	if len(rest) >= 2 && digit(rest[0]) && digit(rest[1]) && (len(rest) == 2 || len(rest) == 3 && rest[2] == 's') {
		return e // the class of '72
	}
	switch strings.ToLower(rest) {
	case "s", "re", "ve", "ll", "d", "m":
		// Only where the apostrophe cannot open a quotation.
		if e == t.stop || !t.fresh(b) {
			return e
		}
	case "em", "til", "cause", "tis", "twas", "bout", "cuz", "n":
		return e
	}
	return b
}
