package draw

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The land under a map. The outlines come with the program; what lies outside the frame is left out of the
// file, because an outline of the whole world in each map would be most of it.

// landText is made by queries/draw/gen; land/README.md says where from.
//
//go:embed land/land.txt
var landText string

// landUnit is a degree in the whole numbers of landText.
const landUnit = 50

// dot is a point: of the Earth, as longitude and latitude, or of the page.
type dot struct{ x, y float64 }

// drawLand draws the land and the borders that lie in the frame. A frame that reaches over the date line shows what lies behind it, too.
// So each outline is tried three times, a turn of the Earth apart. Land is filled, so its rings are cut to
// rings; a border is a line, and falls into the pieces that show. All of one kind become one path, filled by
// the even-odd rule: a ring within a ring is a sea or a lake.
func (f frame) drawLand(b *strings.Builder) {
	var land, borders strings.Builder
	for line := range strings.Lines(landText) {
		kind, points, ok := readOutline(line)
		if !ok {
			continue
		}
		for _, turn := range []float64{-360, 0, 360} {
			shown := f.project(points, turn)
			switch {
			case !touches(shown):
			case kind == "land":
				writeOutline(&land, clip(shown), true)
			default:
				for _, part := range within(shown) {
					writeOutline(&borders, part, false)
				}
			}
		}
	}
	if land.Len() > 0 {
		fmt.Fprintf(b, `<path class="land" fill="#f4f1ea" stroke="#b4c0cc" fill-rule="evenodd" stroke-linejoin="round" d="%s"/>`+"\n", land.String())
	}
	if borders.Len() > 0 {
		fmt.Fprintf(b, `<path class="border" fill="none" stroke="#c3b8a3" stroke-linejoin="round" d="%s"/>`+"\n", borders.String())
	}
}

// readOutline reads a line of landText into longitudes and latitudes. A line is the kind, the first point in
// units of 1/landUnit degrees, and for each further one how far it is from the one before. What is no such
// line, such as a comment, is not ok.
func readOutline(line string) (kind string, points []dot, ok bool) {
	kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	numbers := strings.Fields(rest)
	x, y := 0, 0
	for i := 0; i+1 < len(numbers); i += 2 {
		dx, errX := strconv.Atoi(numbers[i])
		dy, errY := strconv.Atoi(numbers[i+1])
		if errX != nil || errY != nil {
			return "", nil, false
		}
		x, y = x+dx, y+dy
		points = append(points, dot{float64(x) / landUnit, float64(y) / landUnit})
	}
	return kind, points, (kind == "land" || kind == "border") && len(points) > 1 && len(numbers)%2 == 0
}

// project turns longitudes and latitudes into pixels, and leaves out points that would be less than a pixel from the one before.
// The first and the last stay, so that rings close and borders meet.
func (f frame) project(points []dot, turn float64) []dot {
	var out []dot
	for i, p := range points {
		x, y := f.at(p.y, p.x+turn)
		if last := len(out) - 1; i > 0 && i < len(points)-1 && math.Hypot(x-out[last].x, y-out[last].y) < 1 {
			continue
		}
		out = append(out, dot{x, y})
	}
	return out
}

// edge is how far beyond the frame lines are cut, so that the cut does not show.
const edge = 5

// touches tells whether any of an outline may show: whether the box around it meets the frame, and is larger
// than a speck of a pixel and a half.
func touches(points []dot) bool {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		minX, maxX, minY, maxY = min(minX, p.x), max(maxX, p.x), min(minY, p.y), max(maxY, p.y)
	}
	return maxX >= 0 && minX <= mapWidth && maxY >= 0 && minY <= mapHeight && (maxX-minX > 1.5 || maxY-minY > 1.5)
}

// clip cuts a ring at the edges of the frame, one after the other (Sutherland and Hodgman, 1974).
// A ring that leaves the frame and comes back stays one ring, with stretches along the edge, which lie out of
// sight. It is for rings that are not convex, too: what is filled is right, if not the line around it.
func clip(ring []dot) []dot {
	for _, side := range []struct {
		in  func(dot) bool
		cut func(a, b dot) dot
	}{
		{func(p dot) bool { return p.x >= -edge }, func(a, b dot) dot { return atX(a, b, -edge) }},
		{func(p dot) bool { return p.x <= mapWidth+edge }, func(a, b dot) dot { return atX(a, b, mapWidth+edge) }},
		{func(p dot) bool { return p.y >= -edge }, func(a, b dot) dot { return atY(a, b, -edge) }},
		{func(p dot) bool { return p.y <= mapHeight+edge }, func(a, b dot) dot { return atY(a, b, mapHeight+edge) }},
	} {
		var out []dot
		for i, p := range ring {
			before := ring[(i+len(ring)-1)%len(ring)]
			if side.in(p) != side.in(before) {
				out = append(out, side.cut(before, p))
			}
			if side.in(p) {
				out = append(out, p)
			}
		}
		ring = out
	}
	return ring
}

// atX and atY are where the line through two points crosses an edge. The two lie on different sides of it, so
// the divisor is never zero.
func atX(a, b dot, x float64) dot { return dot{x, a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)} }
func atY(a, b dot, y float64) dot { return dot{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), y} }

// within are the parts of a line that may be seen: the steps of which an end, or what lies between, is in the frame.
// They are not cut at the frame: the picture's clip path hides what reaches over it.
func within(line []dot) (parts [][]dot) {
	var part []dot
	for i := 1; i < len(line); i++ {
		if touches(line[i-1:i+1]) || inside(line[i].x, line[i].y) {
			if part == nil {
				part = append(part, line[i-1])
			}
			part = append(part, line[i])
			continue
		}
		if part != nil {
			parts = append(parts, part)
		}
		part = nil
	}
	if part != nil {
		parts = append(parts, part)
	}
	return parts
}

// writeOutline adds points to the data of an SVG path, to half a pixel, which nobody sees and which makes short
// numbers. In "ML", M moves to the first point and L draws to each other.
func writeOutline(b *strings.Builder, points []dot, closed bool) {
	if len(points) < 2 {
		return
	}
	for i, p := range points {
		b.WriteByte("ML"[min(i, 1)])
		b.WriteString(strconv.FormatFloat(math.Round(p.x*2)/2, 'f', -1, 64))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(math.Round(p.y*2)/2, 'f', -1, 64))
	}
	if closed {
		b.WriteByte('Z')
	}
}
