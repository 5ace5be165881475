package resolve_test

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/resolve"
)

// goldArticle is an annotated article, as far as this test needs it.
type goldArticle struct {
	file, text string
	Entities   []struct {
		ID, Type, Name string
		Mentions, At   []string
	}
	LocatedIn    [][]string `json:"located_in"`
	Affiliations [][]string
}

// readGold reads the annotated articles. They are not part of the repository.
func readGold(t *testing.T) []goldArticle {
	t.Helper()
	const dir = "../../../shared/gold"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no annotated articles: %v", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s: %v", dir, err)
	}
	var out []goldArticle
	for _, f := range files {
		g := goldArticle{file: f}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &g); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(f, ".gold.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		g.text = string(text)
		out = append(out, g)
	}
	return out
}

// spans are where the entities of an article are mentioned, in code points: at snippets, and wherever one of
// the names stands that no longer name covers.
func (g goldArticle) spans(t *testing.T) map[string][][2]int {
	t.Helper()
	taken := make([]bool, len(g.text))
	out := map[string][][2]int{}
	take := func(id string, start, end int) {
		for i := start; i < end; i++ {
			taken[i] = true
		}
		first := utf8.RuneCountInString(g.text[:start])
		out[id] = append(out[id], [2]int{first, first + utf8.RuneCountInString(g.text[start:end])})
	}
	type form struct{ name, id string }
	var forms []form
	for _, e := range g.Entities {
		for _, at := range e.At {
			before, rest, _ := strings.Cut(at, "[[")
			word, after, _ := strings.Cut(rest, "]]")
			if i := strings.Index(g.text, before+word+after); i >= 0 {
				take(e.ID, i+len(before), i+len(before)+len(word))
			}
		}
		for _, name := range e.Mentions {
			forms = append(forms, form{name, e.ID})
		}
	}
	slices.SortStableFunc(forms, func(a, b form) int { return len(b.name) - len(a.name) })
	for _, f := range forms {
		for _, m := range regexp.MustCompile(regexp.QuoteMeta(f.name)).FindAllStringIndex(g.text, -1) {
			before, _ := utf8.DecodeLastRuneInString(g.text[:m[0]])
			after, _ := utf8.DecodeRuneInString(g.text[m[1]:])
			if !inWord(before) && !inWord(after) && !slices.Contains(taken[m[0]:m[1]], true) {
				take(f.id, m[0], m[1])
			}
		}
	}
	return out
}

func inWord(r rune) bool { return r == '_' || regexp.MustCompile(`[\pL\pN]`).MatchString(string(r)) }

// graph is what a perfect extractor would give of people, organizations and places.
func (g goldArticle) graph(t *testing.T) *extract.Graph {
	t.Helper()
	gaz, spans, out := gazetteer(t), g.spans(t), &extract.Graph{}
	text := []rune(g.text)
	start := map[string]int{}
	for _, e := range g.Entities {
		x := extract.Entity{ID: e.ID, Type: e.Type, Name: e.Name}
		for _, s := range spans[e.ID] {
			x.Mentions = append(x.Mentions, extract.Mention{Start: s[0], End: s[1], Text: string(text[s[0]:s[1]]), Kind: "name"})
			start[e.ID] = s[0]
		}
		if found := gaz.Lookup(e.Name); e.Type == "place" && len(found) > 0 {
			x.GeoNames, x.Lat, x.Lon, x.Kind = found[0].ID, found[0].Lat, found[0].Lon, found[0].Kind
		}
		out.Entities = append(out.Entities, x)
	}
	edge := func(typ graph.Type, list []string) extract.Edge {
		x := extract.Edge{Type: string(typ), From: list[0], To: list[1], Start: start[list[0]], End: start[list[0]] + 1, Confidence: 1}
		if len(list) > 2 {
			x.Title = list[2]
		}
		return x
	}
	for _, l := range g.LocatedIn {
		out.Edges = append(out.Edges, edge(graph.LocatedIn, l))
	}
	for _, l := range g.Affiliations {
		out.Edges = append(out.Edges, edge(graph.AffiliatedWith, l))
	}
	return out
}

// span is a mention of a person or an organization in one of the articles.
type span struct {
	article    string
	start, end int
}

