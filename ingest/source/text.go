package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"newsgraph/ingest/article"
)

// A plain text as one article, with or without header lines. The whole of it is read before its encoding is
// told, which takes all of the bytes.

// text reads the whole input as one article.
func (r *reader) text(in *bufio.Reader) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		item := article.Item{Where: r.where}
		// One byte more than is allowed tells a text that is too long from one that just fits.
		b, err := io.ReadAll(io.LimitReader(in, r.max+1))
		switch {
		case err != nil:
			err = explain(err)
		case int64(len(b)) > r.max:
			err = fmt.Errorf("is larger than %s: cut it into its articles, one file each or one JSON line each", size(r.max))
		default:
			err = fillText(&item, b)
		}
		yield(item, err)
	}
}

// fillText makes an article of the bytes of a text file. Offsets count code points of what remains when the
// header lines are gone, because that is what Article.Text is.
func fillText(item *article.Item, b []byte) error {
	s, note, err := decode(b)
	if err != nil {
		return err
	}
	if note != "" {
		item.Notes = append(item.Notes, note)
	}
	head, body := parseHeader(article.Clean(s))
	if body == "" {
		return errors.New("has no text: nothing to read")
	}
	for _, h := range head {
		// A header line that is not understood does not cost the article.
		if err := h.set(&item.Article); err != nil {
			item.Notes = append(item.Notes, err.Error()+" (header line left out)")
		}
	}
	item.Text = body
	item.Seal()
	return nil
}

// header is one header line.
type header struct{ key, value string }

// parseHeader splits a cleaned text into its header lines and the rest. Header lines are
//
//	Title: Clashes near the border
//	Date: 2024-11-05
//	Source: Example Times
//	Author: Jane Doe
//	URL: https://example.org/clashes
//	Canonical: https://agency.example/clashes
//	Language: en
//
// in any order and case, each at most once needed, up to the first blank line. They count only when the
// first line has one of these names and every line has the form of a header line: a text that merely
// begins with "Update: police said" is left alone.
func parseHeader(s string) (head []header, body string) {
	for rest, more := s, true; more; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" {
			return head, strings.TrimSpace(rest)
		}
		key, value, ok := strings.Cut(line, ":")
		h := header{strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)}
		if !ok || strings.ContainsAny(h.key, " \t.") || len(h.key) > 20 || len(head) == 0 && !known(h.key) {
			return nil, s
		}
		head = append(head, h)
	}
	return head, ""
}

// known tells whether a header line may have the name. There is no list of names besides the cases of set.
func known(key string) bool {
	return header{key: key}.set(&article.Article{}) == nil
}

// set puts the value of a header line into the article. Of a line that comes twice the last counts. known asks
// it as well, with an article that is thrown away.
func (h header) set(a *article.Article) error {
	switch h.key {
	case "title", "headline":
		a.Title = h.value
	case "source", "publisher":
		a.Source = h.value
	case "author", "by", "byline":
		a.Author = h.value
	case "url", "link":
		a.URL = h.value
	case "canonical":
		a.Canonical = h.value
	case "language", "lang":
		a.Language = strings.ToLower(h.value)
	case "date", "published":
		if h.value == "" {
			return nil
		}
		t, err := article.ParseTime(h.value)
		if err != nil {
			return err
		}
		a.Published = t
	default:
		return fmt.Errorf("%.20q is no header that is known", h.key)
	}
	return nil
}

// size is a number of bytes for people. A MB is 1<<20 bytes, and is rounded down.
func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
