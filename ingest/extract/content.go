package extract

import "newsgraph/ingest/nlp"

// What was said: the words behind the cue, or before it.

// readContent fills content and form of a statement whose speaker stands before the cue. False: the verb reports
// nothing here ("she said nothing", "the team added a player").
func (r *reading) readContent(s *statement, i int, c cue, v voice) bool {
	k := i + 1
	sent := r.sentence(i)
	// "told reporters", "assured the BBC"
	if r.addressed(s.lemma) {
		if p := r.phraseOf(k); p >= 0 && r.phrases[p].First == k {
			p = r.owned(p)
			k = r.full(p).Last
		}
	}
	if c.frames&frameNaming != 0 && r.readNaming(s, k) {
		return true
	}
	if c.frames&(frameQuote|frameThat) != 0 && r.readAfter(s, i, k, c) {
		return true
	}
	if r.readPreposition(s, i, c) {
		return true
	}
	if c.frames&frameTo != 0 && r.near(i, k).lower == "to" && r.near(i, k).tag == tagPart {
		s.content, s.form = trimSpan(nlp.Span{First: k + 1, Last: r.clauseEnd(k + 1)}), formVerb
		return true
	}
	if c.frames&frameWhom != 0 {
		if p := r.phraseOf(i + 1); p >= 0 && r.phrases[p].First == i+1 {
			end := r.full(p).Last
			if r.near(i, end).lower == "to" && r.near(i, end).tag == tagPart {
				s.content, s.form = trimSpan(nlp.Span{First: end + 1, Last: r.clauseEnd(end + 1)}), formVerb
				return true
			}
			if r.near(i, end).lower == "not" && r.near(i, end+1).lower == "to" {
				s.content, s.form = trimSpan(nlp.Span{First: end + 2, Last: r.clauseEnd(end + 2)}), formVerb
				return true
			}
		}
	}
	if c.frames&(frameQuote|frameThat) != 0 && r.readBefore(s, i, k, v, c) {
		return true
	}
	if c.frames&frameObject != 0 && i+1 < sent.Last {
		return r.readObject(s, i)
	}
	return false
}

// addressed reports whether the verb takes the person spoken to as its object.
func (r *reading) addressed(lemma string) bool {
	switch lemma {
	case "tell", "assure", "reassure", "inform", "remind", "warn", "advise", "ask", "promise":
		return true
	}
	return false
}

// readAfter reads "that …", a quotation or a bare clause behind the cue, over what may stand in between: "on Monday",
// "in a statement", "to reporters".
func (r *reading) readAfter(s *statement, i, k int, c cue) bool {
	sent := r.sentence(i)
	limit := min(sent.Last, i+22)
	for k < limit {
		w := r.words[k]
		t := r.doc.Tokens[k].Text
		switch {
		case w.lower == "that" && w.tag != tagDet || w.lower == "that" && k == i+1:
			s.content, s.quote = r.toEnd(k+1, i)
			return len(s.content) > 0
		case (isQuoteMark(t) || t == "'") && w.quote >= 0 && r.quotes[w.quote].First == k && r.words[i].quote != w.quote:
			s.content, s.quote = r.toEnd(k, i)
			return true
		case (w.lower == "," || w.lower == ":") && k+1 < sent.Last && r.opens(k+1) && r.words[i].quote < 0:
			s.content, s.quote = r.toEnd(k+1, i)
			return true
		case w.lower == ":" && r.words[i].quote < 0 && k+2 < sent.Last && k < i+8:
			s.content, s.quote = r.toEnd(k+1, i)
			return true
		case w.lower == "if" || w.lower == "whether" || w.lower == "how" || w.lower == "why":
			// "asked whether": no claim. "explained how": one.
			if w.lower == "if" || w.lower == "whether" || !r.clauseFollows(k) {
				return false
			}
			s.content, s.quote = r.toEnd(k+1, i)
			return true
		}
		if c.frames&frameClause != 0 || w.lower == "there" || k == i+1 {
			if r.bareClause(k, i) && (c.frames&frameClause != 0 || r.strictClause(k)) || k == i+1 && r.relativeClause(k, i) || s.lemma == "say" && r.loneClause(k, i) {
				s.content, s.quote = r.toEnd(k, i)
				return true
			}
		}
		next := r.overAdverbial(k, i)
		if next == k {
			return false
		}
		k = next
	}
	return false
}

