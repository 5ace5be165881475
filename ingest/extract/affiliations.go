package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Posts and memberships: "Ukrainian President Volodymyr Zelenskyy", "Andriy Kovalenko, the head of Ukraine's
// Center for …", "Uber's vice-president Anthony Levandowski". The organization or place must be named in the
// article; a post without one ("the minister") gives no edge, unless the officials of the sentences before tell
// whose minister it is.

// findAffiliations looks at every name of a person and reads the post before it, behind it, or on both sides of an
// "of". One edge for each pair is enough: the first place where the article says it is the evidence.
func (r *reading) findAffiliations() {
	seen := map[[2]int]bool{}
	add := func(person, to int, title string, at nlp.Span, sure float64) {
		if person < 0 || to < 0 || person == to || r.entities[person].kind != Person || r.entities[to].kind == Person || seen[[2]int{person, to}] {
			return
		}
		if r.entities[to].unnamed {
			return
		}
		seen[[2]int{person, to}] = true
		r.edges = append(r.edges, r.edge("AFFILIATED_WITH", entityID(person), entityID(to), at, Edge{Title: strings.TrimSpace(title), Confidence: sure}))
	}
	for i := range r.names {
		n := r.names[i]
		if r.entities[n.entity].kind != Person {
			continue
		}
		r.titledAffiliation(n, add)
		r.appositive(n, add)
		r.spokenFrom(n, add)
		r.headedPost(n, add)
	}
}

type addAffiliation func(person, to int, title string, at nlp.Span, sure float64)

// titledAffiliation reads the title before a name: the nation or the body before or inside it, its possessor.
func (r *reading) titledAffiliation(n name, add addAffiliation) {
	if n.title.Len() == 0 || !r.hasPost(n.title) {
		return
	}
	title := r.textOf(n.title)
	at := nlp.Span{First: n.title.First, Last: n.Last}
	// "Ukrainian President": the country, when the article speaks of it.
	for k := n.title.First; k < n.title.Last; k++ {
		if d := r.demonymSpan(k, n.title.Last); d != "" {
			if e := r.placeNamed(d); e >= 0 {
				add(n.entity, e, strings.TrimSpace(strings.Replace(title, r.demonymText(k, n.title.Last), "", 1)), at, 0.9)
				return
			}
		}
	}
	k := n.title.First - 1
	if r.near(n.First, k).tag == tagPart && r.near(n.First, k).lower != "to" {
		k-- // "Uber's chief executive X"
	}
	// "Rome mayor Virginia Raggi", "Google CEO Sundar Pichai", "Ukrainian president" in small letters.
	if e := r.entityAt(k); e >= 0 && r.near(n.First, k).lower != "" {
		add(n.entity, e, title, at, 0.9)
		return
	}
	if d := r.demonymSpan(k, k+1); k >= 0 && r.near(n.First, k).lower != "" && d != "" {
		if e := r.placeNamed(d); e >= 0 {
			add(n.entity, e, title, at, 0.9)
			return
		}
	}
	// A minister, a president without a country serves the one whose officials or forces the sentence before spoke of.
	if e := r.homeCountry(n); e >= 0 {
		add(n.entity, e, title, at, 0.55)
	}
}

// headedPost reads "Uber's vice-president of Advanced Technologies Anthony Levandowski", where the post stands before the
// preposition.
func (r *reading) headedPost(n name, add addAffiliation) {
	p := r.phraseOf(n.First)
	if p < 0 || r.phrases[p].prep < 0 || r.words[r.phrases[p].prep].lower != "of" {
		return
	}
	q := r.phraseOf(r.phrases[p].prep - 1)
	if q < 0 || !r.lex.titles["post"][r.words[r.phrases[q].head].lower] {
		return
	}
	at := nlp.Span{First: r.phrases[q].First, Last: n.Last}
	title := r.textOf(nlp.Span{First: r.phrases[q].First, Last: n.First})
	if o := r.phrases[q].owner; o >= 0 && r.phrases[o].entity >= 0 {
		add(n.entity, r.phrases[o].entity, title, at, 0.85)
	} else if e := r.entityAt(n.First - 1); e >= 0 && n.First-1 >= r.phrases[p].First {
		add(n.entity, e, r.textOf(r.phrases[q].Span), at, 0.8) // "the chairman of the National Assembly Kim Jin-pyo"
	}
}

// hasPost reports whether a title is more than a form of address.
func (r *reading) hasPost(s nlp.Span) bool {
	for k := s.First; k < s.Last; k++ {
		if r.lex.titles["post"][r.words[k].lower] {
			return true
		}
	}
	return false
}

// demonymSpan returns the country of the demonym of one or two words at token k ("North Korean"), "" when none.
func (r *reading) demonymSpan(k, last int) string {
	if k < 0 || k >= len(r.words) {
		return ""
	}
	return r.demonym(r.demonymText(k, last))
}

