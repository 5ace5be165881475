package resolve

import (
	"cmp"
	"maps"
	"slices"

	"newsgraph/graph"
)

// Settle groups identities by what they are, as a function of the set: each id comes in exactly one group,
// and the first of a group is the one whose node stays. doubtful are the pairs that may be one and are kept
// apart, the likeliest first.
//
// It is careful. What was judged is so. Two that are different are never in one group, whatever lies between
// them. One that could be either of two different ones is neither's, unless it clearly stands nearer to one;
// and a doubtful pair holds nothing together.
//
// A person or an organization that is scoped to one article ("Smith") joins a group or stays alone; it holds
// no others together, and two of them meet only where both join one group. So a famous name with ten thousand
// of them is settled without a look at all.
func Settle(all []Identity, judged Judgements) (groups [][]string, doubtful []Pair) {
	return settle(all, judged, theRules)
}

// rules are how identities are compared. Tests have others.
type rules struct {
	blocks  func(Identity) []string
	compare func(a, b Identity) Pair
	bound   int // on the members of a block
}

var theRules = rules{Blocks, Compare, BlockBound}

func settle(all []Identity, judged Judgements, by rules) (groups [][]string, doubtful []Pair) {
	s := newSetting(judged, by)
	members := map[string][]string{}
	for _, i := range all {
		s.of[i.ID] = i
		for _, key := range s.blocks(i) {
			members[key] = append(members[key], i.ID)
		}
	}
	for _, ids := range members {
		if len(ids) <= s.bound {
			for _, id := range ids {
				s.meet(id, ids)
			}
		}
	}
	for id := range s.of {
		s.meet(id, judged.partners(id))
	}
	node := map[string]string{}
	var satellites []string
	for id := range s.of {
		if !s.peer(id) {
			satellites = append(satellites, id)
		}
	}
	for _, component := range s.components(slices.Collect(maps.Keys(s.of))) {
		for _, g := range s.cluster(component) {
			for _, id := range g {
				node[id] = g[0]
			}
		}
	}
	for _, id := range satellites {
		node[id] = cmp.Or(s.attach(id, node), id)
	}
	in := map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(node)) {
		if n := node[id]; n != id {
			in[n] = append(in[n], id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(node)) {
		if node[id] == id {
			groups = append(groups, append([]string{id}, in[id]...))
		}
	}
	return groups, s.doubts(node)
}

// setting is a set of identities under comparison.
type setting struct {
	rules
	judged    Judgements
	of        map[string]Identity
	near      map[string]map[string]bool // whom each is compared with
	pairs     map[[2]string]Pair         // compared so far
	ambiguous map[[2]string]Pair         // would be the same, but for another
}

func newSetting(judged Judgements, by rules) *setting {
	return &setting{by, judged, map[string]Identity{}, map[string]map[string]bool{}, map[[2]string]Pair{}, map[[2]string]Pair{}}
}

// meet says that an identity is to be compared with others.
func (s *setting) meet(id string, others []string) {
	if s.near[id] == nil {
		s.near[id] = map[string]bool{}
	}
	for _, o := range others {
		if o != id {
			s.near[id][o] = true
		}
	}
}

// neighbours are those whom an identity is compared with, sorted.
func (s *setting) neighbours(id string) []string { return slices.Sorted(maps.Keys(s.near[id])) }

// peer tells whether an identity may hold others together: it is not scoped to one article, or it is an
// event, which mostly is, or somebody judged it to be the same as another.
func (s *setting) peer(id string) bool {
	i, ok := s.of[id]
	return ok && (i.OneArticle == "" || i.Label == graph.Event || s.judged.joins(id))
}

// certain is the score of a pair that was judged: higher than any that is computed.
const certain = 2

// pair compares two identities, once.
func (s *setting) pair(a, b string) Pair {
	key := [2]string{min(a, b), max(a, b)}
	if p, ok := s.pairs[key]; ok {
		return p
	}
	x, ok := s.of[a]
	y, known := s.of[b]
	p := Pair{A: key[0], B: key[1]}
	if ok && known {
		p = s.compare(x, y)
		if same, judged := s.judged.Judged(a, b); judged && x.Label == y.Label {
			p.Verdict, p.Score, p.Reasons = Different, 0, []string{"judged different"}
			if same {
				p.Verdict, p.Score, p.Reasons = Same, certain, []string{"judged the same"}
			}
		}
	}
	s.pairs[key] = p
	return p
}

// components are the peers among the ids that hang together by pairs that are the same.
func (s *setting) components(ids []string) [][]string {
	var out [][]string
	seen := map[string]bool{}
	for _, id := range slices.Sorted(slices.Values(ids)) {
		if seen[id] || !s.peer(id) {
			continue
		}
		seen[id] = true
		component := []string{id}
		for i := 0; i < len(component); i++ {
			for _, o := range s.neighbours(component[i]) {
				if !seen[o] && s.peer(o) && s.pair(component[i], o).Verdict == Same {
					seen[o] = true
					component = append(component, o)
				}
			}
		}
		slices.Sort(component)
		out = append(out, component)
	}
	return out
}

// standsOut is by how much one candidate must score above another that it excludes.
const standsOut = 0.1

// mostTogether bounds a group of peers. What would grow beyond it is no one thing.
const mostTogether = 500

// cluster groups the peers of a component.
func (s *setting) cluster(component []string) [][]string {
	links, at := []Pair{}, map[string][]Pair{}
	for _, a := range component {
		for _, b := range s.neighbours(a) {
			if p := s.pair(a, b); a < b && s.peer(b) && p.Verdict == Same {
				links = append(links, p)
				at[a], at[b] = append(at[a], p), append(at[b], p)
			}
		}
	}
	slices.SortFunc(links, comparePairs)
	c := clusters{s, map[string]*[]string{}, map[*[]string]bool{}}
	for _, id := range component {
		c.of[id] = &[]string{id}
	}
	// Which links are ambiguous does not depend on what is joined first.
	for _, p := range links {
		if rival := cmp.Or(s.rival(p, p.A, p.B, at[p.A]), s.rival(p, p.B, p.A, at[p.B])); rival != "" {
			s.ambiguous[[2]string{p.A, p.B}] = p
			continue
		}
		c.join(p)
	}
	var out [][]string
	for _, id := range component {
		g := *c.of[id]
		s.order(g)
		if g[0] == id {
			out = append(out, g)
		}
	}
	return out
}

// rival finds what makes a link ambiguous: something that shared is as well the same as, and that is
// different from the link's other end, unless the link stands out. What somebody judged to be the same as
// shared is no rival: it looks different, and is not.
func (s *setting) rival(p Pair, shared, end string, others []Pair) string {
	for _, q := range others {
		third := q.A
		if third == shared {
			third = q.B
		}
		if third != end && q.Score < certain && p.Score < q.Score+standsOut && s.pair(third, end).Verdict == Different {
			return third
		}
	}
	return ""
}

// order puts the identity first whose node stays: one that is not scoped to an article before one that is,
// then the one of many more articles, so that a hub stays where it is, then the first.
func (s *setting) order(group []string) {
	slices.SortFunc(group, func(a, b string) int {
		x, y := s.of[a], s.of[b]
		return cmp.Or(cmp.Compare(btoi(x.OneArticle != ""), btoi(y.OneArticle != "")),
			cmp.Compare(digits(y.Articles), digits(x.Articles)), cmp.Compare(a, b))
	})
}

// digits is the order of magnitude of a number.
func digits(n int) (d int) {
	for ; n > 0; n /= 10 {
		d++
	}
	return d
}

// clusters are groups under way.
type clusters struct {
	*setting
	of     map[string]*[]string
	judged map[*[]string]bool // those that a judgement holds together
}

// join makes one group of two, unless two in them are different. Where somebody judged two things to be the
// same that look different, what is like one of them may look different from the other, too.
func (c clusters) join(p Pair) {
	a, b := c.of[p.A], c.of[p.B]
	if a == b || len(*a)+len(*b) > mostTogether {
		return
	}
	judged := p.Score == certain || c.judged[a] || c.judged[b]
	for _, x := range *a {
		for _, y := range *b {
			if _, said := c.setting.judged.Judged(x, y); c.pair(x, y).Verdict == Different && (said || !judged) {
				if p.Score < certain {
					c.ambiguous[[2]string{p.A, p.B}] = p
				}
				return
			}
		}
	}
	for _, y := range *b {
		c.of[y] = a
	}
	*a = append(*a, *b...)
	c.judged[a] = judged
}

// attach finds the group that an identity scoped to one article joins, by the nodes of its neighbours; ""
// for none.
func (s *setting) attach(id string, node map[string]string) string {
	best := map[string]Pair{} // by node
	vetoed := map[string]bool{}
	for _, o := range s.neighbours(id) {
		n := node[o]
		if n == "" || !s.peer(o) {
			continue
		}
		switch p := s.pair(id, o); p.Verdict {
		case Same:
			if b, ok := best[n]; !ok || comparePairs(p, b) < 0 {
				best[n] = p
			}
		case Different:
			vetoed[n] = true
		}
	}
	maps.DeleteFunc(best, func(n string, p Pair) bool { return vetoed[n] && p.Score < certain })
	ranked := slices.SortedFunc(maps.Keys(best), func(a, b string) int { return comparePairs(best[a], best[b]) })
	switch {
	case len(ranked) == 0:
		return ""
	case len(ranked) == 1 || best[ranked[0]].Score >= best[ranked[1]].Score+standsOut:
		return ranked[0]
	}
	for _, p := range best {
		s.ambiguous[[2]string{p.A, p.B}] = p
	}
	return ""
}

// doubts are the pairs compared so far that may be one and whose nodes are two.
func (s *setting) doubts(node map[string]string) []Pair {
	var out []Pair
	for key, p := range s.pairs {
		q, ambiguous := s.ambiguous[key]
		switch {
		case node[key[0]] == node[key[1]] || !s.near[key[0]][key[1]] && !s.near[key[1]][key[0]]:
			continue
		case ambiguous:
			q.Verdict = Doubtful
			q.Reasons = append(slices.Clone(q.Reasons), "but there is another that it may be as well")
			out = append(out, q)
		case p.Verdict == Doubtful:
			out = append(out, p)
		}
	}
	slices.SortFunc(out, comparePairs)
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
