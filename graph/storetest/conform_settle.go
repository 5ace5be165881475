package storetest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
)

// settle puts everything of one label whose numbers leave the same remainder into one node, the first of
// them; with 0, everything into a node of its own. It stands in for a decision on evidence, and like one it is
// a function of what the graph holds.
func settle(t *testing.T, g Graph, modulus int) graph.Change {
	t.Helper()
	before := rows(t, g)
	c, err := g.Settle(t.Context(), func(l graph.Ledger) error {
		var ids []string
		for _, prefix := range []string{"person:", "organization:", "event:"} {
			for k := range 6 {
				ids = append(ids, fmt.Sprint(prefix, k))
			}
		}
		for i := range 16 {
			ids = append(ids, policeOf(ArticleID(i)).ID) // whose numbers are all 0
		}
		if _, err := l.Unsettled(1000); err != nil {
			return err
		}
		records, err := l.Records(ids)
		if err != nil {
			return err
		}
		node := map[string]string{}
		var all []graph.Settled
		for _, r := range records {
			s := graph.Settled{Ref: r.Ref, Node: r.ID, Keys: []string{string(r.Label), r.ID}}
			_, number, _ := strings.Cut(r.ID, ":")
			if k, _ := strconv.Atoi(number); modulus > 0 && r.Articles > 0 {
				group := fmt.Sprint(r.Label, k%modulus)
				if node[group] == "" {
					node[group] = r.ID // records come sorted
				}
				s.Node = node[group]
			}
			all = append(all, s)
		}
		_, err = l.Settle(all)
		return err
	})
	if err != nil {
		t.Fatalf("settle: %v", err)
	}
	checkChange(t, "settle", c, before, rows(t, g))
	return c
}

// settledModel is the dump of a graph in memory that holds the articles and is settled.
func settledModel(t *testing.T, articles []graph.Batch, modulus int) string {
	t.Helper()
	m := &graph.Mem{}
	if _, err := m.Write(t.Context(), join(articles)); err != nil {
		t.Fatal(err)
	}
	settle(t, &cached{Graph: m}, modulus)
	return dump(t, m)
}

