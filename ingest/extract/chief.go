package extract

import (
	"newsgraph/ingest/nlp"
)

// The chief happening of a statement: one word of its content. What only holds another happening ("the occurrence
// of skirmishes", "plans to strike", "overjoyed at the decision") gives way to it.
//
// This is where claims meet. Two sources stand behind one event only if the word chosen here is one of the event's
// words, whatever else they said; so the choice goes for what happened and passes by what is said about it.

// The chief happening of a statement: one word of its content. Verbs and nouns that only hold another happening
// ("faced combat", "the occurrence of skirmishes", "plans to strike") give way to what they hold.

// chief returns the token of the happening that the statement is about, or -1.
func (r *reading) chief(s *statement) int {
	for _, span := range s.content {
		h := -1
		switch s.form {
		case formObject:
			h = r.objectHead(span.First, span)
		case formVerb:
			h = r.verbHead(r.nextVerb(span.First, span), span, 0)
		case formClause:
			h = r.clauseHead(span, 0)
		}
		if h >= 0 {
			return h
		}
	}
	return -1
}

// judged returns the happening that an adjective or participle only judges: "overjoyed at the decision", "shocked by the
// attack"; -1 when none stands behind it.
//
// The guidelines put it so: when the content only judges or characterises a happening, the event is that
// happening.
func (r *reading) judged(k int, span nlp.Span) int {
	if k+2 >= span.Last {
		return -1
	}
	switch r.words[k+1].lower {
	case "at", "by", "about", "with", "over", "of":
	default:
		return -1
	}
	if r.words[k].tag == tagVerb && r.words[k+1].lower == "by" && r.trig[k] != nil {
		return -1
	}
	p := r.phraseAfter(k+2, 2)
	if p < 0 || r.phrases[p].First >= span.Last {
		return -1
	}
	h := r.phrases[r.owned(p)].head
	if h < span.Last && (r.trig[h] != nil || r.lex.nouns["anaphor"][r.words[h].lemma]) && r.words[h].tag == tagNoun {
		return h
	}
	return -1
}

// nominalization reports whether a noun is made of a verb, so that it may be a happening.
func nominalization(w string) bool {
	for _, e := range []string{"sure", "sures", "ment", "ments", "tion", "tions", "sion", "sions", "action", "actions", "ance", "al"} {
		if len(w) > len(e)+3 && w[len(w)-len(e):] == e {
			return true
		}
	}
	return w == "action" || w == "steps" || w == "part"
}

// objectHead picks the happening of a noun phrase at i, over determiners and adverbs.
func (r *reading) objectHead(i int, span nlp.Span) int {
	if i < span.Last && r.words[i].tag == tagAdj && r.trig[i] != nil {
		return i
	}
	p := r.phraseAfter(i, 6)
	if p < 0 || r.phrases[p].First >= span.Last {
		for k := i; k < min(span.Last, i+6); k++ {
			if w := r.words[k]; w.tag == tagVerb || r.trig[k] != nil {
				return r.verbHead(k, span, 1)
			}
		}
		return -1
	}
	p = r.owned(p)
	if end := r.full(p).Last; r.trig[r.phrases[p].head] == nil && end+1 < span.Last && r.near(i, end).lower == "to" && r.near(i, end).tag == tagPart {
		return r.verbHead(end+1, span, 1) // "for President Obama to retaliate"
	}
	return r.nounHead(p, span, 0)
}

// objectHeadOr is objectHead with something to fall back on.
func (r *reading) objectHeadOr(i int, span nlp.Span, other int) int {
	if h := r.objectHead(i, span); h >= 0 {
		return h
	}
	return other
}

// nounHead picks the happening of a phrase: its head, or what the head only holds ("the occurrence of skirmishes",
// "efforts to counteract", "reports of atrocities").
//
// "The first clashes between …" is its head; "the number of deaths", "reports of atrocities" are what comes behind
// "of"; "efforts to counteract …" is the verb; "combat operations" is the noun before.
func (r *reading) nounHead(p int, span nlp.Span, depth int) int {
	ph := r.phrases[p]
	h := ph.head
	if depth > 4 {
		return h
	}
	w := r.words[h]
	light := r.lex.nouns["light"][w.lemma] || r.lex.nouns["light"][w.lower] || w.tag == tagNum || r.lex.nouns["speech"][w.lemma] && r.trig[h] == nil
	if r.trig[h] != nil && !r.lex.nouns["light"][w.lower] {
		return h
	}
	if r.trig[h] == nil && h > ph.First && r.lex.nouns["light"][w.lemma] && r.trig[h-1] != nil && r.words[h-1].tag == tagNoun {
		return h - 1 // "combat operations", "peace talks process"
	}
	next := r.near(h, ph.Last)
	if ph.Last < span.Last {
		switch {
		case next.lower == "of" || next.lower == "in" && light || (next.lower == "about" || next.lower == "over" || next.lower == "at") && light || next.lower == "for" && light:
			if q := r.phraseAfter(ph.Last+1, 3); q >= 0 && r.phrases[q].First < span.Last {
				if got := r.nounHead(q, span, depth+1); got >= 0 && (light && (next.lower == "of" || r.trig[got] != nil) && (!r.isName(got) || r.trig[got] != nil) || r.trig[got] != nil && r.trig[h] == nil && !r.isName(got)) {
					return got
				}
			} else if n := r.near(h, ph.Last+1); n.tag == tagVerb && light {
				return orElse(r.verbHead(ph.Last+1, span, depth+1), h)
			}
		case next.lower == "to" && next.tag == tagPart && (light || nominalization(w.lower) || w.lemma == "plan" || w.lemma == "demand" || w.lemma == "call"):
			return orElse(r.verbHead(ph.Last+1, span, depth+1), h)
		case next.lower == "that" && light && next.tag != tagDet:
			return orElse(r.clauseHead(nlp.Span{First: ph.Last + 1, Last: span.Last}, depth+1), h)
		}
	}
	return h
}

// orElse returns h, or other where h is none.
func orElse(h, other int) int {
	if h >= 0 {
		return h
	}
	return other
}

// isName reports whether the token is part of a name.
func (r *reading) isName(i int) bool { return r.nameAt[i] >= 0 }
