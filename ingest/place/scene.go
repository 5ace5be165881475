package place

import (
	"math"
	"slices"
)

// weights say how much each kind of evidence counts, in natural logarithms of
// odds. They were fitted on one half of the articles of TestQuality.
type weights struct {
	prior    float64 // each power of ten of people
	state    float64 // is a country, beyond what its prior says
	comma    float64 // "Paris, Texas": lies in what follows
	division float64 // others in the same first-level division
	country  float64 // others in the same country
	holder   float64 // the division or country that it lies in is named
	near     float64 // others nearby
	home     float64 // lies in the country of the publisher
	local    float64 // lies in the division of the publisher's home town
	domestic float64 // a publisher's town lies in its domain's country, or for a general domain in the United States
	half     float64 // as many others lend half of what very many would
	radius   float64 // kilometres within which others are near
}

func fitted() weights {
	return weights{prior: 1.5, state: 4.3, comma: 10, division: 5.3, country: 8, holder: 1.1, near: 10.4, home: 3.5, local: 2.9, domestic: 4.8, half: 1, radius: 80}
}

const rounds = 4

// A scene is the items of one article while they are being decided. What the
// hints say of the publisher's home is decided with them: a paper called
// "Paris News" is in the Paris whose neighbours it writes of.
type scene struct {
	w     weights
	items []*item
	homes []*item
}

func (s *scene) relax() {
	for _, it := range s.homes {
		it.normalize(func(c *candidate) float64 { return c.base })
	}
	for _, it := range s.items {
		it.normalize(func(c *candidate) float64 { return c.base + s.hinted(c) })
	}
	for range rounds {
		s.round()
	}
}

// hinted is what the publisher's home lends to a candidate.
func (s *scene) hinted(c *candidate) float64 {
	division, country := 0.0, 0.0
	for _, it := range s.homes {
		for i := range it.candidates {
			h := &it.candidates[i]
			if h.country < 0 || h.country != c.country {
				continue
			}
			country += h.belief
			if h.division >= 0 && h.division == c.division {
				division += h.belief
			}
		}
	}
	return s.w.local*division + s.w.home*country
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
	believed := s.believed()
	score := func(c *candidate, self int) float64 {
		sum := c.base
		if c.country >= 0 {
			sum += s.w.country * s.saturate(inCountry[c.country])
			if c.country != c.record {
				sum += s.w.holder * s.saturate(itself[c.country])
			}
		}
		if c.division >= 0 {
			sum += s.w.division * s.saturate(inDivision[c.division])
			if c.division != c.record {
				sum += s.w.holder * s.saturate(itself[c.division])
			}
		}
		return sum + s.w.near*s.saturate(s.around(self, c, believed))
	}
	next := make([][]float64, len(s.items))
	for i, it := range s.items {
		// What an item lends itself is no evidence.
		it.weigh(inCountry, inDivision, itself, -1)
		next[i] = make([]float64, len(it.candidates))
		for k := range it.candidates {
			c := &it.candidates[k]
			next[i][k] = score(c, i) + s.hinted(c)
		}
		it.weigh(inCountry, inDivision, itself, 1)
	}
	for _, it := range s.homes {
		it.normalize(func(c *candidate) float64 { return score(c, -1) })
	}
	for i, it := range s.items {
		k := 0
		it.normalize(func(*candidate) float64 { k++; return next[i][k-1] })
	}
}

// saturate maps 0 to 0, half to 1/2 and much to 1: the tenth place of a country
// tells little that the third has not.
func (s *scene) saturate(m float64) float64 { return max(0, m) / (max(0, m) + s.w.half) }

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

// believed lists the candidates of each item that are worth weighing.
func (s *scene) believed() [][]*candidate {
	lists := make([][]*candidate, len(s.items))
	for i, it := range s.items {
		for k := range it.candidates {
			if c := &it.candidates[k]; c.belief >= 0.02 {
				lists[i] = append(lists[i], c)
			}
		}
	}
	return lists
}

// around sums what is believed to lie near a candidate of an item, the nearer
// the more.
func (s *scene) around(self int, c *candidate, believed [][]*candidate) float64 {
	sum := 0.0
	for j, list := range believed {
		if j == self {
			continue
		}
		for _, o := range list {
			if o.record == c.country || o.record == c.division {
				continue // a holder's middle says nothing
			}
			if d := c.at.apart(o.at); d < 5*s.w.radius {
				sum += o.belief * math.Exp(-d/s.w.radius)
			}
		}
	}
	return sum
}
