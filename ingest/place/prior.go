package place

import "math"

// prior says how likely it is that a posting is what its name means when
// nothing else is known, as a logarithm to the base ten: a town counts by its
// people, and a name that a place seldom goes by costs it some.
func (g *Gazetteer) prior(p uint64) float64 {
	r, kind := posting(p).record(), posting(p).kind()
	score := math.Log10(float64(g.population(r)) + 100)
	flags := g.flags(r)
	switch kinds[flags&7] {
	case Country:
		score = 9 + score/10
	case Continent:
		score = 9
	case Water, Facility:
		score = 5.5
	case Region:
		switch {
		case flags&twinFlag != 0 && kind != NameVariant:
			score -= 1
		case flags&adminFlag != 0:
			score += 0.5
		case g.country(r) == r:
			score = 8 + score/10 // a territory
		default:
			score = 6.5 // a region of no one government, listed because it is in the news
		}
	case Locality:
		if g.id(r) == 0 {
			score = 5
		}
	}
	if flags&capitalFlag != 0 {
		score += 2
	}
	if flags&notedFlag != 0 {
		score += 0.5
	}
	switch kind {
	case NameAlternate:
		score -= 2
	case NameCore:
		score -= 0.5
	}
	return score
}
