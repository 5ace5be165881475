package article

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Article is one article. Everything but ID, Text and TextHash may be empty.
type Article struct {
	ID        string    `json:"id"`
	Title     string    `json:"title,omitempty"`
	URL       string    `json:"url,omitempty"`       // as it was given, not the canonical form
	Canonical string    `json:"canonical,omitempty"` // the address that its page names as the original (rel=canonical), as given
	Source    string    `json:"source,omitempty"`    // the publisher
	Author    string    `json:"author,omitempty"`    // the byline
	Language  string    `json:"language,omitempty"`  // ISO 639-1, as declared, else as recognised
	Published time.Time `json:"published,omitzero"`  // UTC
	Text      string    `json:"text"`
	TextHash  string    `json:"textHash,omitempty"` // 64 hex digits: the SHA-256 of Text
}

// Item is an article as one source yields it.
type Item struct {
	Article
	// Where says where it was read, for people: "news/a.txt", "news/b.jsonl:12".
	Where string
	// Given is the graph that came with the article in the exchange format, a JSON object with
	// "entities", "events" and "edges"; nil when the article is still to be analysed. The text of an
	// article with a graph is never changed, because the graph's offsets point into it.
	Given json.RawMessage
	// Notes are what the reader had to guess or repair, a sentence each.
	Notes []string
}

// Seal fills ID and TextHash, puts Published into UTC and gives an article without a title the beginning
// of its text. Readers call it last; the article is not changed afterwards.
func (a *Article) Seal() {
	a.TextHash = hash(a.Text)
	a.ID = id(a.URL, a.Text)
	if !a.Published.IsZero() {
		a.Published = a.Published.UTC()
	}
	if a.Title == "" {
		a.Title = opening(a.Text)
	}
}

// Headline is the title when it is not a part of the text, else empty: what an analysis may read as a
// sentence of its own.
func (a *Article) Headline() string {
	if strings.HasPrefix(a.Text, strings.TrimSuffix(a.Title, "…")) {
		return ""
	}
	return a.Title
}

// Rank orders the versions of an article, all of one id: the greatest string is the version that should
// stand in the graph. It is the one published last, and of several from one moment always the same one, so
// that it does not matter in which order they are met.
// Strings compare as the dates do because year, month and the rest have a fixed width; the hash behind them decides
// among versions of one moment, and means nothing by itself.
func (a *Article) Rank() string {
	// U+001F parts the fields: fields that were cleaned cannot hold it, so no two lists make one string.
	content := strings.Join([]string{a.TextHash, a.Title, a.URL, a.Source, a.Author, a.Language, a.Canonical}, "\x1f")
	return a.Published.UTC().Format("2006-01-02T15:04:05.000000000") + " " + hash(content)[:20]
}

// Revision is 20 hex digits that change with anything a reader of the article may have corrected: the text,
// title, date, publisher, author or address. The language is not among it, because it may be a finding of the
// analysis; a revision must be known before.
func (a *Article) Revision() string {
	published := a.Published.UTC().Format(time.RFC3339Nano)
	parts := []string{a.TextHash, a.Title, a.URL, a.Source, a.Author, published}
	if a.Canonical != "" { // others keep the revision that they had before there was such a field
		parts = append(parts, a.Canonical)
	}
	return hash(strings.Join(parts, "\x1f"))[:20]
}

// id is "article:" and 20 hex digits, in the form of every id in the graph.
// These are 80 bits: by the birthday bound two of about 2⁴⁰ articles would have to be expected to meet. "url" and
// "text" go into the hash, so that a text that consists of an address is not the article at that address.
func id(address, text string) string {
	kind, key := "text", fold(text)
	if c := Canonical(address); c != "" {
		kind, key = "url", c
	}
	return "article:" + hash(kind + "\x1f" + key)[:20]
}

// fold is the text as far as it matters for "is this the same text": normal form C, one space for any run
// of white space.
func fold(text string) string {
	return strings.Join(strings.FieldsFunc(norm.NFC.String(text), unicode.IsSpace), " ")
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// longestTitle is how many code points of the text stand for a missing title.
const longestTitle = 90

// opening is the first line of the text, cut at a word where it is long. People meet it as the caption of
// the article's node.
func opening(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.TrimSpace(line)
	if utf8.RuneCountInString(line) <= longestTitle {
		return line
	}
	cut := string([]rune(line)[:longestTitle])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}
