package main

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/graph/storetest"
	"newsgraph/queries"
)

// askReal runs a question against a clean real Neo4j that holds what fill wrote.
func askReal(t *testing.T, db *store.Store, name string, args map[string]string, format string) (out, talk string) {
	t.Helper()
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	q, err := queries.Find(all, name)
	if err != nil {
		t.Fatal(err)
	}
	params, err := q.Bind(args)
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	o := queryOptions{query: q, args: args, params: params, format: format,
		open: func(context.Context, *slog.Logger) (*store.Store, error) { return db, nil }}
	if err := askQuery(t.Context(), db, o, streams{&stdout, &stderr}); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return stdout.String(), stderr.String()
}

// Every question can be asked of the real server, of a graph and of an empty database, in every format.
func TestEveryQuestionRuns(t *testing.T) {
	db := storetest.Open(t)
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if _, talk := askReal(t, db, q.Name, q.Examples(), "table"); !strings.Contains(talk, "The graph is empty") {
			t.Errorf("%s of an empty graph says %q", q.Name, talk)
		}
	}
	write(t, db, twoSources())
	for _, q := range all {
		params, err := q.Bind(q.Examples())
		if err != nil {
			t.Fatal(err)
		}
		answer, err := db.Read(t.Context(), q.Text, params)
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		for _, format := range answerFormats {
			var out bytes.Buffer
			if err := writeAnswer(&out, answer, format, 0); err != nil || out.Len() == 0 {
				t.Errorf("%s as %s: %q, %v", q.Name, format, out.String(), err)
			}
		}
	}
}

// Two speakers, one of them twice, and one unnamed: two named sources stand behind the one event.
func TestCorroboratedEvents(t *testing.T) {
	db := storetest.Open(t)
	write(t, db, twoSources())
	out, _ := askReal(t, db, "corroborated-events", nil, "csv")
	want := "event,kind,date,places,sources,confirmedBy,statedBy,unnamedSources,articles,id\n" +
		`clashes,attack,2024-11-05,Kursk,2,Ada Ardent,Bo Brook,1,2,event:clash` + "\n"
	if out != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
	if out, _ = askReal(t, db, "corroborated-events", map[string]string{"minSources": "3"}, "csv"); strings.Count(out, "\n") != 1 {
		t.Errorf("an event with two named sources has three: %s", out)
	}
}

// A name in another spelling has no answer, but the names in the graph that are like it.
func TestNearestNames(t *testing.T) {
	db := storetest.Open(t)
	write(t, db, twoSources())
	_, talk := askReal(t, db, "statements-by-person", map[string]string{"person": "Ada Ardentt"}, "table")
	if !strings.Contains(talk, "Ada Ardent (Person)") {
		t.Errorf("no hint at the right name: %q", talk)
	}
	_, talk = askReal(t, db, "statements-by-person", map[string]string{"person": `") RETURN 1 //`}, "table")
	if !strings.Contains(talk, "No name in the graph is like") {
		t.Errorf("hostile name: %q", talk)
	}
}

func write(t *testing.T, db *store.Store, b graph.Batch) {
	t.Helper()
	if err := db.EnsureSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Write(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

// twoSources is a graph of two articles in which Ada Ardent states and confirms, Bo Brook states, and officials
// without a name state one and the same clash in Kursk.
func twoSources() graph.Batch {
	clash := graph.Ref{Label: graph.Event, ID: "event:clash"}
	kursk := graph.Ref{Label: graph.Place, ID: "place:kursk"}
	ada := graph.Ref{Label: graph.Person, ID: "person:ada"}
	bo := graph.Ref{Label: graph.Person, ID: "person:bo"}
	officials := graph.Ref{Label: graph.Organization, ID: "organization:officials"}
	var b graph.Batch
	for _, n := range []graph.Ref{clash, kursk, ada, bo, officials} {
		node := graph.Node{Ref: n, Props: graph.Props{}}
		if n == clash {
			node.Props["kind"] = "attack"
		}
		b.Nodes = append(b.Nodes, node)
	}
	says := func(article string, who graph.Ref, act graph.Type, start int) {
		b.Edges = append(b.Edges, graph.Edge{Type: act, From: who, To: clash, Article: article, Start: start, End: start + 4,
			Props: graph.Props{"cue": "said", "sentence": "X said so.", "confidence": 0.9}})
	}
	for i, a := range []string{"article:a", "article:b"} {
		art := graph.Ref{Label: graph.Article, ID: a}
		b.Nodes = append(b.Nodes, graph.Node{Ref: art, Props: graph.Props{"title": "Zelenskyy confirms " + a, "text": "…",
			"textHash": a, "published": time.Date(2024, 11, 5+i, 0, 0, 0, 0, time.UTC)}})
		for _, m := range []struct {
			ref   graph.Ref
			props graph.Props
		}{
			{clash, graph.Props{"names": []string{"clashes"}, "status": "asserted", "date": graph.Date("2024-11-05"), "datePrecision": "day"}},
			{kursk, graph.Props{"names": []string{"Kursk"}}},
			{ada, graph.Props{"names": []string{"Ada Ardent", "Ardent"}}},
			{bo, graph.Props{"names": []string{"Bo Brook"}}},
			{officials, graph.Props{"names": []string{"officials"}, "kind": "unnamed"}},
		} {
			m.props["count"], m.props["offsets"] = int64(1), []int64{0}
			b.Edges = append(b.Edges, graph.Edge{Type: graph.Mentions, From: art, To: m.ref, Article: a, End: 1, Props: m.props})
		}
		b.Edges = append(b.Edges, graph.Edge{Type: graph.LocatedIn, From: clash, To: kursk, Article: a, Props: graph.Props{"confidence": 0.8}})
	}
	says("article:a", ada, graph.Stated, 10)
	says("article:b", ada, graph.Confirmed, 20)
	says("article:b", bo, graph.Stated, 30)
	says("article:b", officials, graph.Stated, 40)
	return b
}