// demonymText returns the one or two words at k that name a nation, the longer first: "North Korean" is not
// "Korean".
func (r *reading) demonymText(k, last int) string {
	if k+1 < last {
		if two := r.textOf(nlp.Span{First: k, Last: k + 2}); r.demonym(two) != "" {
			return two
		}
	}
	return r.doc.Tokens[k].Text
}

// homeCountry guesses the country of a minister without one: the nation of the officials of the sentence before.
//
// "Defense Minister Rustem Umerov" behind "Ukrainian officials" is Ukraine's. It is a guess, and its confidence
// says so.
func (r *reading) homeCountry(n name) int {
	national := false
	for k := n.title.First; k < n.title.Last; k++ {
		switch r.words[k].lower {
		case "minister", "president", "premier", "chancellor", "senator", "congressman", "congresswoman":
			national = true
		}
	}
	if !national {
		return -1
	}
	sent := r.words[n.First].sent
	for i := len(r.names) - 1; i >= 0; i-- {
		x := r.names[i]
		if x.First >= n.First || sent-r.words[x.First].sent > 3 {
			continue
		}
		if x.group != "" && !r.lex.nouns["force"][r.words[x.Last-1].lower] {
			if e := r.placeNamed(x.group); e >= 0 {
				return e
			}
		}
	}
	return -1
}

// appositive reads ", the head of Ukraine's Center for …," and "(…)" behind a name, and "is the head of …".
//
// The title goes on over prepositions until something is named: "head of personnel in city hall", "spokesman for
// the Ministry of Health".
func (r *reading) appositive(n name, add addAffiliation) {
	k := n.Last
	w := r.near(n.First, k)
	switch {
	case w.lower == "," || w.lower == "-" || w.lower == "—" || w.lower == "–" || w.lower == "(":
		k++
	case r.beVerb(w.lower):
		k++
	default:
		return
	}
	p := r.phraseOf(k)
	if p < 0 || r.phrases[p].First != k || r.words[r.phrases[p].First].sent != r.words[n.First].sent {
		return
	}
	owner := -1
	for r.phrases[p].owns && p+1 < len(r.phrases) && r.phrases[p+1].owner == p {
		owner = r.phrases[p].entity
		p++
	}
	ph := r.phrases[p]
	title, post := r.postIn(ph)
	if !post {
		return
	}
	at := nlp.Span{First: n.First, Last: ph.Last}
	end := ph.Last
	// "head of personnel in city hall", "spokesperson for the organizers", "Imam of the Islamic Centre".
	for step := 0; step < 3; step++ {
		next := r.near(n.First, end)
		if next.lower != "of" && next.lower != "at" && next.lower != "for" && next.lower != "in" && next.lower != "with" {
			break
		}
		q := r.phraseOf(end + 1)
		if q < 0 || r.phrases[q].First != end+1 {
			break
		}
		q = r.owned(q)
		if e := r.phrases[q].entity; e >= 0 && r.entities[e].kind != Person {
			add(n.entity, e, title, nlp.Span{First: n.First, Last: r.phrases[q].Last}, 0.9)
			return
		}
		title += " " + r.textOf(nlp.Span{First: end, Last: r.phrases[q].Last})
		end = r.phrases[q].Last
	}
	if owner >= 0 {
		add(n.entity, owner, title, at, 0.85)
		return
	}
	// "a Google engineer", "the Ukrainian president".
	for t := ph.First; t < ph.head; t++ {
		if e := r.entityAt(t); e >= 0 {
			add(n.entity, e, title, at, 0.8)
			return
		}
		if d := r.demonymSpan(t, ph.head); d != "" {
			if e := r.placeNamed(d); e >= 0 {
				add(n.entity, e, title, at, 0.7)
				return
			}
		}
	}
}

// postIn returns the post that a phrase names, without determiner, name and nationality.
func (r *reading) postIn(ph phrase) (string, bool) {
	first := -1
	for k := ph.First; k < ph.Last; k++ {
		w := r.words[k].lower
		if first < 0 && r.nameAt[k] < 0 && (r.lex.titles["post"][w] || r.lex.titles["modifier"][w] || r.lex.titles["honorific"][w] || r.words[k].tag == tagNoun) {
			first = k
		}
		if r.lex.titles["post"][w] || r.lex.titles["honorific"][w] || r.lex.nouns["source"][w] && k == ph.head {
			return r.textOf(nlp.Span{First: max(first, ph.First), Last: ph.head + 1}), true
		}
	}
	return "", false
}

// spokenFrom reads "said Brian Soublet from the California DMV" and "X of Amnesty International".
func (r *reading) spokenFrom(n name, add addAffiliation) {
	w := r.near(n.First, n.Last)
	if w.lower != "of" && w.lower != "from" {
		return
	}
	p := r.phraseOf(n.Last + 1)
	if p < 0 || r.phrases[p].First != n.Last+1 {
		return
	}
	if e := r.phrases[p].entity; e >= 0 && r.entities[e].kind == Organization {
		add(n.entity, e, "", nlp.Span{First: n.First, Last: r.phrases[p].Last}, 0.75)
	}
}
