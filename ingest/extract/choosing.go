package extract

import (
	"fmt"
	"slices"

	"newsgraph/ingest/nlp"
)

// Which word of a claim tells what the claim is about, when the rules' word is a poor one. Grammar leads to a word
// (chief.go, predicate.go, tree.go); whether that word or another of the content names the happening that a reader
// would name is a matter of many weak signs, and learned.

// farthest is how many words of a content are looked at. What a claim is chiefly about stands early.
const farthest = 60

// margin is by how much, in thousandths of a logit, another word must be better.
const margin = 400

// weighedChief returns the word of the content that the learned table prefers to h, which the rules (rule) or the
// tree chose; h itself where none is clearly better, or where there was nothing to choose from.
func (r *reading) weighedChief(s *statement, rule, h int) int {
	if h < 0 || s.form == formNaming || s.form == formNone {
		return h
	}
	best, most := h, 0
	for n, i := range r.candidates(s, h) {
		signs := r.choiceSigns(s, i, rule, h)
		r.note(weighing{task: "claim", event: []int{i}, other: []int{s.cue.First}, entity: -1, signs: signs})
		sum := r.tables.claim.sum(signs)
		if n == 0 {
			sum += margin
		}
		if n == 0 || sum > most {
			best, most = i, sum
		}
	}
	return best
}

// candidates lists the words of a content that may tell a happening, h first.
func (r *reading) candidates(s *statement, h int) []int {
	out := []int{h}
	for _, span := range s.content {
		for i := span.First; i < min(span.Last, span.First+farthest); i++ {
			w := r.words[i]
			switch {
			case i == h, s.cue.Contains(i), r.saying[i], r.isName(i) && r.trig[i] == nil:
			case w.tag == tagVerb, w.tag == tagNoun && !r.modifies(i), w.tag == tagAdj && r.trig[i] != nil:
				out = append(out, i)
			}
		}
	}
	return out
}

// choiceSigns lists what speaks for and against i as the word of the claim, beside h.
func (r *reading) choiceSigns(s *statement, i, rule, h int) []string {
	w, tok, tag := r.words[i], r.doc.Tokens[i], r.tagName(i)
	listed, taken := r.listedAs(i), r.listedAs(h)
	form := [...]string{formClause: "clause", formObject: "object", formVerb: "verb"}[s.form]
	happens, where, deep := happensAs(tok), r.besides(i, h), r.depthIn(s, i)
	signs := []string{
		"listed " + listed + " for " + taken, "listed " + listed + " tag " + tag, "happens " + happens, "listed " + listed + " happens " + happens,
		"tag " + tag + " form " + form, "rel " + tok.Rel, "rel " + tok.Rel + " tag " + tag, "at " + where, "at " + where + " listed " + listed + " for " + taken,
		"at " + where + " tag " + tag + " for " + r.tagName(h), "deep " + deep, "deep " + deep + " tag " + tag,
		"fact " + factuality(tok.Factuality),
	}
	if i == h {
		signs = append(signs, "chosen", "chosen form "+form, "chosen listed "+listed, "chosen tag "+tag, "chosen listed "+listed+" happens "+happens)
		if rule != h {
			signs = append(signs, "chosen by tree")
		}
		if lightVerbs[w.lemma] || catenatives[w.lemma] || r.emptyVerb(w.lemma) {
			signs = append(signs, "chosen light")
		}
	} else if i == rule {
		signs = append(signs, "ruled", "ruled listed "+listed)
	}
	if t := r.trig[i]; t != nil {
		signs = append(signs, "kind "+t.kind)
	}
	if lightVerbs[w.lemma] || catenatives[w.lemma] {
		signs = append(signs, "light", "light listed "+listed)
	}
	if n := r.retold(i); n != "0" {
		signs = append(signs, "retold "+n, "retold "+n+" listed "+listed)
	}
	if w.quote >= 0 {
		signs = append(signs, "quoted tag "+tag)
	}
	return signs
}

// besides names where i stands as seen from h: what hangs it on h or h on it, or only before or behind.
func (r *reading) besides(i, h int) string {
	a, b := r.doc.Tokens[i], r.doc.Tokens[h]
	switch {
	case i == h:
		return "chosen"
	case a.Rel != "" && a.Head == h:
		return "below by " + a.Rel
	case b.Rel != "" && b.Head == i:
		return "above by " + b.Rel
	case i < h:
		return "before"
	case r.words[i].sent != r.words[h].sent:
		return "later"
	}
	return "behind " + bucket(i-h)
}

// depthIn names how many steps up the tree lead from i out of the content.
func (r *reading) depthIn(s *statement, i int) string {
	if r.doc.Tokens[i].Rel == "" {
		return "?"
	}
	inside := func(k int) bool {
		return slices.ContainsFunc(s.content, func(span nlp.Span) bool { return span.Contains(k) })
	}
	n := 0
	for k := r.doc.Tokens[i].Head; k != nlp.NoHead && inside(k) && n < 4; k = r.doc.Tokens[k].Head {
		n++
	}
	return fmt.Sprint(n)
}

// retold says whether other words of the article tell the same, by their lemma or their group: "0", "1", or "2" for more.
func (r *reading) retold(i int) string {
	if r.tellings == nil {
		r.tellings = map[string]int{}
		for k, w := range r.words {
			if w.tag == tagVerb || w.tag == tagNoun {
				r.tellings[r.telling(k)]++
			}
		}
	}
	n := r.tellings[r.telling(i)]
	if w := r.words[i]; w.tag == tagVerb || w.tag == tagNoun {
		n-- // itself
	}
	return fmt.Sprint(min(n, 2))
}

// telling names what a word tells: its group among the triggers, or its lemma.
func (r *reading) telling(i int) string {
	if t := r.trig[i]; t != nil && t.group > 0 {
		return fmt.Sprint(t.group)
	}
	return r.words[i].lemma
}
