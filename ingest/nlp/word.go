package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word returns where the word that begins at b ends: letters and digits, and
// the marks between them that do not cut.
func (t *tokenizer) word(b int) int {
	text, stop := t.text, t.stop
	i := b
	if i < stop && !wordByte(text[i]) && text[i] < utf8.RuneSelf {
		i++ // the sign of a number
	}
	for i < stop {
		c := text[i]
		if wordByte(c) {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(text[i:stop]); isWordRune(r) || joins(r) {
				i += n
				continue
			}
		}
		if c == '.' && t.keepsStop(b, i) {
			i++
			continue
		}
		if c == '$' && i-b <= 3 && i+1 < stop && digit(text[i+1]) && upperASCII(text[b:i]) {
			return i + 1 // US$4.5
		}
		if i == b || !t.joined(b, i, n, r) {
			return i
		}
		i += n
	}
	return i
}

// joined reports whether the mark r of n bytes at i keeps the word that began
// at b together with what follows.
func (t *tokenizer) joined(b, i, n int, r rune) bool {
	text, stop := t.text, t.stop
	if i+n >= stop {
		// A hanging hyphen: "pre- and post-war", a word broken off.
		return r == '-' && (boundPrefix(text[b:i]) || i-b <= 2 && letter(text[b]))
	}
	prev := text[i-1]
	q, _ := utf8.DecodeRuneInString(text[i+n : stop])
	if !isWordRune(q) {
		return false
	}
	numbers := digit(prev) && q >= '0' && q <= '9'
	switch r {
	case '\'', '’', 'ʼ', '´', '`':
		return true // clitics are cut off afterwards
	case ',', ':':
		return numbers
	case '-', '‐', '‑':
		return t.hyphenated(b, i, n)
	case '/':
		if numbers {
			return true // dates and fractions
		}
		return i == b+1 && (stop == i+2 || !wordByte(text[i+2])) && slashed(text[b:i+2]) || text[b:i] == "s" && strings.HasPrefix(text[i+1:stop], "he")
	case '&':
		// AT&T, R&D; but not salt&pepper
		return i-b <= 3 && (stop-i <= 4 || !wordByte(text[min(i+4, stop-1)]))
	case '*', '@', '%':
		return letter(prev) && unicode.IsLetter(q)
	}
	return false
}

// keepsStop decides about a full stop at i in the word that began at b:
// whether it is part of the word.
func (t *tokenizer) keepsStop(b, i int) bool {
	text, stop := t.text, t.stop
	if i == b {
		return false
	}
	segment := b // where the part in front of the stop begins
	for k := i - 1; k >= b && k >= i-16; k-- {
		if text[k] == '.' || text[k] == '-' {
			segment = k + 1
			break
		}
	}
	if i+1 < stop {
		q, n := utf8.DecodeRuneInString(text[i+1 : stop])
		switch {
		case digit(text[i-1]) && q >= '0' && q <= '9':
			return true // 3.14
		case isWordRune(q):
			return t.dotted(b, segment, i, i+1+n, q)
		case q == '.':
			return false // an ellipsis
		}
	}
	return t.abbreviation(b, segment, i)
}

// dotted decides about a full stop between letters, text[segment:i] before it
// and the letter q, which ends at j, behind.
func (t *tokenizer) dotted(b, segment, i, j int, q rune) bool {
	if i-segment == 1 || utf8.RuneCountInString(t.text[segment:i]) == 1 {
		return true // U.S
	}
	e := i + 1
	for e < t.stop && e < i+16 && wordByte(t.text[e]) {
		e++
	}
	after := t.text[i+1 : e]
	switch {
	case knownSuffix(after):
		return true // example.com, report.doc
	case e-i-1 == 1 && (e < t.stop && t.text[e] == '.' || i-segment == 2):
		return true // Ph.D
	case unicode.IsUpper(q) && lowerASCII(t.text[segment+1:i]):
		return false // two sentences without a space: "gone.The"
	}
	// A dotted name of some machine's: comp.sources.unix
	return i-segment <= 12 && lowerASCII(t.text[b:i]) && lowerASCII(after) && strings.Contains(t.text[e:min(t.stop, e+1)], ".")
}

// abbreviation decides about a full stop behind a word, before white space or a
// mark: whether it belongs to the abbreviation or ends the sentence.
//
// The treebanks keep the stop of dotted abbreviations always ("U.S." stays whole
// at the end of a sentence) and that of clipped words only within a sentence
// ("Smith Inc. said", but "Smith Inc" + ".").
func (t *tokenizer) abbreviation(b, segment, i int) bool {
	word := t.text[b:i]
	if segment > b && i-segment <= 2 && letter(t.text[i-1]) && t.text[segment-1] == '.' {
		return !digit(t.text[b])
	}
	next := t.next
	if i+1 < t.stop {
		// A mark follows directly: "Inc.," goes on, "etc.)" too, "etc.”" may end.
		r, _ := utf8.DecodeRuneInString(t.text[i+1 : t.stop])
		if !isClosing(r) && !isQuote(r) {
			next = following{}
		}
	}
	if i-b > 12 {
		return false
	}
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return t.initial(b, r, next)
	}
	switch abbreviationClass(word) {
	case beforeName:
		return !next.end
	case beforeNumber:
		return next.digit
	case closing:
		return !next.end && !(next.upper && sentenceStarter(next.word))
	}
	return false
}

