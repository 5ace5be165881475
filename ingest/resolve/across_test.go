package resolve

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
)

// crowd makes articles that name some people, so that ids meet: the family name alone, which is scoped to the
// article, or with one of few given names, with a title now and then.
func crowd(seed uint64, n int) []graph.Batch {
	rng := rand.New(rand.NewPCG(seed, 5))
	var out []graph.Batch
	for i := range n {
		a := graph.Ref{Label: graph.Article, ID: graph.ID("article", fmt.Sprint(seed, i))}
		b := graph.Batch{Nodes: []graph.Node{{Ref: a, Props: graph.Props{"title": "x"}}}}
		for k := range 1 + rng.IntN(4) {
			family := []string{"Smith", "Novak", "Zelensky", "Zelenskyy"}[rng.IntN(4)]
			name := []string{"", "John ", "J. ", "Mary ", "Johnny "}[rng.IntN(5)] + family
			node := graph.Node{Ref: graph.Ref{Label: graph.Person, ID: graph.ID("person", strings.ToLower(name))}}
			if name == family {
				node = graph.Node{Ref: graph.Ref{Label: graph.Person, ID: graph.ID("person", a.ID, name)}, Own: true}
			}
			if slices.ContainsFunc(b.Nodes, func(o graph.Node) bool { return o.ID == node.ID }) {
				continue
			}
			b.Nodes = append(b.Nodes, node)
			b.Edges = append(b.Edges, graph.Edge{Type: graph.Mentions, From: a, To: node.Ref, Article: a.ID, Start: 10 * k, End: 10*k + 5,
				Props: graph.Props{"names": []string{name}, "count": int64(1 + rng.IntN(3))}})
		}
		out = append(out, b)
	}
	return out
}

// testRules compare names of at most two words in such a way that all that may happen does: family names alone
// go with any given name, initials and nicknames with some, and blocks soon are too large.
var testRules = rules{bound: 12, compare: compareForTest, blocks: func(i Identity) []string {
	var keys []string
	for _, n := range i.Names {
		words := strings.Fields(strings.ToLower(n))
		family := strings.TrimRight(words[len(words)-1], "y")
		keys = append(keys, family, family+" "+n[:1])
		for _, id := range i.Beside {
			keys = append(keys, family+" "+id)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}}

func compareForTest(a, b Identity) Pair {
	p := Pair{A: min(a.ID, b.ID), B: max(a.ID, b.ID)}
	x, y := strings.Fields(a.Names[0]), strings.Fields(b.Names[0])
	if strings.TrimRight(x[len(x)-1], "y") != strings.TrimRight(y[len(y)-1], "y") {
		return p
	}
	common := 0
	for _, id := range a.Beside {
		if slices.Contains(b.Beside, id) {
			common++
		}
	}
	switch {
	case len(x) == 1 || len(y) == 1:
		p.Verdict, p.Score = Doubtful, 0.5
		if common > 0 || len(x) == len(y) {
			p.Verdict, p.Score = Same, 0.5+0.07*float64(common)
		}
	case x[0] == y[0]:
		p.Verdict, p.Score = Same, 0.9
	case strings.HasPrefix(x[0], y[0]) || strings.HasPrefix(y[0], x[0]):
		p.Verdict, p.Score = Same, 0.8
	case x[0][0] == y[0][0]:
		p.Verdict, p.Score = Same, 0.7
	}
	return p
}

func dumpOf(t *testing.T, m *graph.Mem) string {
	t.Helper()
	var b strings.Builder
	if err := graph.Dump(t.Context(), &b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func writeAll(t *testing.T, m *graph.Mem, batches ...graph.Batch) {
	t.Helper()
	var all graph.Batch
	for _, b := range batches {
		all.Add(b)
	}
	if _, err := m.Write(t.Context(), all); err != nil {
		t.Fatal(err)
	}
}

func settled(t *testing.T, m *graph.Mem, j Judgements) {
	t.Helper()
	if _, _, err := settleGraph(t.Context(), m, j, testRules); err != nil {
		t.Fatal(err)
	}
}

// Whatever comes in whatever order and portions, with articles removed and judgements made on the way, the
// graph is the one that comes of everything at once.
func TestSettleGraphIsAFunctionOfTheSet(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 6))
		articles := crowd(seed, 5+rng.IntN(60))
		var ids []string
		for _, b := range articles {
			for _, n := range b.Nodes[1:] {
				ids = append(ids, n.ID)
			}
		}
		var final Judgements
		for range rng.IntN(6) {
			if a, b := ids[rng.IntN(len(ids))], ids[rng.IntN(len(ids))]; a != b {
				final.Set(a, b, rng.IntN(2) == 0, "")
			}
		}
		removed := map[int]bool{}
		for range rng.IntN(5) {
			removed[rng.IntN(len(articles))] = true
		}
		at := &graph.Mem{}
		for i, b := range articles {
			if !removed[i] {
				writeAll(t, at, b)
			}
		}
		settled(t, at, final)
		want := dumpOf(t, at)

		bit := &graph.Mem{}
		order := rng.Perm(len(articles))
		for n, i := range order {
			writeAll(t, bit, articles[i])
			if rng.IntN(3) == 0 {
				j := final
				if rng.IntN(2) == 0 {
					j = Judgements{}
					j.Set(ids[0], ids[len(ids)-1], n%2 == 0, "")
				}
				settled(t, bit, j)
			}
		}
		for i := range removed {
			if _, err := bit.Remove(t.Context(), articles[i].Articles()); err != nil {
				t.Fatal(err)
			}
			if rng.IntN(2) == 0 {
				settled(t, bit, final)
			}
		}
		settled(t, bit, final)
		if got := dumpOf(t, bit); got != want {
			t.Fatalf("seed %d, bit by bit (-at once +bit by bit):\n%s", seed, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
		}
		settled(t, bit, final)
		if got := dumpOf(t, bit); got != want {
			t.Errorf("seed %d: settling once more changed the graph", seed)
		}
		holdsTo(t, seed, at, final)
	}
}

// holdsTo compares a settled graph with what Settle makes of all of its identities.
func holdsTo(t *testing.T, seed uint64, m *graph.Mem, j Judgements) {
	t.Helper()
	var all []Identity
	in := map[string]string{}
	var ids []string
	for n := range m.Nodes(t.Context(), graph.Person) {
		ids = append(append(ids, n.ID), n.Props.Strings("formerIds")...)
	}
	_, err := m.Settle(t.Context(), func(l graph.Ledger) error {
		records, err := l.Records(ids)
		for _, r := range records {
			all = append(all, identityOf(r))
			in[r.ID] = r.Node
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	groups, doubtful := settle(all, j, testRules)
	if seed == 0 && (len(groups) == len(all) || len(groups) == 1 || len(doubtful) == 0) {
		t.Errorf("of %d identities, %d groups and %d doubtful pairs: nothing is tested", len(all), len(groups), len(doubtful))
	}
	want := map[string]string{}
	for _, g := range groups {
		for _, id := range g {
			want[id] = g[0]
		}
	}
	if diff := cmp.Diff(want, in); diff != "" {
		t.Errorf("seed %d: the graph is not what Settle says (-want +got):\n%s", seed, diff)
	}
}
