package resolve_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
	"newsgraph/ingest/resolve"
)

// BenchmarkSettle resolves articles against a graph that knows many people: NEWSGRAPH_BENCH_ENTITIES of them,
// 20,000 if it says nothing. Filling a graph with a million takes some minutes.
//
// The names are those of one large country: 500 given names, and family names that as many share.
func BenchmarkSettle(b *testing.B) {
	known, err := strconv.Atoi(cmp.Or(os.Getenv("NEWSGRAPH_BENCH_ENTITIES"), "20000"))
	if err != nil {
		b.Fatal(err)
	}
	cfg := storetest.Server(b)
	s := storetest.OpenConfig(b, cfg)
	if err := s.EnsureSchema(b.Context()); err != nil {
		b.Fatal(err)
	}
	name := func(i int) string { return "Given" + word(i%500) + " Family" + word(i/500) }
	id := func(name string) string { return graph.ID("person", strings.ToLower(name)) }
	const atOnce = 5000
	for from := 0; from < known; from += atOnce {
		var rows []any
		for i := from; i < min(from+atOnce, known); i++ {
			n := name(i)
			ref := graph.Ref{Label: graph.Person, ID: id(n)}
			said := graph.Said{Article: storetest.ArticleID(i), Names: []string{n}, Beside: []string{id(name(i + 1)), id(name(i + 7))}}
			text, err := json.Marshal(said)
			if err != nil {
				b.Fatal(err)
			}
			keys := resolve.Blocks(resolve.Identity{Ref: ref, Names: said.Names, Beside: said.Beside, Articles: 1})
			rows = append(rows, map[string]any{"id": ref.ID, "name": n, "said": []any{string(text)}, "keys": keys})
		}
		storetest.Exec(b, cfg, `UNWIND $rows AS row
			CREATE (:Entity:Person {id: row.id, name: row.name, aliases: [row.name]})
			CREATE (i:NewsgraphRecord {id: row.id, node: row.id, articles: 1, said: row.said})
			WITH i, row UNWIND row.keys AS key
			MERGE (k:NewsgraphKey {key: key})
			CREATE (i)-[:NEWSGRAPH_KEY]->(k)`, map[string]any{"rows": rows})
	}
	next := 0
	articles := func(n int) graph.Batch {
		var batch graph.Batch
		for range n {
			next++
			a := graph.Ref{Label: graph.Article, ID: graph.ID("article", "bench", fmt.Sprint(next))}
			batch.Nodes = append(batch.Nodes, graph.Node{Ref: a, Props: graph.Props{"title": "x", "published": time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC)}})
			mention := func(ref graph.Ref, name string, own bool, k int) {
				batch.Nodes = append(batch.Nodes, graph.Node{Ref: ref, Own: own})
				batch.Edges = append(batch.Edges, graph.Edge{Type: graph.Mentions, From: a, To: ref, Article: a.ID, Start: k, End: k + 1,
					Props: graph.Props{"names": []string{name}, "count": int64(1)}})
			}
			for k := range 10 { // known in full; by the family name; new
				n := name((next*7919 + k*104729) % known)
				mention(graph.Ref{Label: graph.Person, ID: id(n)}, n, false, k)
				_, family, _ := strings.Cut(n, " ")
				mention(graph.Ref{Label: graph.Person, ID: graph.ID("person", a.ID, family)}, family, true, 100+k)
				fresh := "New" + word(next) + " " + family
				mention(graph.Ref{Label: graph.Person, ID: id(fresh)}, fresh, false, 200+k)
			}
		}
		return batch
	}
	const size = 100
	if _, err := s.Write(b.Context(), articles(size)); err != nil { // plans the statements
		b.Fatal(err)
	}
	if _, _, err := resolve.SettleGraph(b.Context(), s, resolve.Judgements{}); err != nil {
		b.Fatal(err)
	}
	var writing, settling time.Duration
	n := 0
	for b.Loop() {
		batch := articles(size)
		began := time.Now()
		if _, err := s.Write(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
		writing += time.Since(began)
		began = time.Now()
		if _, _, err := resolve.SettleGraph(b.Context(), s, resolve.Judgements{}); err != nil {
			b.Fatal(err)
		}
		settling += time.Since(began)
		n += size
	}
	b.ReportMetric(float64(writing.Microseconds())/float64(n)/1000, "ms-write/article")
	b.ReportMetric(float64(settling.Microseconds())/float64(n)/1000, "ms-settle/article")
}

// word makes a word of a number, for a name that looks like no other.
func word(i int) string {
	var b strings.Builder
	for i += 26; i > 0; i /= 26 {
		b.WriteByte(byte('a' + i%26))
	}
	return b.String()
}
