package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsgraph/graph"
)

func day(n int) time.Time { return time.Date(2024, 11, n, 0, 0, 0, 0, time.UTC) }

// ref makes a reference of an id of ours.
func ref(id string) graph.Ref {
	r, ok := graph.RefOf(id)
	if !ok {
		panic("no id of ours: " + id)
	}
	return r
}

// Each rule of the fold, alone.
func TestFoldRules(t *testing.T) {
	type mention = graph.Props
	for _, test := range []struct {
		name     string
		node     string
		mentions []mention
		property string
		want     any
	}{
		{"longest name", "person:1", []mention{{"names": []string{"Umerov"}}, {"names": []string{"Rustem Umerov"}}}, "name", "Rustem Umerov"},
		{"length in code points", "person:1", []mention{{"names": []string{"ÄÖÜ"}}, {"names": []string{"abcd"}}}, "name", "abcd"},
		{"first of the longest", "person:1", []mention{{"names": []string{"Zelenski"}}, {"names": []string{"Zelensky"}}}, "name", "Zelenski"},
		{"astral names by code point", "person:1", []mention{{"names": []string{"\U00010000"}}, {"names": []string{"\uFFFF"}}}, "name", "\uFFFF"},
		{"aliases are all names", "person:1", []mention{{"names": []string{"b", "a"}}, {"names": []string{"\U00010000", "\uFFFF", "a"}}}, "aliases", []string{"a", "b", "\uFFFF", "\U00010000"}},
		{"no names", "person:1", []mention{{}}, "name", nil},
		{"an event has no aliases", "event:1", []mention{{"names": []string{"clashes"}}}, "aliases", nil},
		{"a place on the map is not named", "geonames:1", []mention{{"names": []string{"Moscow"}}}, "name", nil},
		{"a place on the map has aliases", "geonames:1", []mention{{"names": []string{"Moscow"}}}, "aliases", []string{"Moscow"}},
		{"any other place is named", "place:1", []mention{{"names": []string{"Moscow"}}}, "name", "Moscow"},
		{"first kind", "organization:1", []mention{{"kind": "military"}, {}, {"kind": "agency"}}, "kind", "agency"},
		{"a person has no kind", "person:1", []mention{{"kind": "military"}}, "kind", nil},
		{"asserted beats planned", "event:1", []mention{{"status": "planned"}, {"status": "asserted"}}, "status", "asserted"},
		{"hypothetical beats denied", "event:1", []mention{{"status": "denied"}, {}, {"status": "hypothetical"}}, "status", "hypothetical"},
		{"finer beats earlier", "event:1", []mention{{"date": graph.Date("2023-01-01"), "datePrecision": "year"}, {"date": graph.Date("2024-11-05"), "datePrecision": "day"}}, "date", graph.Date("2024-11-05")},
		{"earlier of as fine", "event:1", []mention{{"date": graph.Date("2024-11-05"), "datePrecision": "day"}, {"date": graph.Date("2024-11-04"), "datePrecision": "day"}, {}}, "date", graph.Date("2024-11-04")},
		{"precision goes with the date", "event:1", []mention{{"date": graph.Date("2024-11-01"), "datePrecision": "week"}, {"date": graph.Date("2024-01-01"), "datePrecision": "month"}}, "datePrecision", "week"},
		{"nobody speaks of it", "event:1", []mention{{}}, "sources", int64(0)},
	} {
		t.Run(test.name, func(t *testing.T) {
			for range 2 { // in either order
				var f graph.Fold
				for _, m := range test.mentions {
					f = f.Join(graph.FoldMention(m, time.Time{}))
				}
				if diff := cmp.Diff(test.want, f.Props(ref(test.node))[test.property]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", test.property, diff)
				}
				slices.Reverse(test.mentions)
			}
		})
	}
}

