package resolve

import (
	"cmp"
	"maps"
	"slices"
)

// Judgements are what people have decided: for two ids, whether they are one.
type Judgements struct {
	pairs map[[2]string]bool // the smaller id first; true for the same
}

// Judged says what was decided of two ids; ok is false when nothing was.
func (j Judgements) Judged(a, b string) (same, ok bool) {
	same, ok = j.pairs[[2]string{min(a, b), max(a, b)}]
	return same, ok
}

// Settle groups the identities of a block by what they are, as a function of the set: each id comes in
// exactly one group, the one that the group's node has first. doubtful are the pairs that may be one and
// are kept apart.
//
// It is careful. What anybody judged is so. Two that are different are never in one group, whatever lies
// between them. One that could be either of two different ones is neither's, unless it is clearly nearer to
// one; and a doubtful pair holds nothing together.
func Settle(block []Identity, judged Judgements) (groups [][]string, doubtful []Pair) {
	byID := map[string]Identity{}
	for _, i := range block {
		byID[i.ID] = i
	}
	ids := slices.Sorted(maps.Keys(byID))
	c := newClustering(ids)
	var links []Pair
	for n, a := range ids {
		for _, b := range ids[n+1:] {
			p := Compare(byID[a], byID[b])
			if same, ok := judged.Judged(a, b); ok {
				p.Verdict, p.Score, p.Reasons = Different, 0, []string{"judged different"}
				if same {
					p.Verdict, p.Score, p.Reasons = Same, certain, []string{"judged the same"}
				}
			}
			c.pairs[[2]string{a, b}] = p
			switch p.Verdict {
			case Same:
				links = append(links, p)
			case Doubtful:
				doubtful = append(doubtful, p)
			}
		}
	}
	slices.SortFunc(links, comparePairs)
	// Which links are ambiguous is found before any is followed: the first group would colour the others.
	var firm []Pair
	for _, p := range links {
		if rival, ok := c.rival(p, links); ok {
			p.Verdict = Doubtful
			p.Reasons = append(slices.Clone(p.Reasons), "but so may "+rival+" be")
			doubtful = append(doubtful, p)
			continue
		}
		firm = append(firm, p)
	}
	for _, p := range firm {
		c.join(p)
	}
	slices.SortFunc(doubtful, comparePairs)
	doubtful = slices.DeleteFunc(doubtful, func(p Pair) bool { return c.group[p.A] == c.group[p.B] })
	return c.groups(func(id string) bool { return byID[id].OneArticle != "" }), doubtful
}

// certain is the score of a pair that was judged: higher than any that is computed.
const certain = 2

// standsOut is by how much one candidate must score above another that it excludes.
const standsOut = 0.1

// clustering joins ids.
type clustering struct {
	ids   []string
	pairs map[[2]string]Pair
	group map[string]int
	of    map[int][]string
}

func newClustering(ids []string) *clustering {
	c := &clustering{ids, map[[2]string]Pair{}, map[string]int{}, map[int][]string{}}
	for i, id := range ids {
		c.group[id], c.of[i] = i, []string{id}
	}
	return c
}

func (c *clustering) pair(a, b string) Pair { return c.pairs[[2]string{min(a, b), max(a, b)}] }

// rival finds, for a link, another that excludes it: one of its ends is as well the same as a third that the
// other end is not. The link then holds only where it stands out from that other one.
func (c *clustering) rival(p Pair, links []Pair) (other string, ok bool) {
	for _, q := range links {
		var shared, third, end string
		switch {
		case q.A == p.A && q.B != p.B:
			shared, third, end = p.A, q.B, p.B
		case q.B == p.A:
			shared, third, end = p.A, q.A, p.B
		case q.A == p.B:
			shared, third, end = p.B, q.B, p.A
		case q.B == p.B && q.A != p.A:
			shared, third, end = p.B, q.A, p.A
		}
		if shared != "" && c.pair(third, end).Verdict == Different && p.Score < q.Score+standsOut {
			return third, true
		}
	}
	return "", false
}

// join makes one group of two, unless two in them are different.
func (c *clustering) join(p Pair) {
	a, b := c.group[p.A], c.group[p.B]
	if a == b {
		return
	}
	for _, x := range c.of[a] {
		for _, y := range c.of[b] {
			if c.pair(x, y).Verdict == Different {
				return
			}
		}
	}
	for _, y := range c.of[b] {
		c.group[y] = a
	}
	c.of[a] = append(c.of[a], c.of[b]...)
	delete(c.of, b)
}

// groups are the groups, each with the id that stays first: one that is not bound to an article, and of
// those the first.
func (c *clustering) groups(bound func(string) bool) [][]string {
	var out [][]string
	for _, g := range c.of {
		slices.SortFunc(g, func(a, b string) int {
			return cmp.Or(cmp.Compare(btoi(bound(a)), btoi(bound(b))), cmp.Compare(a, b))
		})
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
