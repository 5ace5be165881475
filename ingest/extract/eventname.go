package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// The readable name of an event: "first clashes between Ukrainian forces and the North Korean troops". The fullest
// noun phrase that the article has for it is best; a verb gives subject, verb and object as they stand. Names are
// for people only: nothing is compared by them.

// eventName makes a readable phrase: the fullest noun phrase that an event was called, else the clause of its verb.
func (r *reading) eventName(e *event) string {
	best := ""
	for _, k := range e.said {
		h := r.happenings[k]
		if r.words[h.head].tag == tagVerb {
			continue
		}
		if n := r.nounName(h.head); len(n) > len(best) && len(n) < 90 {
			best = n
		}
	}
	if best == "" || len(strings.Fields(best)) == 1 {
		for _, k := range e.said {
			if h := r.happenings[k].head; r.words[h].tag == tagVerb || r.words[h].tag == tagAux || r.words[h].tag == tagAdj {
				if n := r.verbName(h); n != "" {
					return n
				}
			}
		}
	}
	if best == "" {
		best = r.doc.Tokens[r.happenings[e.said[0]].head].Text
	}
	return best
}

// nounName is the noun with its adjectives and the prepositions behind it.
func (r *reading) nounName(i int) string {
	p := r.phraseOf(i)
	if p < 0 {
		return r.doc.Tokens[i].Text
	}
	span := r.phrases[p].Span
	for span.First < r.phrases[p].head && r.words[span.First].tag == tagDet {
		span.First++
	}
	if o := r.phrases[p].owner; o >= 0 && r.phrases[o].entity >= 0 {
		span.First = r.phrases[o].First
	}
	for n := 0; n < 4; n++ {
		k := span.Last
		w := r.near(i, k)
		if w.tag == tagConj && n > 0 && w.lower == "and" {
		} else if w.tag != tagPrep || w.lower == "according" {
			break
		}
		q := r.phraseOf(k + 1)
		if q < 0 || r.phrases[q].First != k+1 {
			break
		}
		q = r.owned(q)
		span.Last = r.phrases[q].Last
		if span.Len() > 14 {
			break
		}
	}
	return r.textOf(span)
}

// verbName is subject, verb group and object.
func (r *reading) verbName(i int) string {
	v := r.voiceOf(i)
	end := i + 1
	for n := 0; n < 3; n++ {
		k := end
		if w := r.near(i, k); w.tag == tagPrep || w.tag == tagAdv && n == 0 || w.tag == tagPart && w.lower == "to" {
			k++
		}
		p := r.phraseOf(k)
		if p < 0 || r.near(i, k).lower == "" || r.phrases[p].First != k {
			break
		}
		p = r.owned(p)
		end = r.phrases[p].Last
		if end-i > 12 {
			break
		}
	}
	predicate := r.textOf(nlp.Span{First: v.first, Last: end})
	if !v.finite && !v.passive {
		return predicate
	}
	found := r.subjects(v.first, 0)
	if len(found) == 0 {
		return predicate
	}
	ph := r.phrases[found[0]]
	switch {
	case r.words[ph.head].tag != tagPron:
		return r.textOf(ph.Span) + " " + predicate
	case ph.entity >= 0:
		return r.entities[ph.entity].name + " " + predicate
	}
	return predicate
}
