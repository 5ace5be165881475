package resolve_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
)

// ecbText is one article of ECB+, put together from its words.
type ecbText struct {
	text     strings.Builder
	sentence string
	ends     map[[2]int]int // where a word ends, by sentence and word, in code points
	runes    int
}

func (x *ecbText) write(s string) {
	x.text.WriteString(s)
	x.runes += utf8.RuneCountInString(s)
}

// readECB reads the texts and, by article and end of the last word, the chains of people and organizations that
// are called by a name. Words in capitals are taken for names.
func readECB(t *testing.T, dir string) (docs map[string]*ecbText, chains map[string]map[int]string) {
	t.Helper()
	docs, chains = map[string]*ecbText{}, map[string]map[int]string{}
	for _, part := range []string{"Train", "Dev"} {
		file, err := os.Open(dir + "/ECB_" + part + "_corpus.txt")
		if err != nil {
			t.Skipf("no ECB+: %v", err)
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			f := strings.Split(lines.Text(), "\t")
			if len(f) < 4 {
				continue
			}
			x := docs[f[0]]
			if x == nil {
				x = &ecbText{ends: map[[2]int]int{}}
				docs[f[0]] = x
			}
			switch {
			case x.runes == 0:
			case x.sentence != f[1]:
				x.write("\n")
			case !strings.Contains(".,;:!?'s)n't''", f[3]):
				x.write(" ")
			}
			x.sentence = f[1]
			sentence, _ := strconv.Atoi(f[1])
			word, _ := strconv.Atoi(f[2])
			x.write(f[3])
			x.ends[[2]int{sentence, word}] = x.runes
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
		file.Close()
		data, err := os.ReadFile(dir + "/ECB_" + part + "_Entity_gold_mentions.json")
		if err != nil {
			t.Fatal(err)
		}
		var mentions []struct {
			Chain  string `json:"coref_chain"`
			Doc    string `json:"doc_id"`
			Type   string `json:"mention_type"`
			Words  []int  `json:"tokens_number"`
			Text   string `json:"tokens_str"`
			Number int    `json:"sent_id"`
		}
		if err := json.Unmarshal(data, &mentions); err != nil {
			t.Fatal(err)
		}
		for _, m := range mentions {
			words := strings.Fields(m.Text)
			first, _ := utf8.DecodeRuneInString(words[len(words)-1])
			if m.Type != "HUM" || docs[m.Doc] == nil || !unicode.IsUpper(first) {
				continue
			}
			if end := docs[m.Doc].ends[[2]int{m.Number, m.Words[len(m.Words)-1]}]; end > 0 {
				if chains[m.Doc] == nil {
					chains[m.Doc] = map[int]string{}
				}
				chains[m.Doc][end] = m.Chain
			}
		}
	}
	return docs, chains
}

// TestECB measures names across the articles of another corpus, on the mentions that extraction finds: what its
// chains and our nodes agree on. Its chains are kept within a topic, so that a paper or an agency that is named in
// two counts as wrong here.
func TestECB(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	docs, chains := readECB(t, "../../../shared/corpora/ECBplus")
	reader, err := nlp.Open(nlp.ReaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.NewWith(gazetteer(t), extract.Options{Reader: reader})
	if err != nil {
		t.Fatal(err)
	}
	var arts []goldArticle
	names := map[string]string{} // of articles, by id
	for name, d := range docs {
		a := &article.Article{Text: d.text.String()}
		a.Seal()
		names[a.ID] = name
		arts = append(arts, goldArticle{file: name, text: a.Text})
	}
	want, got := map[span]string{}, map[span]string{}
	nodes := settled(t, arts, func(g goldArticle) *extract.Graph { return x.Extract(extract.Text{Body: g.text}) })
	for s, node := range nodes {
		if chain := chains[names[s.article]][s.end]; chain != "" {
			end := span{s.article, 0, s.end}
			want[end], got[end] = chain, node
		}
	}
	p, r, f := bCubed(want, got)
	t.Logf("%d mentions, %d things in %d nodes: B3 precision %.3f, recall %.3f, F1 %.3f", len(got), things(want), things(got), p, r, f)
	if p < 0.95 || f < 0.89 {
		t.Errorf("precision is %.3f and F1 %.3f, want 0.95 and 0.89", p, f)
	}
}
