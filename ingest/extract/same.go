package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Which happenings are one event: words of one group of near-synonyms with nothing between them that contradicts —
// other places, other people on the receiving end, other dates, other numbers — and nouns that point back ("the
// incident", "these engagements").

// mergeHappenings fills events.
func (r *reading) mergeHappenings() {
	const window = 60 // events that a new happening is compared with; long live blogs repeat themselves nearby
	byGroup, byKind := map[int][]int{}, map[string][]int{}
	for i := range r.happenings {
		h := &r.happenings[i]
		h.event = -1
		key := h.group
		if key == 0 {
			key = -1 - int(hash(r.words[h.head].lemma))
		}
		if h.event < 0 {
			list := byGroup[key]
			for k := len(list) - 1; k >= 0 && k >= len(list)-window; k-- {
				if r.sameEvent(list[k], i) {
					h.event = list[k]
					break
				}
			}
		}
		if h.event < 0 {
			h.event = r.pointsBack(i)
		}
		if h.event < 0 && oneOfAKind(h.kind) {
			list := byKind[h.kind]
			for k := len(list) - 1; k >= 0 && k >= len(list)-window; k-- {
				if r.akin(list[k], i) {
					h.event = list[k]
					break
				}
			}
		}
		if h.event < 0 {
			h.event = len(r.events)
			r.events = append(r.events, &event{kind: h.kind})
			byGroup[key] = append(byGroup[key], h.event)
			byKind[h.kind] = append(byKind[h.kind], h.event)
		}
		e := r.events[h.event]
		e.said = append(e.said, i)
		r.absorb(e, h)
	}
	for _, e := range r.events {
		r.finish(e)
	}
}

// oneOfAKind reports whether an article rarely speaks of two happenings of the kind with the same people or place, so
// that other words for it ("killing", "attack") may well mean the same one.
func oneOfAKind(kind string) bool {
	switch kind {
	case "disaster", "protest", "movement":
		return true
	}
	return false
}

// akin reports whether a happening may be one with an event of its kind that other words name: a participant in the
// same role or a place must speak for it, and nothing against it.
func (r *reading) akin(v, i int) bool {
	e, h := r.events[v], &r.happenings[i]
	if !r.sameEvent(v, i) {
		return false
	}
	for _, a := range h.args {
		if slices.ContainsFunc(e.args, func(b argument) bool { return b.entity == a.entity && b.role == a.role && a.role != otherRole }) {
			return true
		}
	}
	return len(h.places) > 0 && len(e.places) > 0
}

// hash is FNV-1a over a word: happenings of no group are compared by their lemma.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h >> 2
}

// absorb adds a happening's participants and places to its event.
func (r *reading) absorb(e *event, h *happening) {
	for _, a := range h.args {
		if !slices.ContainsFunc(e.args, func(b argument) bool { return b.entity == a.entity }) {
			e.args = append(e.args, a)
		}
	}
	if e.date == "" {
		e.date = h.date
	}
	if e.kind == "other" && h.kind != "other" {
		e.kind = h.kind
	}
	for _, p := range h.places {
		if !slices.ContainsFunc(e.places, func(l located) bool { return l.entity == p }) {
			e.places = append(e.places, located{p, h.at, 0.75})
		}
	}
}

// sameEvent reports whether a happening may be one with an event of its group.
func (r *reading) sameEvent(v, i int) bool {
	e, h := r.events[v], &r.happenings[i]
	lastSaid := r.happenings[e.said[len(e.said)-1]]
	sameLemma := r.words[lastSaid.head].lemma == r.words[h.head].lemma
	if h.kind == "other" {
		// The same verb again is the same deed only with the same people.
		return sameLemma && r.words[h.head].tag == tagNoun && shareArgument(e.args, h.args)
	}
	if r.indefinite(h) && sameLemma {
		// "another attack", "a second blast"; a bare "an explosion" only after the headline speaks of something new.
		if r.another(h) {
			return false
		}
	}
	if h.date != "" && e.date != "" && !strings.HasPrefix(h.date, e.date) && !strings.HasPrefix(e.date, h.date) {
		return false
	}
	if len(h.places) > 0 && len(e.places) > 0 && !r.placesAgree(e.places, h.places) {
		return false
	}
	if !r.rolesAgree(e.args, h.args) {
		return false
	}
	return true
}

func shareArgument(a, b []argument) bool {
	for _, x := range a {
		for _, y := range b {
			if x.entity == y.entity {
				return true
			}
		}
	}
	return false
}

// another reports whether the phrase of a noun says that it is a different one.
func (r *reading) another(h *happening) bool {
	p := r.phraseOf(h.head)
	if p < 0 {
		return false
	}
	for k := r.phrases[p].First; k < h.head; k++ {
		switch r.words[k].lower {
		case "another", "second", "third", "fourth", "previous", "earlier", "other", "similar", "new", "separate", "different":
			return true
		}
	}
	return false
}

