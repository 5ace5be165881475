package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
)

// doc starts a batch with one article.
func doc(id, published string) *builder {
	props := graph.Props{}
	if published != "" {
		t, err := time.Parse(time.DateOnly, published)
		if err != nil {
			panic(err)
		}
		props["published"] = t
	}
	b := &builder{id: id}
	b.add(graph.Node{Ref: graph.Ref{Label: graph.Article, ID: id}, Props: props})
	return b
}

// mention adds a node and what the article says of it.
func (b *builder) mention(id string, says graph.Props, static graph.Props) *builder {
	ref, _ := graph.RefOf(id)
	b.add(graph.Node{Ref: ref, Props: static})
	return b.link(graph.Mentions, b.id, id, 0, says)
}

func (b *builder) link(t graph.Type, from, to string, start int, p graph.Props) *builder {
	f, _ := graph.RefOf(from)
	o, _ := graph.RefOf(to)
	b.Edges = append(b.Edges, graph.Edge{Type: t, From: f, To: o, Article: b.id, Start: start, End: start + 1, Props: p})
	return b
}

// inside adds an edge of the gazetteer.
func (b *builder) inside(from, to string) *builder {
	f, _ := graph.RefOf(from)
	o, _ := graph.RefOf(to)
	b.Edges = append(b.Edges, graph.Edge{Type: graph.LocatedIn, From: f, To: o, Props: graph.Props{"source": "geonames"}})
	return b
}

