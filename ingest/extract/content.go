package extract

import "newsgraph/ingest/nlp"

// What was said: the words behind the cue, or before it. Each verb of reporting lists the forms that its content
// may take (lexicon/cues.txt), and readContent tries them in the order in which one would mislead another:
//
// 	“…,” she added, “…”           split quotations, before the second half is taken for the whole
// 	calling it “a new chapter”    naming
// 	said on Monday that …         a clause or a quotation behind the cue, over adverbials
// 	thanked them for …            a preposition of the verb's own
// 	vowed to …, urged X to …      infinitives
// 	…, he said                    a clause or a quotation before the cue
// 	confirmed the clashes         a noun phrase

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
	if c.frames&(frameQuote|frameThat) != 0 && r.quotedBefore(i, v.first) && r.near(i, k).lower != "that" && r.readBefore(s, i, k, v, c) {
		return true // “…,” she added, “…”: the first half belongs to it
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
		if _, cue := r.lex.cues[r.near(i, k+1).lemma]; cue && s.lemma == "refuse" {
			return false // "refused to confirm" leaves everything open
		}
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
//
// Twenty tokens are the farthest that news put between a cue and its content ("said in a statement on the
// ministry's website on Monday that").
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
