package store

import (
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"newsgraph/graph"
)

const wgs84 = 4326 // the spatial reference of a graph.Point

// utc writes a time as 2024-11-05T00:00:00Z. With time.UTC the server would keep the name of the zone and
// show it. The driver takes the zone's offset instead of its name when the name is this one.
var utc = time.FixedZone("Offset", 0)

// toServer gives the driver's form of a value.
func toServer(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.In(utc)
	case graph.Date:
		day, err := time.Parse(time.DateOnly, string(v))
		if err != nil {
			return string(v) // a parameter of a query: Canonical lets no such date into a batch
		}
		return dbtype.Date(day)
	case graph.Point:
		return dbtype.Point2D{X: v.Lon, Y: v.Lat, SpatialRefId: wgs84}
	case graph.Props:
		return propsToServer(v)
	}
	return v
}

func propsToServer(p map[string]any) map[string]any {
	out := make(map[string]any, len(p)+1)
	for name, v := range p {
		out[name] = toServer(v)
	}
	return out
}

// fromServer gives the plain form of a value that the driver returned: those of graph.Props, []any and
// map[string]any of such, Node, Relationship and Path. What has no plain form (a duration, a point in
// space) comes as its text.
func fromServer(v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case time.Time:
		return v.UTC()
	case dbtype.Date:
		return graph.Date(v.String())
	case dbtype.Point2D:
		if v.SpatialRefId == wgs84 {
			return graph.Point{Lat: v.Y, Lon: v.X}
		}
		return v.String()
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = fromServer(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for name := range v {
			out[name] = fromServer(v[name])
		}
		return out
	case dbtype.Node:
		return Node{v.ElementId, v.Labels, propsFromServer(v.Props)}
	case dbtype.Relationship:
		return Relationship{v.ElementId, v.Type, v.StartElementId, v.EndElementId, propsFromServer(v.Props)}
	case dbtype.Path:
		p := Path{}
		for _, n := range v.Nodes {
			p.Nodes = append(p.Nodes, fromServer(n).(Node))
		}
		for _, r := range v.Relationships {
			p.Relationships = append(p.Relationships, fromServer(r).(Relationship))
		}
		return p
	case interface{ String() string }:
		return v.String()
	}
	return v
}

// propsFromServer gives stored properties. Their lists have one type of element each.
func propsFromServer(m map[string]any) graph.Props {
	out := make(graph.Props, len(m))
	for name, v := range m {
		if v == nil {
			continue // a property that a map projection asked for and the node has not
		}
		v = fromServer(v)
		if list, ok := v.([]any); ok {
			v = typed(list)
		}
		out[name] = v
	}
	return out
}

func typed(list []any) any {
	if strings, ok := all[string](list); ok {
		return strings
	}
	if ints, ok := all[int64](list); ok {
		return ints
	}
	return list
}

func all[T any](list []any) ([]T, bool) {
	out := make([]T, len(list))
	for i, v := range list {
		t, ok := v.(T)
		if !ok {
			return nil, false
		}
		out[i] = t
	}
	return out, true
}

// edgeFromServer reads a record of from, to and props, as article_edges and read_edges return them.
func edgeFromServer(t graph.Type, r *neo4j.Record) (key string, e graph.Edge) {
	m := r.AsMap()
	e.Type = t
	e.From, _ = graph.RefOf(fmt.Sprint(m["from"]))
	e.To, _ = graph.RefOf(fmt.Sprint(m["to"]))
	e.Props = propsFromServer(m["props"].(map[string]any))
	key = e.Props.String("key")
	e.Article = e.Props.String("articleId")
	e.Start, e.End = integer(e.Props["start"]), integer(e.Props["end"])
	e.FromWas, e.ToWas = e.Props.String("fromWas"), e.Props.String("toWas")
	for _, name := range []string{"key", "articleId", "start", "end", "fromWas", "toWas"} {
		delete(e.Props, name)
	}
	return key, e
}

func integer(v any) int {
	n, _ := v.(int64)
	return int(n)
}