// initial decides about a single letter with a full stop: part of a name
// ("George W. Bush") or the end of a sentence ("vitamin C.", "than I.").
func (t *tokenizer) initial(b int, r rune, next following) bool {
	if next.end || !unicode.IsLetter(r) {
		return false
	}
	if !unicode.IsUpper(r) {
		// circa, page, versus, born, died
		return (r == 'c' || r == 'p' || r == 'v' || r == 'b' || r == 'd') && (!next.upper || b > 0 && t.text[b-1] == '(')
	}
	if !next.upper {
		return r != 'I' && next.word == "" && !next.digit && !next.end
	}
	if sentenceStarter(next.word) && len(next.word) > 1 {
		return false
	}
	if r != 'I' {
		return true
	}
	// "I." is a name only after another name.
	if len(t.out) == 0 {
		return true
	}
	last := t.out[len(t.out)-1]
	q, _ := utf8.DecodeRuneInString(t.text[last.start:last.end])
	return unicode.IsUpper(q)
}

// hyphenated reports whether the hyphen of n bytes at i does not cut the word.
func (t *tokenizer) hyphenated(b, i, n int) bool {
	text := t.text
	if boundPrefix(text[b:i]) {
		return true
	}
	if !digit(text[i-1]) || !digit(text[min(i+n, t.stop-1)]) {
		return i-b > 2 && t.keptHyphen(b, i)
	}
	// Digits on both sides: a range is cut, a telephone number or a date is not.
	left, right := 0, 0
	for k := i - 1; k >= b && digit(text[k]) && left < 8; k-- {
		left++
	}
	k := i + n
	for ; k < t.stop && digit(text[k]) && right < 8; k++ {
		right++
	}
	more := k+1 < t.stop && text[k] == '-' && digit(text[k+1])
	return more || t.keptHyphen(b, i) || left == 3 && right == 4
}

// keptHyphen reports whether an earlier hyphen of the word was kept because it
// stands in a number: then the later ones are too.
func (t *tokenizer) keptHyphen(b, i int) bool {
	k := i - 1
	for k >= b && k > i-12 && digit(t.text[k]) {
		k--
	}
	return k > b && k < i-1 && t.text[k] == '-' && digit(t.text[k-1])
}

// emitWord cuts the clitics and units off a word and emits the pieces.
func (t *tokenizer) emitWord(b, e int) {
	word := t.text[b:e]
	if digit(word[len(word)-1]) || len(word) < 2 {
		t.emit(b, e)
		return
	}
	if digit(word[0]) {
		if n := unitAt(word); n > 0 {
			t.emit(b, b+n)
			t.emit(b+n, e)
			return
		}
	}
	if n := contraction(word); n > 0 {
		t.emit(b, b+n)
		t.emit(b+n, e)
		return
	}
	n := len(t.out)
	for { // from the end: would|n't|'ve
		k := clitic(t.text[b:e])
		if k == 0 {
			break
		}
		t.emit(e-k, e)
		e -= k
	}
	t.emit(b, e)
	for i, j := n, len(t.out)-1; i < j; i, j = i+1, j-1 {
		t.out[i], t.out[j] = t.out[j], t.out[i]
	}
}

// clitic returns the length of the clitic at the end of a word, 0 if there is
// none: 's, 're, 've, 'll, 'd, 'm, n't.
func clitic(word string) int {
	i := len(word) - 1
	for i > 0 && i >= len(word)-3 && letter(word[i]) {
		i--
	}
	// The apostrophe ends at i.
	r, n := utf8.DecodeLastRuneInString(word[:i+1])
	switch r {
	case '\'', '’', '`', '´', 'ʼ':
	default:
		return 0
	}
	mark := i + 1 - n
	if mark < 1 {
		return 0
	}
	switch strings.ToLower(word[i+1:]) {
	case "s", "re", "ve", "ll", "d", "m":
		return len(word) - mark
	case "t":
		if word[mark-1]|0x20 == 'n' && mark > 1 {
			return len(word) - mark + 1
		}
	}
	return 0
}

// unitAt returns where the unit begins in a number that is written together
// with it ("5pm", "170m"), 0 if there is none ("20th", "1970s", "4x4").
func unitAt(word string) int {
	n := 0
	for n < len(word) && !letter(word[n]) {
		if word[n] >= utf8.RuneSelf {
			return 0
		}
		n++
	}
	if n == 0 || n == len(word) || len(word)-n > 5 || !isUnit(strings.ToLower(word[n:])) {
		return 0
	}
	return n
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func wordByte(c byte) bool {
	return letter(c) || digit(c) || c == '_'
}

func upperASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

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

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '＂', '＇':
		return true
	}
	return false
}

func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '"', '\'', '`', '“', '„', '‟', '‘', '‚', '«', '‹', '¿', '¡':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', '"', '\'', '”', '’', '»', '›':
		return true
	}
	return false
}
