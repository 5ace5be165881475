package draw

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"newsgraph/queries"
)

// A map of events: circles on outlines, with names where there is room for them. Tiles or a map of somebody
// else's would make the file ask for them.

// Map is where things happened.
type Map struct {
	Title string
	Text  string // for a page
	Spots []Spot
}

// Spot is a place with what happened there. Foremost are the names of a few of the events, for the tooltip and
// the table.
type Spot struct {
	Name                      string
	Lat, Lon                  float64 // degrees of WGS-84
	Events, Confirmed, Denied int     // how many events, and of how many of them somebody says so
	Foremost                  []string
}

// SVG draws the map.
func (m Map) SVG(w io.Writer, style queries.Style) error {
	_, err := io.WriteString(w, m.svg(style))
	return err
}

// HTML writes a page with the map and a table of its places.
func (m Map) HTML(w io.Writer, style queries.Style) error {
	var b strings.Builder
	b.WriteString(m.svg(style))
	if len(m.Spots) > 0 {
		b.WriteString("<table>\n<tr><th>place</th><th>events</th><th>confirmed</th><th>denied</th><th>such as</th></tr>\n")
		for _, s := range m.Spots {
			fmt.Fprintf(&b, "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%s</td></tr>\n",
				text(s.Name), s.Events, s.Confirmed, s.Denied, text(strings.Join(s.Foremost, "; ")))
		}
		b.WriteString("</table>\n")
	}
	return page(w, m.Title, m.Text, b.String())
}

// svg draws from the bottom up: water, land, lines, circles, names. Large circles come first, so that the small
// ones lie on them and can be pointed at.
func (m Map) svg(style queries.Style) string {
	var b strings.Builder
	f := newFrame(m.Spots)
	svgHead(&b, m.Title, 0, 0, mapWidth, mapHeight+legendHeight)
	// What reaches over the border of the map is cut off there: circles, and outlines that are cut a little
	// further out.
	fmt.Fprintf(&b, `<clipPath id="map"><rect width="%g" height="%g"/></clipPath><g clip-path="url(#map)">`+"\n", mapWidth, mapHeight)
	fmt.Fprintf(&b, `<rect width="%g" height="%g" fill="#e8eff5"/>`+"\n", mapWidth, mapHeight)
	f.drawLand(&b)
	f.drawGraticule(&b)
	spots := slices.SortedStableFunc(slices.Values(m.Spots), func(a, b Spot) int { return cmp.Compare(b.Events, a.Events) })
	place, confirmed, denied := style.Node([]string{"Place"}), style.Relationship("CONFIRMED"), style.Relationship("DENIED")
	stated := mark{fill: place.Color, line: place.Border, width: 1.5, text: "events are told"}
	vouched := mark{fill: place.Color, line: confirmed.Color, width: 4, text: "one or more confirmed by somebody"}
	disputed := mark{fill: place.Color, line: denied.Color, width: 4, dashes: "5 3", text: "one or more denied by somebody"}
	for _, s := range spots {
		look := stated
		switch {
		// A place with both counts as denied: that there is a dispute is what a reader should not miss.
		case s.Denied > 0:
			look = disputed
		case s.Confirmed > 0:
			look = vouched
		}
		x, y := f.at(s.Lat, s.Lon)
		fmt.Fprintf(&b, `<g class="spot"><title>%s</title>`, text(s.tooltip()))
		look.circle(&b, x, y, m.radius(s), 0.75)
		b.WriteString("</g>\n")
	}
	m.drawNames(&b, f, spots)
	b.WriteString("</g>\n")
	if len(m.Spots) == 0 {
		fmt.Fprintf(&b, `<text x="%g" y="%g" font-size="18" fill="#4a505c" text-anchor="middle">No event in the graph has a place on the map.</text>`+"\n", mapWidth/2, mapHeight/2)
	}
	legend(&b, 0, mapHeight, mapWidth, []mark{stated, vouched, disputed}, "The larger, the more events. Places: GeoNames, CC BY 4.0. Outlines: Natural Earth.")
	b.WriteString("</svg>\n")
	return b.String()
}

// tooltip says of a spot what its circle cannot.
func (s Spot) tooltip() string {
	t := fmt.Sprintf("%s – events: %d, confirmed: %d, denied: %d", s.Name, s.Events, s.Confirmed, s.Denied)
	if len(s.Foremost) > 0 {
		t += ". " + strings.Join(s.Foremost, "; ")
	}
	return t
}

// radius makes the area of a circle stand for its events; the largest leaves room for the others.
// People compare areas and not radii. Even the smallest is large enough to be seen.
func (m Map) radius(s Spot) float64 {
	most := 0
	for _, other := range m.Spots {
		most = max(most, other.Events)
	}
	return 5 + min(4, 36/math.Sqrt(float64(max(most, 1))))*math.Sqrt(float64(s.Events))
}

// box is a rectangle of the picture. x1, y1 is the upper left corner, since y runs downwards.
type box struct{ x1, y1, x2, y2 float64 }

// meets tells whether two boxes have room in common; to touch is not to meet.
func (n box) meets(t box) bool { return n.x1 < t.x2 && t.x1 < n.x2 && n.y1 < t.y2 && t.y1 < n.y2 }

// drawNames writes the names beside the circles, the busiest places first. A name that has no room on any side
// of its circle, free of other names and circles, is left to the circle's tooltip and to the table of a page.
// Further away from its circle nobody would know whose a name is. spots are in the order in which they were
// drawn.
func (m Map) drawNames(b *strings.Builder, f frame, spots []Spot) {
	circles := make([]box, len(spots))
	for i, s := range spots {
		x, y := f.at(s.Lat, s.Lon)
		r := m.radius(s) * 0.85 // the corners of its square are not the circle's
		circles[i] = box{x - r, y - r, x + r, y + r}
	}
	var names []box
	for i, s := range spots {
		x, y := f.at(s.Lat, s.Lon)
		// Its own circle may be beside it, of course.
		blocked := slices.Concat(names, circles[:i], circles[i+1:])
		name := cut(s.Name, 28)
		r, wide := m.radius(s)+4, 7.2*float64(len([]rune(name)))
		// Right, left, above, below: the first that is free.
		for _, at := range []struct {
			x, y   float64
			anchor string
		}{{x + r, y + 4, "start"}, {x - r, y + 4, "end"}, {x, y - r, "middle"}, {x, y + r + 11, "middle"}} {
			left := at.x
			switch at.anchor {
			case "end":
				left -= wide
			case "middle":
				left -= wide / 2
			}
			n := box{left, at.y - 11, left + wide, at.y + 3}
			if !inside(n.x1, n.y1) || !inside(n.x2, n.y2) || slices.ContainsFunc(blocked, n.meets) {
				continue
			}
			names = append(names, n)
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="13" fill="#1f2430" text-anchor="%s" stroke="#ffffff" stroke-width="3" paint-order="stroke">%s</text>`+"\n",
				at.x, at.y, at.anchor, text(name))
			break
		}
	}
}
