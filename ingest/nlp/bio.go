package nlp

import (
	"math"
	"strings"

	"newsgraph/ingest/nlp/model"
)

// A bio is a head that marks spans: a word begins one (B), goes on with one (I)
// or is outside (O). Its decoder takes the best sequence in which every I
// follows a B or an I of the same type.
type bio struct {
	head  model.Head
	from  []int    // for an I, the labels it may follow: B and I of its type; nil for others
	types []string // of each label, "" for O
	begin []bool
	out   int     // the label O
	bias  float32 // added to the score of O
}

// The bias of the label O trades precision for recall. It is chosen on the
// development data and comes with the weights.

// newBio reads the labels of a head: O, B, I or O, B-TYPE, I-TYPE.
func newBio(head model.Head, bias float32) bio {
	b := bio{head: head, bias: bias}
	at := map[string]int{}
	for i, label := range head.Labels {
		at[label] = i
	}
	for i, label := range head.Labels {
		mark, kind, _ := strings.Cut(label, "-")
		b.types = append(b.types, kind)
		b.begin = append(b.begin, mark == "B")
		switch mark {
		case "O":
			b.out = i
			b.from = append(b.from, -1)
		case "I":
			before := "B"
			if kind != "" {
				before += "-" + kind
			}
			b.from = append(b.from, at[before])
		default:
			b.from = append(b.from, -1)
		}
	}
	return b
}

// decode returns the best labels for n words; score gives the scores of one.
//
// This is Viterbi's algorithm with the network's scores as they are and no
// scores for pairs of labels, only a ban on most that end in I: the step before
// an I is the better of its B and itself, before all others simply the best.
func (b *bio) decode(n int, score func(i int) []float32) []int {
	if n == 0 {
		return nil
	}
	labels := len(b.types)
	total := make([]float32, labels)
	next := make([]float32, labels)
	back := make([]int16, n*labels)
	for j, s := range score(0) {
		total[j] = s
		if b.from[j] >= 0 {
			total[j] = float32(math.Inf(-1)) // no I at the start
		}
	}
	total[b.out] += b.bias
	for i := 1; i < n; i++ {
		any := best(total)
		for j, s := range score(i) {
			prev := any
			if k := b.from[j]; k >= 0 {
				prev = j
				if total[k] > total[j] {
					prev = k
				}
			}
			next[j] = total[prev] + s
			back[i*labels+j] = int16(prev)
		}
		next[b.out] += b.bias
		total, next = next, total
	}
	// Back from the best end along the steps that led to it.
	out := make([]int, n)
	out[n-1] = best(total)
	for i := n - 1; i > 0; i-- {
		out[i-1] = int(back[i*labels+out[i]])
	}
	return out
}

// A marked is a span as it came out of a bio, with the probability of its
// labels.
type marked struct {
	Span
	kind       string
	confidence float32
}

// spans returns what the labels mark; first is the number of the first word.
// The confidence is the mean probability of the labels, each on its own: it is
// not that of the whole span, but orders spans of all lengths alike.
func (b *bio) spans(labels []int, first int, score func(i int) []float32) []marked {
	var out []marked
	open := false
	for i, label := range labels {
		switch {
		case label == b.out:
			open = false
			continue
		case b.begin[label] || !open:
			out = append(out, marked{Span: Span{first + i, first + i}, kind: b.types[label], confidence: 0})
			open = true
		}
		m := &out[len(out)-1]
		m.Last = first + i + 1
		m.confidence += probability(score(i), label)
	}
	for i := range out {
		out[i].confidence /= float32(out[i].Len())
	}
	return out
}

// probability returns the softmax of one score.
func probability(scores []float32, label int) float32 {
	high := scores[best(scores)] // taken off first, so that nothing overflows
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - high))
	}
	return float32(math.Exp(float64(scores[label]-high)) / sum)
}
