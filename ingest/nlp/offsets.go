package nlp

import (
	"sort"
	"unicode/utf8"
)

// offsets maps code points to bytes and back in constant time: it notes the
// byte of every 64th code point and walks the rest. Plain ASCII needs no notes,
// because there both counts are the same.
type offsets struct {
	runes int
	marks []int // byte offset of code point 64·i; nil for plain ASCII
}

const markEvery = 64

// newOffsets walks the text once.
func newOffsets(text string) offsets {
	n := utf8.RuneCountInString(text)
	if n == len(text) {
		return offsets{runes: n}
	}
	marks := make([]int, 0, n/markEvery+1)
	i := 0
	for b := range text {
		if i%markEvery == 0 {
			marks = append(marks, b)
		}
		i++
	}
	return offsets{runes: n, marks: marks}
}

// byteOf returns the byte of a code point: from the last note before it, 63
// steps at most.
func (o offsets) byteOf(text string, codePoint int) int {
	if codePoint < 0 || codePoint > o.runes {
		panic("nlp: code point outside the text")
	}
	if o.marks == nil {
		return codePoint
	}
	if codePoint == o.runes {
		return len(text)
	}
	b := o.marks[codePoint/markEvery]
	for range codePoint % markEvery {
		_, size := utf8.DecodeRuneInString(text[b:])
		b += size
	}
	return b
}

// runeOf returns the code point that holds a byte: a search among the notes, then
// the same steps.
func (o offsets) runeOf(text string, byteOffset int) int {
	if byteOffset < 0 || byteOffset > len(text) {
		panic("nlp: byte outside the text")
	}
	if o.marks == nil {
		return byteOffset
	}
	m := sort.SearchInts(o.marks, byteOffset+1) - 1
	at, n := o.marks[m], m*markEvery
	for at < byteOffset {
		_, size := utf8.DecodeRuneInString(text[at:])
		if at+size > byteOffset {
			break
		}
		at += size
		n++
	}
	return n
}
