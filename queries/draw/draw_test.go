package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/queries"
)

var update = flag.Bool("update", false, "write the goldens in testdata anew")

func style(t testing.TB) queries.Style {
	t.Helper()
	s, err := queries.ParseGrass(queries.Grass())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const hostile = `"></text><script>alert(1)</script> O'Neil & <b onload=x> javascript:y` + "\x00\x07"

func clashes() Graph {
	node := func(id, label, name string) Node {
		return Node{ID: id, Labels: []string{"Entity", label}, Props: map[string]string{"name": name}}
	}
	edge := func(typ, from, to, key, value string) Edge {
		return Edge{From: from, To: to, Type: typ, Props: map[string]string{key: value}, Evidence: "He " + value + " it.",
			Source: Source{"Clashes in Kursk", "The Paper", "2024-11-05", "https://example.org/kursk"}}
	}
	return Graph{Title: "Who stands behind an event", Text: "Everybody.",
		Nodes: []Node{node("e", "Event", "first clashes between Ukrainian forces and North Korean troops"),
			node("z", "Person", "Volodymyr Zelenskyy"), node("u", "Person", "Rustem Umerov"), node("k", "Person", "Andriy Kovalenko"),
			node("n", "Organization", "North Korean troops"), node("p", "Place", "Kursk Oblast"), node("r", "Place", "Russia")},
		Edges: []Edge{edge("CONFIRMED", "z", "e", "cue", "acknowledged"), edge("CONFIRMED", "z", "e", "cue", "confirmed"),
			edge("CONFIRMED", "u", "e", "cue", "confirmed"), edge("CONFIRMED", "u", "e", "cue", "confirmed"), edge("STATED", "k", "e", "cue", "wrote"),
			edge("DENIED", "r", "e", "cue", "denied"), {From: "n", To: "e", Type: "PARTICIPATED_IN"},
			{From: "e", To: "p", Type: "LOCATED_IN"}, {From: "p", To: "r", Type: "LOCATED_IN"}, {From: "p", To: "elsewhere", Type: "LOCATED_IN"}}}
}

func golden(t *testing.T, name string, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the picture is not that of %s; look at both, and if the new one is right: go test ./queries/draw -update", file)
	}
	return b.String()
}

func TestGraph(t *testing.T) {
	svg := golden(t, "clashes.svg", func(w io.Writer) error { return clashes().SVG(w, style(t)) })
	for _, want := range []string{`data-type="CONFIRMED"`, "acknowledged<", "confirmed ×2<", "took part in<", "Zelenskyy", style(t).Relationship("DENIED").Color} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s", want)
		}
	}
	golden(t, "clashes.html", func(w io.Writer) error { return clashes().HTML(w, style(t)) })
}

func TestMap(t *testing.T) {
	m := Map{Title: "Where", Text: "There.", Spots: []Spot{{"Kursk Oblast", 51.7, 36.2, 9, 4, 0, []string{"clashes"}}, {"Seoul", 37.57, 126.98, 2, 0, 1, nil}, {"Novi Sad", 45.25, 19.85, 5, 1, 0, nil}}}
	golden(t, "map.svg", func(w io.Writer) error { return m.SVG(w, style(t)) })
}

func TestTimeline(t *testing.T) {
	l := Timeline{Title: "When", Events: []Dated{
		{Date: "2014-01-01", Precision: "year", Name: "assault in Sevastopol", Kind: "attack"},
		{Date: "2024-11-04", Name: "clashes", Kind: "attack", Places: []string{"Kursk Oblast"}, Sources: 4, Confirmed: true},
		{Date: "2024-11-04", Name: "deployment", Sources: 1, Denied: true}}}
	golden(t, "timeline.svg", func(w io.Writer) error { return l.SVG(w, style(t)) })
}

