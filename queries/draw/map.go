package draw

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"

	"newsgraph/queries"
)

// Map is where things happened.
type Map struct {
	Title string
	Text  string // for a page
	Spots []Spot
	// Towns are positions in degrees, latitude first, that show where land is. May be nil.
	Towns iter.Seq2[float64, float64]
}

// Spot is a place with what happened there.
type Spot struct {
	Name                      string
	Lat, Lon                  float64 // degrees of WGS-84
	Events, Confirmed, Denied int     // how many events, and of how many of them somebody says so
	Foremost                  []string
}

const mapWidth, mapHeight = 1200.0, 700.0

// frame is the part of the Earth that a map shows, in the equirectangular projection whose scale is right along the
// parallel in its middle.
type frame struct {
	west, north  float64 // of the upper left corner
	perLon, perY float64 // pixels for a degree
}

// newFrame shows all spots, with room around them, and never less than a few degrees: a map of one town should
// tell in which part of the world it lies.
func newFrame(spots []Spot) frame {
	south, north, west, east := -60.0, 80.0, -180.0, 180.0
	if len(spots) > 0 {
		south, north, west, east = 90, -90, 180, -180
		for _, s := range spots {
			south, north = min(south, s.Lat), max(north, s.Lat)
			west, east = min(west, s.Lon), max(east, s.Lon)
		}
	}
	height := min(max(north-south, 8)*1.4, 170)
	midLat, midLon := (north+south)/2, (west+east)/2
	squeeze := max(math.Cos(midLat*math.Pi/180), 0.2)
	width := min(max(east-west, 14)*1.3, 360)
	scale := min(mapHeight/height, mapWidth/(width*squeeze))
	f := frame{perLon: scale * squeeze, perY: scale}
	f.west, f.north = midLon-mapWidth/2/f.perLon, midLat+mapHeight/2/f.perY
	return f
}

func (f frame) at(lat, lon float64) (x, y float64) {
	return (lon - f.west) * f.perLon, (f.north - lat) * f.perY
}

func inside(x, y float64) bool { return x >= 0 && x <= mapWidth && y >= 0 && y <= mapHeight }

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

func (m Map) svg(style queries.Style) string {
	var b strings.Builder
	f := newFrame(m.Spots)
	svgHead(&b, m.Title, 0, 0, mapWidth, mapHeight)
	fmt.Fprintf(&b, `<clipPath id="map"><rect width="%g" height="%g"/></clipPath><g clip-path="url(#map)">`+"\n", mapWidth, mapHeight)
	m.drawTowns(&b, f)
	f.drawGraticule(&b)
	spots := slices.SortedStableFunc(slices.Values(m.Spots), func(a, b Spot) int { return cmp.Compare(b.Events, a.Events) })
	place, confirmed, denied := style.Node([]string{"Place"}), style.Relationship("CONFIRMED"), style.Relationship("DENIED")
	for _, s := range spots {
		x, y := f.at(s.Lat, s.Lon)
		border := place.Border
		switch {
		case s.Denied > 0:
			border = denied.Color
		case s.Confirmed > 0:
			border = confirmed.Color
		}
		fmt.Fprintf(&b, `<g class="spot"><title>%s: %s</title><circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s" fill-opacity="0.75" stroke="%s" stroke-width="3"/></g>`+"\n",
			text(s.Name), text(strings.Join(s.Foremost, "; ")), x, y, radius(s), text(place.Color), text(border))
	}
	drawNames(&b, f, spots)
	b.WriteString("</g>\n")
	legend := "The larger a circle, the more events. Green: somebody confirms one of them. Red: somebody denies one."
	if len(m.Spots) == 0 {
		legend = "No event in the graph has a place on the map."
	}
	if m.Towns != nil {
		legend += " Grey: towns. Places from GeoNames, CC BY 4.0."
	}
	fmt.Fprintf(&b, `<text x="10" y="%g" font-size="12" fill="#4a505c" stroke="#ffffff" stroke-width="3" paint-order="stroke">%s</text>`+"\n</svg>\n", mapHeight-10, legend)
	return b.String()
}

func radius(s Spot) float64 { return 5 + 4*math.Sqrt(float64(s.Events)) }

// drawTowns dots the land: one path, one dot for each cell of a grid that has a town.
func (m Map) drawTowns(b *strings.Builder, f frame) {
	if m.Towns == nil {
		return
	}
	const cell = 4
	seen := map[[2]int]bool{}
	for lat, lon := range m.Towns {
		if x, y := f.at(lat, lon); inside(x, y) {
			seen[[2]int{int(y) / cell, int(x) / cell}] = true
		}
	}
	dots := make([][2]int, 0, len(seen))
	for d := range seen {
		dots = append(dots, d)
	}
	slices.SortFunc(dots, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	b.WriteString(`<path stroke="#d5d9df" stroke-width="3" stroke-linecap="round" d="`)
	for _, d := range dots {
		fmt.Fprintf(b, "M%d %dh0", d[1]*cell, d[0]*cell)
	}
	b.WriteString("\"/>\n")
}

// drawGraticule draws meridians and parallels, some five to ten of them.
func (f frame) drawGraticule(b *strings.Builder) {
	step := 30.0
	for _, s := range []float64{20, 10, 5, 2, 1} {
		if mapHeight/f.perY/step < 4 {
			step = s
		}
	}
	degrees := func(v float64, plus, minus string) string {
		switch {
		case v > 0:
			return fmt.Sprintf("%g°%s", v, plus)
		case v < 0:
			return fmt.Sprintf("%g°%s", -v, minus)
		}
		return "0°"
	}
	for lon := math.Ceil(f.west/step) * step; (lon-f.west)*f.perLon <= mapWidth; lon += step {
		if x, _ := f.at(0, lon); lon >= -180 && lon <= 180 {
			fmt.Fprintf(b, `<path d="M%.1f 0V%g" stroke="#e6e9ee"/><text x="%.1f" y="12" font-size="10" fill="#9aa3af">%s</text>`+"\n", x, mapHeight, x+3, degrees(lon, "E", "W"))
		}
	}
	for lat := math.Floor(f.north/step) * step; (f.north-lat)*f.perY <= mapHeight; lat -= step {
		if _, y := f.at(lat, 0); lat >= -90 && lat <= 90 {
			fmt.Fprintf(b, `<path d="M0 %.1fH%g" stroke="#e6e9ee"/><text x="3" y="%.1f" font-size="10" fill="#9aa3af">%s</text>`+"\n", y, mapWidth, y-3, degrees(lat, "N", "S"))
		}
	}
}

// drawNames writes the names beside the circles, the busiest places first; a name that has no room on any side of its circle is
// left to the circle's tooltip.
func drawNames(b *strings.Builder, f frame, spots []Spot) {
	type box struct{ x1, y1, x2, y2 float64 }
	var taken []box
	free := func(n box) bool {
		return !slices.ContainsFunc(taken, func(t box) bool { return n.x1 < t.x2 && t.x1 < n.x2 && n.y1 < t.y2 && t.y1 < n.y2 })
	}
	for _, s := range spots {
		x, y := f.at(s.Lat, s.Lon)
		name := cut(s.Name, 28)
		r, wide := radius(s)+3, 7.2*float64(len([]rune(name)))
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
			if !inside(n.x1, n.y1) || !inside(n.x2, n.y2) || !free(n) {
				continue
			}
			taken = append(taken, n)
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="13" fill="#1f2430" text-anchor="%s" stroke="#ffffff" stroke-width="3" paint-order="stroke">%s</text>`+"\n",
				at.x, at.y, at.anchor, text(name))
			break
		}
	}
}
