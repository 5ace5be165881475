package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"newsgraph/graph/store"
	"newsgraph/queries"
	"newsgraph/queries/draw"
)

// newsgraph map draws where things happened: a canned question whose rows become spots of package draw.

func newMap() *cli.Command {
	return &cli.Command{
		Name:  "map",
		Usage: "draw where things happened",
		Description: `Writes a page with a map of the places in which the graph has events. The page is one file that shows without a network.

EXAMPLES
   newsgraph map --output map.html
   newsgraph map --kind attack --format svg > attacks.svg
   newsgraph map --from 2024-11-01 --articles 50000 --output november.html`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "kind", Usage: "draw only events of this `KIND`, such as attack or protest"},
			&cli.StringFlag{Name: "from", Usage: "look only at articles of `DAY` and later, as 2024-11-01"},
			&cli.StringFlag{Name: "articles", Usage: "look at `N` articles, the latest first", DefaultText: "5000"},
			&cli.StringFlag{Name: "limit", Usage: "draw at most `N` places", DefaultText: "200"},
		}, drawingFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			d, err := newDrawing(c, "places-on-map", "kind", "from", "articles", "limit")
			if err != nil {
				return err
			}
			d.draw = drawMap
			return d.run(c.Context, streamsOf(c))
		},
	}
}

// drawMap draws the answer of places-on-map.
func drawMap(w io.Writer, t *store.Table, style queries.Style, page bool) error {
	m := draw.Map{Title: "Where it happened",
		Text: "Places by the number of events that the latest articles locate in them."}
	for _, row := range t.Rows {
		r := byColumn(t.Columns, row)
		lat, okLat := r["latitude"].(float64)
		lon, okLon := r["longitude"].(float64)
		if !okLat || !okLon {
			continue
		}
		m.Spots = append(m.Spots, draw.Spot{Name: valueText(r["place"]), Lat: lat, Lon: lon, Events: count(r["events"]),
			Confirmed: count(r["confirmed"]), Denied: count(r["denied"]), Foremost: stringsOf(r["foremost"])})
	}
	if page {
		return m.HTML(w, style)
	}
	return m.SVG(w, style)
}

// byColumn gives the values of a row by the names of their columns. So the question's columns may change their
// order.
func byColumn(columns []string, row []any) map[string]any {
	m := make(map[string]any, len(row))
	for i, c := range columns {
		m[c] = row[i]
	}
	return m
}

func count(v any) int {
	n, _ := v.(int64)
	return int(n)
}

func stringsOf(v any) (list []string) {
	values, _ := v.([]any)
	for _, x := range values {
		list = append(list, fmt.Sprint(x))
	}
	return list
}
