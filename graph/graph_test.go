package graph_test

import (
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// heart is the heart of the first story: who confirmed, and who stated, the same clashes.
func heart() graph.Batch {
	a := ref("article:kursk")
	says := func(names ...string) graph.Props { return graph.Props{"names": names, "count": len(names)} }
	b := graph.Batch{
		Nodes: []graph.Node{
			{Ref: a, Props: graph.Props{"title": "First clashes", "published": day(5), "textHash": "h1", "extractor": "x1", "ingestedAt": time.Now()}},
			{Ref: ref("person:zelenskyy")}, {Ref: ref("person:umerov")}, {Ref: ref("person:kovalenko")},
			{Ref: ref("event:clashes"), Props: graph.Props{"kind": "attack"}},
			{Ref: ref("geonames:548391"), Props: graph.Props{"name": "Kursk Oblast", "kind": "region", "location": graph.Point{Lat: 51.75, Lon: 36.25}}},
			{Ref: ref("geonames:2017370"), Props: graph.Props{"name": "Russia", "kind": "country", "population": 144478050}},
		},
		Edges: []graph.Edge{
			{Type: graph.Mentions, From: a, To: ref("person:zelenskyy"), Article: a.ID, Start: 0, End: 9, Props: says("Zelenskyy", "Volodymyr Zelenskyy")},
			{Type: graph.Mentions, From: a, To: ref("person:umerov"), Article: a.ID, Start: 20, End: 26, Props: says("Umerov")},
			{Type: graph.Mentions, From: a, To: ref("person:kovalenko"), Article: a.ID, Start: 40, End: 49, Props: says("Kovalenko")},
			{Type: graph.Mentions, From: a, To: ref("event:clashes"), Article: a.ID, Start: 60, End: 67, Props: says("first clashes")},
			{Type: graph.Mentions, From: a, To: ref("geonames:548391"), Article: a.ID, Start: 70, End: 75, Props: says("Kursk")},
			{Type: graph.Confirmed, From: ref("person:zelenskyy"), To: ref("event:clashes"), Article: a.ID, Start: 10, End: 19, Props: graph.Props{"cue": "confirmed", "quote": false}},
			{Type: graph.Confirmed, From: ref("person:umerov"), To: ref("event:clashes"), Article: a.ID, Start: 27, End: 36, Props: graph.Props{"cue": "confirmed"}},
			{Type: graph.Stated, From: ref("person:kovalenko"), To: ref("event:clashes"), Article: a.ID, Start: 50, End: 54, Props: graph.Props{"cue": "said", "confidence": 0.9}},
			{Type: graph.LocatedIn, From: ref("event:clashes"), To: ref("geonames:548391"), Article: a.ID, Start: 70, End: 75},
			{Type: graph.LocatedIn, From: ref("geonames:548391"), To: ref("geonames:2017370"), Props: graph.Props{"source": "geonames"}},
		},
	}
	return b
}

func dump(t *testing.T, r graph.Reader) string {
	t.Helper()
	var b strings.Builder
	if err := graph.Dump(t.Context(), &b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDump(t *testing.T) {
	var m graph.Mem
	if _, err := m.Write(t.Context(), heart()); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "heart.dump")
	got := dump(t, &m)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("dump (-want +got):\n%s", diff)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestDumpToBrokenWriter(t *testing.T) {
	var m graph.Mem
	if _, err := m.Write(t.Context(), heart()); err != nil {
		t.Fatal(err)
	}
	if err := graph.Dump(t.Context(), brokenWriter{}, &m); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("dump to a full disk: %v", err)
	}
}

// A graph in memory shares nothing with the batches that were written to it, nor with what was read.
func TestMemSharesNothing(t *testing.T) {
	var m graph.Mem
	b := heart()
	if _, err := m.Write(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	want := dump(t, &m)
	b.Nodes[0].Props["title"] = "changed"
	b.Edges[0].Props["names"].([]string)[0] = "changed"
	for n := range m.Nodes(t.Context(), graph.Event) {
		n.Props["kind"] = "changed"
	}
	for e := range m.Edges(t.Context(), graph.Confirmed) {
		e.Props["cue"] = "changed"
	}
	if diff := cmp.Diff(want, dump(t, &m)); diff != "" {
		t.Errorf("the graph (-before +after):\n%s", diff)
	}
}

func TestCanonicalMerges(t *testing.T) {
	b := heart()
	b.Nodes = append(b.Nodes, graph.Node{Ref: ref("event:clashes"), Props: graph.Props{"kind": "attack", "note": "more"}})
	again := b.Edges[5]
	again.Props = graph.Props{"cue": "admitted"}
	b.Edges = append(b.Edges, again)
	c, err := b.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Nodes) != len(heart().Nodes) || len(c.Edges) != len(heart().Edges) {
		t.Errorf("%d nodes and %d edges, want %d and %d", len(c.Nodes), len(c.Edges), len(heart().Nodes), len(heart().Edges))
	}
	for _, n := range c.Nodes {
		if n.ID == "event:clashes" && n.Props["note"] != "more" {
			t.Errorf("the event's properties are %v", n.Props)
		}
	}
	for _, e := range c.Edges {
		if e.Key() == again.Key() && e.Props["cue"] != "admitted" {
			t.Errorf("the edge's properties are %v", e.Props)
		}
	}
	twice, err := c.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, twice); diff != "" {
		t.Errorf("the canonical form of the canonical form (-once +twice):\n%s", diff)
	}
}

func TestRefOf(t *testing.T) {
	for id, want := range map[string]graph.Label{
		"article:1": graph.Article, "person:x": graph.Person, "organization:1": graph.Organization, "event:1": graph.Event,
		"place:1": graph.Place, "geonames:548391": graph.Place,
		"": "", "person": "", "person:": "", "Person:1": "", "edge:1": "", "42": "",
	} {
		if got, ok := graph.RefOf(id); got.Label != want || ok != (want != "") {
			t.Errorf("RefOf(%q) = %v, %v; want %q", id, got, ok, want)
		}
	}
}

func TestKeys(t *testing.T) {
	e := heart().Edges[5]
	keys := map[string]string{e.Key(): "itself"}
	for name, change := range map[string]func(*graph.Edge){
		"type":    func(e *graph.Edge) { e.Type = graph.Stated },
		"from":    func(e *graph.Edge) { e.From.ID += "1" },
		"to":      func(e *graph.Edge) { e.To.ID += "1" },
		"article": func(e *graph.Edge) { e.Article += "1" },
		"start":   func(e *graph.Edge) { e.Start++ },
		"ends":    func(e *graph.Edge) { e.From, e.To = e.To, e.From },
	} {
		other := e
		change(&other)
		if same, ok := keys[other.Key()]; ok {
			t.Errorf("an edge with another %s has the key of %s", name, same)
		}
		keys[other.Key()] = name
	}
	e.End, e.Props = 99, graph.Props{"cue": "other"}
	if _, ok := keys[e.Key()]; !ok {
		t.Error("the key depends on the end or the properties")
	}
}

func TestEqualValue(t *testing.T) {
	values := []any{nil, "x", "", true, int64(1), 1.0, day(1), graph.Date("2024-11-01"), graph.Point{Lat: 1}, []string{"x"}, []string{}, []int64{1}, []int64{}}
	for i, a := range values {
		for j, b := range values {
			if got := graph.EqualValue(a, b); got != (i == j) {
				t.Errorf("EqualValue(%#v, %#v) = %v", a, b, got)
			}
		}
	}
	if !graph.EqualValue(day(1), day(1).In(time.FixedZone("", 3600))) {
		t.Error("one moment in two zones is not the same")
	}
}

func TestChange(t *testing.T) {
	var c graph.Change
	if !c.Empty() {
		t.Error("a change of nothing is not empty")
	}
	c.Add(graph.Change{NodesAdded: map[graph.Label]int{graph.Person: 2}, EdgesRemoved: map[graph.Type]int{graph.Stated: 1}})
	c.Add(graph.Change{NodesAdded: map[graph.Label]int{graph.Person: 3, graph.Event: 1}})
	if added, removed := c.Rows(); added != 6 || removed != 1 || c.Empty() {
		t.Errorf("%d added, %d removed", added, removed)
	}
	if !maps.Equal(c.NodesAdded, map[graph.Label]int{graph.Person: 5, graph.Event: 1}) {
		t.Errorf("nodes added: %v", c.NodesAdded)
	}
}
