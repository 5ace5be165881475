package article

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean prepares a text that is still to be analysed: Unicode normal form C; line ends as "\n"; odd spaces
// as plain ones; no byte order marks, control characters, soft hyphens, zero-width spaces or marks that
// turn the direction of writing (they would let a name look like another); nothing blank at either end.
// Clean(Clean(s)) is Clean(s).
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		case r == 0xA0 || r == 0x2007 || r == 0x202F: // spaces that do not break a line
			return ' '
		case r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF || unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	// Last, because letter and accent may have met only now that what stood between them is gone; the other way round a
	// second Clean would find something to compose. The joiners U+200C and U+200D stay: Persian and the scripts of India
	// are spelled with them.
	return strings.TrimFunc(norm.NFC.String(s), unicode.IsSpace)
}

// Guard prepares a text that others' offsets point into: what no database can hold is replaced, one code
// point for one, and all else is left alone.
//
// It is for articles that bring their graph. To compose or to drop a code point, as Clean does, would move every offset
// behind it.
func Guard(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && r != '\r' && unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}
