package extract

import (
	"strings"

	"newsgraph/ingest/place"
)

// What the gazetteer alone says of a name. Nearly every surname and many words are the name of some village, so a
// bare hit counts little; size is what makes a place likely without any words around it. The answers are
// remembered for the length of an article.

// demonym returns the name of the place that people so called come from, "" when it is no demonym.
func (r *reading) demonym(s string) string {
	if s == "" || strings.ToLower(s) == s {
		return ""
	}
	if p, ok := r.places.Demonym(s); ok {
		return p.Name
	}
	return ""
}

// knownPlace reports whether a name is a place of some size: a country, a region, a town of note.
func (r *reading) knownPlace(s string) bool { return r.placeWeight(s) >= 2 }

// placeWeight says how much the gazetteer alone speaks for a name being a place: 0 nothing, 1 some small place is
// called so, 2 a town of note or a region, 4 a country, a capital or a big city.
func (r *reading) placeWeight(s string) int {
	if w, ok := r.weights[s]; ok {
		return w
	}
	w := weigh(r.places.Lookup(s), s)
	r.weights[s] = w
	return w
}

// Two- and three-letter capitals are read as countries or not at all: "US" and "UK" are, "BA" is an airline before
// it is a town. The thresholds were set on news articles with annotated names that are not part of the goldens.
func weigh(found []place.Place, s string) int {
	if len(found) == 0 {
		return 0
	}
	p := found[0]
	acronym := len(s) <= 3 && strings.ToUpper(s) == s || len(s) <= 6 && strings.ToUpper(s[1:]) != s[1:] && strings.ToLower(s[1:]) != s[1:] && !strings.ContainsAny(s, " -'’")
	switch {
	case p.Kind == place.Country || p.Kind == place.Continent:
		return 4
	case acronym:
		return 0
	case p.Population >= 500_000 || p.Kind == place.Region && p.Population >= 1_000_000 || p.Kind == place.Water:
		return 4
	case p.Population >= 50_000 || p.Kind == place.Region || p.Kind == place.Facility:
		return 2
	}
	return 1
}
