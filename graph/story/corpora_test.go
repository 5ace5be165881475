package story

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// text is an article of a corpus, or an edited copy of one.
type text struct {
	id, topic string // texts of one topic are about one happening, or about such that are alike
	title     string
	paras     []string // of some sentences
}

func (x text) String() string { return x.title + "\n\n" + strings.Join(x.paras, "\n\n") }

// corpora reads articles of the corpora beside the repository, and the example articles.
func corpora(t testing.TB) (texts []text) {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "corpora")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpora: %v", err)
	}
	texts = slices.Concat(worldwide(t, filepath.Join(dir, "worldwide")), wikiEvents(t, filepath.Join(dir, "WikiEvents")),
		ecb(t, filepath.Join(dir, "ECBplus")), examples(t))
	if len(texts) < 1000 {
		t.Errorf("%d articles, want more", len(texts))
	}
	return texts
}

// paragraphs makes paragraphs of three sentences, and the first sentence the title.
func paragraphs(id, topic string, tokens []string) text {
	var sentences []string
	from := 0
	for i, tok := range tokens {
		if tok == "." || tok == "?" || i == len(tokens)-1 {
			sentences = append(sentences, strings.Join(tokens[from:i+1], " "))
			from = i + 1
		}
	}
	x := text{id: id, topic: topic}
	if len(sentences) > 0 {
		x.title, sentences = sentences[0], sentences[1:]
	}
	for p := range slices.Chunk(sentences, 3) {
		x.paras = append(x.paras, strings.Join(p, " "))
	}
	return x
}

// worldwide has one word to a line in a file for each article; the topic is the paper.
func worldwide(t testing.TB, dir string) (texts []text) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".tsv") {
			return err
		}
		b, err := os.ReadFile(path)
		var tokens []string
		for line := range strings.Lines(string(b)) {
			if word, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(word, "http") {
				tokens = append(tokens, word)
			}
		}
		name := filepath.Base(path)
		texts = append(texts, paragraphs(name, name[:strings.LastIndexByte(name, '_')], tokens))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// wikiEvents has one article to a line; the topic is a sort of happening.
func wikiEvents(t testing.TB, dir string) (texts []text) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for dec := json.NewDecoder(f); dec.More(); {
		var doc struct {
			ID     string   `json:"doc_id"`
			Tokens []string `json:"tokens"`
		}
		if err := dec.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		topic := doc.ID
		if i := strings.LastIndexByte(topic, '_'); i > 0 {
			topic = topic[:i]
		}
		texts = append(texts, paragraphs(doc.ID, topic, doc.Tokens))
	}
	return texts
}

// ecb has sentences of articles: the topic is a happening and another one that is much like it.
func ecb(t testing.TB, dir string) (texts []text) {
	t.Helper()
	for _, name := range []string{"ECB_Train_corpus.txt", "ECB_Dev_corpus.txt"} {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		tokens, order := map[string][]string{}, []string{}
		for s := bufio.NewScanner(f); s.Scan(); {
			if c := strings.Split(s.Text(), "\t"); len(c) > 3 {
				if tokens[c[0]] == nil {
					order = append(order, c[0])
				}
				tokens[c[0]] = append(tokens[c[0]], c[3])
			}
		}
		f.Close()
		for _, id := range order {
			topic, _, _ := strings.Cut(id, "_")
			texts = append(texts, paragraphs("ecb"+id, "ecb"+topic, tokens[id]))
		}
	}
	return texts
}

// examples are the example articles of the repository.
func examples(t testing.TB) (texts []text) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "ingest", "testdata", "articles", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no example articles: %v", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		topic, _, _ := strings.Cut(name, "-")
		head, body, _ := strings.Cut(string(b), "\n\n")
		texts = append(texts, text{id: name, topic: topic, title: head, paras: strings.Split(strings.TrimSpace(body), "\n\n")})
	}
	return texts
}
