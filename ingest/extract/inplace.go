package extract

import (
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Places in places and organizations in places: "Russia's Kursk region", "Paris, France", "Montreal police". The
// text's own word is an edge with evidence; what the map knows about two places that the article names is an edge
// with the source "geonames".

// placesInPlaces reads "Russia's Kursk region", "Paris, France", "Hangzhou, a city in Zhejiang province", "Aleppo in
// Syria", "Ukraine's Center for Countering Disinformation", "the Islamic Centre in London".
//
// A comma between two places also parts the items of a list and the clauses of a sentence, so the map may veto it;
// a possessor and "in" are trusted.
func (r *reading) placesInPlaces() {
	seen := map[[2]int]bool{}
	add := func(a, b int, at nlp.Span, sure float64) {
		if a == b || a < 0 || b < 0 || seen[[2]int{a, b}] || seen[[2]int{b, a}] || r.entities[b].kind != Location || r.entities[a].kind == Person {
			return
		}
		if r.entities[a].found && r.entities[b].found && r.bigger(a, b) {
			return
		}
		seen[[2]int{a, b}] = true
		r.edges = append(r.edges, r.edge("LOCATED_IN", entityID(a), entityID(b), at, Edge{Confidence: sure}))
	}
	for i := range r.names {
		n := r.names[i]
		e := r.entities[n.entity]
		if e.kind == Person {
			continue
		}
		if n.group != "" {
			// "Montreal police": the place that names it.
			if x, ok := r.placeByKey[n.group]; ok && r.placeWord(n, r.entities[x].name) {
				add(n.entity, x, n.Span, 0.8)
			}
			continue
		}
		next := r.near(n.First, n.Last)
		// The possessor: "Russia's Kursk region".
		if k := n.First - 1; k > 0 && r.near(n.First, k).tag == tagPart && r.entityAt(k-1) >= 0 {
			add(n.entity, r.entityAt(k-1), nlp.Span{First: k - 1, Last: n.Last}, 0.9)
		}
		// "Paris, France"; "Hangzhou, a scenic city in Zhejiang province"; "Redding, northern California".
		if next.lower == "," && e.kind == Location {
			if p := r.phraseOf(n.Last + 1); p >= 0 && r.words[r.phrases[p].First].sent == r.words[n.First].sent && r.phrases[p].First == n.Last+1 {
				ph := r.phrases[p]
				switch {
				case ph.entity >= 0 && r.entities[ph.entity].kind == Location && r.mayHold(n.entity, ph.entity) && ph.Last-ph.First <= 4 && r.near(n.First, ph.Last).tag != tagConj && r.listEnd(ph.Last):
					add(n.entity, ph.entity, nlp.Span{First: n.First, Last: ph.Last}, 0.85)
				case r.lex.nouns["place"][r.words[ph.head].lower]:
					for k := ph.Last; k < ph.Last+4; k++ {
						if x := r.locative(min(k, len(r.words)-1)); x >= 0 {
							add(n.entity, x, nlp.Span{First: n.First, Last: r.names[r.nameAtOr(k+1)].Last}, 0.85)
							break
						}
					}
				}
			}
		}
		// "the Islamic Centre in London", "the city of Aleppo in Syria".
		if next.lower == "in" || next.lower == "," && r.near(n.First, n.Last+1).lower == "in" && e.kind == Location {
			k := n.Last
			if next.lower == "," {
				k++
			}
			if x := r.locative(k); x >= 0 {
				add(n.entity, x, nlp.Span{First: n.First, Last: k + 2}, 0.7)
			}
		}
		// A place's name inside a longer one of an organization: "California DMV".
		if n.Len() > 1 && e.kind == Organization {
			first := r.doc.Tokens[n.First].Text
			if r.knownPlace(first) {
				if x, ok := r.placeByKey[nameKey(first)]; ok {
					add(n.entity, x, n.Span, 0.7)
				}
			}
		}
	}
	r.sites(add)
}

// sites puts streets, parks and buildings that the map does not know into the town that the article speaks of with them.
func (r *reading) sites(add func(a, b int, at nlp.Span, sure float64)) {
	placed := map[string]bool{}
	for _, e := range r.edges {
		if e.Type == "LOCATED_IN" {
			placed[e.From] = true
		}
	}
	town, main := -1, r.mainPlace() // the last town named, and the one that the article plays in
	for _, n := range r.names {
		e := r.entities[n.entity]
		if e.kind != Location {
			continue
		}
		if e.found {
			if e.place.Kind == place.City {
				town = n.entity
			}
			continue
		}
		if placed[entityID(n.entity)] {
			continue
		}
		in := town
		if main >= 0 {
			in = main
		}
		if in >= 0 && r.entities[in].place.Kind == place.City {
			placed[entityID(n.entity)] = true
			add(n.entity, in, n.Span, 0.5)
		}
	}
}

// nameAtOr returns the name at token i or shortly behind it: the evidence of an edge ends with it.
func (r *reading) nameAtOr(i int) int {
	if i < len(r.nameAt) && r.nameAt[i] >= 0 {
		return r.nameAt[i]
	}
	for k := i; k < min(i+6, len(r.nameAt)); k++ {
		if r.nameAt[k] >= 0 {
			return r.nameAt[k]
		}
	}
	return 0
}

// placeWord reports whether a group is named with the place itself ("Montreal police"), not with its people
// ("Ukrainian officials").
func (r *reading) placeWord(n name, place string) bool {
	return nameKey(r.doc.Tokens[n.First].Text) == nameKey(place) || nameKey(r.textOf(nlp.Span{First: n.First, Last: n.Last - 1})) == nameKey(place)
}

// listEnd reports whether a comma'd pair is closed: "Paris, France, …" or the end of its clause, not a list of towns.
func (r *reading) listEnd(i int) bool {
	if i >= len(r.words) {
		return true
	}
	w := r.words[i]
	return !(w.lower == "," && i+1 < len(r.words) && r.words[i+1].tag == tagName && r.near(i, i+2).lower != "") || r.near(i, i+1).tag != tagName
}

// mayHold reports whether the map does not contradict that place b holds place a: two names with a comma between them
// may also be a list, or the end of one clause and the start of the next.
func (r *reading) mayHold(a, b int) bool {
	x, y := r.entities[a], r.entities[b]
	return !x.found || !y.found || x.place.ID == 0 || y.place.ID == 0 || r.inside(a, b)
}

// bigger reports whether the first place is of a higher order than the second, so that it cannot lie in it.
func (r *reading) bigger(a, b int) bool {
	x, y := rank(r.entities[a].place.Kind), rank(r.entities[b].place.Kind)
	return x > y || x == y && x >= rank(place.Country)
}

// rank orders the kinds of places by size, so that a country is never put into a town.
func rank(kind string) int {
	switch kind {
	case "continent":
		return 5
	case "country":
		return 4
	case "region":
		return 3
	case "city", "locality":
		return 2
	}
	return 1
}

// gazetteerPlaces adds what the map knows about the places that the article names.
func (r *reading) gazetteerPlaces() {
	at := map[int]int{}
	for i, e := range r.entities {
		if e.kind == Location && e.found && e.place.ID != 0 {
			if _, ok := at[e.place.ID]; !ok {
				at[e.place.ID] = i
			}
		}
	}
	for i, e := range r.entities {
		if e.kind != Location || !e.found || at[e.place.ID] != i {
			continue
		}
		for _, p := range r.places.Chain(e.place) {
			if j, ok := at[p.ID]; ok && j != i {
				r.edges = append(r.edges, Edge{Type: "LOCATED_IN", From: entityID(i), To: entityID(j), Source: "geonames", Confidence: 1})
				break
			}
		}
	}
}
