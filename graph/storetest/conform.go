package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
)

// Graph is what the suite holds to the rules of package graph.
type Graph interface {
	graph.Reader
	Write(context.Context, graph.Batch) (graph.Change, error)
	Remove(context.Context, []string) (graph.Change, error)
	Known(context.Context, []string) (map[string]graph.Version, error)
	Settle(context.Context, func(graph.Ledger) error) (graph.Change, error)
}

// cached remembers the dump of a graph until something is written to it. Most tests compare it twice.
type cached struct {
	Graph
	mu   sync.Mutex
	dump *string
}

func (c *cached) Write(ctx context.Context, b graph.Batch) (graph.Change, error) {
	defer c.forget()
	return c.Graph.Write(ctx, b)
}

func (c *cached) Remove(ctx context.Context, ids []string) (graph.Change, error) {
	defer c.forget()
	return c.Graph.Remove(ctx, ids)
}

func (c *cached) Settle(ctx context.Context, f func(graph.Ledger) error) (graph.Change, error) {
	defer c.forget()
	return c.Graph.Settle(ctx, f)
}

func (c *cached) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dump = nil
}

// seeds of the tests that make up their articles. A seed that has found a defect is added here.
var seeds = []uint64{1, 2, 3, 4, 5}

// Conform holds an implementation to the rules. Its argument gives an empty graph each time; the suite has
// one open at a time.
func Conform(t *testing.T, implementation func(*testing.T) Graph) {
	open := func(t *testing.T) Graph { return &cached{Graph: implementation(t)} }
	for _, test := range []struct {
		name string
		run  func(*testing.T, Graph)
	}{
		{"empty", testEmpty},
		{"values", testValues},
		{"hostile strings", testHostile},
		{"folds", testFolds},
		{"twice", testTwice},
		{"known", testKnown},
		{"invalid", testInvalid},
		{"replaced", testReplaced},
		{"removed", testRemoved},
		{"chain of places", testChain},
		{"big", testBig},
		{"concurrent", testConcurrent},
		{"stopped", testStopped},
		{"ledger", testLedger},
		{"settled", testSettled},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprintf("any order/seed=%d", seed), func(t *testing.T) { testOrder(t, open, seed) })
		t.Run(fmt.Sprintf("random/seed=%d", seed), func(t *testing.T) { testRandom(t, open(t), seed) })
		t.Run(fmt.Sprintf("settled at random/seed=%d", seed), func(t *testing.T) { testSettledRandom(t, open(t), seed) })
	}
}

func testEmpty(t *testing.T, g Graph) {
	c, err := g.Write(t.Context(), graph.Batch{})
	if err != nil || !c.Empty() {
		t.Errorf("writing nothing: %v, %v", c, err)
	}
	if c, err = g.Remove(t.Context(), []string{ArticleID(1), "", "no id of ours"}); err != nil || !c.Empty() {
		t.Errorf("removing what is not there: %v, %v", c, err)
	}
	if d := dump(t, g); d != "" {
		t.Errorf("an empty graph dumps as\n%s", d)
	}
}

func testTwice(t *testing.T, g Graph) {
	b := join(Articles(7, 1, 5))
	write(t, g, b)
	first := dump(t, g)
	if c := write(t, g, b); !c.Empty() {
		t.Errorf("writing a batch again changed %v", c)
	}
	for i := range 5 {
		if c := write(t, g, Articles(7, 1, 5)[i]); !c.Empty() {
			t.Errorf("writing article %d again changed %v", i, c)
		}
	}
	same(t, "after writing all again", dump(t, g), first)
}

func testKnown(t *testing.T, g Graph) {
	write(t, g, join(Articles(7, 1, 3)))
	got, err := g.Known(t.Context(), []string{ArticleID(1), ArticleID(2), ArticleID(9), "person:0", "", "'"})
	want := map[string]graph.Version{
		ArticleID(1): {Revision: "1-1", Extractor: "test"},
		ArticleID(2): {Revision: "2-1", Extractor: "test"},
	}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("known: %v, %v; want %v", got, err, want)
	}
	write(t, g, Articles(7, 2, 3)[1])
	if got, err = g.Known(t.Context(), []string{ArticleID(1)}); err != nil || got[ArticleID(1)].Revision != "1-2" {
		t.Errorf("known after a new version: %v, %v", got, err)
	}
	if got, err = g.Known(t.Context(), nil); err != nil || len(got) > 0 {
		t.Errorf("known of nothing: %v, %v", got, err)
	}
}

