package extract

import (
	"newsgraph/ingest/nlp"
)

// Contents that are no clause: "confirmed the first clashes", "called for an inquiry", "calling it a new chapter".
// Verbs that take them mostly have another meaning with other objects ("announced the winner", "dismissed two
// ministers"), so the head of the phrase must be something that can happen.

// readPreposition reads "called for X", "blamed Y on Z", "thanked allies for …", "accused them of …".
//
// With "as" and "on" the object is what the statement is about ("described the vote as a farce", "blamed the crash
// on pilots"), with the others what stands behind the preposition.
func (r *reading) readPreposition(s *statement, i int, c cue) bool {
	if len(c.preps) == 0 {
		return false
	}
	k := i + 1
	if w := r.near(i, k); w.lower == "to" && w.tag == tagPrep && (s.lemma == "appeal" || s.lemma == "plead") {
		p := r.phraseOf(k + 1)
		if p < 0 || r.phrases[p].First != k+1 {
			return false
		}
		end := r.full(r.owned(p)).Last
		if n := r.near(i, end); n.lower == "to" && n.tag == tagPart {
			s.content, s.form = trimSpan(nlp.Span{First: end + 1, Last: r.clauseEnd(end + 1)}), formVerb
			return true // "appealed to Canada to act"
		} else if n.lower == "for" {
			return r.prepositional(s, end)
		}
		return false
	} else if w.lower == "on" && s.lemma == "blame" {
		return r.readRelativeObject(s, i)
	} else if w.tag == tagPrep && c.preps[w.lower] {
		return r.prepositional(s, k)
	}
	p := r.phraseOf(k)
	if p < 0 || r.phrases[p].First != k {
		return false
	}
	p = r.owned(p)
	end := r.phrases[p].Last
	if !c.preps[r.near(i, end).lower] {
		end = r.full(p).Last // "accused the opposition | of violence", but "blamed the head of the union | for …"
	}
	w := r.near(i, end)
	if (w.tag == tagPrep || w.tag == tagSub) && c.preps[w.lower] {
		switch w.lower {
		case "as", "on":
			// "blamed the crash on pilots", "described the vote as": the object is what it is about.
			s.content, s.form = trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), formObject
			if r.nameAt[r.phrases[p].head] >= 0 && w.lower == "as" {
				s.content = trimSpan(nlp.Span{First: end + 1, Last: r.clauseEnd(end + 1)}) // "described Clinton as a disgrace"
			}
			if r.words[r.phrases[p].head].tag == tagPron {
				s.form = formNaming
			}
			return true
		}
		return r.prepositional(s, end)
	}
	return false
}

// readRelativeObject reads what stands before the subject of a verb without an object: "an incident Uber blamed on …".
func (r *reading) readRelativeObject(s *statement, i int) bool {
	subj := r.subjects(r.voiceOf(i).first, 0)
	if len(subj) == 0 {
		return false
	}
	p := r.phraseOf(r.phrases[subj[0]].First - 1)
	if p < 0 || r.words[r.phrases[p].First].sent != r.words[i].sent {
		return false
	}
	s.content, s.form = trimSpan(r.phrases[p].Span), formObject
	return true
}

// prepositional takes what stands behind the preposition at k for the content: a gerund, a clause with "what", or
// a noun phrase.
func (r *reading) prepositional(s *statement, k int) bool {
	if k+1 >= len(r.words) || r.words[k+1].sent != r.words[k].sent {
		return false
	}
	s.content = trimSpan(nlp.Span{First: k + 1, Last: r.clauseEnd(k + 1)})
	switch w := r.words[k+1]; {
	case w.tag == tagVerb && w.form&featIng != 0:
		s.form = formVerb
	case w.lower == "what" || w.lower == "how":
		s.form = formClause
	default:
		s.form = formObject
	}
	return len(s.content) > 0
}

// readNaming reads "calling it “a new chapter”", "branded the strike illegal".
func (r *reading) readNaming(s *statement, k int) bool {
	p := r.phraseOf(k)
	if p < 0 || r.phrases[p].First != k {
		return false
	}
	next := r.near(k, r.full(p).Last)
	if r.words[r.phrases[p].head].tag == tagPron || next.tag == tagDet || next.tag == tagAdj || next.tag == tagPunct && isQuoteMark(next.lower) || next.lower == "“" {
		s.content, s.form = trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), formNaming
		s.quote = r.mostlyQuoted(s.content)
		if r.words[r.phrases[p].head].tag != tagPron {
			s.form = formObject
		}
		return true
	}
	return false
}

// readObject reads "confirmed the first clashes", "denied involvement".
func (r *reading) readObject(s *statement, i int) bool {
	k := i + 1
	for r.near(i, k).tag == tagAdv {
		k++
	}
	if w := r.near(i, k); w.tag == tagVerb && w.form&featIng != 0 {
		s.content, s.form = trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), formVerb
		return true // "denied killing"
	}
	p := r.phraseAfter(k, 3)
	if p < 0 || r.phrases[p].First > k+1 {
		return false
	}
	if w := r.near(i, k); w.tag == tagPrep {
		return false
	}
	p = r.owned(p)
	head := r.words[r.phrases[p].head]
	if next := r.near(i, r.phrases[p].Last); next.tag == tagAdj && len(r.lex.triggers[next.lower]) > 0 && r.phrases[p].Last < r.sentence(i).Last {
		s.content, s.form = trimSpan(nlp.Span{First: r.phrases[p].Last, Last: r.clauseEnd(k)}), formObject // "reported her missing"
		return true
	}
	if head.tag == tagPron && head.lower != "it" && head.lower != "this" && head.lower != "that" {
		return false
	}
	if r.phrases[p].entity >= 0 && head.tag == tagName && len(r.lex.triggers[head.lower]) == 0 {
		return false // "praised Obama": about nobody's deed
	}
	if head.lower == "people" || plural(head.lower) && r.lex.nouns["source"][head.lower] && !r.lex.nouns["body"][head.lemma] && !r.lex.nouns["speech"][head.lemma] ||
		r.lex.titles["post"][head.lemma] || r.lex.nouns["person"][head.lemma] || r.lex.nouns["male"][head.lemma] || r.lex.nouns["female"][head.lemma] {
		return false // "dismissed two ministers": done, not said
	}
	s.content, s.form = trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), formObject
	if head.tag == tagPron {
		s.form = formNaming
	}
	s.quote = r.mostlyQuoted(s.content)
	return true
}
