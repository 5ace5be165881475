package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/store"
)

// Values of an answer, for people in nearly Cypher's own notation, for programs as JSON.

// valueText writes one value of an answer for a person to read.
func valueText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case graph.Date:
		return string(v)
	case graph.Point:
		return fmt.Sprintf("%g, %g", v.Lat, v.Lon)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = valueText(x)
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, k+": "+valueText(v[k]))
		}
		return strings.Join(parts, ", ")
	case store.Node:
		return nodeText(v)
	case store.Relationship:
		return relationshipText(v)
	case store.Path:
		return pathText(v)
	}
	return fmt.Sprint(v)
}

// nodeText is a node as it stands in a pattern, with what it is called instead of a variable:
// (Person Rustem Umerov).
func nodeText(n store.Node) string {
	name := n.Props.String("name")
	if name == "" {
		name = n.Props.String("title")
	}
	if name == "" {
		name = n.Props.String("id")
	}
	return "(" + strings.TrimSpace(nodeLabel(n)+" "+name) + ")"
}

// nodeLabel is the label that says what a node is: the one beside Entity.
func nodeLabel(n store.Node) string {
	for _, l := range n.Labels {
		if l != "Entity" {
			return l
		}
	}
	return ""
}

// relationshipText is an edge with the word that carries it: [CONFIRMED "acknowledged"].
func relationshipText(r store.Relationship) string {
	for _, name := range []string{"cue", "title", "role"} {
		if s := r.Props.String(name); s != "" {
			return fmt.Sprintf("[%s %q]", r.Type, s)
		}
	}
	return "[" + r.Type + "]"
}

func pathText(p store.Path) string {
	var b strings.Builder
	for i, n := range p.Nodes {
		b.WriteString(nodeText(n))
		if i < len(p.Relationships) {
			r := p.Relationships[i]
			if r.From == n.ID {
				b.WriteString(" -" + relationshipText(r) + "-> ")
			} else {
				b.WriteString(" <-" + relationshipText(r) + "- ")
			}
		}
	}
	return b.String()
}

// jsonValue turns a value of an answer into what encoding/json writes well.
func jsonValue(v any) any {
	switch v := v.(type) {
	case graph.Point:
		return map[string]float64{"lat": v.Lat, "lon": v.Lon}
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = jsonValue(x)
		}
		return list
	case map[string]any:
		return jsonProps(v)
	case store.Node:
		return map[string]any{"labels": v.Labels, "properties": jsonProps(v.Props)}
	case store.Relationship:
		return map[string]any{"type": v.Type, "properties": jsonProps(v.Props)}
	case store.Path:
		return map[string]any{"nodes": jsonEach(v.Nodes), "relationships": jsonEach(v.Relationships)}
	}
	return v
}

func jsonProps(props map[string]any) map[string]any {
	out := make(map[string]any, len(props))
	for k, v := range props {
		out[k] = jsonValue(v)
	}
	return out
}

func jsonEach[T any](values []T) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = jsonValue(v)
	}
	return list
}