// indefinite reports whether a noun is new to the reader: "a blast", "an attack".
func (r *reading) indefinite(h *happening) bool {
	p := r.phraseOf(h.head)
	if p < 0 || r.words[h.head].tag != tagNoun {
		return false
	}
	switch r.words[r.phrases[p].First].lower {
	case "a", "an", "another":
		return true
	}
	return r.another(h)
}

// placesAgree reports whether some place of each may be one: equal, or one inside the other.
func (r *reading) placesAgree(a []located, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x.entity == y || r.inside(x.entity, y) || r.inside(y, x.entity) {
				return true
			}
			if !r.entities[x.entity].found || !r.entities[y].found {
				return true
			}
		}
	}
	return false
}

// inside reports whether the gazetteer has place a in place b.
func (r *reading) inside(a, b int) bool {
	x, y := r.entities[a], r.entities[b]
	if !x.found || !y.found {
		return false
	}
	return slices.ContainsFunc(r.places.Chain(x.place), func(p place.Place) bool { return p.ID == y.place.ID && p.ID != 0 })
}

// rolesAgree reports whether nobody stands in the way: those on the receiving end of both must overlap.
func (r *reading) rolesAgree(a, b []argument) bool {
	for _, role := range []string{patient} {
		x, y := withRole(a, role), withRole(b, role)
		if len(x) > 0 && len(y) > 0 && !overlap(x, y) {
			return false
		}
	}
	return true
}

func withRole(list []argument, role string) []int {
	var out []int
	for _, a := range list {
		if a.role == role {
			out = append(out, a.entity)
		}
	}
	return out
}

func overlap(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// pointsBack returns the event that "the incident", "this", "these engagements" mean, or -1.
func (r *reading) pointsBack(i int) int {
	h := &r.happenings[i]
	p := r.phraseOf(h.head)
	if p < 0 {
		return -1
	}
	first := r.words[r.phrases[p].First].lower
	definite := first == "the" || first == "this" || first == "that" || first == "these" || first == "those"
	if !definite {
		return -1
	}
	word := r.words[h.head].lemma
	generic := r.lex.nouns["anaphor"][word]
	demonstrative := first != "the"
	if !generic && !demonstrative || r.near(h.head, h.head+1).lower == "of" {
		return -1
	}
	sent := r.words[h.head].sent
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		b := r.happenings[k]
		if sent-r.words[b.head].sent > 4 {
			break
		}
		if generic && b.kind == "other" && h.kind == "other" {
			continue
		}
		if h.kind == "other" || b.kind == h.kind {
			return b.event
		}
	}
	return -1
}

// linkStatements points each statement at the event of its happening. One without a happening of its own takes what
// the same source says next to it, or what was spoken of last.
func (r *reading) linkStatements() {
	for n, s := range r.statements {
		if s.head >= 0 {
			if k, ok := r.happenedAt[s.head]; ok {
				s.event = r.events[r.happenings[k].event]
			}
		}
		if s.form == formNaming {
			from := s.cue.First
			if len(s.content) > 0 {
				from = min(from, s.content[0].First)
			}
			s.event = r.lastEvent(from)
			if s.event == nil && n > 0 {
				s.event = r.statements[n-1].event
			}
		}
	}
	for n, s := range r.statements {
		if s.form != formNone {
			continue
		}
		s.event = r.eventNearby(n)
	}
	// "X corroborates reports from Y": what Y reports.
	for n, s := range r.statements {
		if n+1 < len(r.statements) && s.form == formObject && r.statements[n+1].form == formNone {
			next := r.statements[n+1]
			if len(s.content) > 0 && s.content[0].Contains(next.cue.First) && next.event != nil {
				if k, ok := r.happenedAt[s.head]; ok && r.happenings[k].kind == "other" {
					r.forget(k)
				}
				s.event = next.event
			}
		}
	}
	kept := r.statements[:0]
	for _, s := range r.statements {
		if s.event != nil {
			kept = append(kept, s)
		}
	}
	r.statements = kept
	r.dropEmpty()
}

// forget takes a happening out of its event; an event that loses its last one goes in dropEmpty.
func (r *reading) forget(k int) {
	e := r.events[r.happenings[k].event]
	e.said = slices.DeleteFunc(e.said, func(x int) bool { return x == k })
}

func (r *reading) dropEmpty() {
	r.events = slices.DeleteFunc(r.events, func(e *event) bool { return len(e.said) == 0 })
}

