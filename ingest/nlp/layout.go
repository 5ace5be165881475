package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A block is a stretch of text that sentences do not cross: a paragraph, a
// headline, an entry of a list.
type block struct {
	start, end int // bytes
	item       bool
}

// A line is a line of the text without the white space around it.
type line struct{ start, end int }

func (l line) blank() bool { return l.start == l.end }

// lines cuts text at every kind of line break.
func lines(text string) []line {
	var out []line
	b := 0
	for i := 0; i < len(text); {
		n := breakAt(text, i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, trim(text, b, i))
		i += n
		b = i
	}
	return append(out, trim(text, b, len(text)))
}

// breakAt returns the length of the line break at i, 0 if there is none.
func breakAt(text string, i int) int {
	switch text[i] {
	case '\n', '\v', '\f':
		return 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xc2:
		if strings.HasPrefix(text[i:], "\u0085") {
			return 2
		}
	case 0xe2:
		if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

func trim(text string, b, e int) line {
	for b < e {
		n := spaceAt(text, b, e)
		if n == 0 {
			break
		}
		b += n
	}
	for e > b {
		_, n := utf8.DecodeLastRuneInString(text[b:e])
		if spaceAt(text, e-n, e) != n {
			break
		}
		e -= n
	}
	return line{b, e}
}

// blocks groups lines: a blank line always ends a block, a single line break
// does unless the text was wrapped there to keep lines short.
func blocks(text string, all []line) []block {
	width := wrapWidth(text, all)
	var out []block
	open := false
	for i, l := range all {
		if l.blank() {
			open = false
			continue
		}
		item := isItem(text[l.start:l.end])
		if open && !item && wrapped(text, all[i-1], l, width) {
			out[len(out)-1].end = l.end
			continue
		}
		out = append(out, block{l.start, l.end, item})
		open = true
	}
	return out
}

// wrapWidth returns the width in bytes to which the text was wrapped, 0 if its
// line breaks are not those of a wrapped text. In a wrapped text the first word
// of the next line would not have fitted.
func wrapWidth(text string, all []line) int {
	longest := 0
	for _, l := range all {
		longest = max(longest, l.end-l.start)
	}
	// Nobody wraps to less than a column, or to more than a wide terminal;
	// longer lines are paragraphs.
	if longest < 40 || longest > 132 {
		return 0
	}
	breaks, full := 0, 0
	for i := 1; i < len(all); i++ {
		if all[i].blank() || all[i-1].blank() {
			continue
		}
		breaks++
		if fills(text, all[i-1], all[i], longest) {
			full++
		}
	}
	// Last lines of paragraphs are short, and a few others may be.
	if breaks < 3 || full*10 < breaks*6 {
		return 0
	}
	return longest
}

// fills reports whether the first word of next would not have fitted behind l.
func fills(text string, l, next line, width int) bool {
	word := chunkEnd(text, next.start, next.end) - next.start
	// Ragged wrapping, by hand or around an image, leaves some room.
	return l.end-l.start+1+word > width-width/10
}

// wrapped reports whether the break between two lines only wraps a paragraph.
func wrapped(text string, l, next line, width int) bool {
	first, _ := utf8.DecodeRuneInString(text[next.start:next.end])
	if width > 0 && fills(text, l, next, width) {
		return true
	}
	// A word that goes on in lower case continues the sentence, wherever it was
	// broken.
	last, _ := utf8.DecodeLastRuneInString(text[l.start:l.end])
	return unicode.IsLower(first) && (unicode.IsLetter(last) || last == ',' || unicode.IsDigit(last))
}

// isItem reports whether a line begins like an entry of a list: a bullet, or a
// short number or letter with a bracket or a full stop, and text behind it.
func isItem(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '·', '▪', '●', '◦', '‣', '■', '*', '-', '–', '+', '»', '►':
		return n < len(s) && (s[n] == ' ' || s[n] == '\t')
	}
	i := 0
	if s[0] == '(' {
		i++
	}
	b := i
	for i < len(s) && digit(s[i]) && i < b+3 {
		i++
	}
	if i == b && i < len(s) && letter(s[i]) {
		if i++; b == 0 && i < len(s) && s[i] == '.' {
			return false // an initial
		}
	}
	return i > b && i+2 < len(s) && (s[i] == ')' || s[i] == '.' && b == 0) && s[i+1] == ' '
}
