package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"newsgraph/graph"
)

// What an ingest would write, for --dry-run, read from a graph in memory.

// preview prints a graph for people, a line for each node and edge that would be added:
//
//   - (Person) Volodymyr Zelenskyy
//   - (Event) first clashes between Ukrainian forces and North Korean troops {attack, asserted, sources 3}
//   - Volodymyr Zelenskyy -[CONFIRMED "confirmed"]-> first clashes between Ukrainian forces and North Korean troops
//
// The lines of a label or type are in the order of their text.
func preview(ctx context.Context, w io.Writer, g graph.Reader) error {
	out := bufio.NewWriter(w)
	names := map[string]string{}
	for _, label := range graph.Labels {
		var lines []string
		for n, err := range g.Nodes(ctx, label) {
			if err != nil {
				return fmt.Errorf("preview: %w", err)
			}
			names[n.ID] = cmp.Or(n.Props.String("name"), n.Props.String("title"), n.ID)
			lines = append(lines, fmt.Sprintf("+ (%s) %s%s", n.Label, names[n.ID], details(n)))
		}
		slices.Sort(lines)
		for _, l := range lines {
			fmt.Fprintln(out, visible(l, false))
		}
	}
	for _, t := range graph.Types {
		var lines []string
		for e, err := range g.Edges(ctx, t) {
			if err != nil {
				return fmt.Errorf("preview: %w", err)
			}
			lines = append(lines, fmt.Sprintf("+ %s -[%s%s]-> %s", names[e.From.ID], e.Type, said(e), names[e.To.ID]))
		}
		slices.Sort(lines)
		for _, l := range lines {
			fmt.Fprintln(out, visible(l, false))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print the preview: %w", err)
	}
	return nil
}

// details are what tells two nodes of one name apart.
func details(n graph.Node) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	switch n.Label {
	case graph.Article:
		add(n.Props.String("source"))
		if t := n.Props.Time("published"); !t.IsZero() {
			add(t.Format("2006-01-02"))
		}
	case graph.Person:
		add(n.Props.String("title"))
	case graph.Organization:
		add(n.Props.String("kind"))
	case graph.Place:
		add(n.Props.String("kind"))
		add(n.Props.String("countryCode"))
	case graph.Event:
		add(n.Props.String("kind"))
		add(n.Props.String("status"))
		date := string(n.Props.Date("date"))
		switch n.Props.String("datePrecision") { // the rest of the day is filled up
		case "month":
			date = date[:7]
		case "year":
			date = date[:4]
		}
		add(date)
		if s, _ := n.Props["sources"].(int64); s > 0 {
			add(fmt.Sprintf("sources %d", s))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " {" + strings.Join(parts, ", ") + "}"
}

// said is what an edge adds to its type.
func said(e graph.Edge) string {
	switch p := e.Props; {
	case e.Type.Claim() && p.String("cue") != "":
		return fmt.Sprintf(" %q", p.String("cue"))
	case e.Type == graph.Mentions:
		n, _ := p["count"].(int64)
		return fmt.Sprintf(" %d×", n)
	case e.Type == graph.ParticipatedIn:
		return " as " + p.String("role")
	case e.Type == graph.AffiliatedWith && p.String("title") != "":
		return " as " + p.String("title")
	case e.Article == "":
		return " by " + p.String("source")
	}
	return ""
}
