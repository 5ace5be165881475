package extract

import (
	"newsgraph/ingest/nlp"
)

// Contents before their cue: “…,” he said; the fire was out, officials said; the museum, X said, would open. The
// comma or the closing mark before the speaker is what gives them away.

// readBefore reads "…, X said" where nothing follows the cue.
//
// What follows such a cue may only be time and place, a conjunction, or the second half of the quotation; anything
// else means that the cue has its content behind it and this is not the right form.
func (r *reading) readBefore(s *statement, i, k int, v voice, c cue) bool {
	if !v.finite || v.passive {
		return false
	}
	// What follows may only be an adverbial, a split quotation or the end.
	sent := r.sentence(i)
	for n := 0; n < 6 && k < sent.Last; n++ {
		next := r.overAdverbial(k, i)
		if next == k {
			break
		}
		k = next
	}
	if k < sent.Last && !r.quotedBefore(i, v.first) {
		w := r.words[k]
		tail := w.tag == tagPunct || w.tag == tagConj || w.tag == tagSub || w.tag == tagPrep || w.tag == tagAdv || w.tag == tagVerb && w.form&featIng != 0
		if !tail {
			return false
		}
	}
	subj := r.subjects(v.first, 0)
	if len(subj) == 0 {
		return false
	}
	start := r.phrases[subj[0]].First
	for o := r.phrases[subj[0]].owner; o >= 0; o = r.phrases[o].owner {
		start = r.phrases[o].First
	}
	for n := 0; n < 8 && r.near(i, start-1).lower != "" && r.words[start-1].tag != tagPunct && r.words[start-1].tag != tagConj; n++ {
		start-- // "retired Air Force general Lloyd Newton said"
	}
	if k < sent.Last && r.words[k].lower == "," && !r.closesQuote(start-1) && r.near(i, start-1).lower == "," && r.sameQuote(i, start-1) {
		// "The museum, Mr. Obama said, would make visitors …": the content stands around.
		before, after := nlp.Span{First: r.clauseStart(start - 1), Last: start - 1}, nlp.Span{First: k + 1, Last: r.clauseEnd(k + 1)}
		if after.Len() > 1 && (!r.finiteWithin(before.First, before.Len()) || before.Len() < 4) {
			s.content = append(trimSpan(after), before)
			s.quote = r.mostlyQuoted(s.content)
			return true
		}
	}
	s.content, s.quote = r.contentBefore(i, start)
	if len(s.content) == 0 {
		return false
	}
	if !s.quote && c.frames&frameClause == 0 && s.act == Stated {
		// ", he added" needs a clause with a verb before it.
		if !r.finiteWithin(s.content[0].First, 40) {
			return false
		}
	}
	// "…," he said, "…": the second half belongs to it.
	if k < sent.Last && r.words[k].tag == tagPunct && k+1 < sent.Last && r.opens(k+1) {
		s.content = append(s.content, r.quotes[r.words[k+1].quote])
	} else if k < sent.Last && r.opens(k) {
		s.content = append(s.content, r.quotes[r.words[k].quote])
	}
	return true
}

// quotedBefore reports whether a quotation that ends in a comma or a full stop stands right before the clause of the cue
// at i, so that what follows the cue is only time and place.
func (r *reading) quotedBefore(i, first int) bool {
	subj := r.subjects(first, 0)
	if len(subj) == 0 {
		return false
	}
	k := r.phrases[subj[0]].First
	for n := 0; n < 8 && k > 0 && r.words[k-1].sent == r.words[i].sent && r.words[k-1].tag != tagPunct; n++ {
		k--
	}
	if k < 2 || !r.closesQuote(k-1) || !pauses(r.doc.Tokens[k-2].Text) {
		return false
	}
	// A quotation that ends in a full stop ends its sentence; the next one has words of its own.
	here, there := r.doc.Sentences[r.words[i].sent], r.doc.Sentences[r.words[k-1].sent]
	return here.Paragraph == there.Paragraph && (here.First == there.First || r.doc.Tokens[k-2].Text != ".")
}

// contentBefore returns what is said before a cue clause that begins at start: the quotation that ends there, or the
// sentence up to the comma.
func (r *reading) contentBefore(i, start int) ([]nlp.Span, bool) {
	k := start - 1
	for k >= 0 && k >= start-2 && r.words[k].tag == tagPunct && !r.closesQuote(k) {
		k--
	}
	if k < 0 {
		return nil, false
	}
	if r.closesQuote(k) && r.words[i].quote != r.words[k].quote {
		q := r.quotes[r.words[k].quote]
		sent := r.sentence(i)
		if q.First > sent.First && r.words[q.First].sent == r.words[i].sent && q.Len() < 8 && q.First-sent.First > q.Len() {
			// The quotation is only the end of the content.
			return trimSpan(nlp.Span{First: r.clauseStart(q.First), Last: q.Last}), false
		}
		return trimSpan(q), true
	}
	if r.words[start-1].sent != r.words[i].sent || r.words[start-1].lower != "," && !r.dash(start-1) {
		return nil, false
	}
	if q := r.words[i].quote; q >= 0 {
		return trimSpan(nlp.Span{First: max(r.quotes[q].First+1, r.clauseStart(start-1)), Last: start - 1}), true
	}
	span := nlp.Span{First: r.clauseStart(start - 1), Last: start - 1}
	if span.Len() < 2 || !r.finiteWithin(span.First, span.Len()+1) && !r.mostlyQuoted([]nlp.Span{span}) {
		return nil, false
	}
	return trimSpan(span), r.mostlyQuoted([]nlp.Span{span})
}
