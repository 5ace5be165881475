package draw

import (
	"fmt"
	"math"
	"strings"
)

// Words on lines. A caption has a white rim around its letters instead of a box, so that it can lie on its
// line; what it must not lie on are nodes and other words.

// caption is what a line says, around x, y.
type caption struct {
	x, y, font  float64
	color, text string
}

// captions places the words of all lines: each in the middle of its line, or as near to it as it covers neither a node nor the words of
// an earlier line.
//
// Earlier lines choose first, and what is placed is not moved again. It costs, for each of eleven places on
// each line, a look at every node and every caption: nothing for the seventy-five nodes that a picture has at
// most.
func (p *plan) captions() []caption {
	var placed []caption
	for _, l := range p.lines {
		if l.caption == "" {
			continue
		}
		c := caption{font: l.look.Font + 1, color: l.look.Text, text: cut(l.caption, 28)}
		// One line stands for edges that look the same: the number says for how many.
		if len(l.edges) > 1 {
			c.text += fmt.Sprintf(" ×%d", len(l.edges))
		}
		// t runs along the curve (a quadratic Bézier curve) from 0 to 1: the middle first, then further and
		// further away from it, to either side.
		x1, y1, cx, cy, x2, y2 := p.curve(l)
		best, fewest := c, math.MaxInt
		for _, t := range []float64{0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8} {
			c.x = (1-t)*(1-t)*x1 + 2*(1-t)*t*cx + t*t*x2
			c.y = (1-t)*(1-t)*y1 + 2*(1-t)*t*cy + t*t*y2
			if n := p.covers(c, placed); n < fewest {
				best, fewest = c, n
			}
		}
		placed = append(placed, best)
	}
	return placed
}

// box is the room that a caption takes, with some around it. The width is a guess from the number of code
// points, because a font can only be measured where it is: in the viewer.
func (c caption) box() box {
	wide, high := 0.53*c.font*float64(len([]rune(c.text)))+6, c.font+3
	return box{c.x - wide/2, c.y - high/2, c.x + wide/2, c.y + high/2}
}

// covers counts the nodes and captions on which a caption would lie. The number counts, and not only whether:
// where no place is free, the least covered is the best.
func (p *plan) covers(c caption, others []caption) int {
	n, room := 0, c.box()
	for _, o := range others {
		if room.meets(o.box()) {
			n++
		}
	}
	for _, d := range p.nodes {
		// The point of the box that is nearest to the node.
		x, y := min(max(d.x, room.x1), room.x2), min(max(d.y, room.y1), room.y2)
		if math.Hypot(d.x-x, d.y-y) < d.r() {
			n++
		}
	}
	return n
}

// draw writes the words with their rim below them: without paint-order the rim would eat into the letters. A
// third of the font's size brings the middle of the letters to y.
func (c caption) draw(b *strings.Builder) {
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="%g" fill="%s" text-anchor="middle" stroke="#ffffff" stroke-width="3" paint-order="stroke">%s</text>`+"\n",
		c.x, c.y+c.font*0.33, c.font, text(c.color), text(c.text))
}