// testOrder writes the same articles in one batch, one by one, backwards, and in random groups.
func testOrder(t *testing.T, open func(*testing.T) Graph, seed uint64) {
	articles := Articles(seed, 1, 12)
	rng := rand.New(rand.NewPCG(seed, 0))
	want := model(t, articles)
	orders := map[string]func() [][]graph.Batch{
		"one batch":  func() [][]graph.Batch { return [][]graph.Batch{articles} },
		"one by one": func() [][]graph.Batch { return slices.Collect(slices.Chunk(articles, 1)) },
		"backwards": func() [][]graph.Batch {
			b := slices.Clone(articles)
			slices.Reverse(b)
			return slices.Collect(slices.Chunk(b, 1))
		},
		"random groups": func() [][]graph.Batch {
			b := slices.Clone(articles)
			rng.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
			return slices.Collect(slices.Chunk(b, 1+rng.IntN(5)))
		},
	}
	for _, name := range slices.Sorted(maps.Keys(orders)) {
		t.Run(name, func(t *testing.T) {
			g := open(t)
			for _, group := range orders[name]() {
				if _, err := g.Write(t.Context(), join(group)); err != nil {
					t.Fatal(err)
				}
			}
			same(t, name, dump(t, g), want)
		})
	}
}

// testReplaced writes second versions over first ones: only the second are left.
func testReplaced(t *testing.T, g Graph) {
	first, second := Articles(11, 1, 8), Articles(11, 2, 8)
	write(t, g, join(first))
	left := slices.Clone(first)
	for _, i := range []int{3, 0, 7} {
		write(t, g, second[i])
		left[i] = second[i]
		same(t, fmt.Sprintf("after replacing article %d", i), dump(t, g), model(t, left))
	}
	write(t, g, join(second))
	same(t, "after replacing all", dump(t, g), model(t, second))
}

func testRemoved(t *testing.T, g Graph) {
	articles := Articles(13, 1, 8)
	write(t, g, join(articles))
	remove(t, g, ArticleID(2), ArticleID(5), ArticleID(5), "article:unknown")
	left := slices.Concat(articles[:2], articles[3:5], articles[6:])
	same(t, "after removing two", dump(t, g), model(t, left))
	for i := range articles {
		remove(t, g, ArticleID(i))
	}
	same(t, "after removing all", dump(t, g), "")
}

// testRandom writes, replaces and removes at random, and compares with a graph that holds only what the
// articles say last.
func testRandom(t *testing.T, g Graph, seed uint64) {
	const n = 7
	rng := rand.New(rand.NewPCG(seed, 99))
	last := map[int]graph.Batch{}
	for step := range 12 {
		var batch []graph.Batch
		var gone []string
		for i := range n {
			switch version := 1 + rng.IntN(4); rng.IntN(4) {
			case 0:
				last[i] = Articles(seed, version, n)[i]
				batch = append(batch, last[i])
			case 1:
				if rng.IntN(2) == 0 {
					gone = append(gone, ArticleID(i))
				}
			}
		}
		write(t, g, join(batch))
		// Those just written may be among the removed, too.
		remove(t, g, gone...)
		for i := range n {
			if slices.Contains(gone, ArticleID(i)) {
				delete(last, i)
			}
		}
		same(t, fmt.Sprintf("after step %d", step), dump(t, g), model(t, slices.Collect(maps.Values(last))))
		if t.Failed() {
			return
		}
	}
}

