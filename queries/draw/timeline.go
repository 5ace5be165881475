package draw

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"newsgraph/queries"
)

// Events by their days. They are drawn in the order in which they are given.

// Timeline is what happened when.
type Timeline struct {
	Title  string
	Text   string // for a page
	Events []Dated
}

// Dated is an event with its day as 2006-01-02, the first of the month or year where no more is known.
type Dated struct {
	Date, Precision   string // Precision is "day", "month" or "year"
	Name, Kind        string
	Places            []string
	Sources           int
	Confirmed, Denied bool
}

// SVG draws the timeline.
func (t Timeline) SVG(w io.Writer, style queries.Style) error {
	_, err := io.WriteString(w, t.svg(style))
	return err
}

// HTML writes a page with the timeline.
func (t Timeline) HTML(w io.Writer, style queries.Style) error {
	return page(w, t.Title, t.Text, "<div class=\"long\">"+t.svg(style)+"</div>\n")
}

// svg draws a line downwards, an event a row. Rows are further apart where time passes between them, but years without news
// take no more room than a gap can show: the dates say the rest.
//
// Room between days grows with the logarithm of the time, from nothing for the same day to 40 pixels.
func (t Timeline) svg(style queries.Style) string {
	const width, axis, row, head = 1100.0, 150.0, 30.0, 20.0
	var b, body strings.Builder
	y := head
	stated := mark{fill: "#aab4c3", line: style.Relationship("STATED").Color, width: 2.5, text: "stated"}
	vouched := mark{fill: style.Relationship("CONFIRMED").Color, line: style.Relationship("CONFIRMED").Text, width: 2.5, text: "confirmed by somebody"}
	disputed := mark{fill: "#ffffff", line: style.Relationship("DENIED").Color, width: 3, dashes: "4 2.5", text: "denied by somebody"}
	told := mark{fill: "#ffffff", line: style.Relationship("STATED").Color, width: 2.5, text: "told by the articles themselves"}
	last := time.Time{}
	shown := ""
	for i, e := range t.Events {
		day, err := time.Parse(time.DateOnly, e.Date)
		// An event whose day cannot be read stands below the one before, and the next is measured from the last
		// that could.
		if err == nil && i > 0 && !last.IsZero() {
			days := day.Sub(last).Hours() / 24
			y += min(40, 6*math.Log1p(max(0, days)))
		}
		if err == nil {
			last = day
		}
		y += row
		// A day is written once, beside its first event.
		if date := e.when(); date != shown {
			fmt.Fprintf(&body, `<text x="%g" y="%.1f" font-size="13" fill="#4a505c" text-anchor="end">%s</text>`+"\n", axis-22, y+4, text(date))
			shown = date
		}
		look := stated
		switch {
		// Denied before confirmed, as on a map.
		case e.Denied:
			look = disputed
		case e.Confirmed:
			look = vouched
		case e.Sources == 0:
			look = told
		}
		body.WriteString(`<g class="event">`)
		look.circle(&body, axis, y, 5+min(2.5*math.Sqrt(float64(e.Sources)), 15), 1)
		about := e.Kind
		if len(e.Places) > 0 {
			about = strings.Trim(about+", "+strings.Join(e.Places, ", "), ", ")
		}
		if e.Sources > 0 {
			about = strings.Trim(fmt.Sprintf("%s, sources: %d", about, e.Sources), ", ")
		}
		fmt.Fprintf(&body, `<text x="%g" y="%.1f" font-size="14" fill="#1f2430">%s <tspan font-size="11" fill="#7a818d">%s</tspan></text></g>`+"\n",
			axis+24, y+5, text(cut(e.Name, 90)), text(cut(about, 60)))
	}
	svgHead(&b, t.Title, 0, 0, width, y+60)
	if len(t.Events) == 0 {
		fmt.Fprintf(&b, `<text x="%g" y="40" fill="#4a505c">No event in the graph has a date in this time.</text>`+"\n", axis)
	} else {
		fmt.Fprintf(&b, `<path d="M%g %gV%.1f" stroke="#d5d9df" stroke-width="2"/>`+"\n", axis, head, y+20)
	}
	b.WriteString(body.String())
	legend(&b, 0, y+26, width, []mark{stated, vouched, disputed, told}, "The larger, the more sources.")
	b.WriteString("</svg>\n")
	return b.String()
}

// when writes no more of a date than is known. The day of an event known by its month only is the first of it,
// which nobody said.
func (d Dated) when() string {
	switch {
	case d.Precision == "year" && len(d.Date) >= 4:
		return d.Date[:4]
	case d.Precision == "month" && len(d.Date) >= 7:
		return d.Date[:7]
	}
	return d.Date
}
