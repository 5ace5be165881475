package graph

import "strconv"

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
type Edge struct {
	Type     Type
	From, To Ref
	// Article is the id of the article that gives rise to the edge; empty for the gazetteer's own edges.
	Article string
	// Start and End bound the evidence (a claim's cue, the first mention) in code points of Article.text.
	Start, End int
	Props      Props
}

// Key identifies the edge: its type, both ends, the article and the start of its evidence. It is the
// property `key` in Neo4j, unique for each type, and what a merge is keyed by.
func (e Edge) Key() string {
	return ID("edge", string(e.Type), e.From.ID, e.To.ID, e.Article, strconv.Itoa(e.Start))
}

// Claim tells whether the type is an act of speech: STATED, CONFIRMED or DENIED.
func (t Type) Claim() bool { return t == Stated || t == Confirmed || t == Denied }
