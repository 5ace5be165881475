package place

import (
	"math"
	"slices"
)

// weights say how much each kind of evidence counts, in natural logarithms of
// odds. They were fitted on one half of the articles of TestQuality.
type weights struct {
	prior    float64 // each power of ten of people
	comma    float64 // "Paris, Texas": lies in what follows
	division float64 // others in the same first-level division
	country  float64 // others in the same country
	holder   float64 // the division or country that it lies in is named
	near     float64 // others nearby
	home     float64 // lies in the country of the publisher
	local    float64 // lies in the division of the publisher's home town
	radius   float64 // kilometres within which others are near
}

func fitted() weights {
	return weights{prior: 1.5, comma: 8, division: 3, country: 2, holder: 2, near: 3, home: 1, local: 2, radius: 120}
}

const rounds = 4

// A scene is the items of one article while they are being decided.
type scene struct {
	g     *Gazetteer
	w     weights
	items []*item
	home  []candidate // where the publisher may be at home, with belief
}

func (s *scene) relax() {
	for _, it := range s.items {
		it.normalize(func(c *candidate) float64 { return c.base + s.hinted(c) })
	}
	for range rounds {
		s.round()
	}
}

// hinted is what the publisher's home lends to a candidate.
func (s *scene) hinted(c *candidate) float64 {
	sum := 0.0
	for i := range s.home {
		h := &s.home[i]
		switch {
		case h.division >= 0 && h.division == c.division:
			sum += h.belief * (s.w.local + s.w.home)
		case h.country == c.country:
			sum += h.belief * s.w.home
		}
	}
	return sum
}

// normalize turns scores into beliefs that sum to one.
func (it *item) normalize(score func(*candidate) float64) {
	scores := make([]float64, len(it.candidates))
	for i := range it.candidates {
		scores[i] = score(&it.candidates[i])
	}
	top := slices.Max(scores)
	sum := 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - top)
		sum += scores[i]
	}
	for i := range scores {
		it.candidates[i].belief = scores[i] / sum
	}
}

// A mass sums belief by record.
type mass map[int]float64

// round gives every item new beliefs from those of the last round.
func (s *scene) round() {
	inCountry, inDivision, itself := mass{}, mass{}, mass{}
	for _, it := range s.items {
		it.weigh(inCountry, inDivision, itself, 1)
	}
	next := make([][]float64, len(s.items))
	for i, it := range s.items {
		// What an item lends itself is no evidence.
		it.weigh(inCountry, inDivision, itself, -1)
		next[i] = make([]float64, len(it.candidates))
		for k := range it.candidates {
			c := &it.candidates[k]
			score := c.base + s.hinted(c)
			if c.country >= 0 {
				score += s.w.country * saturate(inCountry[c.country])
				if c.country != c.record {
					score += s.w.holder * saturate(itself[c.country])
				}
			}
			if c.division >= 0 {
				score += s.w.division * saturate(inDivision[c.division])
				if c.division != c.record {
					score += s.w.holder * saturate(itself[c.division])
				}
			}
			score += s.w.near * saturate(s.around(i, c))
			next[i][k] = score
		}
		it.weigh(inCountry, inDivision, itself, 1)
	}
	for i, it := range s.items {
		k := 0
		it.normalize(func(*candidate) float64 { k++; return next[i][k-1] })
	}
}

// saturate maps 0 to 0, 1 to 1/2 and much to 1: the tenth place of a country
// tells little that the third has not.
func saturate(m float64) float64 { return max(0, m) / (max(0, m) + 1) }

func (it *item) weigh(inCountry, inDivision, itself mass, sign float64) {
	for i := range it.candidates {
		c := &it.candidates[i]
		if c.belief < 1e-3 {
			continue
		}
		b := sign * c.belief
		itself[c.record] += b
		if c.country >= 0 {
			inCountry[c.country] += b
		}
		if c.division >= 0 {
			inDivision[c.division] += b
		}
	}
}

// around sums what is believed to lie near a candidate, the nearer the more.
func (s *scene) around(self int, c *candidate) float64 {
	sum := 0.0
	for j, other := range s.items {
		if j == self {
			continue
		}
		for k := range other.candidates {
			o := &other.candidates[k]
			if o.belief < 0.02 || o.record == c.country || o.record == c.division {
				continue // a holder's middle says nothing
			}
			if d := c.at.apart(o.at); d < 5*s.w.radius {
				sum += o.belief * math.Exp(-d/s.w.radius)
			}
		}
	}
	return sum
}
