package draw

import (
	"fmt"
	"strings"
)

// What circles mean. A mark is made once and used for the circles of a picture and for its legend, so that the
// two cannot differ.

// mark is a kind of circle, with what it means. What is denied has dashes besides its colour: not everybody tells the colours apart.
type mark struct {
	fill, line string
	width      float64
	dashes     string // of the line, as SVG has them; empty for none
	text       string // what it means
}

// circle draws one of radius r around x, y. opacity, from 0 to 1, is that of its filling: circles on a map lie
// on each other, and the land is to be seen through them.
func (m mark) circle(b *strings.Builder, x, y, r, opacity float64) {
	fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s" fill-opacity="%g" stroke="%s" stroke-width="%g"`,
		x, y, r, text(m.fill), opacity, text(m.line), m.width)
	if m.dashes != "" {
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, m.dashes)
	}
	b.WriteString("/>")
}

// The room that a legend takes below a picture, in pixels.
const legendHeight = 34.0

// legend writes what marks mean, and a remark at the end, on a line of its own whose upper left corner is at x, y.
// Its words are set one after the other by a guess at their width, as those of a caption are.
func legend(b *strings.Builder, x, y, width float64, marks []mark, remark string) {
	fmt.Fprintf(b, `<g class="legend" font-size="12" fill="#3a404c">`)
	at := x + 16
	for _, m := range marks {
		m.circle(b, at, y+legendHeight/2, 7, 1)
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f">%s</text>`, at+14, y+legendHeight/2+4, text(m.text))
		at += 14 + 6.3*float64(len([]rune(m.text))) + 30
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" text-anchor="end" fill="#6a717d">%s</text></g>`+"\n", x+width-10, y+legendHeight/2+4, text(remark))
}
