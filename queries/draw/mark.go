package draw

import (
	"fmt"
	"strings"
)

// mark is a kind of circle, with what it means. What is denied has dashes besides its colour: not everybody tells the colours apart.
type mark struct {
	fill, line string
	width      float64
	dashes     string // of the line, as SVG has them; empty for none
	text       string // what it means
}

func (m mark) circle(b *strings.Builder, x, y, r, opacity float64) {
	fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s" fill-opacity="%g" stroke="%s" stroke-width="%g"`,
		x, y, r, text(m.fill), opacity, text(m.line), m.width)
	if m.dashes != "" {
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, m.dashes)
	}
	b.WriteString("/>")
}

const legendHeight = 34.0

// legend writes what marks mean, and a remark at the end, on a line of its own whose upper left corner is at x, y.
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
