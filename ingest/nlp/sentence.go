package nlp

import (
	"unicode"
	"unicode/utf8"
)

// maxSentence bounds the tokens of a sentence. No sentence of a newspaper comes
// near; without the bound a file without full stops would be one sentence, and
// what is quadratic in the sentence would be quadratic in the file.
const maxSentence = 256

// A splitter cuts the tokens of one block into sentences.
type splitter struct {
	text   string
	tokens []cut
}

// sentences returns where the sentences of the block end, as indexes behind
// their last tokens; the last is len(tokens).
func (s splitter) sentences() []int {
	var ends []int
	first := 0
	for i := 0; i < len(s.tokens); i++ {
		end := s.endAt(first, i)
		if end == 0 && i-first+1 >= maxSentence {
			end = s.softBreak(first, i+1)
		}
		if end > 0 {
			ends = append(ends, end)
			first, i = end, end-1
		}
	}
	if first < len(s.tokens) {
		ends = append(ends, len(s.tokens))
	}
	return ends
}

func (s splitter) word(i int) string { return s.text[s.tokens[i].start:s.tokens[i].end] }

// glued reports whether no white space stands between tokens i-1 and i.
func (s splitter) glued(i int) bool { return s.tokens[i-1].end == s.tokens[i].start }

// endAt returns the end of the sentence that began at first if token i closes
// it, together with the quotes and brackets behind; 0 otherwise.
func (s splitter) endAt(first, i int) int {
	w := s.word(i)
	c := w[len(w)-1]
	dotted := false
	switch {
	case w == "." || c == '!' || c == '?' || len(w) > 1 && w[0] == '.' && c == '.':
	case w == "…" || w == "。" || w == "！" || w == "？" || w == "।" || w == "؟":
	case c == '.' && len(w) > 2 && i > first:
		dotted = true // "U.S." may be the last word
	case w == ":" && i+1 < len(s.tokens) && isAddress(s.word(i+1)):
		return i + 1
	case isAddress(w) || isSmiley(w):
		// Nobody puts a full stop behind these.
		if i+1 == len(s.tokens) || !s.begins(i+1) {
			return 0
		}
		return i + 1
	default:
		return 0
	}
	end := i + 1
	quoted, bracketed := false, false
	for end < len(s.tokens) && end-i <= 8 {
		if s.closes(end) {
			bracket := s.word(end) == ")" || s.word(end) == "]"
			quoted, bracketed = quoted || !bracket, bracketed || bracket
			end++
		} else if n := s.citation(end); n > 0 && w == "." {
			end += n
		} else {
			break
		}
	}
	if end == len(s.tokens) {
		return end
	}
	if w == "." && s.numbered(first, i) {
		return 0
	}
	next := s.word(end)
	opening := false
	for k := end; ; {
		r, _ := utf8.DecodeRuneInString(next)
		if !isOpening(r) || k+1 >= len(s.tokens) || k > end+2 {
			break
		}
		opening = true
		k++
		next = s.word(k)
	}
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case dotted:
		if !unicode.IsUpper(r) || !sentenceStarter(next) {
			return 0
		}
	case r == ',' || r == ';' || r == ':' || r == ')' || r == ']' || next == "." || next == "/":
		return 0
	case unicode.IsLower(r):
		// "“Why?” he asked." goes on; "i left. she stayed" does not, in the
		// writing of those who use no capitals. "Sen. Warren (D-Mass.) said" goes on too.
		if quoted || bracketed || w[0] == '.' && len(w) > 1 || w == "…" || s.glued(end) || w != "." && len(w) == 1 && s.named(i) {
			return 0
		}
	case (w == "…" || len(w) > 1 && w[0] == '.') && !unicode.IsUpper(r) && !opening:
		return 0
	case (r == '-' || r == '–' || r == '—') && (quoted || w != "."):
		return 0
	}
	return end
}

// closes reports whether the token at i is a quote or bracket that belongs to
// the text before it.
func (s splitter) closes(i int) bool {
	w := s.word(i)
	r, n := utf8.DecodeRuneInString(w)
	if !isClosing(r) || n != len(w) && w != "''" && w != "’’" {
		return false
	}
	switch r {
	case '"', '\'':
		// Straight quotes look the same on both sides; the space tells.
		return s.glued(i) && (i+1 == len(s.tokens) || !s.glued(i+1) || s.closesAfter(i+1))
	}
	return true
}

// named reports whether the question or exclamation mark at i rather belongs to
// a name than ends a sentence: "Yahoo! reported", "Who's Afraid? was". That is
// so when the word before it is capitalized.
func (s splitter) named(i int) bool {
	if i == 0 || !s.glued(i) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.word(i - 1))
	return unicode.IsUpper(r)
}

// citation returns how many tokens a reference like "[12]" at i takes, 0 if
// there is none: it stands behind the full stop and belongs to the sentence.
func (s splitter) citation(i int) int {
	if i+2 < len(s.tokens) && s.word(i) == "[" && digit(s.word(i + 1)[0]) && s.word(i+2) == "]" {
		return 3
	}
	return 0
}

// begins reports whether token i looks like the first of a sentence.
func (s splitter) begins(i int) bool {
	w := s.word(i)
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || isAddress(w)
}

// isAddress reports whether a token is a web address.
func isAddress(w string) bool {
	return len(w) > 7 && (w[:7] == "http://" || w[:7] == "https:/" || w[:4] == "www.")
}

// isSmiley reports whether a token is a smiley made of marks.
func isSmiley(w string) bool {
	return len(w) > 1 && emoticon(w) == len(w)
}

// closesAfter reports whether token i is a mark that can only follow a closing
// quote.
func (s splitter) closesAfter(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.word(i))
	return isClosing(r) || r == ',' || r == ';' || r == '.' || r == '?' || r == '!' || r == '—' || r == '–'
}

// numbered reports whether the stop at i belongs to a number that opens the
// sentence, as in a list: "1. Wash the rice."
func (s splitter) numbered(first, i int) bool {
	if i-first > 2 || i == first {
		return false
	}
	w := s.word(i - 1)
	return len(w) <= 3 && (digit(w[0]) || len(w) == 1 && unicode.IsUpper(rune(w[0])))
}

// softBreak returns where a sentence that has grown too long is cut: behind its
// last semicolon, colon, dash or comma, else at its end.
func (s splitter) softBreak(first, end int) int {
	for i := end - 1; i > first+maxSentence/2; i-- {
		switch s.word(i) {
		case ";", ":", ",", "—", "–", "--", "|":
			return i + 1
		}
	}
	return end
}
