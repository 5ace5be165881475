package place

import (
	"cmp"
	"math"
	"slices"
)

// A Toponym is the name of a place where an article speaks of it.
type Toponym struct {
	Text   string // the name as it stands, with or without "region" or ", Texas"
	Before string // the few words in front, up to a sentence
	After  string // the few words behind, from the next character on
	Start  int    // offset in the article in code points; orders the toponyms
}

// A Hint is what is known of an article beside its toponyms. All is optional.
type Hint struct {
	Publisher string // name or domain of the paper: "Kyiv Post", "theparisnews.com"
	Country   string // ISO code of the country that the paper is from
	Near      []int  // GeoNames ids of places that the article is about
}

// A Resolution is the place that a toponym means.
type Resolution struct {
	Place
	OK         bool    // false: the gazetteer has no place of this name
	Confidence float64 // 0 to 1: how much likelier than the name's other places
}

// Resolve decides the toponyms of one article together. Each has candidates
// by its name; the words around it choose among them ("Kursk region", "Paris,
// Texas"), and so do the other toponyms: places of one story tend to lie in
// one another, in one division, in one country, near each other. A name means
// one place throughout, unless the article says otherwise ("Portland, Maine").
// The result has one element for each toponym, in their order.
//
// Candidates gain belief in rounds: each round, a candidate's score is its
// prior and what the candidates of the other toponyms, weighed by what is
// believed of them, lend to it (relaxation labelling; Rosenfeld, Hummel and
// Zucker 1976). The rounds are few and fixed, so the result depends on the
// input alone.
func (g *Gazetteer) Resolve(ts []Toponym, hint Hint) []Resolution {
	items, of := g.items(ts)
	s := &scene{w: g.weights, items: items, homes: g.homes(hint)}
	s.relax()
	out := make([]Resolution, len(ts))
	for i, n := range of {
		if n < 0 {
			continue
		}
		best, confidence := items[n].best()
		out[i] = Resolution{Place: g.place(best.record), OK: true, Confidence: confidence}
	}
	return out
}

// An item is a name that the article uses in one sense.
type item struct {
	candidates []candidate
}

type candidate struct {
	record            int
	country, division int // records, or -1
	at                vector
	base              float64 // what speaks for it apart from the other items
	belief            float64
}

// How sure a choice is, fitted on the tune half of TestQuality: scores are
// twice as far apart as they should be, for much of the evidence says the same
// thing again; and of the names that the gazetteer has, three in a hundred
// mean a place that it has not.
const (
	temperature = 2
	covered     = 0.97
)

// best is the candidate that is believed most, the earlier one of equals, and
// how sure that is.
func (it *item) best() (*candidate, float64) {
	best := &it.candidates[0]
	for i := range it.candidates {
		if it.candidates[i].belief > best.belief {
			best = &it.candidates[i]
		}
	}
	sum := 0.0
	for i := range it.candidates {
		sum += math.Pow(it.candidates[i].belief/best.belief, 1.0/temperature)
	}
	return best, covered / sum
}

// maxCandidates bounds the work for names like San José; the least likely are
// left out.
const maxCandidates = 120

// items groups the toponyms by name and container; of maps each toponym to
// its item, or to -1 if no place is called so.
func (g *Gazetteer) items(ts []Toponym) (items []*item, of []int) {
	order := make([]int, len(ts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ts[a].Start, ts[b].Start) })
	of = make([]int, len(ts))
	byKey := map[string]int{}
	for n, i := range order {
		var next *Toponym
		if n+1 < len(order) {
			next = &ts[order[n+1]]
		}
		r := g.read(ts[i], next)
		if len(r.found) == 0 {
			of[i] = -1
			continue
		}
		at, ok := byKey[r.key()]
		if !ok {
			at = len(items)
			byKey[r.key()] = at
			items = append(items, g.newItem(r))
		}
		of[i] = at
	}
	return items, of
}

func (g *Gazetteer) newItem(r reading) *item {
	it := &item{}
	for _, p := range r.found {
		base := g.weights.prior * g.prior(uint64(p))
		if g.country(p.record()) == p.record() {
			base += g.weights.state
		}
		if slices.ContainsFunc(r.inside, func(c posting) bool { return g.contains(c.record(), p.record()) }) {
			base += g.weights.comma
		}
		it.candidates = append(it.candidates, g.candidate(p.record(), base))
	}
	return it.cut()
}

// cut leaves out the least likely candidates beyond maxCandidates.
func (it *item) cut() *item {
	slices.SortStableFunc(it.candidates, func(a, b candidate) int { return cmp.Compare(b.base, a.base) })
	it.candidates = it.candidates[:min(len(it.candidates), maxCandidates)]
	return it
}

func (g *Gazetteer) candidate(r int, base float64) candidate {
	lat, lon := g.position(r)
	return candidate{record: r, country: g.country(r), division: g.division(r), at: newVector(lat, lon), base: base}
}

// A vector is a point on the unit sphere.
type vector [3]float64

func newVector(lat, lon float64) vector {
	const rad = math.Pi / 180
	cos := math.Cos(lat * rad)
	return vector{cos * math.Cos(lon*rad), cos * math.Sin(lon*rad), math.Sin(lat * rad)}
}

// apart is the distance of two points in kilometres.
func (a vector) apart(b vector) float64 {
	dx, dy, dz := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return 6371 * math.Sqrt(dx*dx+dy*dy+dz*dz) // the chord: near enough for what is near
}
