package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"newsgraph/graph/store"
	"newsgraph/queries"
	"newsgraph/queries/draw"
)

// newsgraph timeline draws what happened when: a canned question whose rows become events of package draw.

func newTimeline() *cli.Command {
	return &cli.Command{
		Name:  "timeline",
		Usage: "draw what happened when",
		Description: `Writes a page with the dated events of the graph, the earliest first. The page is one file that shows without a network.

EXAMPLES
   newsgraph timeline --output timeline.html
   newsgraph timeline --from 2024-11-01 --to 2024-11-30 --format svg > november.svg`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "begin on `DAY`, as 2024-11-01"},
			&cli.StringFlag{Name: "to", Usage: "end on `DAY`, as 2024-11-30"},
			&cli.StringFlag{Name: "limit", Usage: "draw at most `N` events", DefaultText: "100"},
		}, drawingFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			d, err := newDrawing(c, "timeline", "from", "to", "limit")
			if err != nil {
				return err
			}
			d.draw = drawTimeline
			return d.run(c.Context, streamsOf(c))
		},
	}
}

// drawTimeline draws the answer of timeline.
func drawTimeline(w io.Writer, t *store.Table, style queries.Style, page bool) error {
	line := draw.Timeline{Title: "What happened when", Text: "Dated events, with how many sources stand behind each."}
	for _, row := range t.Rows {
		r := byColumn(t.Columns, row)
		confirmed, _ := r["confirmed"].(bool)
		denied, _ := r["denied"].(bool)
		line.Events = append(line.Events, draw.Dated{Date: valueText(r["date"]), Precision: valueText(r["precision"]),
			Name: valueText(r["event"]), Kind: valueText(r["kind"]), Places: stringsOf(r["places"]),
			Sources: count(r["sources"]), Confirmed: confirmed, Denied: denied})
	}
	if page {
		return line.HTML(w, style)
	}
	return line.SVG(w, style)
}
