package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mostRunes is the longest part of a word that is looked up at all.
const mostRunes = 100

// vocabulary cuts words into pieces.
//
// Two maps, so that a piece inside a word is looked up without building a string
// with the two signs before it: no look-up allocates.
type vocabulary struct {
	start   map[string]int32 // pieces that begin a part of a word
	inside  map[string]int32 // pieces that continue one, without their ##
	longest int              // bytes of the longest piece
	unknown int32
	most    int // pieces a word
}

func newVocabulary(list [][]byte, unknown int32, most int) *vocabulary {
	v := &vocabulary{
		start:   make(map[string]int32, len(list)),
		inside:  make(map[string]int32, len(list)/4),
		unknown: unknown,
		most:    most,
	}
	text := string(joinLines(list)) // one string that all keys share
	for id, piece := range list {
		s := text[:len(piece)]
		text = text[min(len(piece)+1, len(text)):]
		if t, ok := strings.CutPrefix(s, "##"); ok && t != "" {
			v.inside[t] = int32(id)
		} else {
			v.start[s] = int32(id)
		}
		v.longest = max(v.longest, len(s))
	}
	return v
}

// AppendPieces appends the ids of the pieces of one word: BERT's uncased
// tokenizer, applied to this word alone. A word has at least one piece and at
// most Config.MaxWordPieces; what goes beyond is dropped. The time is linear
// in the length of the word.
func (m *Model) AppendPieces(ids []int32, word string) []int32 {
	return m.vocab.append(ids, word)
}

func (v *vocabulary) append(ids []int32, word string) []int32 {
	// Most words of a text end here.
	if id, ok := v.start[word]; ok && plain(word) {
		return append(ids, id)
	}
	from := len(ids)
	word = normalize(word)
	for len(word) > 0 && len(ids)-from < v.most {
		r, size := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsSpace(r):
			word = word[size:]
		case isPunct(r):
			ids = v.part(ids, word[:size])
			word = word[size:]
		default:
			end := strings.IndexFunc(word, func(r rune) bool { return unicode.IsSpace(r) || isPunct(r) })
			if end < 0 {
				end = len(word)
			}
			ids = v.part(ids, word[:end])
			word = word[end:]
		}
	}
	switch n := len(ids) - from; {
	case n == 0:
		return append(ids, v.unknown)
	case n > v.most:
		return ids[:from+v.most]
	}
	return ids
}

// part appends the pieces of a part of a word, the longest first, or one
// unknown piece where the vocabulary leaves something over.
func (v *vocabulary) part(ids []int32, s string) []int32 {
	if utf8.RuneCountInString(s) > mostRunes {
		return append(ids, v.unknown)
	}
	from, pieces := len(ids), v.start
	for len(s) > 0 {
		n := min(len(s), v.longest)
		for ; n > 0; n-- {
			if n < len(s) && !utf8.RuneStart(s[n]) {
				continue // not between characters
			}
			if id, ok := pieces[s[:n]]; ok {
				ids = append(ids, id)
				break
			}
		}
		if n == 0 {
			// One unknown piece for the whole part, as BERT has it.
			return append(ids[:from], v.unknown)
		}
		s, pieces = s[n:], v.inside
	}
	return ids
}

// plain reports whether a word consists of lower-case ASCII letters and
// digits, which nothing in normalize changes or cuts.
func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// normalize drops control characters and accents, lower-cases, and puts spaces
// around ideographs.
func normalize(word string) string {
	ascii := true
	for i := 0; ascii && i < len(word); i++ {
		ascii = word[i] >= ' ' && word[i] < 0x7F
	}
	if ascii {
		return strings.ToLower(word)
	}
	var b strings.Builder
	b.Grow(len(word) + 8)
	for _, r := range word {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r == utf8.RuneError || isControl(r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case isIdeograph(r):
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	// Decomposed, an accent is a character of its own, of category Mn.
	decomposed := norm.NFD.String(b.String())
	b.Reset()
	for _, r := range decomposed {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < utf8.RuneSelf:
			b.WriteByte(lower(byte(r)))
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// isControl reports the categories Cc, Cf, Co and Cs. The tokenizers library
// keeps characters that Unicode has not assigned, and so does this.
func isControl(r rune) bool {
	return r < ' ' || r >= 0x7F && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}

// isPunct reports all punctuation and, in ASCII, the symbols too.
func isPunct(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}

// isIdeograph reports the blocks of CJK ideographs that BERT cuts apart.
func isIdeograph(r rune) bool {
	for _, b := range [...][2]rune{
		{0x4E00, 0x9FFF}, {0x3400, 0x4DBF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B73F},
		{0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F},
	} {
		if b[0] <= r && r <= b[1] {
			return true
		}
	}
	return false
}

// joinLines is the list as one text again.
func joinLines(list [][]byte) []byte {
	n := 0
	for _, s := range list {
		n += len(s) + 1
	}
	text := make([]byte, 0, n)
	for _, s := range list {
		text = append(append(text, s...), '\n')
	}
	return text
}
