package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Label is the kind of a node. Every label but Article also carries the label Entity in Neo4j, so that
// one id constraint and one full-text index serve them all.
type Label string

// The five labels; there are no others.
const (
	Article      Label = "Article"
	Person       Label = "Person"
	Organization Label = "Organization"
	Place        Label = "Place"
	Event        Label = "Event"
)

// Labels lists every label in the order in which nodes are written and dumped.
var Labels = [...]Label{Article, Person, Organization, Place, Event}

// Ref names a node: ids are unique over all labels.
type Ref struct {
	Label Label
	ID    string
}

// Node is one node as one article (or the gazetteer) knows it.
//
// Props hold what is the same whoever reports it: an article's text, a gazetteer place's coordinates, an
// event's kind. What articles contribute bit by bit (names, dates, status) is not here but on the
// MENTIONS edge of each article, and folded into the node by the rules of Fold.
type Node struct {
	Ref
	Props Props
}

// Props are the properties of a node or an edge. The value types are string, bool, int64, float64,
// time.Time (a DATETIME, UTC), Date, Point, []string and []int64; nothing else is written.
type Props map[string]any

// Date is a calendar day as "2006-01-02", a DATE in Neo4j.
type Date string

// Point is a WGS-84 position in degrees.
type Point struct {
	Lat, Lon float64
}

// ID derives an id from the parts that identify a thing: prefix, a colon and 20 hex digits of the SHA-256
// of the parts. The same parts give the same id on every machine and in every run.
func ID(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return prefix + ":" + hex.EncodeToString(sum[:10])
}
