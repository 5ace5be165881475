package extract

import (
	"slices"

	"newsgraph/ingest/place"
)

// Places of events that no words of their own place. Readers fill them in from the cause, or from where the whole
// article plays; this file says what these are, and siting.go decides. What is a speaker's opinion, an agreement or a
// publication is rarely given a place, because a guess would mostly be wrong.

// shareScene gives the dead and injured the place of what killed them: the attack or disaster of the same sentence.
func (r *reading) shareScene() {
	causes := map[int]*event{} // sentence → the attack or disaster that it speaks of
	for _, e := range r.events {
		if e.kind != "attack" && e.kind != "disaster" || len(e.places) == 0 {
			continue
		}
		for _, k := range e.said {
			causes[r.words[r.happenings[k].head].sent] = e
		}
	}
	for _, e := range r.events {
		if e.kind != "casualty" {
			continue
		}
		for _, k := range e.said {
			cause := causes[r.words[r.happenings[k].head].sent]
			if cause == nil || len(e.places) > 0 && !r.placesHold(e.places, cause.places) {
				continue
			}
			e.places = nil
			for _, p := range cause.places {
				e.places = append(e.places, located{p.entity, r.happenings[k].at, 0.6})
			}
			break
		}
	}
}

// placesHold reports whether each of the outer places holds one of the inner ones, or is one.
func (r *reading) placesHold(outer, inner []located) bool {
	for _, o := range outer {
		if !slices.ContainsFunc(inner, func(i located) bool { return i.entity == o.entity || r.inside(i.entity, o.entity) }) {
			return false
		}
	}
	return true
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
