package nlp

import (
	"strings"
	"unicode/utf8"

	"newsgraph/ingest/nlp/model"
)

// readTags fills part of speech and lemma of the tokens of a chunk.
func (r *Reader) readTags(d *Document, c *chunk, words *model.Words) {
	i := 0
	for _, p := range c.parts {
		for t := p.First; t < p.Last; t++ {
			token := &d.Tokens[t]
			token.Upos = r.heads.upos.Labels[best(words.Scores(r.heads.upos, i))]
			token.Lemma = r.lemma(token, words.Scores(r.heads.lemma, i))
			i++
		}
	}
}

// lemmaDoubt is how much less likely than the best a script may be to be taken
// in its place because it gives a known word; chosen on the development data.
const lemmaDoubt = 3

// verbDoubt is the same for verbs: nearly all that news uses are among the words, and a wrong letter ("deni") hides a
// verb of reporting.
const verbDoubt = 6

// lemma applies the likeliest script to a token. The network sees how a word
// ends less well than what it means, and may leave a letter too many ("confirme")
// or too few: where the result is no word, the likeliest script whose result is
// one is preferred. The words are those that the network has a piece for.
func (r *Reader) lemma(t *Token, scores []float32) string {
	switch {
	case t.Upos == "PRON" && t.Text == "i":
		return "I"
	case t.Upos == "DET" && strings.EqualFold(t.Text, "an"):
		return "a"
	}
	script := best(scores)
	lemma := applyScript(t.Text, r.heads.lemma.Labels[script])
	if t.Upos == "PROPN" || t.Case == CaseOther || t.Case == CaseDigits || r.isWord(lemma) {
		return lemma
	}
	// "denied", "parties": the spelling tells what the network has to guess.
	if low := strings.ToLower(t.Text); len(low) > 4 && (strings.HasSuffix(low, "ied") || strings.HasSuffix(low, "ies")) && r.isWord(low[:len(low)-3]+"y") {
		return low[:len(low)-3] + "y"
	}
	doubt := float32(lemmaDoubt)
	if t.Upos == "VERB" {
		doubt = verbDoubt
	}
	other, score := lemma, scores[script]-doubt
	for i, s := range scores {
		if i == script || s <= score {
			continue
		}
		if l := applyScript(t.Text, r.heads.lemma.Labels[i]); r.isWord(l) {
			other, score = l, s
		}
	}
	return other
}

// isWord reports whether the network knows a word as a whole.
func (r *Reader) isWord(s string) bool {
	ids := r.m.AppendPieces(nil, s)
	return len(ids) == 1 && ids[0] != r.config.Unk
}

// best returns the index of the highest score, the first of equals.
func best(scores []float32) int {
	at := 0
	for i, s := range scores {
		if s > scores[at] {
			at = i
		}
	}
	return at
}

// applyScript makes a lemma out of a form by an edit script, "L3:y": lower-case
// the form (or keep it, "K"), cut some letters off its end, add others. A
// script that does not fit the form, or that is none, gives the form in lower
// case.
func applyScript(form, script string) string {
	if script == "" {
		return strings.ToLower(form)
	}
	cutText, add, ok := strings.Cut(script[1:], ":")
	if !ok {
		return strings.ToLower(form)
	}
	n := 0
	for i := range len(cutText) {
		if !digit(cutText[i]) || n > 100 {
			return strings.ToLower(form)
		}
		n = n*10 + int(cutText[i]-'0')
	}
	lemma := form
	if script[0] == 'L' {
		lemma = strings.ToLower(form)
	}
	for ; n > 0 && lemma != ""; n-- {
		_, size := utf8.DecodeLastRuneInString(lemma)
		lemma = lemma[:len(lemma)-size]
	}
	if lemma += add; lemma == "" {
		return strings.ToLower(form)
	}
	return lemma
}
