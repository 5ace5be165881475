package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"newsgraph/graph"
)

// Identity is what all articles together say about one raw id: the evidence on which it is settled whether
// two ids are one real thing. It holds no decision of ours, so that a decision never depends on another:
// every id in it is one that an article gave, never one that settling chose.
//
// Where many articles speak of it, the evidence is that of some of them, and lists are bounded. Which ones
// does not depend on the order in which they came: see graph.Record.
type Identity struct {
	graph.Ref
	Names       []string // as articles write them, sorted; of an event its phrases
	Kind        string
	Titles      []string  // posts and forms of address that articles give it, sorted
	First, Last time.Time // publication of the earliest and the latest article; zero when not known
	Articles    int       // how many articles mention it
	Beside      []string  // ids of what the same articles mention, most often first
	Posts       []string  // ids that it is AFFILIATED_WITH, sorted
	Places      []string  // ids that it is LOCATED_IN, with all that these lie in, sorted
	OneArticle  string    // the article that its id is scoped to; "" when other articles may give the same id

	// Of an event only.
	Status    string     // asserted, planned, hypothetical, denied
	Date      graph.Date // the finest, of these the earliest; "" when not known
	Precision string     // day, month or year
	Sides     []string   // who takes part: "ROLE ID", sorted, such as "agent organization:0a1b…"
}

// Verdict is what a comparison comes to.
type Verdict int

// The verdicts.
const (
	Different Verdict = iota // two things
	Doubtful                 // may be one: kept apart, and shown to who asks
	Same                     // one thing
)

func (v Verdict) String() string { return [...]string{"different", "doubtful", "same"}[v] }

// Pair is a comparison of two identities. A is the smaller id.
type Pair struct {
	A, B    string
	Score   float64 // 0 to 1: how sure it is that they are one; where one could be either of two, the higher decides
	Verdict Verdict
	Reasons []string // in words, the weightiest first
}

// Blocks are the keys of an identity under which it meets those that may be the same: two that share no key
// are never compared. Keys come from the broad to the narrow. One that more than BlockBound identities have
// tells nobody in particular and is passed over, so a name that very many bear needs narrower keys besides.
// Identities of different labels share no key.
func Blocks(i Identity) []string {
	var keys []string
	switch i.Label {
	case graph.Person:
		keys = blocksOfPerson(i)
	case graph.Organization:
		keys = blocksOfOrganization(i)
	case graph.Event:
		keys = blocksOfEvent(i)
	}
	prefix := strings.ToLower(string(i.Label)) + " "
	out := make([]string, 0, len(keys))
	for _, k := range keys {
		// No index takes a key of any length; and no key but one of nonsense is so long.
		if k = prefix + k; len(k) > longestBlock {
			k = graph.ID(prefix+"long", k)
		}
		if !slices.Contains(out, k) && len(out) < mostBlocks {
			out = append(out, k)
		}
	}
	return out
}

// BlockBound is how many identities a blocking key may have before it is passed over.
const BlockBound = 100

// Bounds on what one identity adds to the index.
const (
	longestBlock = 200 // bytes
	mostBlocks   = 8
)

// Compare says whether two identities are one real thing. It is symmetric and knows nothing but the two.
func Compare(a, b Identity) Pair {
	if b.ID < a.ID {
		a, b = b, a
	}
	p := Pair{A: a.ID, B: b.ID}
	switch {
	case a.Label != b.Label:
		p.Reasons = []string{"one is a " + string(a.Label) + ", the other a " + string(b.Label)}
	case a.ID == b.ID:
		p.Verdict, p.Score = Same, 1
	case a.Label == graph.Person:
		p.Verdict, p.Score, p.Reasons = comparePersons(a, b)
	case a.Label == graph.Organization:
		p.Verdict, p.Score, p.Reasons = compareOrganizations(a, b)
	case a.Label == graph.Event:
		p.Verdict, p.Score, p.Reasons = compareEvents(a, b)
	}
	p.Score = min(max(p.Score, 0), 1)
	return p
}

// comparePairs orders pairs by score, the highest first, then by their ids.
func comparePairs(a, b Pair) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}
