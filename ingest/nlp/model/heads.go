package model

import (
	"fmt"
	"math"
)

// root is 1/√n.
func root(n int) float32 { return float32(1 / math.Sqrt(float64(n))) }

// Words are the words of one chunk after reading. They belong to their session
// and hold until its next Read.
type Words struct {
	m *Model
	k Kernel
	n int

	vector  []float32 // [rows][hidden]
	vq      *rows
	scores  []float32 // [rows][read.wide]
	arcs    []float32 // [rows][arc]: [d;1]ᵀ·U
	aq, rq  *rows     // the dependents' projections
	product []float32 // [rows][rel]: [p;1]ᵀ·R_r for one r
	last    []float32 // [rows][…]: the outputs that meet the 1 after s

	arcScores []float32
	relScores []float32
	mentions  []float32 // [rows][4·coref]
}

func (w *Words) init(m *Model, k Kernel, n int) {
	c := &m.config
	w.m, w.k = m, k
	w.vector = make([]float32, n*c.Hidden)
	w.vq = newRows(n, c.Hidden)
	w.scores = make([]float32, n*m.read.wide)
	w.arcs = make([]float32, n*m.arc.wide)
	w.aq, w.rq = newRows(n, c.Arc), newRows(n, c.Rel)
	w.product = make([]float32, n*c.Rel)
	w.last = make([]float32, n*(m.rel.wide-m.relations*c.Rel))
	w.arcScores = make([]float32, n*(n+1))
	w.relScores = make([]float32, n*m.relations)
	w.mentions = make([]float32, n*m.coref.wide)
}

// Read runs the encoder over one chunk, [CLS] s1 [SEP] s2 [SEP] …, and the
// heads over its words: pieces and cases are the chunk's word pieces and their
// case classes, first the place of each word's first piece. At most
// Config.MaxPieces pieces make a chunk.
func (s *Session) Read(pieces []int32, cases []Case, first []int) (*Words, error) {
	w, hidden := &s.words, s.m.config.Hidden
	w.n = 0
	for _, at := range first {
		if at < 0 || at >= len(pieces) {
			return nil, fmt.Errorf("read: word at piece %d of %d", at, len(pieces))
		}
	}
	if len(first) > len(pieces) {
		return nil, fmt.Errorf("read: %d words in %d pieces", len(first), len(pieces))
	}
	if err := s.encode(pieces, cases); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	w.n = len(first)
	for i, at := range first {
		// A word is its first piece; the others were there for the encoder to read.
		copy(w.vector[i*hidden:(i+1)*hidden], s.x[at*hidden:(at+1)*hidden])
	}
	w.run()
	return w, nil
}

// Encode runs the encoder alone and gives the vectors of the pieces, Hidden
// numbers each, that hold until the session's next call.
func (s *Session) Encode(pieces []int32, cases []Case) ([]float32, error) {
	if err := s.encode(pieces, cases); err != nil {
		return nil, err
	}
	return s.x[:len(pieces)*s.m.config.Hidden], nil
}

// run computes everything that does not wait for a decision.
// The linear heads and the four projections of the tree are one product: the
// words' integers are read once, and many small matrices would leave tiles unfilled.
func (w *Words) run() {
	m, k := w.m, w.k
	if w.n == 0 {
		return
	}
	wide := m.read.wide
	w.vq.set(k, w.vector, w.n, m.config.Hidden)
	k.multiply(w.scores, wide, w.vq, w.n, m.read, 0, wide)
	// The tree's projections stand next to each other and all pass a relu.
	for r := range w.n {
		tree := w.scores[r*wide+m.arcDep : r*wide+m.relHead+m.config.Rel]
		for i, v := range tree {
			tree[i] = max(v, 0)
		}
	}
	w.aq.set(k, w.scores[m.arcDep:], w.n, wide)
	k.multiply(w.arcs, m.arc.wide, w.aq, w.n, m.arc, 0, m.arc.wide)
	w.rq.set(k, w.scores[m.relDep:], w.n, wide)
}

// Len is the number of words.
func (w *Words) Len() int { return w.n }

// A wrong place is a defect of the caller and no input's fault, so it panics.
func (w *Words) check(i int) {
	if i < 0 || i >= w.n {
		panic(fmt.Sprintf("model: word %d of %d", i, w.n))
	}
}

// Vector is the encoder's output for word i.
func (w *Words) Vector(i int) []float32 {
	w.check(i)
	hidden := w.m.config.Hidden
	return w.vector[i*hidden : (i+1)*hidden]
}

// Scores gives a linear head's scores (logits) for word i, one a label.
func (w *Words) Scores(h Head, i int) []float32 {
	w.check(i)
	at := i * w.m.read.wide
	return w.scores[at+h.from : at+h.to]
}

