package draw

import (
	"fmt"
	"html"
	"io"
	"math"
	"strings"

	"newsgraph/queries"
)

// SVG, as text. A picture is some circles, lines and words, so it is written out rather than built as a tree;
// what comes from outside passes through text, and numbers are formatted by their own verbs, so that no value
// can end an attribute.

// text escapes what is shown, and leaves out what XML cannot hold at all. A character that XML has no way to
// write, not even as a number, would make the whole file unreadable. Breaks of lines become spaces: neither
// attributes nor words on a line have them.
func text(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, s))
}

// page wraps a picture into HTML. The policy keeps a browser from fetching anything, whatever the page holds.
// title and about are text; body is markup whose text is escaped already.
func page(w io.Writer, title, about, body string) error {
	_, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%[1]s</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; color: #1f2430; margin: 1.5em; }
h1 { font-size: 1.4em; margin: 0 0 .2em; } h2 { font-size: 1.1em; }
svg { width: 100%%; height: auto; max-height: 85vh; } .large svg { max-height: none; } .long svg { max-height: none; max-width: 1100px; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid #dde1e7; padding: .3em .7em .3em 0; text-align: left; vertical-align: top; } .day { white-space: nowrap; }
</style>
</head>
<body>
<h1>%[1]s</h1>
<p>%s</p>
%s</body>
</html>
`, text(title), text(about), body)
	return err
}

// svgHead opens a picture whose upper left corner is at x, y. The white ground is drawn: a viewer with a dark
// one would show dark words on it. The title is for those who hear the picture.
func svgHead(b *strings.Builder, title string, x, y, width, height float64) {
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%.0f %.0f %.0f %.0f" width="%.0f" height="%.0f" font-family="system-ui, sans-serif" role="img" aria-label="%s">`+"\n",
		x, y, width, height, width, height, text(title))
	fmt.Fprintf(b, `<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" fill="#ffffff"/>`+"\n", x, y, width, height)
}

