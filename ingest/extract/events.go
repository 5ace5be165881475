package extract

import (
	"newsgraph/ingest/nlp"
)

// Happenings are the words of the text that report something that happened; events are what they report. This file
// collects the happenings: one for every statement, whatever its word, and one for every other trigger that
// somebody known takes part in, that has a place, or that is of a kind that is news by itself.

// An event is one happening, however often the article speaks of it.
type event struct {
	kind   string
	status string
	date   string
	name   string
	said   []int // indexes into happenings, in the order of the text
	args   []argument
	places []located
}

// located is where an event happened, with the words that say so.
type located struct {
	entity int
	at     nlp.Span
	sure   float64
}

// findEvents finds the happenings, who took part in each and where, and puts those together that are one event.
func (r *reading) findEvents() {
	r.happenedAt = make(map[int]int)
	r.firstPersons()
	r.saying = map[int]bool{}
	for _, s := range r.statements {
		for _, span := range []nlp.Span{s.cue, s.source} {
			for k := span.First; k < span.Last; k++ {
				r.saying[k] = true
			}
		}
	}
	r.chiefHappenings()
	r.otherHappenings()
	r.orderHappenings()
	for i := range r.happenings {
		h := &r.happenings[i]
		h.status = r.statusOf(h)
		h.date = r.dateOf(h.head)
		h.args = r.arguments(h.head)
		h.places = r.placesOf(h.head)
		h.count = r.countOf(h.head)
	}
	r.speakersAct()
	r.keepHappenings()
	r.mergeHappenings()
	r.linkStatements()
}

// chiefHappenings adds the happening that each statement is about. Statements about what was named before ("calling it
// …") wait for linkStatements.
func (r *reading) chiefHappenings() {
	for _, s := range r.statements {
		s.head = -1
		if s.form == formNone || s.form == formNaming {
			continue
		}
		chief := r.chief(s)
		tree := r.surerChief(s, chief)
		h := r.weighedChief(s, chief, tree)
		if h < 0 {
			continue
		}
		if s.form == formClause && r.judgement(s, h) {
			s.form = formNaming
			continue
		}
		s.head, s.byTree, s.byTable = h, h == tree && h != chief, h != tree
		r.happen(h, true)
	}
}

// judgement reports whether a claim only says what something named before is like: "It was clearly political".
//
// Such claims name no happening of their own. They are linked like "calling it …": to what was spoken of last.
func (r *reading) judgement(s *statement, h int) bool {
	i := r.skipOpening(s.content[0])
	if i+1 >= s.content[0].Last || r.words[i].tag != tagPron {
		return false
	}
	switch r.words[i].lower {
	case "it", "this", "that":
	default:
		return false
	}
	return r.beVerb(r.words[i+1].lower) && (r.words[h].tag == tagAdj || r.words[h].tag == tagNoun) && r.trig[h] == nil && h < i+8
}

// happen adds the word at h as a happening, unless it is one.
func (r *reading) happen(h int, chief bool) {
	if k, ok := r.happenedAt[h]; ok {
		r.happenings[k].chief = r.happenings[k].chief || chief
		return
	}
	n := happening{at: nlp.Span{First: h, Last: h + 1}, head: h, kind: "other", chief: chief}
	if t := r.trig[h]; t != nil {
		n.kind, n.group = t.kind, t.group
	}
	r.happenedAt[h] = len(r.happenings)
	r.happenings = append(r.happenings, n)
}

// otherHappenings adds every trigger that speaks of something that happened: not a word in front of another noun
// ("training camp"), not a word of reporting, not an offence that somebody is charged with.
//
// What somebody is charged with need not have happened, and the first half of "murder charge" is no murder.
func (r *reading) otherHappenings() {
	cues := map[int]bool{}
	for _, s := range r.statements {
		for k := s.cue.First; k < s.cue.Last; k++ {
			cues[k] = true
		}
	}
	for i, t := range r.trig {
		if t == nil || cues[i] || r.doc.Sentences[r.words[i].sent].Kind == nlp.Dateline {
			continue
		}
		w := r.words[i]
		if _, ok := r.lex.cues[w.lemma]; ok && w.tag == tagVerb && t.kind != "demand" {
			continue
		}
		if r.nameAt[i] >= 0 && w.tag == tagName && w.lower != "act" {
			continue
		}
		if w.tag == tagNoun && r.modifies(i) || r.offence(i, t) {
			continue
		}
		r.happen(i, false)
	}
}

// modifies reports whether the noun at i only stands before another: "strike action", "murder charge".
func (r *reading) modifies(i int) bool {
	p := r.phraseOf(i)
	return p >= 0 && r.phrases[p].head != i && r.phrases[p].head > i && r.near(i, i+1).tag == tagNoun && !r.lex.nouns["light"][r.near(i, i+1).lower]
}

// offence reports whether the noun names what somebody is charged with, not what happened.
func (r *reading) offence(i int, t *trigger) bool {
	if t.kind != "crime" && t.kind != "attack" && t.kind != "casualty" || r.words[i].tag == tagVerb && r.words[i].form&featIng == 0 {
		return false
	}
	p := r.phraseOf(i)
	k := i - 1
	if p >= 0 {
		k = r.phrases[p].First - 1
	}
	for j := k; j >= k-5; j-- {
		w := r.near(i, j)
		switch w.lemma {
		case "charge", "accuse", "convict", "suspicion", "suspect", "count", "indict", "guilty", "acquit", "sentence":
			return true
		}
	}
	return false
}

// orderHappenings sorts by position and renumbers.
func (r *reading) orderHappenings() {
	sortHappenings(r.happenings)
	for k, h := range r.happenings {
		r.happenedAt[h.head] = k
	}
}

// worthless is the weight below which a word is left out even if it repeats an event that belongs into the graph.
const worthless = -1500

// keepHappenings removes happenings that no statement is about and that do not belong into the graph.
func (r *reading) keepHappenings() {
	r.reported = make([]bool, len(r.words))
	for _, s := range r.statements {
		for _, c := range s.content {
			for k := c.First; k < c.Last; k++ {
				r.reported[k] = true
			}
		}
	}
	kept := r.happenings[:0]
	for _, h := range r.happenings {
		if !h.chief {
			signs := r.keepSigns(&h)
			r.note(weighing{task: "keep", event: []int{h.head}, entity: -1, signs: signs})
			h.worth = r.tables.keep.sum(signs)
			if t := r.trig[h.head]; t != nil && !t.weak && len(h.args) > 0 && len(h.places) > 0 {
				h.worth = max(h.worth, 1) // who did it and where: enough for any reader
			}
			if h.worth < worthless {
				continue
			}
		}
		kept = append(kept, h)
	}
	r.happenings = kept
	clear(r.happenedAt)
	for k, h := range r.happenings {
		r.happenedAt[h.head] = k
	}
}