// Arcs scores the heads within the sentence of the words from…to: row i holds
// what word from+i scores with each possible head, column 0 the root, column j
// word from+j−1. The result holds until the next call. Like all methods of
// Words it panics on a word that is not there.
// It takes a sentence and not the chunk, because arcs stay inside a sentence: n² inner
// products of a sentence of n words, not of all words of the chunk.
func (w *Words) Arcs(from, to int) Table {
	if from < 0 || to < from || to > w.n {
		panic(fmt.Sprintf("model: arcs of words %d to %d of %d", from, to, w.n))
	}
	m, n := w.m, to-from
	t := Table{n + 1, w.arcScores[:n*(n+1)]}
	width := m.config.Arc
	for i := range n {
		dep := w.arcs[(from+i)*m.arc.wide:][:width]
		row := t.Row(i)
		row[0] = w.k.product(dep, m.arcRoot)
		for j := range n {
			row[j+1] = w.k.product(dep, w.scores[(from+j)*m.read.wide+m.arcHead:][:width])
		}
	}
	return t
}

// Root stands for the root of a sentence where Relations asks for a head.
const Root = -1

// Relations scores the relations of all words of the chunk to their heads,
// given as places of words in the chunk, or Root: row i holds one score for
// each of Model.Relations. The result holds until the next call.
func (w *Words) Relations(heads []int) Table {
	m, n, width := w.m, w.n, w.m.config.Rel
	if len(heads) != n {
		panic(fmt.Sprintf("model: %d heads for %d words", len(heads), n))
	}
	for i, h := range heads {
		if h < Root || h >= n {
			panic(fmt.Sprintf("model: word %d has head %d of %d words", i, h, n))
		}
	}
	t := Table{m.relations, w.relScores[:n*m.relations]}
	if n == 0 {
		return t
	}
	// The heads are known only now, but the product with the weights does not
	// depend on them and runs for all words at once, one relation at a time to keep
	// the result in the cache.
	end := m.relations * width
	last := m.rel.wide - end
	w.k.multiply(w.last, last, w.rq, n, m.rel, end, m.rel.wide)
	for r := range m.relations {
		w.k.multiply(w.product, width, w.rq, n, m.rel, r*width, (r+1)*width)
		for i, h := range heads {
			head := m.relRoot
			if h != Root {
				head = w.scores[h*m.read.wide+m.relHead:][:width]
			}
			t.Row(i)[r] = w.k.product(w.product[i*width:(i+1)*width], head) + w.last[i*last+r]
		}
	}
	return t
}

// Table is a matrix of scores, row after row.
// It is a view of the session's memory.
type Table struct {
	Columns int
	Data    []float32
}

// Row gives row i.
func (t Table) Row(i int) []float32 { return t.Data[i*t.Columns : (i+1)*t.Columns] }

// Mention is a word that may corefer with others, as the scorer of pairs sees
// it. It outlives the chunk it comes from.
type Mention struct{ ana, ante, pairAna, pairAnte []float32 }

// Mentions makes mentions of some words of the chunk.
// Mentions are few, so their four projections wait until it is known which words
// head one. The vectors are copied out, the one allocation of reading, since a
// mention is compared with those of later chunks.
func (w *Words) Mentions(words []int) []Mention {
	m, width := w.m, w.m.config.Coref
	list := make([]Mention, 0, len(words))
	for len(words) > 0 {
		some := words[:min(len(words), w.vq.most)]
		words = words[len(some):]
		for i, word := range some {
			w.check(word)
			// The words' own integers are of no more use after run.
			w.vq.setRow(w.k, i, w.Vector(word))
		}
		w.k.multiply(w.mentions, m.coref.wide, w.vq, len(some), m.coref, 0, m.coref.wide)
		for i := range some {
			x := append([]float32(nil), w.mentions[i*m.coref.wide:][:4*width]...)
			list = append(list, Mention{x[:width], x[width : 2*width], x[2*width : 3*width], x[3*width:]})
		}
	}
	return list
}

// Features are the rows of the table of pair features that hold for a pair,
// one of each group of FORMAT.md.
type Features [6]int32

// Link scores the earlier mention j as the antecedent of mention i. It panics
// when a feature is not in the table.
// Mentions may come from any session of the same model; the session lends its
// kernel alone. A score above 0 means that j is likelier than no antecedent.
func (s *Session) Link(i, j *Mention, f Features) float32 {
	m := s.m
	for _, row := range f {
		if row < 0 || int(row) >= m.corefRows {
			panic(fmt.Sprintf("model: feature %d of %d", row, m.corefRows))
		}
	}
	// The conversion keeps the product out of a fused multiply-add with the sum below.
	u := float32(s.k.product(i.ana, j.ante) * m.corefRoot)
	return u + s.k.pair(i.pairAna, j.pairAnte, m.corefFeatures, m.corefOut, &f) + m.corefBias
}
