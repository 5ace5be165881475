package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
)

func TestReadValues(t *testing.T) {
	s := storetest.Open(t)
	at := time.Date(2024, 11, 5, 12, 0, 0, 0, time.FixedZone("", 7200))
	params := map[string]any{
		"at": at, "day": graph.Date("2024-11-05"), "here": graph.Point{Lat: 51.5, Lon: 36.25},
		"list": []string{"a", "b"}, "text": "'); MATCH (n) DETACH DELETE n //", "n": 7,
	}
	got, err := s.Read(t.Context(), `
		RETURN null AS nothing, true AS yes, $n AS n, 1.5 AS x, $text AS text, $at AS at, $day AS day, $here AS here,
		       $list AS list, {a: [1, {b: $day}]} AS map, duration('P1DT2S') AS duration, localtime('12:00') AS localtime`, params)
	if err != nil {
		t.Fatal(err)
	}
	want := &store.Table{
		Columns: []string{"nothing", "yes", "n", "x", "text", "at", "day", "here", "list", "map", "duration", "localtime"},
		Rows: [][]any{{nil, true, int64(7), 1.5, params["text"], at.UTC(), params["day"], params["here"],
			[]any{"a", "b"}, map[string]any{"a": []any{int64(1), map[string]any{"b": params["day"]}}}, "P0M1DT2S", "12:00:00"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

func TestReadGraph(t *testing.T) {
	s := storetest.Open(t)
	a, p := graph.Ref{Label: graph.Article, ID: storetest.ArticleID(0)}, graph.Ref{Label: graph.Person, ID: "person:1"}
	write(t, s, graph.Batch{
		Nodes: []graph.Node{{Ref: a, Props: graph.Props{"title": "T"}}, {Ref: p}},
		Edges: []graph.Edge{{Type: graph.Mentions, From: a, To: p, Article: a.ID, Props: graph.Props{"names": []string{"N"}}}},
	})
	got, err := s.Read(t.Context(), "MATCH path = (p:Person)<-[m:MENTIONS]-(a:Article) RETURN p, m, path", nil)
	if err != nil || len(got.Rows) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	person, edge, path := got.Rows[0][0].(store.Node), got.Rows[0][1].(store.Relationship), got.Rows[0][2].(store.Path)
	if diff := cmp.Diff(graph.Props{"id": "person:1", "name": "N", "aliases": []string{"N"}}, person.Props); diff != "" {
		t.Errorf("node (-want +got):\n%s", diff)
	}
	if edge.Type != "MENTIONS" || edge.To != person.ID || edge.Props["articleId"] != a.ID {
		t.Errorf("edge %+v", edge)
	}
	if len(path.Nodes) != 2 || len(path.Relationships) != 1 || path.Nodes[0].ID != person.ID || path.Nodes[1].Props["title"] != "T" {
		t.Errorf("path %+v", path)
	}
	if got, err = s.Read(t.Context(), "MATCH (n:Event) RETURN n.id AS id", nil); err != nil || len(got.Rows) != 0 || len(got.Columns) != 1 {
		t.Errorf("no rows: %v, %v", got, err)
	}
}

// Whatever writes is refused, in every way in which a statement can write.
func TestReadRefusesWrites(t *testing.T) {
	s := storetest.Open(t)
	write(t, s, storetest.Articles(1, 1, 2)...)
	before := dump(t, s)
	for _, cypher := range []string{
		"CREATE (n:Person) RETURN n",
		"MATCH (n) DETACH DELETE n",
		"MATCH (n) SET n.name = 'x' RETURN n",
		"MERGE (n:Nothing) RETURN n",
		"MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS",
		"CREATE INDEX sneaky FOR (n:Person) ON (n.sneaky)",
		"DROP CONSTRAINT newsgraph_entity_id",
		"CALL db.createLabel('Sneaky')",
		"CREATE USER sneaky SET PASSWORD 'abcdefgh'",
	} {
		if got, err := s.Read(t.Context(), cypher, nil); err == nil {
			t.Errorf("%s: %v", cypher, got)
		} else {
			checkError(t, err, store.ErrReadOnly)
		}
	}
	same(t, "after all that", dump(t, s), before)
}

func TestReadErrors(t *testing.T) {
	s := storetest.Open(t)
	_, err := s.Read(t.Context(), "MATCH (n RETURN n", nil)
	checkError(t, err, store.ErrQuery, "run query", "Invalid input")
	_, err = s.Read(t.Context(), "RETURN $missing AS x", nil)
	checkError(t, err, store.ErrQuery, "missing")
	_, err = s.Read(t.Context(), "RETURN 1/0 AS x", nil)
	checkError(t, err, store.ErrQuery, "zero")
}

func TestExplain(t *testing.T) {
	s := storetest.Open(t)
	plan, err := s.Explain(t.Context(), "MATCH (a:Person), (b:Event) RETURN a, b", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Operator{
		{Name: "ProduceResults", Details: "a, b"}, {Name: "CartesianProduct"},
		{Name: "NodeByLabelScan", Details: "b:Event"}, {Name: "NodeByLabelScan", Details: "a:Person"},
	}
	if diff := cmp.Diff(want, plan.Operators); diff != "" {
		t.Errorf("plan (-want +got):\n%s\n%s", diff, plan.Text)
	}
}