// testSettledRandom writes, replaces, removes and settles at random, in ever other ways, and compares with a
// graph into which the last of it all was written at once, and settled once.
func testSettledRandom(t *testing.T, g Graph, seed uint64) {
	const n = 7
	rng := rand.New(rand.NewPCG(seed, 77))
	last := map[int]graph.Batch{}
	for step := range 8 {
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
		// The changes that writes report are not checked here: between writing and settling, a node may lose the id
		// that it is named by and stay for the others that stand in it.
		if _, err := g.Write(t.Context(), join(batch)); err != nil {
			t.Fatal(err)
		}
		if _, err := g.Remove(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		for _, id := range gone {
			for i := range n {
				if ArticleID(i) == id {
					delete(last, i)
				}
			}
		}
		modulus := rng.IntN(4)
		settle(t, g, modulus)
		left := slices.Collect(maps.Values(last))
		same(t, fmt.Sprintf("after step %d, settled modulo %d", step, modulus), dump(t, g), settledModel(t, left, modulus))
		checkLedger(t, g, left)
		if t.Failed() {
			return
		}
	}
}

// checkLedger compares the evidence of every record with that of a graph into which all was written at once.
func checkLedger(t *testing.T, g Graph, articles []graph.Batch) {
	t.Helper()
	m := &graph.Mem{}
	if _, err := m.Write(t.Context(), join(articles)); err != nil {
		t.Fatal(err)
	}
	want, got := evidence(t, m), evidence(t, g)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}

// evidence are the records of a graph without what settling made of them.
func evidence(t *testing.T, g Graph) map[string]graph.Record {
	t.Helper()
	out := map[string]graph.Record{}
	_, err := g.Settle(t.Context(), func(l graph.Ledger) error {
		var ids []string
		for _, prefix := range []string{"person:", "organization:", "event:"} {
			for k := range 6 {
				ids = append(ids, fmt.Sprint(prefix, k))
			}
		}
		records, err := l.Records(ids)
		for _, r := range records {
			r.Node, r.Keys, r.Doubts, r.Judged = "", nil, nil, nil
			out[r.ID] = r
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// testSettled says what a person sees of two who are found to be one, and of one that was two.
func testSettled(t *testing.T, g Graph) {
	a := doc(ArticleID(1), "2024-11-05").
		mention("person:0", graph.Props{"names": []string{"Zelensky"}}, nil).
		mention("event:0", graph.Props{"names": []string{"clashes"}}, graph.Props{"kind": "attack"}).
		link(graph.Stated, "person:0", "event:0", 9, nil).Batch
	b := doc(ArticleID(2), "2024-11-06").
		mention("person:2", graph.Props{"names": []string{"Volodymyr Zelenskyy"}}, nil).
		mention("event:0", graph.Props{"names": []string{"first clashes"}}, graph.Props{"kind": "attack"}).
		link(graph.Confirmed, "person:2", "event:0", 9, nil).Batch
	nodes := func(label graph.Label) map[string]graph.Props {
		t.Helper()
		out := map[string]graph.Props{}
		for n, err := range g.Nodes(t.Context(), label) {
			if err != nil {
				t.Fatal(err)
			}
			out[n.ID] = n.Props
		}
		return out
	}
	write(t, g, a)
	write(t, g, b)
	settle(t, g, 2)
	p := nodes(graph.Person)
	if len(p) != 1 || p["person:0"].String("name") != "Volodymyr Zelenskyy" || !slices.Equal(p["person:0"].Strings("formerIds"), []string{"person:2"}) {
		t.Errorf("settled: %v", p)
	}
	if n := nodes(graph.Event)["event:0"]["sources"]; n != int64(1) {
		t.Errorf("two who are one stand behind the event as %v", n)
	}
	if c := write(t, g, b); !c.Empty() {
		t.Errorf("writing it again changed %v", c)
	}
	for e, err := range g.Edges(t.Context(), graph.Confirmed) {
		if err != nil || e.From.ID != "person:0" || e.FromWas != "person:2" || e.Key() != graph.ID("edge", "CONFIRMED", "person:2", "event:0", ArticleID(2), "9") {
			t.Errorf("the edge of the other: %v, %v", e, err)
		}
	}
	// Another article comes while they are one.
	c := doc(ArticleID(3), "2024-11-07").mention("person:2", graph.Props{"names": []string{"V. Zelenskiy"}}, nil).Batch
	write(t, g, c)
	if p := nodes(graph.Person); len(p) != 1 || len(p["person:0"].Strings("aliases")) != 3 {
		t.Errorf("with a third article: %v", p)
	}
	// The one whose node it was goes: the other's takes its place.
	remove(t, g, ArticleID(1))
	settle(t, g, 2)
	if p := nodes(graph.Person); len(p) != 1 || p["person:2"].String("name") != "Volodymyr Zelenskyy" || p["person:2"].Strings("formerIds") != nil {
		t.Errorf("with the first article removed: %v", p)
	}
	write(t, g, a)
	settle(t, g, 2)
	settle(t, g, 0)
	same(t, "settled and undone", dump(t, g), model(t, []graph.Batch{a, b, c}))
	remove(t, g, ArticleID(1), ArticleID(2), ArticleID(3))
	settle(t, g, 2)
	same(t, "with all removed", dump(t, g), "")
	if left := evidence(t, g); len(left) > 0 {
		t.Errorf("records left: %v", left)
	}
}

// testLedger holds what a ledger gives to what was written and settled.
func testLedger(t *testing.T, g Graph) {
	articles := Articles(29, 1, 12)
	write(t, g, join(articles))
	checkLedger(t, g, articles)
	settle(t, g, 3)
	ask := func(f func(l graph.Ledger) error) {
		t.Helper()
		if _, err := g.Settle(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	ask(func(l graph.Ledger) error {
		if r, err := l.Unsettled(10); err != nil || len(r) > 0 {
			t.Errorf("unsettled after settling: %v, %v", r, err)
		}
		sizes, err := l.Sizes([]string{"Person", "person:1", "none", "none"})
		if err != nil || sizes["Person"] < 2 || sizes["person:1"] != 1 || len(sizes) != 2 {
			t.Errorf("sizes: %v, %v", sizes, err)
		}
		members, err := l.Members([]string{"person:1", "none"})
		if err != nil || len(members) != 1 || !slices.Equal(members["person:1"], []string{"person:1"}) {
			t.Errorf("members: %v, %v", members, err)
		}
		standing, err := l.Standing([]string{"person:0", "person:none"})
		if err != nil || len(standing) != 2 || standing[1].ID != "person:3" || standing[1].Node != "person:0" {
			t.Errorf("standing in person:0: %v, %v", standing, err)
		}
		if r, err := l.Records([]string{"person:none", "article:x", ""}); err != nil || len(r) > 0 {
			t.Errorf("records of nothing: %v, %v", r, err)
		}
		return nil
	})
	// The same again changes no evidence; something new does.
	write(t, g, articles[3])
	before := dump(t, g)
	write(t, g, Articles(29, 2, 12)[3])
	ask(func(l graph.Ledger) error {
		r, err := l.Unsettled(1)
		if err != nil || len(r) != 1 {
			t.Errorf("unsettled after a new version: %d, %v", len(r), err)
		}
		return nil
	})
	write(t, g, articles[3])
	settle(t, g, 3)
	same(t, "back to the first version", dump(t, g), before)
	failed := fmt.Errorf("no")
	if _, err := g.Settle(t.Context(), func(graph.Ledger) error { return failed }); err == nil || !strings.Contains(err.Error(), "no") {
		t.Errorf("an error of the caller: %v", err)
	}
}