func TestFoldTimesAndTitles(t *testing.T) {
	title := func(s string, at time.Time) graph.Fold { return graph.FoldTitle(graph.Props{"title": s}, at) }
	seen := func(at time.Time) graph.Fold { return graph.FoldMention(nil, at) }
	for _, test := range []struct {
		name string
		in   []graph.Fold
		want graph.Props
	}{
		{"first and last", []graph.Fold{seen(day(5)), seen(day(3)), seen(time.Time{}), seen(day(4))}, graph.Props{"firstSeen": day(3), "lastSeen": day(5)}},
		{"never", []graph.Fold{seen(time.Time{})}, graph.Props{}},
		{"latest title", []graph.Fold{title("Aide", day(5)), title("Minister", day(6)), title("Zar", time.Time{})}, graph.Props{"title": "Minister", "titleAsOf": day(6)}},
		{"no title is no title", []graph.Fold{title("Aide", day(5)), title("", day(6))}, graph.Props{"title": "Aide", "titleAsOf": day(5)}},
		{"first of one day", []graph.Fold{title("Minister", day(5)), title("Aide", day(5))}, graph.Props{"title": "Aide", "titleAsOf": day(5)}},
		{"undated", []graph.Fold{title("Minister", time.Time{}), title("Aide", time.Time{})}, graph.Props{"title": "Aide"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for range 2 {
				var f graph.Fold
				for _, o := range test.in {
					f = f.Join(o)
				}
				if diff := cmp.Diff(test.want, f.Props(ref("person:1"))); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				slices.Reverse(test.in)
			}
		})
	}
}

// randomFold draws each part from few values, so that ties come often.
func randomFold(rng *rand.Rand) graph.Fold {
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	at := func() time.Time {
		if rng.IntN(4) == 0 {
			return time.Time{}
		}
		return day(1 + rng.IntN(3))
	}
	p := graph.Props{"kind": pick("", "a", "b"), "status": pick("", "asserted", "planned", "hypothetical", "denied")}
	if rng.IntN(3) > 0 {
		p["date"], p["datePrecision"] = graph.Date(fmt.Sprintf("2024-11-0%d", 1+rng.IntN(3))), pick("day", "month", "year")
	}
	if rng.IntN(3) > 0 {
		p["names"] = []string{pick("a", "bb", "cc", "𝔘", "\uFFFD"), pick("a", "bb", "cc")}
	}
	return graph.FoldMention(p, at()).Join(graph.FoldTitle(graph.Props{"title": pick("", "x", "y")}, at()))
}

// The laws that make a graph the same in any order of its articles, and that let a store join what is new
// to what it holds.
func TestFoldLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	nodes := []graph.Ref{ref("person:1"), ref("organization:1"), ref("geonames:1"), ref("place:1"), ref("event:1")}
	for range 3000 {
		a, b, c := randomFold(rng), randomFold(rng), randomFold(rng)
		law := func(name string, x, y graph.Fold) {
			t.Helper()
			if !x.Equal(y) {
				t.Fatalf("%s:\n%+v\n%+v\nof a %+v\nb %+v\nc %+v", name, x, y, a, b, c)
			}
		}
		law("commutative", a.Join(b), b.Join(a))
		law("associative", a.Join(b).Join(c), a.Join(b.Join(c)))
		law("idempotent", a.Join(a), a)
		law("neutral", a.Join(graph.Fold{}), a)
		for _, r := range nodes {
			// What a node holds is enough to go on from.
			stored := graph.FoldOf(graph.Node{Ref: r, Props: a.Props(r)})
			if diff := cmp.Diff(a.Join(b).Props(r), stored.Join(b).Props(r)); diff != "" {
				t.Fatalf("%s: joined to what was stored (-all +stored):\n%s\na %+v\nb %+v", r.Label, diff, a, b)
			}
			for name := range a.Props(r) {
				if !slices.Contains(graph.Folded(r), name) {
					t.Fatalf("%s: %s is folded, but not listed", r.Label, name)
				}
			}
		}
	}
}

// Joining must not write into the lists of what it joins.
func TestFoldKeepsItsInputs(t *testing.T) {
	names := make([]string, 1, 8)
	names[0] = "b"
	f := graph.Fold{Names: names}
	f.Join(graph.Fold{Names: []string{"c"}})
	f.Join(graph.Fold{Names: []string{"a"}})
	if got := names[:3]; !slices.Equal(got, []string{"b", "", ""}) {
		t.Errorf("the names became %q", got)
	}
	given := []string{"b", "a"}
	graph.FoldMention(graph.Props{"names": given}, time.Time{})
	if !slices.Equal(given, []string{"b", "a"}) {
		t.Errorf("the mention's names became %q", given)
	}
}
