package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
)

// Which happenings are one event. Each pair that has anything in common is weighed (matching.go), and each happening joins
// the event whose mentions speak for it most, if they do on average.
//
// A false merge puts words into mouths, a miss only splits an event in two; what is as likely as not stays apart.

// mergeHappenings fills events.
//
// Happenings are taken in the order of the text, and each joins the earlier event whose mentions speak for it most, if
// they do on average. Looking back a bounded way keeps live blogs with thousands of entries linear.
func (r *reading) mergeHappenings() {
	const window = 60 // happenings that a new one is compared with; long live blogs repeat themselves nearby
	for i := range r.happenings {
		h := &r.happenings[i]
		h.event = -1
		var near []int // the events that have a mention among those, in the order of the text
		sums, counts := map[int]int{}, map[int]int{}
		for k := max(0, i-window); k < i; k++ {
			if !r.comparable(k, i) {
				continue
			}
			signs := r.matchSigns(k, i)
			r.note(weighing{task: "same", event: []int{r.happenings[k].head}, other: []int{h.head}, entity: -1, signs: signs})
			v := r.happenings[k].event
			if counts[v] == 0 {
				near = append(near, v)
			}
			sums[v] += r.tables.same.sum(signs)
			counts[v]++
		}
		best := 0
		slices.Sort(near)
		for _, v := range near { // the latest of equals
			if n := counts[v]; sums[v] > 0 && sums[v]/n >= best && !r.contradict(r.events[v], h) {
				h.event, best = v, sums[v]/n
			}
		}
		if k := r.pointedAt(i); h.event < 0 && k >= 0 && !r.contradict(r.events[r.happenings[k].event], h) {
			h.event = r.happenings[k].event // "the decision", "these engagements"
		}
		if h.event < 0 {
			h.event = len(r.events)
			r.events = append(r.events, &event{kind: h.kind})
		}
		e := r.events[h.event]
		e.said = append(e.said, i)
		r.absorb(e, h)
	}
	for _, e := range r.events {
		r.finish(e)
	}
}

// contradict reports whether something said of a happening and of an event speaks so plainly against their being one that no
// sum of signs outweighs it: other towns, other dates, others who were hit, other numbers, "another blast".
func (r *reading) contradict(e *event, h *happening) bool {
	if r.articleOf(h.head) == "another" {
		return true
	}
	if h.date != "" && e.date != "" && !strings.HasPrefix(h.date, e.date) && !strings.HasPrefix(e.date, h.date) {
		return true
	}
	if len(h.places) > 0 && len(e.places) > 0 && !r.placesAgree(e.places, h.places) {
		return true
	}
	last := r.happenings[e.said[len(e.said)-1]]
	if last.status != h.status && r.words[last.head].lemma != r.words[h.head].lemma &&
		(last.status == hypothetical || h.status == hypothetical || last.status == denied || h.status == denied) {
		return true // "if Israel invades" is not "denied the attack"
	}
	x, y := withRole(e.args, patient), withRole(h.args, patient)
	return len(x) > 0 && len(y) > 0 && !overlap(x, y) || !r.countsAgree(e, h)
}

// anaphor reports whether the word at i is a noun that may stand for any happening: "the incident".
func (r *reading) anaphor(i int) bool {
	return r.words[i].tag == tagNoun && r.lex.nouns["anaphor"][r.words[i].lemma]
}

// comparable reports whether two happenings have anything in common that could make them one event.
func (r *reading) comparable(a, b int) bool {
	x, y := &r.happenings[a], &r.happenings[b]
	v, w := r.words[x.head], r.words[y.head]
	if r.pointedAt(b) == a || r.anaphor(y.head) && w.sent-v.sent < 6 || r.anaphor(x.head) && w.sent-v.sent < 3 {
		return true
	}
	alike := v.lemma == w.lemma || stem(v.lower) == stem(w.lower) || x.group != 0 && x.group == y.group
	if x.kind == "other" && y.kind == "other" {
		return alike && w.tag == tagNoun && shareSomebody(x.args, y.args) // "need" and "want" come again and mean no deed
	}
	if alike {
		return true
	}
	if x.kind != y.kind && (x.kind != "other" && y.kind != "other" || w.sent-v.sent > 1) {
		return false
	}
	// Other words for it need somebody or something that both have, an article that points back, or the headline.
	article := r.articleOf(y.head)
	return shareSomebody(x.args, y.args) || len(x.places) > 0 && len(y.places) > 0 && r.placesAgree(places(x), y.places) ||
		article == "the" || article == "this" || r.doc.Sentences[v.sent].Kind == nlp.Heading
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