// testBig writes more rows than go to a server at once.
func testBig(t *testing.T, g Graph) {
	if testing.Short() {
		t.Skip("a big batch takes seconds")
	}
	const n = 5500
	var b graph.Batch
	for i := range 3 {
		b.Nodes = append(b.Nodes, graph.Node{Ref: graph.Ref{Label: graph.Article, ID: ArticleID(i)}})
	}
	for i := range n {
		p := graph.Ref{Label: graph.Person, ID: fmt.Sprintf("person:%d", i)}
		b.Nodes = append(b.Nodes, graph.Node{Ref: p})
		b.Edges = append(b.Edges, graph.Edge{Type: graph.Mentions, From: b.Nodes[i%3].Ref, To: p, Article: ArticleID(i % 3), Start: i, End: i + 1,
			Props: graph.Props{"names": []string{fmt.Sprint("P", i)}}})
	}
	write(t, g, b)
	c, err := g.Remove(t.Context(), []string{ArticleID(0), ArticleID(1), ArticleID(2)})
	if err != nil || c.NodesRemoved[graph.Person] != n || c.EdgesRemoved[graph.Mentions] != n {
		t.Errorf("removing it: %v, %v", c, err)
	}
	same(t, "after removing it", dump(t, g), "")
}

// testConcurrent has writers that meet at the same nodes, and that write the same articles.
func testConcurrent(t *testing.T, g Graph) {
	articles := Articles(17, 1, 16)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range articles {
				if i%4 == w || i%5 == 0 {
					if _, err := g.Write(t.Context(), articles[i]); err != nil {
						t.Errorf("writer %d, article %d: %v", w, i, err)
					}
				}
			}
		})
	}
	wg.Wait()
	same(t, "after four writers", dump(t, g), model(t, articles))
}

// testStopped ends the context first: nothing may be written, or all.
func testStopped(t *testing.T, g Graph) {
	if _, ok := g.(*cached).Graph.(*graph.Mem); ok {
		t.Skip("in memory there is nothing to wait for")
	}
	write(t, g, Articles(19, 1, 1)[0])
	before := dump(t, g)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Write(ctx, Articles(19, 2, 1)[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("write after the end: %v", err)
	}
	same(t, "after a write that was stopped", dump(t, g), before)
}

// write writes and holds the change to what has changed.
func write(t *testing.T, g Graph, b graph.Batch) graph.Change {
	t.Helper()
	before := rows(t, g)
	c, err := g.Write(t.Context(), b)
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	checkChange(t, "write", c, before, rows(t, g))
	return c
}

func remove(t *testing.T, g Graph, ids ...string) {
	t.Helper()
	before := rows(t, g)
	c, err := g.Remove(t.Context(), ids)
	if err != nil {
		t.Fatalf("remove: %v", err)
	}
	checkChange(t, "remove", c, before, rows(t, g))
}

// rows are the first two words of each line of the dump: label and id, or type and key.
func rows(t *testing.T, g Graph) map[[2]string]bool {
	t.Helper()
	rows := map[[2]string]bool{}
	for line := range strings.Lines(dump(t, g)) {
		words := strings.SplitN(line, " ", 3)
		rows[[2]string(words[:2])] = true
	}
	return rows
}

func checkChange(t *testing.T, what string, got graph.Change, before, after map[[2]string]bool) {
	t.Helper()
	want := graph.NewChange()
	count := func(row [2]string, nodes map[graph.Label]int, edges map[graph.Type]int) {
		if slices.Contains(graph.Labels[:], graph.Label(row[0])) {
			nodes[graph.Label(row[0])]++
		} else {
			edges[graph.Type(row[0])]++
		}
	}
	for row := range after {
		if !before[row] {
			count(row, want.NodesAdded, want.EdgesAdded)
		}
	}
	for row := range before {
		if !after[row] {
			count(row, want.NodesRemoved, want.EdgesRemoved)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: the change it reports is not what changed (-is +reported):\n%s", what, diff)
	}
}

// model is the dump of a graph in memory into which the articles were written once each.
func model(t *testing.T, articles []graph.Batch) string {
	t.Helper()
	var m graph.Mem
	if _, err := m.Write(t.Context(), join(articles)); err != nil {
		t.Fatalf("write to memory: %v", err)
	}
	return dump(t, &m)
}

func join(batches []graph.Batch) (all graph.Batch) {
	for _, b := range batches {
		all.Add(b)
	}
	return all
}

func dump(t *testing.T, r graph.Reader) string {
	t.Helper()
	c, ok := r.(*cached)
	if ok && c.dump != nil {
		return *c.dump
	}
	var b strings.Builder
	if err := graph.Dump(t.Context(), &b, r); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if ok {
		c.dump = &text
	}
	return text
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s (-want +got):\n%s", what, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
	}
}
