package draw

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"newsgraph/queries"
)

// From an answer to what is drawn of it: which nodes, which lines, with what words. Where they lie is in
// layout.go, how they look on the page in svg.go.

// Graph is what is drawn of an answer. Edges name the ids of their nodes.
type Graph struct {
	Title string
	Text  string // what it shows, for a page
	Nodes []Node
	Edges []Edge
}

// Node is a node with what its caption may need.
type Node struct {
	ID     string
	Labels []string
	Props  map[string]string
}

// Edge is a relationship. Evidence is the sentence that shows it, and Source the article that it is from; either may be empty.
// From and To are the ids of nodes, as in Graph.Nodes.
type Edge struct {
	From, To, Type string
	Props          map[string]string
	Evidence       string
	Source         Source
}

// Source is an article. Date is a day as 2006-01-02. All may be empty.
type Source struct {
	Title, Publisher, Date, URL string
}

// html names an article, as a link where it is on the web. A publisher whose name is the title says nothing
// twice.
func (s Source) html() string {
	name := text(s.Title)
	if link, ok := webLink(s.URL, s.Title); ok {
		name = link
	}
	if s.Publisher != "" && s.Publisher != s.Title {
		name += ", " + text(s.Publisher)
	}
	return strings.TrimPrefix(name, ", ")
}

// line is what is drawn between two nodes: all the edges that look the same. A claim that five articles repeat
// is one line and five sentences, and not five lines on each other.
type line struct {
	from, to int
	typ      string
	caption  string
	look     queries.Look
	edges    []Edge
	bend     int // 0 for a straight line, else how far it bends, to either side
}

// plan is a graph with its look and its place on the page.
type plan struct {
	nodes []disc
	lines []line
}

// disc is a node as it is drawn: a circle around x, y, in pixels.
type disc struct {
	Node
	caption string
	look    queries.Look
	x, y    float64
}

func (d disc) r() float64 { return d.look.Diameter / 2 }

// newPlan gives nodes and edges their looks and the nodes their places. An edge whose nodes are not all there is left out.
// So is one from a node to itself, which no edge of the model is. Lines keep the order of the edges.
func newPlan(g Graph, style queries.Style) plan {
	var p plan
	at := map[string]int{}
	for _, n := range g.Nodes {
		look := style.Node(n.Labels)
		at[n.ID] = len(p.nodes)
		p.nodes = append(p.nodes, disc{Node: n, look: look, caption: fill(look.Caption, n.Props)})
	}
	type same struct {
		from, to     int
		typ, caption string
	}
	drawn := map[same]int{}
	between := map[[2]int]int{}
	for _, e := range g.Edges {
		from, ok := at[e.From]
		to, ok2 := at[e.To]
		if !ok || !ok2 || from == to {
			continue
		}
		look := style.Relationship(e.Type)
		caption := fill(strings.ReplaceAll(look.Caption, "<type>", e.Type), e.Props)
		// The words count: "said" and "acknowledged" are two lines, though both edges are of one type.
		k := same{from, to, e.Type, caption}
		if i, ok := drawn[k]; ok {
			p.lines[i].edges = append(p.lines[i].edges, e)
			continue
		}
		pair := [2]int{min(from, to), max(from, to)}
		drawn[k] = len(p.lines)
		p.lines = append(p.lines, line{from: from, to: to, typ: e.Type, caption: caption, look: look, edges: []Edge{e}, bend: between[pair]})
		between[pair]++
	}
	// Of one line between two nodes the first is straight; of several, they lie on both sides.
	for i := range p.lines {
		l := &p.lines[i]
		if n := between[[2]int{min(l.from, l.to), max(l.from, l.to)}]; n > 1 {
			l.bend = 2*l.bend - (n - 1)
			// A bend is to the left or right as seen from where the line begins. Lines there and back between
			// two nodes must count from the same side, or they would lie on each other.
			if l.from > l.to {
				l.bend = -l.bend
			}
		}
	}
	p.place()
	return p
}

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// fill puts properties into a caption: "{title} of". A property that is not there leaves nothing.
func fill(caption string, props map[string]string) string {
	return strings.TrimSpace(placeholder.ReplaceAllStringFunc(caption, func(name string) string {
		return props[name[1:len(name)-1]]
	}))
}

// SVG draws the graph. It is for use elsewhere, on a slide or in an editor; the evidence of a line is its
// title, which viewers show under the pointer.
func (g Graph) SVG(w io.Writer, style queries.Style) error {
	_, err := io.WriteString(w, g.svg(style))
	return err
}

// HTML writes a page with the picture and, below it, the sentence behind each line that has one.
// The picture is within the page as SVG, and not beside it, so that the page is one file.
func (g Graph) HTML(w io.Writer, style queries.Style) error {
	var b strings.Builder
	p := newPlan(g, style)
	class := ""
	if len(p.nodes) > 25 {
		class = ` class="large"` // better to scroll than to guess
	}
	fmt.Fprintf(&b, "<div%s>%s</div>\n", class, g.svg(style))
	rows := 0
	for _, l := range p.lines {
		for _, e := range l.edges {
			if e.Evidence == "" {
				continue
			}
			// A page without evidence has no table, not even a heading.
			if rows == 0 {
				b.WriteString("<h2>The sentences behind the lines</h2>\n<table>\n<tr><th>who</th><th></th><th>what</th><th>sentence</th><th>published</th><th>article</th></tr>\n")
			}
			rows++
			fmt.Fprintf(&b, "<tr><td>%s</td><td style=\"color:%s\">%s</td><td>%s</td><td>%s</td><td class=\"day\">%s</td><td>%s</td></tr>\n",
				text(p.nodes[l.from].caption), text(l.look.Text), text(l.caption), text(p.nodes[l.to].caption), text(e.Evidence),
				text(e.Source.Date), e.Source.html())
		}
	}
	if rows > 0 {
		b.WriteString("</table>\n")
	}
	return page(w, g.Title, g.Text, b.String())
}
