package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// A cut is a token while it is made: bytes of the text, [start, end).
type cut struct{ start, end int }

// A tokenizer cuts text by the conventions of the English treebanks of
// Universal Dependencies (EWT and GUM): clitics, hyphens, slashes, currency and
// percent signs stand alone; addresses, numbers, dotted abbreviations and
// words with a bound prefix ("anti-war") stay whole.
//
// It goes from left to right over the bytes once. What looks ahead (an address,
// a run of dots) stops at the white space and remembers how far it looked, so
// that a long line without spaces costs no more than any other.
type tokenizer struct {
	text string
	out  []cut

	// stop is the end of the running chunk: the next white space.
	stop int
	// noAddress: no e-mail address begins in front of this byte.
	noAddress int
	// next describes what follows the chunk; it decides about "No." and "Inc.".
	next following
}

// tokens appends the tokens of text[b:e] to out. The region is read as one
// block: its end is the end of a paragraph.
func tokens(out []cut, text string, b, e int) []cut {
	t := tokenizer{text: text, out: out}
	for i := b; i < e; {
		if n := spaceAt(text, i, e); n > 0 {
			i += n
			continue
		}
		t.stop = chunkEnd(text, i, e)
		t.next = follow(text, t.stop, e)
		for i < t.stop {
			i = t.token(i)
		}
	}
	return t.out
}

func (t *tokenizer) emit(b, e int) int {
	t.out = append(t.out, cut{b, e})
	return e
}

// token cuts one token, or a word with its clitics, at b and returns where the
// next begins.
func (t *tokenizer) token(b int) int {
	c := t.text[b]
	if e := t.address(b); e > b {
		return t.emit(b, e)
	}
	if c < utf8.RuneSelf && !wordByte(c) {
		return t.mark(b, c)
	}
	r, n := utf8.DecodeRuneInString(t.text[b:t.stop])
	switch {
	case r == '’' || r == '‘':
		if e := t.elision(b, n); e > b {
			return t.emit(b, e)
		}
		if e := b + n; e < t.stop && strings.HasPrefix(t.text[e:t.stop], "’") {
			return t.emit(b, e+len("’")) // '' typed as two curly ones
		}
		return t.emit(b, b+n)
	case r == '–' || r == '—' || r == '―' || r == '…' || r == '•':
		return t.emit(b, runEnd(t.text, b, t.stop, r))
	case isWordRune(r):
		e := t.word(b)
		t.emitWord(b, e)
		return e
	case isQuote(r) || isOpening(r) || isClosing(r) || unicode.Is(unicode.Sc, r): // Sc: currency
		return t.emit(b, b+n)
	case r == utf8.RuneError: // damaged bytes, all that stand together
		return t.emit(b, runEnd(t.text, b, t.stop, r))
	}
	// Emoji, ideographs and whatever else has no rule here: Unicode's own word
	// boundaries.
	return t.emit(b, b+max(n, t.segment(b)))
}

// segment returns the length of the Unicode word at b. Only a short window is
// shown to the segmenter, because it is asked anew for each token.
func (t *tokenizer) segment(b int) int {
	e := min(t.stop, b+64)
	for e < t.stop && !utf8.RuneStart(t.text[e]) {
		e++
	}
	words := words.FromString(t.text[b:e])
	if !words.Next() {
		return 0
	}
	return len(words.Value())
}
