package nlp

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// checkDocument holds a document to the promises of the package comment.
func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	if d.Body < 0 || d.Body > d.Len() || d.Len() != utf8.RuneCountInString(d.Text) {
		t.Fatalf("body %d of %d", d.Body, d.Len())
	}
	at := 0
	for i, token := range d.Tokens {
		if token.Start < at || token.End <= token.Start || token.End > d.Body {
			t.Fatalf("token %d %q at %d–%d behind %d, body ends at %d", i, token.Text, token.Start, token.End, at, d.Body)
		}
		at = token.End
		b, e := d.ByteOffset(token.Start), d.ByteOffset(token.End)
		if d.Text[b:e] != token.Text || d.Slice(token.Start, token.End) != token.Text {
			t.Fatalf("token %d is %q, the text between its offsets %q", i, token.Text, d.Text[b:e])
		}
		if !boundary(d.Text, b) || !boundary(d.Text, e) {
			t.Fatalf("token %d %q splits a character", i, token.Text)
		}
		if d.CodePoint(b) != token.Start || d.TokenAt(token.Start) != i {
			t.Fatalf("token %d: byte %d is code point %d, token %d", i, b, d.CodePoint(b), d.TokenAt(token.Start))
		}
		for j := 0; j < len(token.Text); {
			if spaceAt(token.Text, j, len(token.Text)) > 0 {
				t.Fatalf("token %d %q holds white space", i, token.Text)
			}
			_, n := utf8.DecodeRuneInString(token.Text[j:])
			j += n
		}
	}
	next, paragraph := 0, 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last > len(d.Tokens) {
			t.Fatalf("sentence %d has tokens [%d, %d) after %d", i, s.First, s.Last, next)
		}
		next = s.Last
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End || s.Paragraph < paragraph || s.Last-s.First > maxSentence+12 {
			t.Fatalf("sentence %d: %+v", i, s)
		}
		paragraph = s.Paragraph
		if d.SentenceOf(s.First) != i || d.SentenceOf(s.Last-1) != i {
			t.Fatalf("sentence %d is not found by its tokens", i)
		}
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d tokens, %d of them in sentences", len(d.Tokens), next)
	}
}

// boundary reports whether byte b begins a character. Bytes that are not UTF-8
// are characters of their own.
func boundary(text string, b int) bool {
	if b == 0 || b == len(text) || utf8.RuneStart(text[b]) {
		return true
	}
	for k := 1; k < utf8.UTFMax && b-k >= 0; k++ {
		if utf8.RuneStart(text[b-k]) {
			_, n := utf8.DecodeRuneInString(text[b-k:])
			return n <= k
		}
	}
	return true
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", " ", "\n\n\r", "KYIV (AP) — “I don't,” he said... See http://a.b/c?d or a@b.co.\n\nRead also\nLinks",
		"1. one\n2. two\n• three", "U.S. Gen. A. B. Smith's $5m, 3.5%-4% and 713-853-3989", "\xff\xfe\x80abc\xc3", "\u200b\ufeff\u2028x\u202e",
		"''''``''\"\"\"'s 's", "....!!!???—––--", "\U0001F468\u200d\U0001F469\u200d\U0001F467 北京", "a\u0301'\u0301s n't n't't", "#a.b @c.d [1] :-)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkDocument(t, Parse(text))
	})
}

// TestLinear holds the time to the length of the text: eight times as much of
// the same may not take much longer than eight times as long. A quadratic step
// anywhere would take 64 times as long.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	tests := []struct {
		name string
		text func(n int) string
	}{
		{"one line of letters", func(n int) string { return strings.Repeat("a", n) }},
		{"one line without spaces", func(n int) string { return strings.Repeat("a.b@c-d'e/f,1:2_#", n/17) }},
		{"words without a full stop", func(n int) string { return strings.Repeat("word ", n/5) }},
		{"nested quotes", func(n int) string { return strings.Repeat("“", n/6) + strings.Repeat("”", n/6) }},
		{"straight quotes", func(n int) string { return strings.Repeat("\"'", n/2) }},
		{"brackets", func(n int) string { return strings.Repeat("([{", n/6) + strings.Repeat("}])", n/6) }},
		{"full stops", func(n int) string { return strings.Repeat(". ", n/2) }},
		{"closing brackets after a full stop", func(n int) string { return "a." + strings.Repeat(")", n) }},
		{"opening brackets after a full stop", func(n int) string { return "a. " + strings.Repeat("(", n) }},
		{"references", func(n int) string { return "a." + strings.Repeat(" [1]", n/4) }},
		{"dotted letters", func(n int) string { return strings.Repeat("a.", n/2) }},
		{"hyphens and digits", func(n int) string { return strings.Repeat("1-", n/2) }},
		{"apostrophes", func(n int) string { return strings.Repeat("n't", n/3) }},
		{"not UTF-8", func(n int) string { return strings.Repeat("\xff\xc0 ", n/3) }},
		{"combining marks", func(n int) string { return "a" + strings.Repeat("\u0301", n/2) }},
		{"emoji that are joined", func(n int) string { return strings.Repeat("👩\u200d", n/7) }},
		{"ideographs", func(n int) string { return strings.Repeat("北", n/3) }},
		{"empty lines", func(n int) string { return strings.Repeat("\n", n) }},
		{"short lines", func(n int) string { return strings.Repeat("ab\n", n/3) }},
		{"wrapped lines", func(n int) string { return strings.Repeat(strings.Repeat("word ", 14)+"\n", n/71) }},
		{"bullets", func(n int) string { return strings.Repeat("- a\n", n/4) }},
		{"labels", func(n int) string { return strings.Repeat("Read also\n", n/10) }},
		{"white space", func(n int) string { return strings.Repeat(" \t\u00a0\u2003", n/7) }},
		{"at signs", func(n int) string { return strings.Repeat("a@", n/2) }},
		{"addresses in brackets", func(n int) string { return strings.Repeat("(www.a.com/b", n/12) }},
		{"smileys", func(n int) string { return strings.Repeat(":)", n/2) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			const small, factor = 40_000, 8
			measure := func(n int) time.Duration {
				text := test.text(n)
				best := time.Hour
				for range 3 {
					start := time.Now()
					d := Parse(text)
					best = min(best, time.Since(start))
					if d.Len() != utf8.RuneCountInString(text) {
						t.Fatal("length")
					}
				}
				return best
			}
			checkDocument(t, Parse(test.text(small)))
			short, long := measure(small), measure(small*factor)
			// Slow machines and collections of garbage get a second try and slack.
			limit := short*factor*3 + 200*time.Millisecond
			if long > limit {
				long = measure(small * factor)
			}
			if long > limit {
				t.Errorf("%v for %d bytes, %v for %d", short, small, long, small*factor)
			}
		})
	}
}

// TestTenMegabytes reads what nobody should have sent.
func TestTenMegabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, text := range []string{
		strings.Repeat("x", 10<<20),
		strings.Repeat("word ", 1<<18),
		strings.Repeat("“a ", 10_000) + strings.Repeat("” b", 10_000),
	} {
		checkDocument(t, Parse(text))
	}
}