// Whatever stands in a graph, a picture is well-formed, and has no element and no attribute that the graph brought.
func TestHostile(t *testing.T) {
	g := clashes()
	for i := range g.Nodes {
		g.Nodes[i].Props["name"] = hostile
	}
	for i := range g.Edges {
		g.Edges[i].Evidence, g.Edges[i].Source = hostile, Source{hostile, hostile, hostile, []string{"javascript:alert(1)", "https://example.org/" + hostile, hostile}[i%3]}
		g.Edges[i].Props = map[string]string{"cue": hostile}
	}
	g.Title, g.Text = hostile, hostile
	m := Map{Title: hostile, Text: hostile, Spots: []Spot{{Name: hostile, Lat: 1, Lon: 2, Events: 1, Foremost: []string{hostile}}}}
	l := Timeline{Title: hostile, Text: hostile, Events: []Dated{{Date: hostile, Name: hostile, Kind: hostile, Places: []string{hostile}}}}
	rows := Table{Title: hostile, Text: hostile, Columns: []string{hostile}, Rows: [][]string{{hostile}, {"javascript:alert(1)"}, {"https://example.org/\"onclick=x"}}}
	for name, write := range map[string]func(io.Writer, queries.Style) error{"graph": g.SVG, "map": m.SVG, "timeline": l.SVG} {
		var b bytes.Buffer
		if err := write(&b, style(t)); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, name, b.String())
	}
	for name, write := range map[string]func(io.Writer, queries.Style) error{"graph": g.HTML, "map": m.HTML, "timeline": l.HTML,
		"table": func(w io.Writer, _ queries.Style) error { return rows.HTML(w) }} {
		var b bytes.Buffer
		if err := write(&b, style(t)); err != nil {
			t.Fatal(err)
		}
		if s := strings.ToLower(b.String()); strings.Contains(s, "<script") || strings.Contains(s, "<b ") || strings.Contains(s, `"onclick`) || strings.Contains(s, `href="javascript`) {
			t.Errorf("%s page holds markup of the graph:\n%s", name, s)
		}
	}
}

func wellFormed(t *testing.T, name, svg string) {
	t.Helper()
	allowed := map[string]bool{"svg": true, "g": true, "rect": true, "path": true, "circle": true, "text": true, "tspan": true, "title": true, "clipPath": true}
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			if !allowed[e.Name.Local] {
				t.Errorf("%s has an element %s", name, e.Name.Local)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Name.Local, "href") {
					t.Errorf("%s has an attribute %s", name, a.Name.Local)
				}
			}
		}
	}
}

// No node covers another, in a graph of any shape.
func TestPlaces(t *testing.T) {
	for name, edges := range map[string]func(i int) int{"star": func(int) int { return 0 }, "chain": func(i int) int { return i - 1 },
		"tree": func(i int) int { return (i - 1) / 3 }, "pairs": func(i int) int { return i &^ 1 }} {
		var g Graph
		for i := range 75 {
			g.Nodes = append(g.Nodes, Node{ID: fmt.Sprint(i), Labels: []string{"Event"}})
			if i > 0 {
				g.Edges = append(g.Edges, Edge{From: fmt.Sprint(i), To: fmt.Sprint(edges(i)), Type: "STATED"})
			}
		}
		p := newPlan(g, style(t))
		for i, a := range p.nodes {
			for _, b := range p.nodes[:i] {
				if d := math.Hypot(a.x-b.x, a.y-b.y); d < a.r()+b.r() || math.IsNaN(d) {
					t.Fatalf("%s: nodes %s and %s are %.0f apart", name, a.ID, b.ID, d)
				}
			}
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		s    string
		r    float64
		want string
	}{
		{"Kursk Oblast", 37, "Kursk Oblast"},
		{"", 37, ""},
		{"Volodymyr Zelenskyy", 37.5, "Volodymyr|Zelenskyy"},
	} {
		if got := strings.Join(wrap(tt.s, tt.r, 10), "|"); got != tt.want {
			t.Errorf("wrap(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
	long := wrap(strings.Repeat("word ", 80), 37, 10)
	if n := len(long); n < 4 || n > 7 || !strings.HasSuffix(long[n-1], "…") {
		t.Errorf("a long caption is wrapped into %q", long)
	}
}
