package nlp

import (
	"math"
	"strings"

	"newsgraph/ingest/nlp/model"
)

// A nameReading is a name as its sentence alone reads it.
type nameReading struct {
	Span
	kind       string
	confidence float32
	// logs holds for each type, in the order of nameTypes, how likely the words
	// of the name are to be of it: the mean logarithm of the probability.
	logs [len(nameTypes)]float64
}

// nameTypes are the types of names by the labels of the training data.
var nameTypes = [...]struct {
	label string
	kind  NameType
}{
	{"PER", NamePerson}, {"ORG", NameOrganization}, {"LOC", NameLocation}, {"FAC", NameFacility}, {"NORP", NameNationality},
	{"DATE", NameDate}, {"MONEY", NameMoney}, {"PRODUCT", NameProduct}, {"MISC", NameMisc},
}

// nameType returns the place of a label in nameTypes; what is unknown is misc.
func nameType(label string) int {
	for i, t := range nameTypes {
		if t.label == label {
			return i
		}
	}
	return len(nameTypes) - 1
}

// readNames finds the names of a part.
func (r *Reader) readNames(d *Document, p part, words *model.Words, at int, out *chunkResult) {
	b := &r.heads.names
	score := func(i int) []float32 { return words.Scores(b.head, at+i) }
	for _, m := range b.spans(b.decode(p.Len(), score), p.First, score) {
		n := nameReading{Span: m.Span, kind: m.kind, confidence: m.confidence}
		if !hasWord(d.Tokens[m.First:m.Last]) {
			continue // a mark alone is no name
		}
		for w := m.First; w < m.Last; w++ {
			scores := score(w - p.First)
			high := scores[best(scores)]
			var sum [len(nameTypes)]float64
			all := 0.0
			for label, s := range scores {
				e := math.Exp(float64(s - high))
				all += e
				if label != b.out {
					sum[nameType(b.types[label])] += e
				}
			}
			for i, s := range sum {
				n.logs[i] += math.Log(s/all+1e-6) / float64(m.Len())
			}
		}
		out.names = append(out.names, n)
	}
}

func hasWord(tokens []Token) bool {
	for _, t := range tokens {
		if t.Case != CaseOther {
			return true
		}
	}
	return false
}

// agree gives every occurrence of a name in the article the type that its
// occurrences make likeliest together: an article that calls Jordan a man once
// means the man everywhere.
func agree(d *Document, readings []nameReading) []Mention {
	votes := map[string]*[len(nameTypes)]float64{}
	keys := make([]string, len(readings))
	for i, n := range readings {
		keys[i] = strings.ToLower(d.SpanText(n.Span))
		v := votes[keys[i]]
		if v == nil {
			v = new([len(nameTypes)]float64)
			votes[keys[i]] = v
		}
		for k, l := range n.logs {
			v[k] += l
		}
	}
	mentions := make([]Mention, len(readings))
	for i, n := range readings {
		kind := nameType(n.kind)
		for k, l := range votes[keys[i]] {
			if l > votes[keys[i]][kind] {
				kind = k
			}
		}
		mentions[i] = Mention{Span: n.Span, Type: nameTypes[kind].kind, Confidence: n.confidence}
	}
	return mentions
}
