package extract

import (
	"cmp"
	"slices"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Who takes part in a happening, by where the names stand around its word: subject and object of a verb, possessor
// and "of", "by", "between" of a noun, and for a noun in the hands of a light verb ("faced combat") that verb's
// subject.
//
// Roles follow position and kind. The subject of "died" is no agent, and the possessor of an arrest is who was
// arrested.

// sortHappenings orders by position. The sort is stable, so that equal positions keep the order in which they were
// found.
func sortHappenings(h []happening) {
	slices.SortStableFunc(h, func(a, b happening) int { return cmp.Compare(a.head, b.head) })
}

// The roles of a participant.
const (
	agent     = "agent"
	patient   = "patient"
	recipient = "recipient"
	otherRole = "other"
)

// arguments returns the entities around the happening at token i with their roles.
func (r *reading) arguments(i int) []argument {
	a := &arguments{reading: r}
	if r.words[i].tag == tagVerb || r.words[i].tag == tagAux || r.words[i].tag == tagAdj && r.phraseOf(i) < 0 {
		a.ofVerb(i)
	} else if p := r.phraseOf(i); p >= 0 {
		a.ofNoun(i, p)
	}
	return a.list
}

type arguments struct {
	*reading
	list []argument
}

// add notes a phrase as taking part, and whoever it names: "Montreal police officers". Places take part only as
// countries that act.
//
// A possessor takes part through what it owns ("Uber's cars"), and so does a name that only describes the head
// ("Cannabis Culture stores"), both in an undefined role.
func (a *arguments) add(p int, role string) {
	if p < 0 {
		return
	}
	ph := a.phrases[p]
	entity := ph.entity
	if entity < 0 {
		if e, ok := a.owners[ph.First]; ok && !a.lex.nouns["place"][a.words[ph.head].lower] {
			entity = e // "his aide", "its members"
			role = otherRole
		}
	}
	if entity < 0 && ph.owner >= 0 && a.phrases[ph.owner].entity >= 0 {
		entity, role = a.phrases[ph.owner].entity, otherRole // "Uber's cars"
	}
	if entity < 0 {
		for k := ph.head - 1; k >= ph.First; k-- {
			if e := a.entityAt(k); e >= 0 && a.entities[e].kind != Location {
				entity, role = e, otherRole // "Cannabis Culture locations"
				break
			}
		}
	}
	if entity < 0 {
		return
	}
	a.addEntity(entity, role, ph.Span)
}

// addEntity notes an entity once, in the first role that was found for it. Towns do not act; countries do.
func (a *arguments) addEntity(e int, role string, at nlp.Span) {
	x := a.entities[e]
	if x.kind == Location && !(x.found && x.place.Kind == place.Country) {
		return
	}
	for _, have := range a.list {
		if have.entity == e {
			return
		}
	}
	a.list = append(a.list, argument{entity: e, role: role, at: at})
}

// ofVerb reads subject, object and what prepositions add.
//
// The walk to the right ends with the clause: at the next finite verb, at a relative pronoun, at the words that
// name a source.
func (a *arguments) ofVerb(i int) {
	v := a.voiceOf(i)
	w := a.words[i]
	var subject []int
	switch {
	case v.toInf:
		subject = a.infinitiveSubject(v.first, 0)
	case v.finite:
		subject = a.subjects(v.first, 0)
	case w.form&featIng != 0:
		if prev, at := a.before(i); prev.tag.nominal() && a.phraseOf(at) >= 0 {
			subject = a.climb(a.phraseOf(at), 0, false) // "companies testing"
		} else {
			subject = a.governor(i)
		}
	default:
		if at := a.phraseBefore(i, 3); at >= 0 {
			subject = []int{at}
		}
	}
	role := agent
	headline := a.doc.Sentences[w.sent].Kind == nlp.Heading && w.form&featPart != 0 && w.form&featPast != 0
	if v.passive || w.tag == tagAdj || headline && a.phraseOf(i+1) < 0 || !v.finite && w.form&featIng == 0 && w.form&featPart != 0 {
		role = patient
	}
	switch w.lemma {
	case "die", "perish", "drown":
		role = patient
	}
	for _, p := range subject {
		a.add(p, role)
	}
	// Objects and prepositions, to the end of the clause.
	past := false
	for k := i + 1; k < i+22; k++ {
		n := a.near(i, k)
		if n.lower == "" || n.lower == ";" || a.saying[k] || n.tag == tagPron && (n.lower == "who" || n.lower == "which") {
			break
		}
		if n.tag == tagVerb && n.form&(featPast|featThird) != 0 || n.tag == tagAux || n.tag == tagSub || n.lower == "," && past {
			break
		}
		if n.lower == "," {
			past = true
		}
		p := a.phraseOf(k)
		if p < 0 || a.phrases[p].First != k {
			continue
		}
		ph := a.phrases[p]
		switch {
		case ph.prep >= i && a.words[ph.prep].lower == "by":
			a.add(p, agent)
		case ph.prep >= i:
			switch a.words[ph.prep].lower {
			case "to":
				a.add(p, recipient)
			case "with", "against", "between", "from", "of", "for", "on", "under", "alongside", "among":
				a.add(p, otherRole)
			}
		default:
			if role == patient {
				a.add(p, otherRole)
			} else {
				a.add(p, patient)
			}
		}
		k = ph.Last - 1
	}
}

// infinitiveSubject returns who is to do what an infinitive says: the object of the verb before it, else its subject.
func (a *arguments) infinitiveSubject(to, depth int) []int {
	if depth > 3 {
		return nil
	}
	v := -1
	for k := to - 1; k >= to-12; k-- {
		w := a.near(to, k)
		if w.lower == "" {
			break
		}
		if w.tag == tagVerb {
			v = k
			break
		}
	}
	if p := a.phraseOf(to - 1); p >= 0 && v >= 0 && a.phrases[p].First > v && a.phrases[p].prep < 0 {
		return []int{p}
	}
	if v < 0 {
		if p := a.phraseBefore(to, 4); p >= 0 {
			return a.climb(p, 0, false)
		}
		return nil
	}
	voice := a.voiceOf(v)
	if voice.toInf {
		return a.infinitiveSubject(voice.first, depth+1)
	}
	if !voice.finite {
		return a.governor(v)
	}
	return a.subjects(voice.first, 0)
}

// ofNoun reads the possessor, what "of", "by", "between" add, and the subject and object of the verb that holds it.
func (a *arguments) ofNoun(i, p int) {
	ph := a.phrases[p]
	kind := ""
	if t := a.trig[i]; t != nil {
		kind = t.kind
	}
	owner := ownerRole(kind)
	if ph.owner >= 0 {
		a.add(ph.owner, owner)
	}
	if e, ok := a.owners[ph.First]; ok {
		a.addEntity(e, owner, nlp.Span{First: ph.First, Last: ph.First + 1})
	}
	for k := ph.First; k < ph.head; k++ {
		if e := a.entityAt(k); e >= 0 && a.entities[e].kind != Location {
			a.addEntity(e, otherRole, a.names[a.nameAt[k]].Span)
		}
	}
	// Prepositions right behind the noun, and what is coordinated with their objects.
	between := false
	for k := ph.Last; k < ph.Last+16; k++ {
		w := a.near(i, k)
		if w.lower == "" || w.tag == tagVerb || w.tag == tagAux || w.tag == tagPunct && w.lower != "(" || w.tag == tagSub {
			break
		}
		q := a.phraseOf(k)
		if q < 0 || a.phrases[q].First != k {
			continue
		}
		x := a.phrases[q]
		prep := ""
		if x.prep >= 0 {
			prep = a.words[x.prep].lower
		}
		switch {
		case prep == "between":
			between = true
			a.add(q, agent)
		case between && a.near(i, k-1).tag == tagConj:
			a.add(q, agent)
		case prep == "by":
			a.add(q, agent)
		case prep == "of", prep == "on" && kind != "meeting":
			a.add(q, patient)
		case prep == "against", prep == "with", prep == "from", prep == "among":
			a.add(q, otherRole)
		case prep == "to", prep == "for":
			a.add(q, recipient)
		case a.near(i, k-1).tag == tagConj:
			a.add(q, otherRole)
		}
		k = x.Last - 1
	}
	// "Korean forces faced their initial combat", "soldiers are undergoing training".
	if ph.prep < 0 {
		for k := ph.First - 1; k >= ph.First-4; k-- {
			w := a.near(i, k)
			if w.tag == tagVerb && (lightVerbs[w.lemma] || w.lemma == "take") && len(a.list) < 4 {
				v := a.voiceOf(k)
				if v.finite && !v.toInf {
					for _, s := range a.subjects(v.first, 0) {
						a.add(s, agent)
					}
				} else if v.toInf {
					for _, s := range a.infinitiveSubject(v.first, 0) {
						a.add(s, agent)
					}
				}
				break
			}
			if w.lower == "" || w.tag.nominal() {
				break
			}
		}
	} else if a.words[ph.prep].lower == "in" && ph.prep > 0 {
		// "North Korean troops in training"
		if q := a.phraseOf(ph.prep - 1); q >= 0 && a.words[a.phrases[q].First].sent == a.words[i].sent {
			a.add(q, otherRole)
		}
	}
}

// ownerRole returns the role of whom a happening belongs to: an arrest to who was arrested, an attack to who attacked.
func ownerRole(kind string) string {
	switch kind {
	case "casualty", "justice", "crime", "personnel", "aid":
		return patient
	}
	return agent
}

// speakersAct makes who promises, threatens or refuses to do something its agent.
func (r *reading) speakersAct() {
	for _, s := range r.statements {
		if s.form != formVerb || s.head < 0 || r.entities[s.speaker].unnamed {
			continue
		}
		if c := r.lex.cues[s.lemma]; c.frames&frameTo == 0 || s.content[0].First-s.cue.Last > 2 {
			continue
		}
		h := &r.happenings[r.happenedAt[s.head]]
		if !slices.ContainsFunc(h.args, func(a argument) bool { return a.role == agent }) {
			h.args = append(h.args, argument{entity: s.speaker, role: agent, at: s.source})
		}
	}
}

// findParticipants adds the edges from those who take part to the events.
func (r *reading) findParticipants() {
	r.takePart()
	for v, e := range r.events {
		for _, a := range e.args {
			r.edges = append(r.edges, r.edge("PARTICIPATED_IN", entityID(a.entity), eventID(v), a.at, Edge{Role: a.role, Confidence: a.sure}))
		}
	}
}