// relativeClause reports whether the cue stands inside a relative clause and its content goes on at k without a subject:
// "cronies it says have dominated politics", "which he said were at his side".
func (r *reading) relativeClause(k, i int) bool {
	w := r.words[k]
	if w.tag != tagAux && (w.tag != tagVerb || w.form&(featPast|featThird) == 0 || w.form&featIng != 0) {
		return false
	}
	subj := r.subjects(r.voiceOf(i).first, 0)
	if len(subj) == 0 {
		return false
	}
	before := r.near(i, r.phrases[subj[0]].First-1)
	return before.tag == tagNoun || before.tag == tagPron || before.lower == "," && r.near(i, r.phrases[subj[0]].First-2).tag == tagNoun
}

// loneClause reports whether "say" is followed by a noun phrase and several words more: a clause, even where no verb in
// it is known.
func (r *reading) loneClause(k, i int) bool {
	p := r.phraseOf(k)
	if p < 0 || r.phrases[p].First != k || r.words[r.phrases[p].head].tag == tagNum {
		return false
	}
	return r.sentence(i).Last-r.phrases[r.owned(p)].Last > 4 && r.near(i, r.phrases[p].Last).tag != tagPunct
}

// opens reports whether a quotation begins at the token.
func (r *reading) opens(k int) bool {
	return r.words[k].quote >= 0 && r.quotes[r.words[k].quote].First == k
}

// overAdverbial steps over an adverb, a day, or a prepositional phrase; k itself when none stands there.
func (r *reading) overAdverbial(k, i int) int {
	w := r.words[k]
	switch {
	case w.tag == tagAdv, w.lower == "," && k > i+1:
		return k + 1
	case r.lex.names["calendar"][r.doc.Tokens[k].Text]:
		return k + 1
	case w.tag == tagNum && r.lex.names["calendar"][r.doc.Tokens[k-1].Text]:
		return k + 1
	case w.tag == tagPrep:
		if p := r.phraseOf(k + 1); p >= 0 && r.phrases[p].First == k+1 {
			p = r.owned(p)
			return r.full(p).Last
		}
	case w.lower == "," && r.near(i, k+1).tag == tagPrep:
		return k + 1
	}
	if p := r.phraseOf(k); p >= 0 && r.phrases[p].First == k {
		switch h := r.words[r.phrases[p].head].lower; h {
		case "week", "month", "year", "day", "morning", "night", "evening", "afternoon", "today", "time":
			return r.phrases[p].Last
		}
	}
	return k
}

// bareClause reports whether a clause without "that" begins at k: a noun phrase with a finite verb soon behind it.
func (r *reading) bareClause(k, i int) bool {
	w := r.words[k]
	if w.tag == tagPron && (w.lower == "who" || w.lower == "which" || w.lower == "himself" || w.lower == "herself") {
		return false
	}
	p := r.phraseOf(k)
	if p < 0 || r.phrases[p].First != k {
		if next := r.near(i, k+1); w.lower == "there" && (next.tag == tagAux || next.tag == tagVerb) {
			return true
		}
		// "said more than 20 people died": a quantity before the phrase.
		if w.tag == tagAdj || w.tag == tagAdv || w.tag == tagDet || w.tag == tagVerb && w.form&featIng != 0 {
			for j := k; j < k+4; j++ {
				if r.phraseOf(j) >= 0 {
					return r.finiteWithin(j, 14)
				}
			}
		}
		return false
	}
	return r.finiteWithin(k, 16)
}

// strictClause reports whether the verb of the clause at k stands right behind its subject: what "confirmed the deal was
// off" has and "confirmed the clashes that …" has not.
func (r *reading) strictClause(k int) bool {
	p := r.phraseOf(k)
	if p < 0 {
		return r.words[k].lower == "there"
	}
	p = r.owned(p)
	end := r.full(p).Last
	for r.near(k, end).tag == tagAdv {
		end++
	}
	w := r.near(k, end)
	return w.tag == tagAux || w.tag == tagVerb && w.form&(featThird) != 0 || w.tag == tagVerb && w.form&featPast != 0 && w.form&featPart == 0 ||
		w.tag == tagVerb && w.form&featPast != 0 && r.near(k, end+1).tag != tagPrep
}

