package extract

import (
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Where things are: events in places, places in places, organizations in places, as the text says it.

// placesOf returns the places that the words around a happening give it.
func (r *reading) placesOf(i int) []int {
	var out []int
	add := func(e int) {
		if e >= 0 && r.entities[e].kind == Location {
			out = append(out, e)
		}
	}
	// Inside its own phrase, or as its possessor: "London rally", "Mariupol's siege".
	if p := r.phraseOf(i); p >= 0 {
		for k := r.phrases[p].First; k < r.phrases[p].head; k++ {
			add(r.entityAt(k))
		}
	}
	if len(out) > 0 {
		return out
	}
	// "in X" behind the word, up to the next happening that would claim it.
	for k := i + 1; k < i+30; k++ {
		w := r.near(i, k)
		if w.lower == "" || w.lower == ";" || w.tag == tagNoun && r.words[i].tag == tagNoun && r.trig[k] != nil && r.phraseOf(k) != r.phraseOf(i) {
			break
		}
		if k > i+1 && r.trig[k] != nil && w.tag == tagVerb && w.form&featIng == 0 && !r.coordinatedWith(i, k) {
			break
		}
		if e := r.locative(k); e >= 0 {
			add(e)
			break
		}
	}
	if len(out) == 0 {
		// Before the word in the same clause: "In Hangzhou, two people died".
		s := r.sentence(i)
		for k := i - 1; k >= max(s.First, i-25); k-- {
			if e := r.locative(k); e >= 0 {
				add(e)
				break
			}
			if r.words[k].lower == ";" {
				break
			}
		}
	}
	return out
}

// areaNouns are parts of places: what happens in one happens in the whole.
var areaNouns = map[string]bool{
	"area": true, "part": true, "outskirts": true, "centre": true, "center": true, "north": true, "south": true, "east": true, "west": true,
	"heart": true, "edge": true, "side": true, "outside": true, "corner": true, "quarter": true, "downtown": true, "people": true, "streets": true,
}

// scene places the events that no words of their own place: where the sentence names a place,
// else where the article as a whole plays. A weak guess, and marked so.
func (r *reading) scene() {
	named := make([]int, len(r.doc.Sentences)) // the last place named in each sentence, -1 for none
	n := 0
	for s, sent := range r.doc.Sentences {
		named[s] = -1
		for ; n < len(r.names) && r.names[n].First < sent.Last; n++ {
			if e := r.names[n].entity; r.entities[e].kind == Location {
				named[s] = e
			}
		}
	}
	main := r.mainPlace()
	for _, e := range r.events {
		if len(e.places) > 0 || !r.sited(e.kind) {
			continue
		}
		h := r.happenings[e.said[0]]
		s := r.words[h.head].sent
		switch {
		case named[s] >= 0:
			e.places = append(e.places, located{named[s], h.at, 0.45})
		case main >= 0 && e.status == asserted:
			e.places = append(e.places, located{main, h.at, 0.35})
		}
	}
}

// mainPlace returns the town that an article plays in: named more than once and at least twice as often as
// any other that does not hold it; -1 when there is none.
func (r *reading) mainPlace() int {
	best, second := -1, 0
	count := func(i int) int { return len(r.entities[i].mentions) }
	for i, e := range r.entities {
		if e.kind != Location || e.place.Kind == place.Continent {
			continue
		}
		switch {
		case best < 0 || count(i) > count(best):
			if best >= 0 && !r.inside(i, best) {
				second = count(best)
			}
			best = i
		case !r.inside(best, i):
			second = max(second, count(i))
		}
	}
	if best < 0 || count(best) < 2 || count(best) < 2*second {
		return -1
	}
	return best
}

// sited reports whether happenings of the kind have a place worth guessing.
func (r *reading) sited(kind string) bool {
	switch kind {
	case "other", "agreement", "demand", "threat", "accusation", "publication", "achievement":
		return false
	}
	return true
}

// coordinatedWith reports whether "and" joins the verb at k to what came before: a place behind it holds for both.
func (r *reading) coordinatedWith(i, k int) bool {
	for j := k - 1; j > i; j-- {
		if r.words[j].tag == tagConj {
			return true
		}
		if r.words[j].tag == tagPunct {
			return false
		}
	}
	return false
}

// locative returns the place that a preposition of place at k introduces, its phrase standing right behind; else -1.
// "Russia's Kursk region" gives the region.
func (r *reading) locative(k int) int {
	switch r.words[k].lower {
	case "in", "at", "near", "on", "outside", "across", "around", "inside", "throughout", "into", "to", "from", "off", "of":
	default:
		return -1
	}
	p := r.phraseOf(k + 1)
	if p < 0 || r.phrases[p].First != k+1 || r.words[k].tag == tagPart {
		return -1
	}
	for r.phrases[p].owns && p+1 < len(r.phrases) && r.phrases[p+1].owner == p && r.phrases[p+1].entity >= 0 {
		p++
	}
	e := r.phrases[p].entity
	if e < 0 {
		for t := r.phrases[p].First; t < r.phrases[p].head; t++ {
			if x := r.entityAt(t); x >= 0 && r.entities[x].kind == Location {
				e = x // "in a Montreal jail"
			}
		}
	}
	if e < 0 || r.entities[e].kind != Location {
		return -1
	}
	switch r.words[k].lower {
	case "to", "from", "into", "of", "on":
		w, _ := r.before(k)
		if w.tag == tagVerb && r.words[k].lower != "of" && r.words[k].lower != "on" {
			return e // "deployed to the front", "arrived from Cuba"
		}
		if r.words[k].lower == "of" && (r.lex.nouns["place"][w.lemma] || areaNouns[w.lemma]) {
			return e // "in a popular area of Hangzhou"
		}
		if r.words[k].lower == "on" && (r.phrases[p].Len() > 1 || r.entities[e].place.Kind == "region") {
			return e // "on Mont-Royal Avenue"
		}
		return -1
	}
	return e
}

// locate adds the LOCATED_IN edges of events, places and organizations.
func (r *reading) locate() {
	r.scene()
	for v, e := range r.events {
		for _, l := range e.places {
			r.edges = append(r.edges, r.edge("LOCATED_IN", eventID(v), entityID(l.entity), l.at, Edge{Confidence: l.sure}))
		}
	}
	r.placesInPlaces()
	r.gazetteerPlaces()
}

// placesInPlaces reads "Russia's Kursk region", "Paris, France", "Hangzhou, a city in Zhejiang province", "Aleppo in
// Syria", "Ukraine's Center for Countering Disinformation", "the Islamic Centre in London".
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
				case ph.entity >= 0 && r.entities[ph.entity].kind == Location && ph.Last-ph.First <= 4 && r.near(n.First, ph.Last).tag != tagConj && r.listEnd(ph.Last):
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
}

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

// bigger reports whether the first place is of a higher order than the second, so that it cannot lie in it.
func (r *reading) bigger(a, b int) bool {
	return rank(r.entities[a].place.Kind) > rank(r.entities[b].place.Kind)
}

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
