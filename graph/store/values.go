package store

import (
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"newsgraph/graph"
)

// The types of the model on one side, those of the driver on the other. What goes in and comes out again must
// be equal by graph.EqualValue, or a second write of the same batch would find differences that are none.

const wgs84 = 4326 // the spatial reference of a graph.Point

// utc writes a time as 2024-11-05T00:00:00Z. With time.UTC the server would keep the name of the zone and
// show it. The driver takes the zone's offset instead of its name when the name is this one.
var utc = time.FixedZone("Offset", 0)

// toServer gives the driver's form of a value. It is for the stored forms of graph.Props and for the parameters
// of queries, which hold the same types; what it does not know it leaves to the driver, which refuses it.
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
		// The server has the longitude first, as x, and the latitude second.
		return dbtype.Point2D{X: v.Lon, Y: v.Lat, SpatialRefId: wgs84}
	case graph.Props:
		return propsToServer(v)
	}
	return v
}

// propsToServer makes a map of its own, which the caller may add to: the room for one more is that of the id.
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
//
// Times lose their zone, which a graph of ours does not keep. A local time has no zone to lose and comes as its
// text, so that nobody takes it for a moment.
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
	// The last of the cases, because dbtype.Date and the points have this method, too.
	case interface{ String() string }:
		return v.String()
	}
	return v
}

// propsFromServer gives stored properties. Their lists have one type of element each. A list that a user has
// stored with other elements than strings or whole numbers stays a []any.
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

// typed gives a list the type that graph.Props has for it. The server sends no type with a list, so an empty
// one counts as one of strings; we store none.
func typed(list []any) any {
	if strings, ok := all[string](list); ok {
		return strings
	}
	if ints, ok := all[int64](list); ok {
		return ints
	}
	return list
}

// all is the list if each of its elements is a T.
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
// It is the inverse of graph.Edge.Stored. The key is returned as it is stored rather than computed: an edge of
// which a user has deleted a property is still found by it, and can so be replaced or removed.
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

// integer is a number that the server sent, or 0 for what is none.
func integer(v any) int {
	n, _ := v.(int64)
	return int(n)
}