// testValues writes every type of value, at its edges, and reads it back as the same type.
func testValues(t *testing.T, g Graph) {
	values := graph.Props{
		"text": "x", "yes": true, "no": false,
		"zero": int64(0), "most": int64(1<<63 - 1), "least": int64(-1 << 63),
		"whole": 2.0, "tiny": 5e-324, "huge": -1.7976931348623157e308, "third": 1.0 / 3,
		"time": time.Date(2024, 2, 29, 23, 59, 59, 999999999, time.UTC), "old": time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC),
		"far": time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC),
		"day": graph.Date("2024-02-29"), "first": graph.Date("0001-01-01"),
		"here": graph.Point{Lat: -90, Lon: 180}, "there": graph.Point{Lat: 51.73733, Lon: 36.18735},
		"words": []string{"b", "a", "", "a"}, "numbers": []int64{3, -1, 2},
	}
	given := graph.Props{"int": 7, "local": time.Date(2024, 11, 5, 3, 0, 0, 0, time.FixedZone("CET", 3600)),
		"nil": nil, "noString": "", "noTime": time.Time{}, "noDate": graph.Date(""), "noWords": []string{}, "noNumbers": []int64(nil)}
	want := graph.Props{"int": int64(7), "local": time.Date(2024, 11, 5, 2, 0, 0, 0, time.UTC)}
	for name, v := range values {
		given[name], want[name] = v, v
	}
	b := doc(ArticleID(0), "").mention("event:1", given, given)
	b.Nodes[0].Props = given
	write(t, g, b.Batch)
	compare := func(what string, got graph.Props) {
		t.Helper()
		for _, name := range graph.Folded(graph.Ref{Label: graph.Event, ID: "event:1"}) {
			delete(got, name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	for _, label := range []graph.Label{graph.Article, graph.Event} {
		found := 0
		for n, err := range g.Nodes(t.Context(), label) {
			if err != nil {
				t.Fatal(err)
			}
			found++
			for _, name := range graph.Folded(n.Ref) {
				delete(n.Props, name)
			}
			compare(n.ID, n.Props)
		}
		if found != 1 {
			t.Errorf("%d nodes %s, want 1", found, label)
		}
	}
	for e, err := range g.Edges(t.Context(), graph.Mentions) {
		if err != nil {
			t.Fatal(err)
		}
		compare("the edge", e.Props)
		e.Props = nil
		edge := b.Edges[0]
		edge.Props = nil
		if diff := cmp.Diff(edge, e); diff != "" {
			t.Errorf("the edge (-want +got):\n%s", diff)
		}
	}
}

// testHostile has every hostile string as a name, a title, a property and an element of a list.
func testHostile(t *testing.T, g Graph) {
	b := doc(ArticleID(0), "2024-11-05").mention("event:1", graph.Props{"names": []string{"x"}}, nil)
	// As long as a name may be, and a text as no index could take it.
	b.mention("person:long", graph.Props{"names": []string{strings.Repeat("𝔘", 500)}}, graph.Props{"note": strings.Repeat("long ", 100000)})
	b.mention("person:all", graph.Props{"names": hostile}, nil)
	for i, s := range hostile {
		person := graph.ID("person", s)
		b.mention(person, graph.Props{"names": []string{s, s + s}}, graph.Props{"note": s})
		b.link(graph.Stated, person, "event:1", i, graph.Props{"content": s, "list": []string{s, "", s}})
		b.mention(graph.ID("organization", s), graph.Props{"names": []string{s}, "kind": s}, nil)
		b.link(graph.AffiliatedWith, person, graph.ID("organization", s), i, graph.Props{"title": s})
	}
	write(t, g, b.Batch)
	same(t, "hostile strings", dump(t, g), model(t, []graph.Batch{b.Batch}))
	for n, err := range g.Nodes(t.Context(), graph.Person) {
		if err != nil {
			t.Fatal(err)
		}
		want := slices.Sorted(slices.Values(hostile))
		if got := n.Props.Strings("aliases"); n.ID == "person:all" && !slices.Equal(got, want) {
			t.Errorf("aliases by code point (-want +got):\n%s", cmp.Diff(want, got))
		}
	}
}

// testFolds states the folded properties of one story in three articles, as a reader would see them.
func testFolds(t *testing.T, g Graph) {
	a, b, c := ArticleID(1), ArticleID(2), ArticleID(3)
	static := graph.Props{"kind": "attack"}
	articles := []graph.Batch{
		doc(a, "2024-11-05").
			mention("person:u", graph.Props{"names": []string{"Umerov", "Rustem Umerov"}}, nil).
			mention("organization:m", graph.Props{"names": []string{"Defense Ministry"}, "kind": "military"}, nil).
			mention("event:c", graph.Props{"names": []string{"clashes"}, "status": "hypothetical", "date": graph.Date("2024-11-01"), "datePrecision": "month"}, static).
			link(graph.AffiliatedWith, "person:u", "organization:m", 5, graph.Props{"title": "Defense Minister"}).
			link(graph.Confirmed, "person:u", "event:c", 9, nil).Batch,
		doc(b, "2024-11-04").
			mention("person:u", graph.Props{"names": []string{"Umierov"}}, nil).
			mention("person:k", nil, nil).
			mention("organization:m", graph.Props{"names": []string{"ministry"}, "kind": "government"}, nil).
			mention("event:c", graph.Props{"names": []string{"first clashes"}, "status": "asserted", "date": graph.Date("2024-11-04"), "datePrecision": "day"}, static).
			link(graph.AffiliatedWith, "person:u", "organization:m", 5, graph.Props{"title": "Chief of the Staff"}).
			link(graph.Stated, "person:k", "event:c", 9, nil).
			link(graph.Denied, "person:k", "event:c", 19, nil).Batch,
		doc(c, "").
			mention("person:u", graph.Props{"names": []string{"Умєров"}}, nil).
			mention("organization:m", nil, nil).
			mention("event:c", graph.Props{"status": "denied", "date": graph.Date("2024-11-03"), "datePrecision": "day"}, static).
			link(graph.AffiliatedWith, "person:u", "organization:m", 5, graph.Props{"title": "A"}).Batch,
	}
	check := func(want ...string) {
		t.Helper()
		var got []string
		for line := range strings.Lines(dump(t, g)) {
			if !strings.HasPrefix(line, "Article") && strings.Contains(line, " {") && !strings.Contains(line, " edge:") {
				got = append(got, strings.TrimSpace(line))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("folded (-want +got):\n%s", diff)
		}
	}
	write(t, g, articles[2])
	check(`Person person:u {"aliases":["Умєров"],"name":"Умєров","title":"A"}`,
		`Organization organization:m {}`,
		`Event event:c {"date":"2024-11-03","datePrecision":"day","kind":"attack","sources":0,"status":"denied"}`)
	write(t, g, articles[1])
	write(t, g, articles[0])
	k := `Person person:k {"firstSeen":"2024-11-04T00:00:00Z","lastSeen":"2024-11-04T00:00:00Z"}`
	check(k, `Person person:u {"aliases":["Rustem Umerov","Umerov","Umierov","Умєров"],"firstSeen":"2024-11-04T00:00:00Z","lastSeen":"2024-11-05T00:00:00Z","name":"Rustem Umerov","title":"Defense Minister","titleAsOf":"2024-11-05T00:00:00Z"}`,
		`Organization organization:m {"aliases":["Defense Ministry","ministry"],"firstSeen":"2024-11-04T00:00:00Z","kind":"government","lastSeen":"2024-11-05T00:00:00Z","name":"Defense Ministry"}`,
		`Event event:c {"date":"2024-11-03","datePrecision":"day","firstSeen":"2024-11-04T00:00:00Z","kind":"attack","lastSeen":"2024-11-05T00:00:00Z","name":"first clashes","sources":2,"status":"asserted"}`)
	remove(t, g, a)
	check(k, `Person person:u {"aliases":["Umierov","Умєров"],"firstSeen":"2024-11-04T00:00:00Z","lastSeen":"2024-11-04T00:00:00Z","name":"Umierov","title":"Chief of the Staff","titleAsOf":"2024-11-04T00:00:00Z"}`,
		`Organization organization:m {"aliases":["ministry"],"firstSeen":"2024-11-04T00:00:00Z","kind":"government","lastSeen":"2024-11-04T00:00:00Z","name":"ministry"}`,
		`Event event:c {"date":"2024-11-03","datePrecision":"day","firstSeen":"2024-11-04T00:00:00Z","kind":"attack","lastSeen":"2024-11-04T00:00:00Z","name":"first clashes","sources":1,"status":"asserted"}`)
}

// testChain lets go of a place in a place in a place.
func testChain(t *testing.T, g Graph) {
	place := func(name string) graph.Props { return graph.Props{"name": name} }
	sudzha := doc(ArticleID(0), "2024-11-05").mention("geonames:3", nil, place("Sudzha")).inside("geonames:3", "geonames:2").inside("geonames:2", "geonames:1")
	sudzha.add(graph.Node{Ref: graph.Ref{Label: graph.Place, ID: "geonames:2"}, Props: place("Kursk Oblast")})
	sudzha.add(graph.Node{Ref: graph.Ref{Label: graph.Place, ID: "geonames:1"}, Props: place("Russia")})
	russia := doc(ArticleID(1), "2024-11-06").mention("geonames:1", nil, place("Russia"))
	write(t, g, sudzha.Batch)
	write(t, g, russia.Batch)
	remove(t, g, ArticleID(1)) // Russia stays: Kursk lies in it
	same(t, "after removing the country's article", dump(t, g), model(t, []graph.Batch{sudzha.Batch}))
	write(t, g, russia.Batch)
	write(t, g, doc(ArticleID(0), "").Batch) // Sudzha and Kursk go, Russia stays
	same(t, "after replacing the town's article", dump(t, g), model(t, []graph.Batch{russia.Batch, doc(ArticleID(0), "").Batch}))
	remove(t, g, ArticleID(0), ArticleID(1))
	same(t, "after removing both", dump(t, g), "")
}

// testInvalid writes batches that break a rule: each is refused whole, with an error that names it.
func testInvalid(t *testing.T, g Graph) {
	write(t, g, Articles(23, 1, 2)[0])
	before := dump(t, g)
	base := func() *builder {
		return doc(ArticleID(5), "2024-11-05").mention("person:1", nil, nil).mention("event:1", nil, nil)
	}
	person, event := graph.Ref{Label: graph.Person, ID: "person:1"}, graph.Ref{Label: graph.Event, ID: "event:1"}
	for _, test := range []struct {
		name, want string
		spoil      func(*builder)
	}{
		{"article twice", "twice", func(b *builder) { b.add(b.Nodes[0]) }},
		{"unknown label", "no such label", func(b *builder) { b.Nodes[1].Label = "Thing" }},
		{"foreign id", "must begin with person:", func(b *builder) { b.Nodes[1].ID = "42" }},
		{"id of another label", "must begin with", func(b *builder) { b.Nodes[1].ID = "event:7" }},
		{"id with a space", "printable ASCII", func(b *builder) { b.Nodes[1].ID = "person:a b" }},
		{"endless id", "at most", func(b *builder) { b.Nodes[1].ID = "person:" + strings.Repeat("x", 300) }},
		{"folded property", "aliases is computed", func(b *builder) { b.Nodes[1].Props = graph.Props{"aliases": []string{"x"}} }},
		{"nameless place", "needs its name", func(b *builder) { b.mention("geonames:1", nil, nil) }},
		{"bad property name", "a name is", func(b *builder) { b.Nodes[1].Props = graph.Props{"a`b": 1} }},
		{"not UTF-8", "not valid UTF-8", func(b *builder) { b.Nodes[1].Props = graph.Props{"note": "\xff"} }},
		{"value of no type", "[]interface {}", func(b *builder) { b.Nodes[1].Props = graph.Props{"note": []any{1}} }},
		{"no such day", "want a day", func(b *builder) { b.Nodes[1].Props = graph.Props{"note": graph.Date("2024-02-30")} }},
		{"off the Earth", "out of range", func(b *builder) { b.Nodes[1].Props = graph.Props{"note": graph.Point{Lat: 91}} }},
		{"held by nothing", "no edge of the batch holds it", func(b *builder) { b.add(graph.Node{Ref: graph.Ref{Label: graph.Person, ID: "person:2"}}) }},
		{"unknown type", "no such type", func(b *builder) { b.Edges[0].Type = "KNOWS" }},
		{"wrong way round", "it runs from", func(b *builder) { b.link(graph.Stated, "event:1", "person:1", 0, nil) }},
		{"end missing", "is not in the batch", func(b *builder) { b.link(graph.Stated, "person:9", "event:1", 0, nil) }},
		{"article missing", "its article is not", func(b *builder) {
			b.Edges = append(b.Edges, graph.Edge{Type: graph.Stated, From: person, To: event, Article: ArticleID(6)})
		}},
		{"no article", "without an article", func(b *builder) {
			b.Edges = append(b.Edges, graph.Edge{Type: graph.Stated, From: person, To: event})
		}},
		{"backward span", "evidence span", func(b *builder) {
			b.Edges = append(b.Edges, graph.Edge{Type: graph.Stated, From: person, To: event, Article: ArticleID(5), Start: 5, End: 4})
		}},
		{"field as property", "is a field", func(b *builder) { b.Edges[0].Props = graph.Props{"key": "x"} }},
		{"unknown status", "want one of asserted", func(b *builder) { b.Edges[1].Props = graph.Props{"status": "maybe"} }},
		{"date without precision", "come together", func(b *builder) { b.Edges[1].Props = graph.Props{"date": graph.Date("2024-11-05")} }},
		{"endless name", "a name has 9000 bytes", func(b *builder) { b.Edges[1].Props = graph.Props{"names": []string{strings.Repeat("x", 9000)}} }},
		{"endless kind", "kind has 9000 bytes", func(b *builder) { b.Nodes[2].Props = graph.Props{"kind": strings.Repeat("x", 9000)} }},
		{"names of another type", "property names", func(b *builder) { b.Edges[1].Props = graph.Props{"names": "x"} }},
	} {
		b := base()
		test.spoil(b)
		_, err := g.Write(t.Context(), b.Batch)
		if invalid := new(graph.Invalid); !errors.As(err, &invalid) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want an *Invalid with %q", test.name, err, test.want)
		}
	}
	same(t, "after invalid batches", dump(t, g), before)
	write(t, g, base().Batch) // which is fine unspoilt
}
