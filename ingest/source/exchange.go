package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"newsgraph/ingest/article"
)

// The exchange format, and the data sets that are nearly in it: one object to one article. How objects are
// found in a file is here for one a line, and in stream.go for all else.

// record is one object of the exchange format. Datasets name the same things differently, so the common
// names are all understood; where an object has two of them, the first in the list of fields counts.
type record struct {
	Article *fields `json:"article"`
	fields
	Entities json.RawMessage `json:"entities"`
	Events   json.RawMessage `json:"events"`
	Edges    json.RawMessage `json:"edges"`
}

// fields are what an object says of its article. They are listed as they are looked up: first newsgraph's own
// name, then those of others.
type fields struct {
	Text        string  `json:"text"`
	Body        string  `json:"body"`
	Content     string  `json:"content"`
	Title       string  `json:"title"`
	Headline    string  `json:"headline"`
	URL         string  `json:"url"`
	Link        string  `json:"link"`
	Canonical   string  `json:"canonical"`
	CanonicalTo string  `json:"canonical_url"`
	Source      name    `json:"source"`
	Publisher   name    `json:"publisher"`
	Author      name    `json:"author"`
	Authors     name    `json:"authors"`
	Language    string  `json:"language"`
	Lang        string  `json:"lang"`
	Published   instant `json:"published"`
	PublishedAt instant `json:"published_at"`
	Date        instant `json:"date"`
}

// name is a string, an object with a name, or a list of either: publishers and authors come in all of these
// forms, above all in JSON-LD. A list becomes one string.
type name string

// It is called for null as well, which is a string of nothing to the decoder.
func (n *name) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*n = name(s)
		return nil
	}
	var named struct {
		Name string `json:"name"`
	}
	if json.Unmarshal(b, &named) == nil {
		*n = name(named.Name)
		return nil
	}
	var list []name
	if err := json.Unmarshal(b, &list); err != nil {
		return errors.New("a name must be a string, an object with a name, or a list of these")
	}
	var parts []string
	for _, x := range list {
		if x != "" {
			parts = append(parts, string(x))
		}
	}
	*n = name(strings.Join(parts, ", "))
	return nil
}

// instant is a date as a string, or seconds or milliseconds since 1970. What is no date is kept as an error and becomes
// a note: an article must not be lost for its date.
type instant struct {
	time.Time
	bad error
}

// The bounds on seconds are about the years 1 to 9999, which is what a date can be written in. A number beyond them is
// taken for milliseconds, as JavaScript counts: those before 1978 would be seconds of the far future.
func (i *instant) UnmarshalJSON(b []byte) error {
	var s string
	var number float64
	switch {
	case string(b) == "null" || string(b) == `""`:
	case json.Unmarshal(b, &s) == nil:
		i.Time, i.bad = article.ParseTime(s)
	case json.Unmarshal(b, &number) == nil && number > -62e9 && number < 253e9:
		i.Time = time.Unix(int64(number), 0).UTC()
	case number >= 253e9 && number < 253e12:
		i.Time = time.UnixMilli(int64(number)).UTC()
	default:
		_, i.bad = article.ParseTime(string(b))
	}
	return nil
}

// fillRecord makes an article of one JSON object. It fails for an object that is none or has no text; all else
// that is odd is left out with a note. Fields of the object itself do not count where it has an "article".
func fillRecord(item *article.Item, b []byte) error {
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		return jsonError(err)
	}
	f := rec.fields
	if rec.Article != nil {
		f = *rec.Article
	}
	item.Title = firstOf(f.Title, f.Headline)
	item.URL = firstOf(f.URL, f.Link)
	item.Canonical = firstOf(f.Canonical, f.CanonicalTo)
	item.Source = firstOf(string(f.Source), string(f.Publisher))
	item.Author = firstOf(string(f.Author), string(f.Authors))
	item.Language = strings.ToLower(firstOf(f.Language, f.Lang))
	// The first that is a date counts; those that are none are told all the same.
	for _, d := range []instant{f.Published, f.PublishedAt, f.Date} {
		if d.bad != nil {
			item.Notes = append(item.Notes, d.bad.Error()+" (left out)")
		} else if !d.IsZero() && item.Published.IsZero() {
			item.Published = d.Time
		}
	}
	item.Text = f.Text
	for _, s := range []string{f.Body, f.Content} {
		if strings.TrimSpace(item.Text) == "" {
			item.Text = s
		}
	}
	if given(rec.Entities) || given(rec.Events) || given(rec.Edges) {
		item.Text = article.Guard(item.Text)
		item.Given, _ = json.Marshal(map[string]json.RawMessage{ // of raw JSON that was parsed already: cannot fail
			"entities": rec.Entities, "events": rec.Events, "edges": rec.Edges,
		})
	} else {
		item.Text = article.Clean(item.Text)
	}
	if strings.TrimSpace(item.Text) == "" {
		return errors.New(`the article has no text: give it a field "text"`)
	}
	item.Seal()
	return nil
}

// given tells whether a field of the graph is there. An empty list is: it says that there is nothing to find.
func given(b json.RawMessage) bool { return len(b) > 0 && string(b) != "null" }

// firstOf returns the first of the strings that is not blank, cleaned and on one line: a title with a line
// break in it breaks the caption of a node.
func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.Join(strings.Fields(article.Clean(v)), " "); v != "" {
			return v
		}
	}
	return ""
}

// lines reads one object a line. A blank line is none; an error costs its line and no more. Lines are counted
// from 1, blank ones too, as editors do.
func (r *reader) lines(in *bufio.Reader) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for n := 1; ; n++ {
			line, long, err := readLine(in, r.max)
			// The last line need not end in a line break.
			end := errors.Is(err, io.EOF)
			item := article.Item{Where: fmt.Sprintf("%s:%d", r.where, n)}
			switch {
			case err != nil && !end:
				yield(item, explain(err))
				return
			case long:
				err = fmt.Errorf("the line is longer than %s: split the article", size(r.max))
			default:
				if n == 1 {
					line = bytes.TrimPrefix(line, []byte("\ufeff"))
				}
				if line = bytes.TrimSpace(line); len(line) == 0 {
					if end {
						return
					}
					continue
				}
				err = fillRecord(&item, line)
			}
			if !yield(item, err) || end {
				return
			}
		}
	}
}

// readLine reads to the end of a line; of a line over max bytes it keeps nothing, but reads on to its end, so
// that the next line is found. (bufio.Scanner gives up at such a line.) The line comes with its end, a copy
// that the caller may keep; the last one of a file comes with io.EOF.
func readLine(in *bufio.Reader, max int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(line)+len(part)) > max {
			line, long = nil, true
		}
		if !long {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// jsonError says in a line what is wrong with a record. The decoder's own words go with it, as they name the
// character; the offset counts from the beginning of the record.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("expected a JSON object, found %s", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("field %q: found %s where %s was expected", strings.TrimPrefix(kind.Field, "fields."), kind.Value, kind.Type)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("broken JSON: the object does not end")
	}
	return fmt.Errorf("broken JSON: %w", err)
}
