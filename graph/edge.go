package graph

import (
	"cmp"
	"maps"
	"strconv"
)

// Type is the type of an edge.
type Type string

// The edge types; there are no others.
const (
	Stated         Type = "STATED"
	Confirmed      Type = "CONFIRMED"
	Denied         Type = "DENIED"
	LocatedIn      Type = "LOCATED_IN"
	ParticipatedIn Type = "PARTICIPATED_IN"
	AffiliatedWith Type = "AFFILIATED_WITH"
	Mentions       Type = "MENTIONS"
)

// Types lists every edge type in the order in which edges are written and dumped.
var Types = [...]Type{Mentions, Stated, Confirmed, Denied, LocatedIn, ParticipatedIn, AffiliatedWith}

// Edge is one edge, said once, at one place of one article. Saying it again elsewhere is another edge.
//
// A MENTIONS edge carries what its article says about the node: names ([]string: the surface forms, or an
// event's phrase), count (int64), offsets ([]int64), and where known kind, status, date and datePrecision.
type Edge struct {
	Type     Type
	From, To Ref
	// FromWas and ToWas are the ids that the article gave, where settling has put them into the node at that
	// end; else empty, as they are in a batch.
	FromWas, ToWas string
	// Article is the id of the article that gives rise to the edge; empty for the gazetteer's own edges.
	Article string
	// Start and End bound the evidence (a claim's cue, the first mention) in code points of Article.text.
	// End is exclusive.
	Start, End int
	Props      Props
}

// Key identifies the edge: its type, both ends, the article and the start of its evidence. It is the
// property `key` in Neo4j, unique for each type, and what a merge is keyed by. The ids in it are those that
// the article gave, so that no settling changes it.
//
// End and Props are not in it: an article that is analysed anew, by an extractor that finds a longer cue in the
// same place, gives the same edge with other properties.
func (e Edge) Key() string {
	from, to := e.Given()
	return ID("edge", string(e.Type), from, to, e.Article, strconv.Itoa(e.Start))
}

// Given are the ids of the ends as the article gave them.
func (e Edge) Given() (from, to string) {
	return cmp.Or(e.FromWas, e.From.ID), cmp.Or(e.ToWas, e.To.ID)
}

// Stored are all the properties of the edge in Neo4j: its Props, and what the fields say. A gazetteer edge has
// no article and so no evidence. The names that it adds are reserved: Canonical lets none of them into Props.
func (e Edge) Stored() Props {
	p := make(Props, len(e.Props)+6)
	maps.Copy(p, e.Props)
	p["key"] = e.Key()
	if e.FromWas != "" {
		p["fromWas"] = e.FromWas
	}
	if e.ToWas != "" {
		p["toWas"] = e.ToWas
	}
	if e.Article != "" {
		p["articleId"], p["start"], p["end"] = e.Article, int64(e.Start), int64(e.End)
	}
	return p
}

// Claim tells whether the type is an act of speech: STATED, CONFIRMED or DENIED.
func (t Type) Claim() bool { return t == Stated || t == Confirmed || t == Denied }
