package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"newsgraph/graph"
	"newsgraph/ingest"
)

// What a run did, at its end: a table for people, an object for programs.

// summarize prints what a run did, as a table, and what to do next; err is what ended it early.
func summarize(w io.Writer, r ingest.Report, err error, dry bool) {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, Align: text.AlignRight}})

	t.AppendHeader(table.Row{"Articles", ""})
	t.AppendRow(table.Row{"read", r.Read})
	t.AppendRow(table.Row{or(dry, "analysed", "written"), r.Written})
	for _, row := range []struct {
		name string
		n    int
	}{{"already in the graph", r.Unchanged}, {"met twice", r.Duplicates}, {"copies of another article", r.Change.Copies}, {"failed", r.Failed}} {
		if row.n > 0 {
			t.AppendRow(table.Row{row.name, row.n})
		}
	}
	t.AppendRow(table.Row{"time", fmt.Sprintf("%s (%.1f articles/s)", r.Elapsed.Round(time.Millisecond), r.Rate())})
	fmt.Fprintln(w, t.Render())

	if r.Change.Empty() {
		fmt.Fprintln(w, "No nodes and no edges were added.")
	} else {
		fmt.Fprintln(w, changes(r.Change).Render())
	}
	for i, f := range r.Failures {
		if i == 0 {
			fmt.Fprintln(w, "Failed:")
		}
		fmt.Fprintf(w, "  %s: %s\n", visible(f.Where, false), visible(f.Reason, false))
	}
	if n := r.Failed - len(r.Failures); n > 0 {
		fmt.Fprintf(w, "  and %d more\n", n)
	}
	switch {
	case err != nil || r.Interrupted || r.Read == r.Failed: // the error says how to go on
	case dry:
		fmt.Fprintln(w, "Nothing was written: this is what an empty graph would get. Next, the same without --dry-run.")
	default:
		fmt.Fprintf(w, "Next: %s query run corroborated-events\n", called())
	}
}

// changes is a table of added and removed rows.
func changes(c graph.Change) table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.Style().Format.Footer = text.FormatDefault
	removed := len(c.NodesRemoved)+len(c.EdgesRemoved) > 0
	row := func(name string, added, gone int) table.Row {
		if !removed {
			return table.Row{name, added}
		}
		return table.Row{name, added, gone}
	}
	header := table.Row{"Nodes", "added"}
	if removed {
		header = append(header, "removed")
	}
	t.AppendHeader(header)
	for _, l := range graph.Labels {
		if c.NodesAdded[l]+c.NodesRemoved[l] > 0 {
			t.AppendRow(row(string(l), c.NodesAdded[l], c.NodesRemoved[l]))
		}
	}
	t.AppendRow(row("all nodes", total(c.NodesAdded), total(c.NodesRemoved)))
	t.AppendSeparator()
	for _, e := range graph.Types {
		if c.EdgesAdded[e]+c.EdgesRemoved[e] > 0 {
			t.AppendRow(row(string(e), c.EdgesAdded[e], c.EdgesRemoved[e]))
		}
	}
	t.AppendRow(row("all edges", total(c.EdgesAdded), total(c.EdgesRemoved)))
	return t
}

// reportJSON is the report for programs.
func reportJSON(r ingest.Report, err error) any {
	type failed struct {
		Where  string `json:"where"`
		Reason string `json:"reason"`
	}
	out := struct {
		Read         int            `json:"read"`
		Written      int            `json:"written"`
		Unchanged    int            `json:"unchanged"`
		Duplicates   int            `json:"duplicates"`
		Copies       int            `json:"copies"`
		Failed       int            `json:"failed"`
		Failures     []failed       `json:"failures"`
		Batches      int            `json:"batches"`
		NodesAdded   map[string]int `json:"nodesAdded"`
		NodesRemoved map[string]int `json:"nodesRemoved"`
		EdgesAdded   map[string]int `json:"edgesAdded"`
		EdgesRemoved map[string]int `json:"edgesRemoved"`
		Seconds      float64        `json:"seconds"`
		Interrupted  bool           `json:"interrupted"`
		Error        string         `json:"error,omitempty"`
	}{
		r.Read, r.Written, r.Unchanged, r.Duplicates, r.Change.Copies, r.Failed, []failed{}, r.Batches,
		byName(r.Change.NodesAdded), byName(r.Change.NodesRemoved), byName(r.Change.EdgesAdded), byName(r.Change.EdgesRemoved),
		r.Elapsed.Seconds(), r.Interrupted, "",
	}
	for _, f := range r.Failures {
		out.Failures = append(out.Failures, failed(f))
	}
	if err != nil {
		out.Error = strings.Join(strings.Fields(err.Error()), " ")
	}
	return out
}

func byName[K ~string](m map[K]int) map[string]int {
	out := map[string]int{}
	for k, n := range m {
		out[string(k)] = n
	}
	return out
}

func total[K comparable](m map[K]int) (n int) {
	for _, x := range slices.Collect(maps.Values(m)) {
		n += x
	}
	return n
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func or(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}
