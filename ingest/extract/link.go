package extract

import (
	"slices"
)

// From statements to events: most are about a happening in their own words, some about what was named before
// ("calling it …", "it was clearly political"), some about what their source says elsewhere ("earlier reports from
// X").

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
	r.nested()
	for n, s := range r.statements {
		if s.form != formNone {
			continue
		}
		s.event = r.eventNearby(n)
	}
	// "X corroborates reports from Y", "reports that … were denied by X": what Y reports.
	for n, s := range r.statements {
		if s.form != formObject || len(s.content) == 0 {
			continue
		}
		for _, k := range []int{n - 1, n + 1} {
			if k < 0 || k >= len(r.statements) {
				continue
			}
			t := r.statements[k]
			if t.event == nil || !s.content[0].Contains(t.cue.First) || !r.lex.nouns["speech"][t.lemma] {
				continue
			}
			if k, ok := r.happenedAt[s.head]; ok && r.happenings[k].kind == "other" && s.head == t.cue.First {
				r.forget(k)
			}
			s.event = t.event
		}
	}
	r.onlyDenied()
	kept := r.statements[:0]
	for _, s := range r.statements {
		if s.event != nil {
			kept = append(kept, s)
		}
	}
	r.statements = kept
	r.dropUnlikelyEvents()
	r.dropEmpty()
}

// dropUnlikelyEvents takes back the events that no claim is about and none of whose words belongs into the graph by
// itself. One such word keeps the others: "the blast" is worth a mention where "exploded" is an event.
func (r *reading) dropUnlikelyEvents() {
	claimed := map[*event]bool{}
	for _, s := range r.statements {
		claimed[s.event] = true
	}
	for _, e := range r.events {
		if !claimed[e] && !slices.ContainsFunc(e.said, func(k int) bool { return r.happenings[k].chief || r.happenings[k].worth > 0 }) {
			e.said = nil
		}
	}
}

// nested points claims about claims at what is claimed in the end: in "X said Y told Z that the bridge fell" both speak of
// the bridge, and what Y told is known by way of X.
func (r *reading) nested() {
	cue := map[int]*statement{}
	for _, s := range r.statements {
		cue[s.cue.Last-1] = s
	}
	for _, s := range slices.Backward(r.statements) { // the innermost stands last
		t := cue[s.head]
		if s.head < 0 || t == nil || t.cue.First <= s.cue.First || t.event == nil {
			continue
		}
		if k, ok := r.happenedAt[s.head]; ok && r.events[r.happenings[k].event] != t.event {
			r.forget(k)
		}
		s.event = t.event
	}
	for _, s := range r.statements {
		t := cue[s.head]
		if s.head < 0 || t == nil || t.cue.First <= s.cue.First || t.speaker == s.speaker {
			continue
		}
		by := r.entities[s.speaker].name
		if s.nested != "" {
			by += ", " + s.nested
		}
		t.nested = by
	}
	for _, s := range r.statements {
		if s.nested != "" && s.via == "" {
			s.via = s.nested
		} else if s.nested != "" {
			s.via += "; " + s.nested
		}
	}
}

// onlyDenied marks the events that the article knows only from their denial.
func (r *reading) onlyDenied() {
	denials, others := map[*event]int{}, map[*event]int{}
	for _, s := range r.statements {
		if s.act == Denied {
			denials[s.event]++
		} else {
			others[s.event]++
		}
	}
	for _, e := range r.events {
		if denials[e] > 0 && others[e] == 0 && len(e.said) <= denials[e] {
			e.status = denied
		}
	}
}

// forget takes a happening out of its event; an event that loses its last one goes in dropEmpty.
func (r *reading) forget(k int) {
	e := r.events[r.happenings[k].event]
	e.said = slices.DeleteFunc(e.said, func(x int) bool { return x == k })
}

// dropEmpty removes the events that forget left without a mention.
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
