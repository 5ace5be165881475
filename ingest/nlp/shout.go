package nlp

import (
	"strings"

	"newsgraph/ingest/nlp/model"
)

// A caser decides how the network is told that a word is capitalized. In
// running text that is as it stands. In a headline of capitals only, the
// capitals say nothing, and the network has seen few of them: there a word is
// shown as the rest of the article writes it, and as capitalized where the rest
// does not have it, which of all ways reads names best.
type caser struct {
	d       *Document
	shouted []bool          // sentences of capitals only
	usual   map[string]Case // of words in lower case; nil when nothing is shouted
}

func newCaser(d *Document) *caser {
	c := &caser{d: d, shouted: make([]bool, len(d.Sentences))}
	any := false
	for i, s := range d.Sentences {
		c.shouted[i] = shouted(d.Tokens[s.First:s.Last])
		any = any || c.shouted[i]
	}
	if !any {
		return c
	}
	c.usual = map[string]Case{}
	for i, s := range d.Sentences {
		if c.shouted[i] {
			continue
		}
		for k, t := range d.Tokens[s.First:s.Last] {
			if k == 0 && t.Case == CaseInitial {
				continue // the capital of the sentence
			}
			// The smallest writing wins: a common noun may stand in a name.
			word := strings.ToLower(t.Text)
			if old, ok := c.usual[word]; !ok || t.Case < old {
				c.usual[word] = t.Case
			}
		}
	}
	return c
}

// of returns the class for a token of a sentence.
func (c *caser) of(sentence int, t *Token) model.Case {
	if !c.shouted[sentence] || t.Case != CaseUpper && t.Case != CaseSingle {
		return t.Case
	}
	if usual, ok := c.usual[strings.ToLower(t.Text)]; ok {
		return usual
	}
	return CaseInitial
}

// shouted reports whether a sentence is written in capitals.
func shouted(tokens []Token) bool {
	upper, words := 0, 0
	for _, t := range tokens {
		switch t.Case {
		case CaseUpper:
			upper++
			words++
		case CaseLower, CaseInitial, CaseMixed:
			words++
		}
	}
	return upper >= 3 && upper*5 >= words*4
}
