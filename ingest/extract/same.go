package extract

import (
	"slices"
	"strings"
)

// Which happenings are one event: words of one group of near-synonyms with nothing between them that contradicts —
// other places, other people on the receiving end, other dates, other numbers — and nouns that point back ("the
// incident", "these engagements").
//
// A false merge puts words into mouths, a miss only splits an event in two; so contradictions always win.

// mergeHappenings fills events.
//
// Happenings are taken in the order of the text, and each joins the latest event that it fits. Comparing with a
// window of events keeps live blogs with thousands of entries linear.
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
//
// Words that no list holds are one event only when the same noun comes again with the same people; verbs such as
// "need" and "want" come again without meaning the same.
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
	if lastSaid.status != h.status && !sameLemma && (lastSaid.status == hypothetical || h.status == hypothetical) {
		return false // "if Israel invades" is not "denied the attack"
	}
	if h.date != "" && e.date != "" && !strings.HasPrefix(h.date, e.date) && !strings.HasPrefix(e.date, h.date) {
		return false
	}
	if len(h.places) > 0 && len(e.places) > 0 && !r.placesAgree(e.places, h.places) {
		return false
	}
	return r.rolesAgree(e.args, h.args) && r.countsAgree(e, h)
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
