package extract

import "newsgraph/ingest/nlp"

// Speakers who are named beside what they are: "the mayor of Odesa, Gennadiy Trukhanov, said", "Director of Finance
// David Hopkins said", "Dan Adkins, vice president of the company, which owns the hall, said". The walk to the left of
// the cue ends at the noun; here the name that belongs to it takes its place.

// apart is the most words that stand between what somebody is and the name.
const apart = 14

// apposed returns the person or body whose name stands in apposition behind a common noun, and the name's words; -1 for
// none. cue is the first token of the word of reporting.
func (r *reading) apposed(p, cue int) (int, nlp.Span) {
	ph := r.phrases[p]
	w := r.words[ph.head]
	role := r.lex.titles["post"][w.lemma] || r.lex.nouns["voice"][w.lower] || r.lex.nouns["person"][w.lemma]
	end := r.full(p).Last
	if r.near(ph.First, end).lower == "," {
		q := r.phraseOf(end + 1)
		if q >= 0 && r.phrases[q].First == end+1 && r.near(ph.First, r.phrases[q].Last).lower == "," {
			e := r.phrases[q].entity
			switch {
			case e < 0 || r.entities[e].kind == Location:
			case r.entities[e].kind == Person && role, r.leadsTo(r.phrases[q].Last, cue) && r.canSpeak(q):
				return e, r.phrases[q].Span
			}
		}
	}
	if !role {
		return -1, ph.Span
	}
	return r.nameAfterPost(ph, cue)
}

// nameAfterPost finds the name that a post leads up to, over what the post is of: "Minister of Health Hatem El-Gabaly",
// "Chief Executive of Racing NSW, Peter V'Landys". Nothing but the cue, or the end of the clause, may follow the name.
func (r *reading) nameAfterPost(ph phrase, cue int) (int, nlp.Span) {
	last := min(ph.Last+apart, r.sentence(ph.head).Last)
	if cue > ph.Last {
		last = min(last, cue)
	}
	for k := ph.Last; k < last; k++ {
		w := r.words[k]
		if w.tag == tagVerb || w.tag == tagAux || w.tag == tagPron || w.tag == tagSub || isQuoteMark(r.doc.Tokens[k].Text) || w.lower == ";" {
			break
		}
		i := r.nameAt[k]
		if i < 0 || r.names[i].First != k || r.entities[r.names[i].entity].kind != Person {
			continue
		}
		n := r.names[i]
		before, behind := r.near(ph.head, k-1), r.near(ph.head, n.Last)
		if before.tag == tagPrep || before.tag == tagConj || behind.lower == "'s" {
			break
		}
		if r.leadsTo(n.Last, cue) || cue < ph.First && (behind.tag == tagPunct || n.Last >= last) {
			return n.entity, n.Span
		}
		break
	}
	return -1, ph.Span
}

// leadsTo reports whether nothing but commas, adverbs and auxiliaries stands between token i and the cue.
func (r *reading) leadsTo(i, cue int) bool {
	if i > cue || cue-i > 5 {
		return false
	}
	for k := i; k < cue; k++ {
		if w := r.words[k]; w.lower != "," && w.tag != tagAdv && w.tag != tagAux {
			return false
		}
	}
	return true
}

// treeSpeaker returns the named subject that the tree gives the cue, where the walk to the left found only a noun: the noun
// stands in a relative clause or an apposition of the name. -1 for none, and for a noun that the tree, too, has as
// the subject, unless a name is in apposition to it.
func (r *reading) treeSpeaker(p int, s *statement) (int, nlp.Span) {
	ph := r.phrases[p]
	if r.words[s.cue.First].tag != tagVerb || plural(r.words[ph.head].lower) {
		return -1, ph.Span
	}
	for _, t := range r.treeSubjects(s.cue.First, 0) {
		var at []int
		if !ph.Contains(t) && r.hangsOn(ph.head, t) {
			at = append(at, t)
		}
		for _, k := range r.below(t) {
			if r.doc.Tokens[k].Rel == "appos" && (ph.Contains(t) || r.hangsOn(ph.head, t)) {
				at = append(at, k)
			}
		}
		for _, k := range at {
			if e := r.entityAt(k); e >= 0 && r.entities[e].kind != Location {
				return e, r.names[r.nameAt[k]].Span
			}
		}
	}
	return -1, ph.Span
}

// hangsOn reports whether the tree has token i somewhere below token t.
func (r *reading) hangsOn(i, t int) bool {
	_, down, steps := r.path(i, t)
	return steps < pathLimit && len(down) == 0
}
