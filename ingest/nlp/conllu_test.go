package nlp

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
)

// A goldSentence is one sentence of a treebank.
type goldSentence struct {
	doc       string // id of the document
	paragraph bool   // begins a paragraph
	words     []goldWord
}

// A goldWord is one syntactic word with the columns that are measured.
type goldWord struct {
	form, lemma, upos string
	head              int // 1-based, 0 for the root
	rel               string
	space             bool // white space follows
}

// readConllu reads a treebank. Empty nodes are left out; the space behind a
// multi-word token stands behind its last word.
func readConllu(t testing.TB, path string) []goldSentence {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var (
		out   []goldSentence
		cur   goldSentence
		doc   string
		until int  // last word of the multi-word token
		after bool // white space behind it
	)
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<22)
	for scan.Scan() {
		text := scan.Text()
		switch {
		case text == "":
			if len(cur.words) > 0 {
				cur.doc = doc
				out = append(out, cur)
			}
			cur, until = goldSentence{}, 0
		case strings.HasPrefix(text, "# newdoc"):
			_, id, _ := strings.Cut(text, "=")
			doc, cur.paragraph = strings.TrimSpace(id), true
		case strings.HasPrefix(text, "# newpar"):
			cur.paragraph = true
		case text[0] == '#':
		default:
			c := strings.Split(text, "\t")
			space := !strings.Contains(c[9], "SpaceAfter=No")
			if _, last, ok := strings.Cut(c[0], "-"); ok {
				until, after = atoi(t, last), space
				continue
			}
			if strings.Contains(c[0], ".") {
				continue
			}
			if id := atoi(t, c[0]); id <= until {
				space = id == until && after
			}
			w := goldWord{form: c[1], lemma: c[2], upos: c[3], rel: c[7], space: space}
			if c[6] != "_" {
				w.head = atoi(t, c[6])
			}
			cur.words = append(cur.words, w)
		}
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func atoi(t testing.TB, s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("treebank: %v", err)
	}
	return n
}

// A goldText is the raw text of one document of a treebank with the bytes of
// its words and sentences.
type goldText struct {
	text      string
	words     []cut
	sentences []cut
}

// rawTexts puts the documents of a treebank together again: sentences with a
// space between them, paragraphs with a blank line.
func rawTexts(sentences []goldSentence) []goldText {
	var out []goldText
	var b strings.Builder
	var g goldText
	flush := func() {
		if g.text = b.String(); g.text != "" {
			out = append(out, g)
		}
		g = goldText{}
		b.Reset()
	}
	doc := ""
	for _, s := range sentences {
		if s.doc != doc {
			flush()
			doc = s.doc
		}
		switch {
		case b.Len() == 0:
		case s.paragraph:
			b.WriteString("\n\n")
		default:
			b.WriteString(" ")
		}
		start := b.Len()
		for i, w := range s.words {
			g.words = append(g.words, cut{b.Len(), b.Len() + len(w.form)})
			b.WriteString(w.form)
			if w.space && i+1 < len(s.words) {
				b.WriteString(" ")
			}
		}
		g.sentences = append(g.sentences, cut{start, b.Len()})
	}
	flush()
	return out
}
