package graph

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// What settling decides by. Evidence is made from a batch alone, so a writer knows what an article adds without
// a look at the graph, and the same function takes it from the edges of a graph again.

// Record is what a graph keeps of one id that articles have given to a person, an organization or an event,
// apart from the node: the evidence on which it is settled, and what settling has made of it. There is one
// for each such id, whether its node is its own or that of another id.
//
// The evidence is a join, as a Fold is: it is the same in whatever order the articles came.
type Record struct {
	Ref
	Node     string // the id of the node that it stands in
	Own      bool   // it is scoped to one article
	Articles int    // how many articles speak of it; with 0 it goes when it is settled
	Said     []Said // what the MostSaid articles with the smallest ids say of it, by article

	// As it was settled last.
	Keys   []string // its blocking keys
	Doubts []string // what it may be and is kept apart from, as settling wrote it
	Judged []string // the judgements that settling took in, as it wrote them
}

// MostSaid is how many articles speak for an id that more speak of. The ids of articles are hashes, so that
// those with the smallest are a fair sample, and the same whichever came first.
const MostSaid = 8

// Said is what one article says about one id. Every id in it is one that the article gave. Lists are bounded.
type Said struct {
	Article   string    `json:"article"`
	Published time.Time `json:"published,omitzero"`
	Names     []string  `json:"names,omitempty"`
	Kind      string    `json:"kind,omitempty"`
	Status    string    `json:"status,omitempty"`
	Date      Date      `json:"date,omitempty"`
	Precision string    `json:"precision,omitempty"`
	Titles    []string  `json:"titles,omitempty"` // the posts that it gives a person
	Beside    []string  `json:"beside,omitempty"` // what else it mentions, most often first
	Posts     []string  `json:"posts,omitempty"`  // what it affiliates a person with
	Places    []string  `json:"places,omitempty"` // where it lies, with all that this lies in
	Sides     []string  `json:"sides,omitempty"`  // who takes part in an event, as "ROLE ID"
}

// The bounds on the lists of a Said.
const (
	mostBeside = 12
	mostListed = 16
)

// Settles tells whether nodes of the label have records. Articles are told apart by their address or text,
// and places by the gazetteer.
func (l Label) Settles() bool { return l == Person || l == Organization || l == Event }

// Evidence is what each article of a batch says about each id, by id and article. The batch need not be
// canonical, and its edges may run where ids stand: it goes by what the articles gave.
func Evidence(b Batch) map[string]map[string]Said {
	e := evidence{said: map[string]map[string]*Said{}, nodes: map[string]Node{}, in: map[string][]string{}}
	for _, n := range b.Nodes {
		e.nodes[n.ID] = n
	}
	mentioned := map[string][]Edge{} // by article
	for _, x := range b.Edges {
		from, to := x.Given()
		switch {
		case x.Article == "":
			e.in[from] = append(e.in[from], to)
		case x.Type == Mentions:
			mentioned[x.Article] = append(mentioned[x.Article], x)
		}
	}
	for _, x := range b.Edges {
		e.edge(x)
	}
	for article, edges := range mentioned {
		slices.SortFunc(edges, func(a, b Edge) int {
			n, _ := a.Props["count"].(int64)
			m, _ := b.Props["count"].(int64)
			_, x := a.Given()
			_, y := b.Given()
			return cmp.Or(cmp.Compare(m, n), cmp.Compare(x, y))
		})
		for _, x := range edges {
			_, id := x.Given()
			s := e.of(x.To.Label, id, article)
			for _, other := range edges {
				if s == nil || len(s.Beside) == mostBeside {
					break
				}
				if _, to := other.Given(); to != id && !slices.Contains(s.Beside, to) {
					s.Beside = append(s.Beside, to)
				}
			}
		}
	}
	out := make(map[string]map[string]Said, len(e.said))
	for id, by := range e.said {
		out[id] = make(map[string]Said, len(by))
		for article, s := range by {
			for _, list := range []*[]string{&s.Names, &s.Titles, &s.Posts, &s.Places, &s.Sides} {
				slices.Sort(*list)
				*list = slices.Compact(*list)
				*list = (*list)[:min(len(*list), mostListed)]
			}
			out[id][article] = *s
		}
	}
	return out
}

// evidence gathers what articles say.
type evidence struct {
	said  map[string]map[string]*Said
	nodes map[string]Node
	in    map[string][]string // by place: what it lies in, as the gazetteer has it
}

// of is what an article says about an id so far; nil when the label does not settle.
func (e *evidence) of(l Label, id, article string) *Said {
	if !l.Settles() || article == "" {
		return nil
	}
	if e.said[id] == nil {
		e.said[id] = map[string]*Said{}
	}
	s := e.said[id][article]
	if s == nil {
		s = &Said{Article: article, Published: e.nodes[article].Props.Time("published")}
		if l == Event {
			s.Kind = e.nodes[id].Props.String("kind")
		}
		e.said[id][article] = s
	}
	return s
}

// edge adds what an edge says to the evidence of its ends.
func (e *evidence) edge(x Edge) {
	fromID, toID := x.Given()
	from, to := e.of(x.From.Label, fromID, x.Article), e.of(x.To.Label, toID, x.Article)
	switch {
	case x.Type == Mentions && to != nil:
		to.Names = append(to.Names, x.Props.Strings("names")...)
		f := FoldMention(x.Props, time.Time{}).Join(Fold{Kind: to.Kind, Status: to.Status, Date: to.Date, Precision: to.Precision})
		to.Kind, to.Status, to.Date, to.Precision = f.Kind, f.Status, f.Date, f.Precision
	case x.Type == AffiliatedWith && from != nil:
		from.Posts = append(from.Posts, toID)
		if t := x.Props.String("title"); t != "" {
			from.Titles = append(from.Titles, t)
		}
	case x.Type == LocatedIn && from != nil:
		from.Places = append(from.Places, e.chain(toID)...)
	case x.Type == ParticipatedIn && to != nil:
		to.Sides = append(to.Sides, x.Props.String("role")+" "+fromID)
	}
}

// chain is a place and all that it lies in.
func (e *evidence) chain(id string) []string {
	places := []string{id}
	for i := 0; i < len(places); i++ {
		for _, up := range e.in[places[i]] {
			if !slices.Contains(places, up) {
				places = append(places, up)
			}
		}
	}
	return places
}

// Sample takes those of the articles that speak for an id, in their order.
func Sample(by map[string]Said) []Said {
	var said []Said
	for _, article := range slices.Sorted(maps.Keys(by)) {
		if len(said) == MostSaid {
			break
		}
		said = append(said, by[article])
	}
	return said
}
