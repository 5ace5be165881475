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
	logs typeVotes
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
		m.Span = bounded(d.Tokens[:p.Last], m.Span, m.kind)
		if !hasWord(d.Tokens[m.First:m.Last]) {
			continue // a mark alone is no name
		}
		n := nameReading{Span: m.Span, kind: m.kind, confidence: m.confidence}
		for w := m.First; w < m.Last; w++ {
			// B and I of a type are one here: where the name begins is settled.
			scores := score(w - p.First)
			high := scores[best(scores)]
			var sum typeVotes
			all := 0.0
			for label, s := range scores {
				e := math.Exp(float64(s - high))
				all += e
				if label != b.out {
					sum[nameType(b.types[label])] += e
				}
			}
			for i, s := range sum {
				n.logs[i] += max(unlikeliest, math.Log(s/all)) / float64(m.Len())
			}
		}
		out.names = append(out.names, n)
	}
}

// bounded corrects the ends of a name where they cannot be right: each word is labelled by itself, and at a mark
// or a small word between two parts of a name the labels waver. No name ends with "of" or with a bracket that it
// did not open, and a given name with a hyphen has something behind it ("Moon Jae - in"). tokens end where the
// part does that is being read.
func bounded(tokens []Token, s Span, kind string) Span {
	for s.Len() > 1 {
		switch t := tokens[s.Last-1]; {
		case hyphen(t.Text) && kind == "PER" && s.Last < len(tokens) && tokens[s.Last].Case == CaseLower:
			s.Last++
			return s
		case looseEnd(tokens[s.First:s.Last], t.Text):
			s.Last--
		case !opensName(tokens[s.First].Text):
			s.First++
		default:
			return s
		}
	}
	return s
}

func hyphen(w string) bool { return w == "-" || w == "‐" || w == "‑" }

// looseEnd tells whether the last word of a name is none of it.
func looseEnd(name []Token, last string) bool {
	switch strings.ToLower(last) {
	case ",", ";", ":", "-", "–", "—", "/", "(", "[", "“", "of", "the", "for", "and", "'s", "’s", "&":
		return true
	case ")", "]":
		for _, t := range name[1:] {
			if t.Text == "(" || t.Text == "[" {
				return false
			}
		}
		return true
	}
	return false
}

// opensName is false of marks that can only stand behind a word.
func opensName(w string) bool {
	switch w {
	case ",", ";", ":", ")", "]", "'s", "’s", "-", "–", "—":
		return false
	}
	return true
}

func hasWord(tokens []Token) bool {
	for _, t := range tokens {
		if t.Case != CaseOther {
			return true
		}
	}
	return false
}

// others is what the other occurrences of a name weigh against the one at hand.
// They are right mostly, but "Washington" may be two things in one article.
const others = 0.3

// unlikeliest is the least logarithm of a probability that counts, lest a single
// word that excludes a type should exclude it from the whole article.
const unlikeliest = -14.0

// datelines are the first tokens of datelines: "PORT ANSEL, Nov. 5 (Reuters) —" opens with a place.
func datelines(d *Document) map[int]bool {
	first := map[int]bool{}
	for _, s := range d.Sentences {
		if s.Kind == Dateline {
			first[s.First] = true
		}
	}
	return first
}

// typeVotes are sums of logarithms of probabilities, by type.
type typeVotes [len(nameTypes)]float64

func (v *typeVotes) add(logs typeVotes, weight float64) {
	for k, l := range logs {
		v[k] += weight * l
	}
}

// agree gives each name the type that it and the other occurrences of it in the
// article make likeliest together. A last name alone also listens to the full
// names that end with it.
func agree(d *Document, readings []nameReading) []Mention {
	same, full := map[string]*typeVotes{}, map[string]*typeVotes{}
	opens := datelines(d)
	for i, n := range readings {
		if opens[n.First] {
			// In capitals and without a sentence around it the network takes it for anything; what stands there is a place.
			readings[i].kind, readings[i].logs = "LOC", typeVotes{}
			for k := range nameTypes {
				if nameTypes[k].label != "LOC" {
					readings[i].logs[k] = unlikeliest
				}
			}
		}
	}
	vote := func(votes map[string]*typeVotes, key string, logs typeVotes) {
		if votes[key] == nil {
			votes[key] = new(typeVotes)
		}
		votes[key].add(logs, others)
	}
	keys := make([]string, len(readings))
	for i, n := range readings {
		keys[i] = strings.ToLower(d.SpanText(n.Span))
		vote(same, keys[i], n.logs)
		if n.Len() > 1 && nameTypes[nameType(n.kind)].kind == NamePerson {
			vote(full, strings.ToLower(d.Tokens[n.Last-1].Text), n.logs)
		}
	}
	mentions := make([]Mention, len(readings))
	for i, n := range readings {
		total := *same[keys[i]]
		total.add(n.logs, 1-others) // its own voice is among the votes
		if votes := full[keys[i]]; votes != nil && n.Len() == 1 {
			total.add(*votes, 1)
		}
		kind := nameType(n.kind)
		for k, l := range total {
			if l > total[kind] {
				kind = k
			}
		}
		mentions[i] = Mention{Span: n.Span, Type: nameTypes[kind].kind, Confidence: n.confidence}
	}
	return mentions
}
