package nlp

import (
	"unicode"
	"unicode/utf8"
)

// The classes of characters that the rules speak of. ASCII is asked first and by
// byte: nearly all of the text is, and Unicode's tables are slow to look into.

func digit(c byte) bool { return '0' <= c && c <= '9' }

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// wordByte reports whether an ASCII byte is part of a word. The underscore is one
// as in the names of files and users.
func wordByte(c byte) bool {
	return letter(c) || digit(c) || c == '_'
}

// upperASCII reports whether s is made of A to Z; it is true of nothing.
func upperASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// lowerASCII reports whether s is made of a to z and full stops.
func lowerASCII(s string) bool {
	for i := range len(s) {
		if s[i] != '.' && (s[i] < 'a' || s[i] > 'z') {
			return false
		}
	}
	return true
}

// isWordRune reports whether r is part of a word in a script that puts spaces
// between words.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte(byte(r))
	}
	if r < 0x300 {
		return unicode.IsLetter(r)
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !unspaced(r)
}

// joins reports whether r is invisible inside a word: joiners, soft hyphens.
func joins(r rune) bool {
	return r == 0xad || r == 0x200c || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f
}

// unspaced reports whether r belongs to a script without spaces between words.
func unspaced(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// isQuote reports whether r is a quotation mark of some language. The backquote
// is one, because “so” is how typewriters and TeX wrote them.
func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '＂', '＇':
		return true
	}
	return false
}

// isOpening reports whether r may stand in front of the first word of a
// sentence. Straight quotes are both opening and closing.
func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '"', '\'', '`', '“', '„', '‟', '‘', '‚', '«', '‹', '¿', '¡':
		return true
	}
	return false
}

// isClosing reports whether r may stand behind the last full stop of a sentence
// and still belong to it.
func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', '"', '\'', '”', '’', '»', '›':
		return true
	}
	return false
}
