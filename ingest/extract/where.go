package extract

// Where things happen, as the words around a happening say it: inside its phrase ("the London rally"), behind it
// ("clashes in the Kursk region"), before it in the sentence ("In Hangzhou, two people died").

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
	// What is bombed, taken or entered: "captured Goma".
	if t := r.trig[i]; t != nil && r.words[i].tag == tagVerb && (t.kind == "attack" || t.kind == "movement" || t.kind == "mobilization") {
		if p := r.phraseOf(i + 1); p >= 0 && r.phrases[p].First == i+1 && !r.phrases[p].owns && r.words[i].sent == r.words[i+1].sent {
			if add(r.phrases[p].entity); len(out) > 0 {
				return out
			}
		}
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
//
// "To", "from" and "into" give a place only behind a verb of motion or sending, "of" only behind a part of a
// place, "on" only before streets and islands.
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
	r.siteEvents()
	for v, e := range r.events {
		for _, l := range e.places {
			r.edges = append(r.edges, r.edge("LOCATED_IN", eventID(v), entityID(l.entity), l.at, Edge{Confidence: l.sure}))
		}
	}
	r.placesInPlaces()
	r.gazetteerPlaces()
}
