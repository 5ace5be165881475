package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts come from anywhere: an article's title may hold what makes a terminal do things. What a terminal would
// act on, or what would make text read as something else, is shown instead.

// visible is a text that may come from anywhere, made fit for a terminal: control characters, which could
// move the cursor, colour or rename the window, and marks that turn the direction of writing appear as Go
// writes them, \x1b. Everything on standard error and in tables and previews goes through it; CSV and dumps
// are data and are not touched. Line breaks stay where lines is true.
func visible(s string, lines bool) string {
	odd := func(r rune) bool {
		switch r {
		case '\n':
			return !lines
		case 0x2028, 0x2029, unicode.ReplacementChar:
			return true
		}
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}
	if strings.IndexFunc(s, odd) < 0 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == unicode.ReplacementChar && s[i] != "\ufffd"[0]:
			fmt.Fprintf(&b, `\x%02x`, s[i]) // no UTF-8
		case r == unicode.ReplacementChar || !odd(r):
			b.WriteRune(r)
		default:
			q := fmt.Sprintf("%+q", r) // in quotes
			b.WriteString(q[1 : len(q)-1])
		}
	}
	return b.String()
}

// jsonWriter passes JSON on and escapes what encoding/json leaves alone and visible would not. What a reader
// of the JSON gets is the same. A write must hold whole characters, as those of a json.Encoder do.
type jsonWriter struct{ io.Writer }

func (j jsonWriter) Write(b []byte) (int, error) {
	if !bytes.ContainsFunc(b, oddInJSON) {
		return j.Writer.Write(b)
	}
	all, out := len(b), []byte(nil)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if oddInJSON(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, b[:n]...)
		}
		b = b[n:]
	}
	_, err := j.Writer.Write(out)
	return all, err
}

func oddInJSON(r rune) bool {
	return r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}