// settled writes the graphs of all articles into one, settles it, and says which node each mention of a person
// or an organization by name went to.
func settled(t *testing.T, arts []goldArticle, extracted func(goldArticle) *extract.Graph) map[span]string {
	t.Helper()
	ctx := context.Background()
	r, mem := resolve.New(gazetteer(t)), &graph.Mem{}
	out, named := map[span]string{}, map[span]bool{}
	for _, g := range arts {
		a := &article.Article{Text: g.text}
		a.Seal()
		x := extracted(g)
		for _, e := range x.Entities {
			for _, m := range e.Mentions {
				if m.Kind == "name" && !e.Unnamed && e.Type != "place" {
					named[span{a.ID, m.Start, m.End}] = true
				}
			}
		}
		if _, err := mem.Write(ctx, r.Batch(a, x, "test")); err != nil {
			t.Fatalf("%s: %v", g.file, err)
		}
	}
	if _, _, err := resolve.SettleGraph(ctx, mem, resolve.Judgements{}); err != nil {
		t.Fatal(err)
	}
	for e, err := range mem.Edges(ctx, graph.Mentions) {
		if err != nil {
			t.Fatal(err)
		}
		offsets, _ := e.Props["offsets"].([]int64)
		for i := 0; i+1 < len(offsets); i += 2 {
			s := span{e.Article, int(offsets[i]), int(offsets[i+1])}
			if named[s] && (e.To.Label == graph.Person || e.To.Label == graph.Organization) {
				out[s] = e.To.ID
			}
		}
	}
	return out
}

// bCubed compares two partitions of mentions. A mention that only one of them has counts as wrong for it.
func bCubed(want, got map[span]string) (precision, recall, f1 float64) {
	side := func(of, other map[span]string) float64 {
		clusters := map[string][]span{}
		for s, c := range of {
			clusters[c] = append(clusters[c], s)
		}
		sum := 0.0
		for s, c := range of {
			if other[s] == "" {
				continue
			}
			same := 0
			for _, o := range clusters[c] {
				if other[o] == other[s] {
					same++
				}
			}
			sum += float64(same) / float64(len(clusters[c]))
		}
		return sum / float64(max(1, len(of)))
	}
	precision, recall = side(got, want), side(want, got)
	return precision, recall, 2 * precision * recall / max(1e-9, precision+recall)
}

// TestGoldB3 takes the annotated articles as one corpus: is one node one person or organization? Across articles a
// name stands for one thing of its type; none of them uses two names for one thing, or one for two.
func TestGoldB3(t *testing.T) {
	arts := readGold(t)
	want := map[span]string{}
	for _, g := range arts {
		a := &article.Article{Text: g.text}
		a.Seal()
		spans := g.spans(t)
		for _, e := range g.Entities {
			for _, s := range spans[e.ID] {
				if e.Type != "place" {
					want[span{a.ID, s[0], s[1]}] = e.Type + " " + e.Name
				}
			}
		}
	}
	show := func(name string, got map[span]string, floor float64) {
		p, r, f := bCubed(want, got)
		t.Logf("%-30s %4d mentions, %3d things in %3d nodes: B3 precision %.3f, recall %.3f, F1 %.3f", name, len(got), things(want), things(got), p, r, f)
		if f < floor {
			t.Errorf("%s: F1 is %.3f, want %.2f", name, f, floor)
		}
		if testing.Verbose() {
			explain(t, want, got)
		}
	}
	show("annotated entities", settled(t, arts, func(g goldArticle) *extract.Graph { return g.graph(t) }), 0.95)

	reader, err := nlp.Open(nlp.ReaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.NewWith(gazetteer(t), extract.Options{Reader: reader})
	if err != nil {
		t.Fatal(err)
	}
	show("extracted entities", settled(t, arts, func(g goldArticle) *extract.Graph { return x.Extract(extract.Text{Body: g.text}) }), 0.93)
}

func things(m map[span]string) int {
	return len(slices.Compact(slices.Sorted(maps.Values(m))))
}

// explain prints the nodes that hold two things, and the things that are in two nodes.
func explain(t *testing.T, want, got map[span]string) {
	for _, x := range []struct {
		what string
		a, b map[span]string
	}{{"in one node", got, want}, {"in several nodes", want, got}} {
		by := map[string]map[string]bool{}
		for s, c := range x.a {
			if x.b[s] != "" {
				if by[c] == nil {
					by[c] = map[string]bool{}
				}
				by[c][x.b[s]] = true
			}
		}
		for _, c := range slices.Sorted(maps.Keys(by)) {
			if len(by[c]) > 1 {
				t.Logf("%s: %s: %s", x.what, c, strings.Join(slices.SortedFunc(maps.Keys(by[c]), cmp.Compare[string]), ", "))
			}
		}
	}
	missed, extra := 0, 0
	for s := range want {
		if got[s] == "" {
			missed++
		}
	}
	for s := range got {
		if want[s] == "" {
			extra++
		}
	}
	t.Logf("%d mentions missed, %d that are none", missed, extra)
}
