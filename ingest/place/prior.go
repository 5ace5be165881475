package place

import "math"

// prior says how likely it is that a posting is what its name means when
// nothing else is known, as a logarithm to the base ten: a town counts by its
// people, and a name that a place seldom goes by costs it some.
func (g *Gazetteer) prior(p uint64) float64 {
	r, kind := posting(p).record(), posting(p).kind()
	score := math.Log10(float64(g.population(r)) + 100)
	flags := g.flags(r)
	admin, noted := flags&adminFlag != 0, flags&notedFlag != 0
	switch kinds[flags&7] {
	case Country:
		score = 9 + score/10
	case Continent:
		score = 9
	case Region:
		switch {
		case admin && flags&twinFlag != 0 && kind != NameVariant:
			score -= 1 // "Kharkiv" is the town
		case admin && noted:
			score += 0.5
		case admin:
		case g.country(r) == r:
			score = 8.5 + score/10 // a territory
		case noted && g.country(r) < 0:
			score = 8 // the Middle East
		case noted:
			score = 6
		default:
			score -= 0.5 // a county, by its seat
		}
	case Water, Facility:
		if score = 5; g.country(r) < 0 {
			score = 7 // the Red Sea
		}
	case Locality:
		if noted && g.id(r) == 0 {
			score = 4.5
		}
	}
	if flags&capitalFlag != 0 && kind != NameAlternate {
		score += 2
	}
	switch {
	case noted && kinds[flags&7] == City:
		score++
	case noted:
		score += 0.5
	}
	switch {
	case kind == NameAlternate:
		score -= 2.5
	case kind == NameCore:
		score -= 0.5
	case kind == NameAbbrev && admin:
		score -= 1.5 // "LA" alone is not Louisiana
	case kind == NameAbbrev:
		score -= 0.5
	}
	return score
}
