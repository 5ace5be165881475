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

// Labels lists every label in the order in which nodes are written and dumped. Articles come first: what is
// said of other nodes hangs on when they were published.
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
// MENTIONS edge of each article, and folded into the node by the rules of Fold. A node that is read back
// from a graph carries both, and formerIds: the ids that settling has put into it.
type Node struct {
	Ref
	Props Props
	// Own tells that the id is scoped to the article of the batch: no other article gives it. It is kept in
	// the node's Record.
	Own bool
}

// GazetteerPrefix begins the id of a place that was found on the map. Such a place has its name and kind
// from the gazetteer, in Node.Props; any other node is named by its articles.
const GazetteerPrefix = "geonames:"

// Prefixes are the beginnings of the ids of a label, in order. They say which nodes of a shared database
// are ours: a node without one is another application's, whatever its label, and is left alone.
// A place that is not on the map has a prefix of its own, because its id comes from its name and not from the
// gazetteer.
func (l Label) Prefixes() []string {
	own := strings.ToLower(string(l)) + ":"
	if l == Place {
		return []string{GazetteerPrefix, own}
	}
	return []string{own}
}

// RefOf gives the reference that an id stands for; ok is false when the id has no prefix of ours.
// So an id alone names a node: edges and records that come out of a database need not say the label of each of
// theirs.
func RefOf(id string) (ref Ref, ok bool) {
	for _, l := range Labels {
		for _, p := range l.Prefixes() {
			if strings.HasPrefix(id, p) && len(id) > len(p) {
				return Ref{l, id}, true
			}
		}
	}
	return Ref{}, false
}

// Gazetteer tells whether the node is a place with an entry in the gazetteer.
func (r Ref) Gazetteer() bool { return r.Label == Place && strings.HasPrefix(r.ID, GazetteerPrefix) }

// ID derives an id from the parts that identify a thing: prefix, a colon and 20 hex digits of the SHA-256
// of the parts. The same parts give the same id on every machine and in every run.
//
// Eighty bits: among a hundred million ids the chance that any two are equal is below one in a hundred million.
// The parts are joined by a unit separator, so that ("a", "bc") and ("ab", "c") differ.
func ID(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return prefix + ":" + hex.EncodeToString(sum[:10])
}