// svg draws lines first and nodes on them. Without nodes it says that there are none: an empty picture looks
// like a fault.
func (g Graph) svg(style queries.Style) string {
	p := newPlan(g, style)
	var b strings.Builder
	minX, minY, maxX, maxY := -200.0, -60.0, 200.0, 60.0
	for i, n := range p.nodes {
		if i == 0 {
			minX, maxX, minY, maxY = n.x-n.r(), n.x+n.r(), n.y-n.r(), n.y+n.r()
		}
		minX, maxX = min(minX, n.x-n.r()), max(maxX, n.x+n.r())
		minY, maxY = min(minY, n.y-n.r()), max(maxY, n.y+n.r())
	}
	const margin = 40
	svgHead(&b, g.Title, minX-margin, minY-margin, maxX-minX+2*margin, maxY-minY+2*margin)
	if len(p.nodes) == 0 {
		b.WriteString(`<text x="0" y="0" text-anchor="middle" fill="#4a505c">Nothing in the graph answers this.</text>` + "\n")
	}
	for _, l := range p.lines {
		p.drawLine(&b, l)
	}
	for _, n := range p.nodes {
		drawDisc(&b, n)
	}
	// Captions last, so that no line crosses them out.
	for _, c := range p.captions() {
		c.draw(&b)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// curve gives the ends of a line at the borders of its nodes, and the point that it bends towards.
// The curve is a quadratic Bézier curve with the control point cx, cy, beside the middle between the nodes by
// 24 pixels for each step of the line's bend. Its ends are where the way from a node's middle to that point
// leaves the circle; at the far end, room is left for the head of the arrow.
func (p *plan) curve(l line) (x1, y1, cx, cy, x2, y2 float64) {
	a, z := p.nodes[l.from], p.nodes[l.to]
	ux, uy, d := p.between(l.to, l.from)
	side := float64(l.bend) * 24
	cx, cy = (a.x+z.x)/2-uy*side, (a.y+z.y)/2+ux*side
	trim := func(n disc, more float64) (float64, float64) {
		dx, dy := cx-n.x, cy-n.y
		h := math.Hypot(dx, dy)
		if h == 0 {
			h = 1
		}
		// Nodes so near to each other that there is nothing between them: the ends meet half-way.
		r := min(n.r()+more, d/2)
		return n.x + dx/h*r, n.y + dy/h*r
	}
	x1, y1 = trim(a, 0)
	// As long as the head is in drawLine.
	x2, y2 = trim(z, 5+2*l.look.Width)
	return x1, y1, cx, cy, x2, y2
}

// drawLine draws a line with its head. All of its sentences are its title; data-type is for who works on with
// the picture.
func (p *plan) drawLine(b *strings.Builder, l line) {
	x1, y1, cx, cy, x2, y2 := p.curve(l)
	var sentences []string
	for _, e := range l.edges {
		if e.Evidence != "" {
			sentences = append(sentences, e.Evidence)
		}
	}
	fmt.Fprintf(b, `<g class="relationship" data-type="%s"><title>%s</title>`, text(l.typ), text(strings.Join(sentences, " — ")))
	fmt.Fprintf(b, `<path d="M%.1f %.1fQ%.1f %.1f %.1f %.1f" fill="none" stroke="%s" stroke-width="%g"%s/>`, x1, y1, cx, cy, x2, y2, text(l.look.Color), l.look.Width, dashes(l.typ))
	// The head points along the end of the curve.
	dx, dy := x2-cx, y2-cy
	h := max(math.Hypot(dx, dy), 1)
	dx, dy = dx/h, dy/h
	long, wide := 5+2*l.look.Width, 3+1.2*l.look.Width
	fmt.Fprintf(b, `<path d="M%.1f %.1fL%.1f %.1fL%.1f %.1fZ" fill="%s"/></g>`+"\n",
		x2+dx*long, y2+dy*long, x2-dy*wide, y2+dx*wide, x2+dy*wide, y2-dx*wide, text(l.look.Color))
}

// dashes tell a denial from a confirmation for those who do not tell their colours apart.
func dashes(typ string) string {
	if typ == "DENIED" {
		return ` stroke-dasharray="12 5"`
	}
	return ""
}

// drawDisc draws a node with its caption in it. The title has the whole caption, of which the circle may show a
// part.
func drawDisc(b *strings.Builder, n disc) {
	fmt.Fprintf(b, `<g class="node"><title>%s</title><circle cx="%g" cy="%g" r="%g" fill="%s" stroke="%s" stroke-width="%g"/>`,
		text(n.caption), n.x, n.y, n.r(), text(n.look.Color), text(n.look.Border), n.look.Width)
	lines := wrap(n.caption, n.r(), n.look.Font)
	height := n.look.Font * 1.15
	y := n.y - height*float64(len(lines)-1)/2 + n.look.Font*0.35
	for i, s := range lines {
		fmt.Fprintf(b, `<text x="%g" y="%.1f" font-size="%g" fill="%s" text-anchor="middle">%s</text>`, n.x, y+height*float64(i), n.look.Font, text(n.look.Text), text(s))
	}
	b.WriteString("</g>\n")
}

// wrap breaks a caption into lines that fit into a circle, and cuts what does not. It tries one line, then two,
// and so on, until all words are in or no more lines fit. n lines lie around the middle of the circle, so the
// more there are, the narrower are the first and the last. A word that is wider than its line is cut there. It
// takes characters to be of average width, because fonts differ from machine to machine.
func wrap(s string, r, font float64) []string {
	const em = 0.54 // the width of a character of average text, as a part of its height
	words := strings.Fields(s)
	// A line takes 1.15 of its font's size, and the top and the bottom of a circle are too narrow for any.
	most := max(1, int(2*r*0.82/(font*1.15)))
	for n := 1; ; n++ {
		var lines []string
		rest := words
		for i := range n {
			// The line's distance from the middle says how wide the circle is there.
			off := (math.Abs(float64(i)-float64(n-1)/2) + 0.5) * font * 1.15
			room := int(2 * math.Sqrt(max(r*r-off*off, r*r/16)) * 0.94 / (font * em))
			line := ""
			for len(rest) > 0 && (line == "" || len([]rune(line))+1+len([]rune(rest[0])) <= room) {
				line = strings.TrimSpace(line + " " + rest[0])
				rest = rest[1:]
			}
			if short := cut(line, room); short != line {
				line = short
			}
			if line != "" {
				lines = append(lines, line)
			}
		}
		if len(rest) == 0 {
			return lines
		}
		if n == most {
			lines[len(lines)-1] += "…"
			return lines
		}
	}
}

// cut shortens text to n characters, the last of which says that it did. Characters are code points; n below 2
// still leaves one and the sign.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:max(1, n-1)])) + "…"
}
