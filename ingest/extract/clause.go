package extract

import (
	"newsgraph/ingest/nlp"
)

// Clauses without a syntax tree: where one begins behind a cue, and where it ends. The test is the same
// throughout, a noun phrase with a finite verb soon behind it, made stricter or looser by how much else the cue
// could mean.

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
//
// Verbs that also take objects need it: in "confirmed the clashes that broke out" the finite verb belongs to a
// relative clause.
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
//
// Relative clauses bring finite verbs of their own: each "who" and "which" on the way uses up one verb group.
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
//
// A content ends with its sentence, with the quotation that it stands in, or where a participle of reporting
// begins the next one (", noting that"). Quotations go on over as many sentences as they have.
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
