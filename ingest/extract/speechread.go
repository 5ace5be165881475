package extract

import (
	"slices"

	"newsgraph/ingest/nlp"
)

// Reported speech that a trained reader found and whose form the rules did not make out: a cue that they know, with
// words around it that they do not ("first reported", a headline's "says").
//
// Only plain statements by verbs of the list are taken over. The reader does not tell what somebody fears, wants or
// shows from what somebody says, and whether a claim is a confirmation is for the verb's own grammar to say.

// surelySaid is the confidence from which an attribution of the reader makes a statement.
const surelySaid = 0.85

// readAttributions adds the statements that only the reader found.
func (r *reading) readAttributions() {
	taken := map[int]bool{}
	for _, s := range r.statements {
		for i := s.cue.First; i < s.cue.Last; i++ {
			taken[i] = true
		}
	}
	for _, a := range r.doc.Attributions {
		if a.Confidence < surelySaid || len(a.Source) == 0 || len(a.Content) == 0 {
			continue
		}
		i, p := r.cueVerb(a.Cue, taken), r.sourcePhrase(a.Source[0])
		if i < 0 || p < 0 {
			continue
		}
		c, known := r.lex.cues[r.words[i].lemma]
		if !known || c.act != Stated || r.words[i].lower == "citing" {
			continue
		}
		if v := r.voiceOf(i); v.passive || !r.vouched(i, c, v) {
			continue
		}
		quote := r.mostlyQuoted(a.Content)
		s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, lemma: r.words[i].lemma, quote: quote, sure: 0.8 * float64(a.Confidence), rule: ruleReader}
		s.content = slices.Clone(a.Content)
		switch first := s.content[0]; {
		case r.words[first.First].lower == "to" && r.words[first.First].tag == tagPart && first.Len() > 1:
			s.content[0].First++
			s.form = formVerb
		case !quote && !r.finiteWithin(first.First, first.Len()):
			s.form = formObject
		}
		r.addStatements(s, []int{p})
	}
}

// cueVerb returns the last verb of a cue, -1 when it has none or when the rules have read one of its words.
func (r *reading) cueVerb(cue []nlp.Span, taken map[int]bool) int {
	verb := -1
	for _, c := range cue {
		for i := c.First; i < c.Last; i++ {
			if taken[i] {
				return -1
			}
			if r.words[i].tag == tagVerb {
				verb = i
			}
		}
	}
	return verb
}

// sourcePhrase returns the phrase that carries the meaning of a source, the one on which the others hang; -1 for none.
func (r *reading) sourcePhrase(s nlp.Span) int {
	for i := s.First; i < s.Last; i++ {
		if t := r.doc.Tokens[i]; !s.Contains(t.Head) && t.Rel != "punct" {
			return r.phraseOf(i)
		}
	}
	return -1
}
