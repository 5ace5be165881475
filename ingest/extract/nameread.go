package extract

import (
	"slices"

	"newsgraph/ingest/nlp"
)

// What a trained reader takes for names, beside what the rules found. Its types are evidence like any other and vote
// with the rest; its spans correct the rules' where those were cut too short, and add names that no list could tell
// from other words with a capital.
//
// The rules go first, because what counts as a name of its own follows conventions that a network trained on other
// corpora does not share: titles stay outside, "North Korean troops" is an organization, "Russian" alone is nothing.

// surelyRead is the confidence from which a span of the reader counts against that of the rules.
const surelyRead = 0.8

// evidenceOf returns the kind of evidence that a type of name gives, -1 for none.
func evidenceOf(t nlp.NameType) int {
	switch t {
	case nlp.NamePerson:
		return asPerson
	case nlp.NameOrganization:
		return asOrganization
	case nlp.NameLocation, nlp.NameFacility:
		return asPlace
	}
	return -1
}

// readNames takes the reader's names into those that the rules found, before they are typed.
func (r *reading) readNames() {
	if len(r.doc.Mentions) == 0 {
		return
	}
	r.readAt = make([]int, len(r.words))
	for i := range r.readAt {
		r.readAt[i] = -1
	}
	for k, m := range r.doc.Mentions {
		for i := m.First; i < m.Last; i++ {
			r.readAt[i] = k
		}
		if evidenceOf(m.Type) < 0 || m.Confidence < surelyRead || !r.capitalized(m.First) || !r.capitalized(m.Last-1) {
			continue
		}
		r.readName(m)
	}
	r.names = slices.DeleteFunc(r.names, func(n name) bool { return n.Len() == 0 })
	slices.SortStableFunc(r.names, func(a, b name) int { return a.First - b.First })
	r.indexNames()
}

// readName adds a name of the reader where the rules found none, and makes one of the pieces that they cut it into:
// "St. | Michael's Hospital". A name of the rules that goes beyond it, or whose type is settled, stays as it is.
func (r *reading) readName(m nlp.Mention) {
	first, last := -1, -1
	for i := m.First; i < m.Last; i++ {
		k := r.nameAt[i]
		if k < 0 {
			continue
		}
		if n := r.names[k]; n.kind != "" || n.First < m.First || n.Last > m.Last {
			return
		}
		if first < 0 {
			first = k
		}
		last = k
	}
	if first < 0 {
		r.addName(name{Span: m.Span, entity: -1})
		return
	}
	if r.names[first].title.Last > m.First {
		r.names[first].title = nlp.Span{} // it was no title but the beginning of the name
	}
	for k := first + 1; k <= last; k++ {
		r.names[k].Span = nlp.Span{First: m.First, Last: m.First} // emptied here, removed by readNames
	}
	r.names[first].Span = m.Span
}

// weigh adds what the reader takes a name for to the evidence for its type. What it takes for a day, a product or a
// people is less likely a name of any type that the graph has.
func (r *reading) weigh(n *name) {
	if r.readAt == nil || n.kind != "" {
		return
	}
	for i := n.First; i < n.Last; {
		k := r.readAt[i]
		if k < 0 {
			i++
			continue
		}
		m := r.doc.Mentions[k]
		i = m.Last
		shared := min(m.Last, n.Last) - max(m.First, n.First)
		switch as := evidenceOf(m.Type); {
		case as >= 0 && 2*shared >= n.Len():
			n.score[as] += int(6*m.Confidence + 0.5)
		case as < 0 && m.Span == n.Span:
			for k := range n.score {
				n.score[k] -= int(3*m.Confidence + 0.5)
			}
		}
	}
}

// indexNames notes for each token the name that it is part of.
func (r *reading) indexNames() {
	for i := range r.nameAt {
		r.nameAt[i] = -1
	}
	for k, n := range r.names {
		for i := n.First; i < n.Last; i++ {
			r.nameAt[i] = k
		}
	}
}
