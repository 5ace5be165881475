package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
	"newsgraph/graph/story"
)

// sketched is an article of made-up words; two with one seed are copies of one story.
func sketched(i int, seed uint64) graph.Node {
	r := rand.New(rand.NewPCG(seed, 1))
	words := make([]string, 200)
	for k := range words {
		words[k] = fmt.Sprint("w", r.IntN(20000))
	}
	return graph.Node{Ref: graph.Ref{Label: graph.Article, ID: storetest.ArticleID(i)}, Props: graph.Props{
		"published": time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i*7919%5000) * time.Minute), "sketch": story.Of(strings.Join(words, " ")).String()}}
}

// BenchmarkStories writes batches of 100 articles into a graph of 5,000 articles and reports what one article
// costs: where each story has ten copies, where each has some hundreds, and where none has any.
func BenchmarkStories(b *testing.B) {
	const there, batch = 5_000, 100
	for name, seed := range map[string]func(int) uint64{
		"ten copies each":         func(i int) uint64 { return uint64(i % (there / 10)) },
		"hundreds of copies each": func(i int) uint64 { return uint64(i % 10) },
		"no copy ever":            func(i int) uint64 { return uint64(i) },
	} {
		b.Run(name, func(b *testing.B) {
			s := storetest.Open(b)
			next := 0
			write := func(n int) {
				var g graph.Batch
				for range n {
					g.Nodes = append(g.Nodes, sketched(next, seed(next)))
					next++
				}
				if _, err := s.Write(b.Context(), g); err != nil {
					b.Fatal(err)
				}
			}
			for next < there {
				write(1000)
			}
			for b.Loop() {
				write(batch)
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*batch), "ms/article")
		})
	}
}
