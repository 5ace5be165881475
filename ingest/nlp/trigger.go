package nlp

import (
	"math"

	"newsgraph/ingest/nlp/model"
)

// Two heads of the network look for happenings. The trigger head marks the words
// that news corpora annotate, of the kinds of the graph, and is sparing; the
// event head marks every word that tells a happening at all. The first makes
// Triggers, the second Token.Happening, for who needs the head of a clause.

// readTriggers finds the words of a part that report happenings, and notes for
// every word what it would tell. A word is a trigger when all kinds together are
// likelier than none, even if no single kind is.
func (r *Reader) readTriggers(d *Document, p part, words *model.Words, at int, out *chunkResult) {
	h := &r.heads
	last := -1 // the word of the last trigger of this part
	for t := p.First; t < p.Last; t++ {
		token := &d.Tokens[t]
		i := at + t - p.First
		event := words.Scores(h.event, i)
		token.Happening = sigmoid(event[1] - event[0])
		token.EventKind = h.kind.Labels[best(words.Scores(h.kind, i))]
		token.Factuality = words.Scores(h.factuality, i)[0]

		scores := words.Scores(h.trigger, i)
		none := probability(scores, 0)
		if sigmoid(h.triggerBias)*none >= sigmoid(-h.triggerBias)*(1-none) {
			continue
		}
		found := Trigger{Span{t, t + 1}, h.trigger.Labels[1+best(scores[1:])], token.Factuality, 1 - none}
		if last == t-1 && last >= 0 && d.compound(last, t) {
			g := &out.triggers[len(out.triggers)-1]
			g.Last = t + 1
			if found.Confidence > g.Confidence {
				g.Kind, g.Factuality, g.Confidence = found.Kind, found.Factuality, found.Confidence
			}
		} else {
			out.triggers = append(out.triggers, found)
		}
		last = t
	}
}

// compound reports whether two words that stand side by side are one term:
// "bomb attack". Other neighbours ("shot dead") report two things.
func (d *Document) compound(a, b int) bool {
	rel := ""
	switch {
	case d.Tokens[b].Head == a:
		rel = d.Tokens[b].Rel
	case d.Tokens[a].Head == b:
		rel = d.Tokens[a].Rel
	}
	return rel == "compound" || rel == "flat" || rel == "fixed"
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }
