package storetest

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/story"
)

// copyOf is an article of a day in November 2024, 0 for none, with a part of a story as its text.
func copyOf(i, day, k, before, after int) *builder {
	published := ""
	if day > 0 {
		published = fmt.Sprintf("2024-11-%02d", day)
	}
	b := doc(ArticleID(i), published)
	b.Nodes[0].Props["sketch"] = story.Of(storyPart(k, before, after)).String()
	return b
}

// stories reads of each article what it is a copy of and its origin, as numbers of articles.
func stories(t *testing.T, g Graph) map[int][2]int {
	t.Helper()
	number := map[string]int{"": -1}
	for i := range 1000 {
		number[ArticleID(i)] = i
	}
	got := map[int][2]int{}
	for n, err := range g.Nodes(t.Context(), graph.Article) {
		if err != nil {
			t.Fatal(err)
		}
		got[number[n.ID]] = [2]int{number[n.Props.String("duplicateOf")], number[n.Props.String("originId")]}
	}
	return got
}

// testCopies has the first copy come late, change its date and go.
func testCopies(t *testing.T, g Graph) {
	expect := func(what string, want map[int][2]int) {
		t.Helper()
		if got := stories(t, g); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	write(t, g, join([]graph.Batch{copyOf(1, 5, 0, 0, 0).Batch, copyOf(2, 0, 0, 75, 0).Batch, copyOf(9, 1, 1, 0, 0).Batch}))
	expect("two copies in one batch", map[int][2]int{1: {-1, 1}, 2: {1, 1}, 9: {-1, 9}})
	write(t, g, copyOf(3, 7, 0, 0, 100).Batch)
	expect("a later one", map[int][2]int{1: {-1, 1}, 2: {1, 1}, 3: {1, 1}, 9: {-1, 9}})
	write(t, g, copyOf(4, 2, 0, 0, 0).Batch)
	expect("an earlier one", map[int][2]int{1: {4, 4}, 2: {4, 4}, 3: {4, 4}, 4: {-1, 4}, 9: {-1, 9}})
	own := copyOf(5, 6, 0, 0, 0)
	own.Nodes[0].Props["agency"] = true
	write(t, g, own.Batch)
	expect("the agency's own", map[int][2]int{1: {4, 5}, 2: {4, 5}, 3: {4, 5}, 4: {-1, 5}, 5: {4, 5}, 9: {-1, 9}})
	write(t, g, copyOf(4, 8, 0, 0, 0).Batch)
	expect("the first has another date", map[int][2]int{1: {-1, 5}, 2: {1, 5}, 3: {1, 5}, 4: {1, 5}, 5: {1, 5}, 9: {-1, 9}})
	write(t, g, copyOf(3, 7, 2, 0, 0).Batch)
	expect("another text", map[int][2]int{1: {-1, 5}, 2: {1, 5}, 3: {-1, 3}, 4: {1, 5}, 5: {1, 5}, 9: {-1, 9}})
	remove(t, g, ArticleID(5), ArticleID(1))
	expect("two are gone", map[int][2]int{2: {4, 4}, 3: {-1, 3}, 4: {-1, 4}, 9: {-1, 9}})
	remove(t, g, ArticleID(2), ArticleID(3))
	expect("nothing but one is left", map[int][2]int{4: {-1, 4}, 9: {-1, 9}})
}

// testBridge has two halves of a text, and the whole that makes them one story, come and go.
func testBridge(t *testing.T, g Graph) {
	halves := []graph.Batch{copyOf(1, 1, 0, 150, 0).Batch, copyOf(2, 2, 0, 0, 150).Batch, copyOf(3, 3, 0, 160, 0).Batch}
	whole := copyOf(4, 4, 0, 0, 0).Batch
	write(t, g, join(halves))
	before := dump(t, g)
	write(t, g, whole)
	if want, got := (map[int][2]int{1: {-1, 1}, 2: {1, 1}, 3: {1, 1}, 4: {1, 1}}), stories(t, g); !maps.Equal(got, want) {
		t.Errorf("with the whole: %v, want %v", got, want)
	}
	remove(t, g, ArticleID(4))
	same(t, "without the whole", dump(t, g), before)
	write(t, g, whole)
	write(t, g, copyOf(4, 4, 3, 0, 0).Batch) // the same address, another story
	if want, got := (map[int][2]int{1: {-1, 1}, 2: {-1, 2}, 3: {1, 1}, 4: {-1, 4}}), stories(t, g); !maps.Equal(got, want) {
		t.Errorf("with another text: %v, want %v", got, want)
	}
}

// testMuchCopied has more copies than are compared with one article, in two batches, and then their origin.
func testMuchCopied(t *testing.T, g Graph) {
	if testing.Short() {
		t.Skip("hundreds of copies take seconds")
	}
	var batches []graph.Batch
	for i := range 600 {
		batches = append(batches, copyOf(i+1, 1+(i*7)%20, 0, i%20, i%30).Batch)
	}
	for part := range slices.Chunk(batches, 300) {
		write(t, g, join(part))
	}
	if c := write(t, g, copyOf(0, 1, 0, 10, 10).Batch); c.Copies != 1 {
		t.Errorf("one more copy counts as %d", c.Copies)
	}
	origins := map[int]int{}
	for _, s := range stories(t, g) {
		origins[s[1]]++
	}
	if len(origins) != 1 {
		t.Errorf("%d stories: %v", len(origins), origins)
	}
	same(t, "in two batches", dump(t, g), model(t, append(batches, copyOf(0, 1, 0, 10, 10).Batch)))
}

// testSourcesOfCopies has the police of an article count once with those of its copies, and a person of both
// once anyway.
func testSourcesOfCopies(t *testing.T, g Graph) {
	police := func(i, day, k int) graph.Batch {
		b := copyOf(i, day, k, 0, 0)
		id := graph.ID("organization", fmt.Sprint(i))
		b.mention("event:1", graph.Props{"names": []string{"clashes"}}, nil)
		b.mention("person:1", graph.Props{"names": []string{"Umerov"}}, nil)
		b.mention(id, graph.Props{"names": []string{"police"}, "kind": "unnamed"}, graph.Props{"localKey": "police"})
		b.link(graph.Stated, id, "event:1", 3, nil)
		b.link(graph.Confirmed, "person:1", "event:1", 9, nil)
		return b.Batch
	}
	sources := func() int64 {
		for n, err := range g.Nodes(t.Context(), graph.Event) {
			if err != nil {
				t.Fatal(err)
			}
			return n.Props["sources"].(int64)
		}
		return 0
	}
	for _, step := range []struct {
		what string
		do   func()
		want int64
	}{
		{"one article", func() { write(t, g, police(1, 5, 0)) }, 2},
		{"a copy", func() { write(t, g, police(2, 6, 0)) }, 2},
		{"an article of its own", func() { write(t, g, police(3, 6, 1)) }, 3},
		{"an earlier copy", func() { write(t, g, police(4, 1, 0)) }, 3},
		{"no copy any more", func() { write(t, g, police(2, 6, 2)) }, 4},
		{"without the first", func() { remove(t, g, ArticleID(4)) }, 4},
		{"a copy that does not speak of it makes two one story", func() {
			text := storyPart(0, 0, 0) + " " + storyPart(1, 0, 0)
			b := doc(ArticleID(7), "2024-11-09")
			b.Nodes[0].Props["sketch"] = story.Of(text).String()
			write(t, g, b.Batch)
		}, 3},
		{"and goes", func() { remove(t, g, ArticleID(7)) }, 4},
	} {
		step.do()
		if got := sources(); got != step.want {
			t.Errorf("%s: %d sources, want %d", step.what, got, step.want)
		}
	}
}
