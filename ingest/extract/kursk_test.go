package extract

import (
	"os"
	"testing"

	"newsgraph/ingest/place"
)

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(g)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestHeart holds the extractor to what the project is for: three sources, two of whom confirm, stand behind one clash
// in the Kursk region of Russia.
func TestHeart(t *testing.T) {
	t.Run("rules", func(t *testing.T) { heart(t, newExtractor(t)) })
	t.Run("reader", func(t *testing.T) { heart(t, readingExtractor(t)) })
}

func heart(t *testing.T, x *Extractor) {
	t.Helper()
	body, err := os.ReadFile("testdata/kursk-clashes.txt")
	if err != nil {
		t.Fatal(err)
	}
	g := x.Extract(Text{Body: string(body)})
	v := view{t, g}
	clash := v.claim("Volodymyr Zelenskyy", Confirmed, "confirmed")
	if got := v.claim("Rustem Umerov", Confirmed, "confirmed"); got != clash {
		t.Errorf("Umerov confirmed %q, Zelenskyy %q: want one event", v.event(got).Name, v.event(clash).Name)
	}
	if got := v.claim("Andriy Kovalenko", Stated, "claimed"); got != clash {
		t.Errorf("Kovalenko claimed %q, Zelenskyy confirmed %q: want one event", v.event(got).Name, v.event(clash).Name)
	}
	if k := v.event(clash).Kind; k != "attack" {
		t.Errorf("kind %q, want attack", k)
	}
	if n := len(v.event(clash).Mentions); n != 5 {
		t.Errorf("%d mentions of the clash, want 5: %v", n, v.event(clash).Mentions)
	}
	v.edge("LOCATED_IN", clash, v.entity("Kursk region"))
	v.edge("LOCATED_IN", v.entity("Kursk region"), v.entity("Russia"))
	v.edge("PARTICIPATED_IN", v.entity("Ukrainian forces"), clash)
	v.edge("PARTICIPATED_IN", v.entity("North Korean troops"), clash)
	v.edge("AFFILIATED_WITH", v.entity("Andriy Kovalenko"), v.entity("Center for Countering Disinformation"))
	for _, e := range g.Edges {
		if e.Cue == "Commented" {
			t.Error("the boilerplate behind the article was read")
		}
	}
}

// view looks things up in a graph by what a reader would call them.
type view struct {
	t *testing.T
	*Graph
}

func (v view) entity(name string) string {
	for _, e := range v.Entities {
		if e.Name == name {
			return e.ID
		}
	}
	v.t.Errorf("no entity %q", name)
	return ""
}

func (v view) event(id string) Event {
	for _, e := range v.Events {
		if e.ID == id {
			return e
		}
	}
	v.t.Fatalf("no event %q", id)
	return Event{}
}

// claim returns the event of the first such claim.
func (v view) claim(speaker, act, cue string) string {
	v.t.Helper()
	from := v.entity(speaker)
	for _, e := range v.Edges {
		if e.Type == act && e.From == from && e.Cue == cue {
			return e.To
		}
	}
	v.t.Fatalf("%s %s nothing by %q", speaker, act, cue)
	return ""
}

func (v view) edge(kind, from, to string) {
	v.t.Helper()
	for _, e := range v.Edges {
		if e.Type == kind && e.From == from && e.To == to {
			return
		}
	}
	v.t.Errorf("no %s from %s to %s", kind, from, to)
}