// afterNominal reports whether a noun phrase stands before the verb at i, over adverbs.
func (r *reading) afterNominal(i int) bool {
	w, _ := r.before(i)
	return w.tag.nominal()
}

// finiteWithin reports whether a finite verb comes within n tokens, before the sentence or a clause ends.
func (r *reading) finiteWithin(k, n int) bool {
	depth := 0
	for j := k; j < k+n; j++ {
		w := r.near(k, j)
		switch {
		case w.lower == "" || w.lower == ";":
			return false
		case w.lower == "who" || w.lower == "which" || w.tag == tagPron && w.lower == "that":
			depth++
		case w.tag == tagAux, w.tag == tagVerb && w.form&(featPast|featThird) != 0, w.tag == tagVerb && w.form&featBase != 0 && r.afterNominal(j):
			if depth == 0 {
				return j > k
			}
			depth--
			for r.near(k, j+1).tag == tagAux || r.near(k, j+1).tag == tagVerb || r.near(k, j+1).tag == tagAdv {
				j++
			}
		}
	}
	return false
}

// toEnd returns the content from k to the end of the clause. A quotation that begins there goes on to its end, over
// several sentences if need be.
func (r *reading) toEnd(k, cue int) ([]nlp.Span, bool) {
	if k >= len(r.words) {
		return nil, false
	}
	if q := r.words[k].quote; q >= 0 && r.quotes[q].First == k && q != r.words[cue].quote {
		span := r.quotes[q]
		if span.Last < r.sentence(k).Last && !r.endsSentence(span.Last) {
			// A short quotation inside a longer content: 'said Uber had "respect" for officials'.
			return trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), span.Len() > r.clauseEnd(k)-span.Last
		}
		return trimSpan(span), true
	}
	end := r.clauseEnd(k)
	if q := r.words[cue].quote; q >= 0 {
		end = min(end, r.quotes[q].Last-1)
	} else {
		// ", he added": a second cue that closes the sentence takes its own content; ", noting …" begins one.
		for j := k + 1; j < end; j++ {
			if r.words[j].lower == "," && r.words[j+1].tag == tagVerb && r.words[j+1].form&featIng != 0 && r.words[j].quote < 0 {
				if _, ok := r.lex.cues[r.words[j+1].lemma]; ok {
					end = j
				}
			}
		}
	}
	spans := trimSpan(nlp.Span{First: k, Last: end})
	return spans, r.mostlyQuoted(spans)
}

// endsSentence reports whether only punctuation stands between i and the end of the sentence.
func (r *reading) endsSentence(i int) bool {
	for ; i < len(r.words) && r.words[i].tag == tagPunct; i++ {
		if i+1 >= len(r.words) || r.words[i+1].sent != r.words[i].sent {
			return true
		}
	}
	return i >= len(r.words) || i > 0 && r.words[i].sent != r.words[i-1].sent
}

// readBefore reads "…, X said" where nothing follows the cue.
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
	return r.closesQuote(k-1) && k >= 2 && pauses(r.doc.Tokens[k-2].Text)
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

// readPreposition reads "called for X", "blamed Y on Z", "thanked allies for …", "accused them of …".
func (r *reading) readPreposition(s *statement, i int, c cue) bool {
	if len(c.preps) == 0 {
		return false
	}
	k := i + 1
	if w := r.near(i, k); w.lower == "on" && s.lemma == "blame" {
		return r.readRelativeObject(s, i)
	} else if w.tag == tagPrep && c.preps[w.lower] {
		return r.prepositional(s, k)
	}
	p := r.phraseOf(k)
	if p < 0 || r.phrases[p].First != k {
		return false
	}
	p = r.owned(p)
	end := r.full(p).Last
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
	p := r.phraseAfter(k, 3)
	if p < 0 || r.phrases[p].First > k+1 {
		if w := r.near(i, k); w.tag == tagVerb && w.form&featIng != 0 {
			s.content, s.form = trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), formVerb
			return true // "denied killing"
		}
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
	s.content, s.form = trimSpan(nlp.Span{First: k, Last: r.clauseEnd(k)}), formObject
	if head.tag == tagPron {
		s.form = formNaming
	}
	s.quote = r.mostlyQuoted(s.content)
	return true
}