// eventNearby finds what a noun of speech without content is about: what the same source says in the next sentences,
// then what it said last.
func (r *reading) eventNearby(n int) *event {
	s := r.statements[n]
	sent := r.words[s.cue.First].sent
	for _, t := range r.statements[n+1:] {
		if r.words[t.cue.First].sent > sent+2 {
			break
		}
		if t.speaker == s.speaker && t.form != formNone && t.event != nil {
			return t.event
		}
	}
	for k := n - 1; k >= 0; k-- {
		if t := r.statements[k]; t.speaker == s.speaker && t.event != nil {
			return t.event
		}
	}
	return nil
}

// lastEvent returns the event of the latest happening before token i, in its sentence or the one before.
func (r *reading) lastEvent(i int) *event {
	for k := i - 1; k >= 0 && r.words[i].sent-r.words[k].sent <= 1; k-- {
		if h, ok := r.happenedAt[k]; ok {
			return r.events[r.happenings[h].event]
		}
	}
	return nil
}

// finish settles status, date, places and the readable name of an event.
func (r *reading) finish(e *event) {
	e.status = asserted
	counts := map[string]int{}
	for _, k := range e.said {
		counts[r.happenings[k].status]++
	}
	best := 0
	for _, s := range []string{asserted, planned, hypothetical, denied} {
		if counts[s] > best {
			e.status, best = s, counts[s]
		}
	}
	e.places = r.mostSpecific(e.places)
	e.name = r.eventName(e)
}

// mostSpecific leaves out places that hold another of the list.
func (r *reading) mostSpecific(list []located) []located {
	var out []located
	for i, a := range list {
		holds := slices.ContainsFunc(list, func(b located) bool { return b.entity != a.entity && r.inside(b.entity, a.entity) })
		if !holds && i < 6 {
			out = append(out, a)
		}
	}
	return out
}

// eventName makes a readable phrase: the fullest noun phrase that an event was called, else the clause of its verb.
func (r *reading) eventName(e *event) string {
	best := ""
	for _, k := range e.said {
		h := r.happenings[k]
		if r.words[h.head].tag == tagVerb {
			continue
		}
		if n := r.nounName(h.head); len(n) > len(best) && len(n) < 90 {
			best = n
		}
	}
	if best == "" || len(strings.Fields(best)) == 1 {
		for _, k := range e.said {
			if h := r.happenings[k].head; r.words[h].tag == tagVerb || r.words[h].tag == tagAux || r.words[h].tag == tagAdj {
				if n := r.verbName(h); n != "" {
					return n
				}
			}
		}
	}
	if best == "" {
		best = r.doc.Tokens[r.happenings[e.said[0]].head].Text
	}
	return best
}

// nounName is the noun with its adjectives and the prepositions behind it.
func (r *reading) nounName(i int) string {
	p := r.phraseOf(i)
	if p < 0 {
		return r.doc.Tokens[i].Text
	}
	span := r.phrases[p].Span
	for span.First < r.phrases[p].head && r.words[span.First].tag == tagDet {
		span.First++
	}
	if o := r.phrases[p].owner; o >= 0 && r.phrases[o].entity >= 0 {
		span.First = r.phrases[o].First
	}
	for n := 0; n < 4; n++ {
		k := span.Last
		w := r.near(i, k)
		if w.tag == tagConj && n > 0 && w.lower == "and" {
		} else if w.tag != tagPrep || w.lower == "according" {
			break
		}
		q := r.phraseOf(k + 1)
		if q < 0 || r.phrases[q].First != k+1 {
			break
		}
		q = r.owned(q)
		span.Last = r.phrases[q].Last
		if span.Len() > 14 {
			break
		}
	}
	return r.textOf(span)
}

// verbName is subject, verb group and object.
func (r *reading) verbName(i int) string {
	v := r.voiceOf(i)
	end := i + 1
	for n := 0; n < 3; n++ {
		k := end
		if w := r.near(i, k); w.tag == tagPrep || w.tag == tagAdv && n == 0 || w.tag == tagPart && w.lower == "to" {
			k++
		}
		p := r.phraseOf(k)
		if p < 0 || r.near(i, k).lower == "" || r.phrases[p].First != k {
			break
		}
		p = r.owned(p)
		end = r.phrases[p].Last
		if end-i > 12 {
			break
		}
	}
	predicate := r.textOf(nlp.Span{First: v.first, Last: end})
	if !v.finite && !v.passive {
		return predicate
	}
	for _, p := range r.subjects(v.first, 0) {
		ph := r.phrases[p]
		subject := r.textOf(ph.Span)
		if r.words[ph.head].tag == tagPron {
			if ph.entity < 0 {
				break
			}
			subject = r.entities[ph.entity].name
		}
		return subject + " " + predicate
	}
	return predicate
}
