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

// following is what comes behind a chunk, seen from its last full stop.
type following struct {
	end   bool   // nothing: the block ends
	upper bool   // a capital letter, after any opening quotes or brackets
	digit bool   // a digit
	word  string // the first word
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
	case isQuote(r) || isOpening(r) || isClosing(r) || unicode.Is(unicode.Sc, r):
		return t.emit(b, b+n)
	case r == utf8.RuneError:
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

// mark cuts an ASCII character that is neither letter nor digit.
func (t *tokenizer) mark(b int, c byte) int {
	text, stop := t.text, t.stop
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
			e := t.word(b + 1) // .22
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
		if c != ',' || after == ',' {
			return t.emit(b, runEnd(text, b, stop, rune(c)))
		}
	}
	return t.emit(b, b+1)
}

// ending returns how long a run of full stops, question and exclamation marks
// is: "...", "?!", ".?".
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
// opening bracket or quote.
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
		return b
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
