package store_test

import (
	"fmt"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
)

// many makes articles of the size of a long report, each with its own events, that share their people and
// places. One has 50 rows.
func many(from, n int) graph.Batch {
	var b graph.Batch
	for i := from; i < from+n; i++ {
		a := graph.Ref{Label: graph.Article, ID: storetest.ArticleID(i)}
		b.Nodes = append(b.Nodes, graph.Node{Ref: a, Props: graph.Props{"title": "A title of some words", "textHash": fmt.Sprint(i)}})
		edge := func(t graph.Type, from, to graph.Ref, start int, p graph.Props) {
			b.Edges = append(b.Edges, graph.Edge{Type: t, From: from, To: to, Article: a.ID, Start: start, End: start + 9, Props: p})
		}
		mention := func(ref graph.Ref, name string, static graph.Props) graph.Ref {
			b.Nodes = append(b.Nodes, graph.Node{Ref: ref, Props: static})
			edge(graph.Mentions, a, ref, 0, graph.Props{"names": []string{name}, "count": 2, "offsets": []int64{10, 200}})
			return ref
		}
		var people []graph.Ref
		for k := range 10 {
			name := fmt.Sprintf("Person %d", (i*7+k*k)%(500+n))
			people = append(people, mention(graph.Ref{Label: graph.Person, ID: graph.ID("person", name)}, name, nil))
		}
		place := mention(graph.Ref{Label: graph.Place, ID: fmt.Sprintf("geonames:%d", i%20)}, "Kursk", graph.Props{"name": "Kursk", "location": graph.Point{Lat: 51, Lon: 36}})
		for k := range 4 {
			event := mention(graph.Ref{Label: graph.Event, ID: graph.ID("event", a.ID, fmt.Sprint(k))}, "clashes near the border", graph.Props{"kind": "attack"})
			edge(graph.LocatedIn, event, place, 10*k, graph.Props{"confidence": 0.9})
			for _, p := range people[:3] {
				edge(graph.Stated, p, event, 10*k, graph.Props{"cue": "said", "confidence": 0.9, "sentence": "A sentence as it stands in the article, with some words in it."})
			}
		}
	}
	return b
}

// A batch of some 50,000 rows, new and again. Rows are as the server has them: the edges, and a node once.
func BenchmarkWrite(b *testing.B) {
	const articles = 1250 // 50,000 rows
	s := storetest.Open(b)
	if _, err := s.Write(b.Context(), many(0, 10)); err != nil { // plans the statements
		b.Fatal(err)
	}
	next := 10
	batch := graph.Batch{}
	run := func(b *testing.B, fresh bool) {
		rows := 0
		for b.Loop() {
			if fresh {
				batch = many(next, articles)
				next += articles
			}
			c, err := batch.Canonical()
			if err != nil {
				b.Fatal(err)
			}
			rows += c.Rows()
			if _, err := s.Write(b.Context(), batch); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	}
	b.Run("new", func(b *testing.B) { run(b, true) })
	b.Run("again", func(b *testing.B) { run(b, false) })
}
