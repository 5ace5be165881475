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
// every word what it would tell.
func (r *Reader) readTriggers(d *Document, p part, words *model.Words, at int, out *chunkResult) {
	h := &r.heads
	open := false // the word before was a trigger, of which this one may be the rest
	for t := p.First; t < p.Last; t++ {
		token := &d.Tokens[t]
		i := at + t - p.First
		event := words.Scores(h.event, i)
		token.Happening = sigmoid(event[1] - event[0])
		token.EventKind = h.kind.Labels[best(words.Scores(h.kind, i))]
		token.Factuality = words.Scores(h.factuality, i)[0]

		scores := words.Scores(h.trigger, i)
		label := 1 + best(scores[1:])
		if scores[0]+h.triggerBias >= scores[label] {
			open = false
			continue
		}
		kind := h.trigger.Labels[label]
		sure := 1 - probability(scores, 0)
		if open {
			if last := &out.triggers[len(out.triggers)-1]; last.Kind == kind {
				last.Last = t + 1
				last.Confidence = max(last.Confidence, sure)
				continue
			}
		}
		open = true
		out.triggers = append(out.triggers, Trigger{Span{t, t + 1}, kind, token.Factuality, sure})
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }
