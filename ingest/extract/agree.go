package extract

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/ingest/place"
)

// What two happenings say of places, numbers and people, for those who compare them. Silence is no contradiction: a
// happening without a place or without people may be any.

// shareSomebody reports whether somebody takes part in both, in whatever role.
func shareSomebody(a, b []argument) bool {
	return slices.ContainsFunc(a, func(x argument) bool {
		return slices.ContainsFunc(b, func(y argument) bool { return x.entity == y.entity })
	})
}

// placesAgree reports whether some place of each may be one: equal, or one inside the other.
//
// A town and its country agree; two towns do not. Where the map does not know one of two names, nothing can be
// said.
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

// countOf returns the number that stands with those whom the verb at token i befalls: 5 for "five people were arrested";
// 0 when there is none.
func (r *reading) countOf(i int) int {
	if r.words[i].tag != tagVerb {
		return 0
	}
	v := r.voiceOf(i)
	var at []int
	if v.finite || v.passive {
		at = r.subjects(v.first, 0)
	}
	if !v.passive {
		at = nil
		if p := r.phraseOf(i + 1); p >= 0 && r.phrases[p].First == i+1 {
			at = []int{p}
		}
	}
	for _, p := range at {
		for k := r.phrases[p].First; k < r.phrases[p].head; k++ {
			if n := number(r.words[k].lower); n > 0 {
				return n
			}
		}
	}
	return 0
}

// number reads a small number in words or digits; 0 when it is none.
func number(w string) int {
	for n, s := range []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen"} {
		if w == s && n > 0 {
			return n
		}
	}
	n, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// countsAgree reports whether the numbers of two happenings may be of one: an article that counts five arrests and names
// one speaks of two things. Tolls grow while they are counted, so the dead and injured are left out.
func (r *reading) countsAgree(e *event, h *happening) bool {
	if h.kind == "casualty" {
		return true
	}
	for _, k := range e.said[max(0, len(e.said)-20):] {
		b := r.happenings[k]
		if b.count > 0 && h.count > 0 && b.count != h.count {
			return false
		}
		if b.count > 1 && h.count == 0 && len(withRole(h.args, patient)) == 1 || h.count > 1 && b.count == 0 && len(withRole(b.args, patient)) == 1 {
			return false
		}
	}
	return true
}

// withRole returns the entities that have a role.
func withRole(list []argument, role string) []int {
	var out []int
	for _, a := range list {
		if a.role == role {
			out = append(out, a.entity)
		}
	}
	return out
}

// overlap reports whether two lists have an entity in common.
func overlap(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
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
