package nlp

import (
	"unicode"
	"unicode/utf8"
)

// What is called a chunk here is a run without white space. The rules never look
// across its end, but for the first word behind it.

// chunkEnd returns where the run without white space that begins at i ends.
func chunkEnd(text string, i, e int) int {
	for i < e {
		if text[i] > ' ' && text[i] < 0x7f {
			i++
			continue
		}
		if spaceAt(text, i, e) > 0 {
			return i
		}
		_, n := utf8.DecodeRuneInString(text[i:e])
		i += n
	}
	return e
}

// spaceAt returns the length of the white space character at i, 0 if there is
// none. Control characters, byte order marks and marks of the direction of
// writing count as white space: they carry nothing to read.
func spaceAt(text string, i, e int) int {
	c := text[i]
	if c < utf8.RuneSelf {
		if c <= ' ' || c == 0x7f {
			return 1
		}
		return 0
	}
	if c != 0xc2 && c != 0xe1 && c != 0xe2 && c != 0xe3 && c != 0xef {
		return 0 // no white space begins with another byte
	}
	r, n := utf8.DecodeRuneInString(text[i:e])
	switch {
	case r >= 0x80 && r <= 0x9f, // C1 controls
		unicode.IsSpace(r),
		r == 0x200b, r == 0x2060, r == 0xfeff, // zero width
		r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // direction
		return n
	}
	return 0
}

// following is what comes behind a chunk, seen from its last full stop.
type following struct {
	end   bool   // nothing: the block ends
	upper bool   // a capital letter, after any opening quotes or brackets
	digit bool   // a digit
	word  string // the first word
}

// follow looks at most a word behind i.
func follow(text string, i, e int) following {
	for looked := 0; i < e && looked < 16; looked++ {
		if n := spaceAt(text, i, e); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:e])
		switch {
		case isOpening(r):
			i += n
			continue
		case r >= '0' && r <= '9':
			return following{digit: true}
		case unicode.IsLetter(r):
			j := i
			for j < e && j < i+24 && (text[j] == '\'' || wordByte(text[j])) {
				j++
			}
			return following{upper: unicode.IsUpper(r), word: text[i:j]}
		}
		return following{}
	}
	return following{end: i >= e}
}
