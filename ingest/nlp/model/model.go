package model

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// Model is a network ready to run. It never changes after Load, so any number
// of sessions may share it.
type Model struct {
	config Config
	labels map[string][]string
	heads  map[string]Head
	vocab  *vocabulary
	width  int // of a head of attention
	eps    float32

	pieces   int
	word     weights   // [pieces][hidden]
	position []float32 // [max pieces][hidden]
	cases    []float32 // [cases][hidden]
	norm     layerNorm
	layers   []layer

	// read is every matrix that each word passes: the linear heads by name,
	// then the projections of the tree.
	read                             *matrix
	arcDep, arcHead, relDep, relHead int // first output of each in read

	arc, rel         *matrix // the bilinear maps, see bilinearArc and bilinearRel
	arcRoot, relRoot []float32
	relations        int

	coref         *matrix   // ana, ante, pair_ana, pair_ante
	corefFeatures []float32 // [corefRows][coref]
	corefRows     int
	corefOut      []float32 // [coref]
	corefBias     float32
	corefRoot     float32 // 1/√coref
}

// Head is a linear head of the network: its place among the scores of a word,
// and what each score stands for.
type Head struct {
	Labels   []string // none for a head that gives one number
	from, to int
}

// Load reads a weight file. It keeps a reference to the file's bytes, which
// must not change. Its errors tell what is wrong with the file.
func Load(file []byte) (*Model, error) {
	w, err := parse(file)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	m := &Model{config: w.Config, labels: w.Labels, eps: float32(w.Config.Eps)}
	m.width = m.config.Hidden / m.config.Heads
	m.loadEncoder(w)
	// Failures stick in w.err, so that the loaders ask for all tensors without a test after each.
	m.loadHeads(w)
	if w.err == nil {
		w.err = m.loadVocabulary(w)
	}
	if w.err != nil {
		return nil, fmt.Errorf("load model: %w", w.err)
	}
	return m, nil
}

// Config returns the shape of the network and the constants of decoding.
func (m *Model) Config() Config {
	c := m.config
	c.Thresholds = maps.Clone(c.Thresholds)
	return c
}

// Head returns a linear head by its name; without one of this name, ok is false.
func (m *Model) Head(name string) (h Head, ok bool) {
	h, ok = m.heads[name]
	return h, ok
}

// Relations returns the names of the relations of the dependency tree, in the
// order of the columns of Words.Relations.
func (m *Model) Relations() []string { return slices.Clone(m.labels["rel"]) }

func (m *Model) loadEncoder(w *weightFile) {
	c := &m.config
	n := c.Hidden
	// The file alone tells how many pieces there are; the vocabulary must agree.
	if t := w.tensors["embed.word"]; t != nil && len(t.Shape) == 2 {
		m.pieces = t.Shape[0]
	}
	m.word = w.matrix("embed.word", m.pieces, n)
	m.position = w.floats("embed.pos", c.MaxPieces, n)
	m.cases = w.floats("embed.case", c.Cases, n)
	m.norm = w.norm("embed.ln", n)
	for i := range c.Layers {
		name := fmt.Sprintf("layer.%d.", i)
		// Queries, keys and values have the same inputs and become one product.
		q, k, v := w.linear(name+"q", n, n), w.linear(name+"k", n, n), w.linear(name+"v", n, n)
		o, ffn1, ffn2 := w.linear(name+"o", n, n), w.linear(name+"ffn1", c.FFN, n), w.linear(name+"ffn2", n, c.FFN)
		if w.err != nil {
			return
		}
		m.layers = append(m.layers, layer{
			qkv:  newMatrix(n, q, k, v),
			o:    newMatrix(n, o),
			ffn1: newMatrix(n, ffn1),
			ffn2: newMatrix(c.FFN, ffn2),
			ln1:  w.norm(name+"ln1", n),
			ln2:  w.norm(name+"ln2", n),
		})
	}
}

func (m *Model) loadHeads(w *weightFile) {
	c := &m.config
	n := c.Hidden
	m.heads = map[string]Head{}
	var parts []weights
	at := 0
	add := func(name string, out int) int {
		parts = append(parts, w.linear(name, out, n))
		at += out
		return at - out
	}
	// In the order of names, since that of the JSON object is lost.
	for _, name := range slices.Sorted(maps.Keys(m.labels)) {
		if name != "rel" {
			labels := m.labels[name]
			from := add("head."+name, max(1, len(labels)))
			m.heads[name] = Head{labels, from, at}
		}
	}
	m.arcDep, m.arcHead = add("arc_dep", c.Arc), add("arc_head", c.Arc)
	m.relDep, m.relHead = add("rel_dep", c.Rel), add("rel_head", c.Rel)
	coref := []weights{
		w.linear("coref.ana", c.Coref, n), w.linear("coref.ante", c.Coref, n),
		w.linear("coref.pair_ana", c.Coref, n), w.linear("coref.pair_ante", c.Coref, n),
	}
	m.arcRoot, m.relRoot = w.floats("arc.root", c.Arc), w.floats("rel.root", c.Rel)
	if t := w.tensors["coref.features"]; t != nil && len(t.Shape) == 2 {
		m.corefRows = t.Shape[0]
	}
	m.corefFeatures = w.floats("coref.features", m.corefRows, c.Coref)
	m.corefOut = w.floats("coref.out.weight", 1, c.Coref)
	m.corefBias = w.floats("coref.out.bias", 1)[0]
	m.corefRoot = root(c.Coref)
	m.relations = len(m.labels["rel"])
	arc := w.floats("arc.bilinear", c.Arc+1, c.Arc)
	rel := w.floats("rel.bilinear", m.relations, c.Rel+1, c.Rel+1)
	// After a failure the tensors are not of their sizes.
	if w.err != nil {
		return
	}
	m.read = newMatrix(n, parts...)
	m.coref = newMatrix(n, coref...)
	m.arc = newMatrix(c.Arc, bilinearArc(arc, c.Arc))
	m.rel = newMatrix(c.Rel, bilinearRel(rel, m.relations, c.Rel))
}

// bilinearArc turns U [n+1][n] of [d;1]ᵀ·U·e into the map d → [d;1]ᵀ·U.
// The 1 behind d becomes the map's bias, so that no vector needs a column more,
// and the product with all heads e of a sentence is one inner product each.
func bilinearArc(u []float32, n int) weights {
	w := weights{out: n, float: make([]float32, n*n), bias: u[n*n:]}
	for a := range n {
		for b := range n {
			w.float[b*n+a] = u[a*n+b]
		}
	}
	return w
}

// bilinearRel turns R [relations][n+1][n+1] of [p;1]ᵀ·R_r·[s;1] into the map
// p → [p;1]ᵀ·R_r, n outputs for each relation; the output that meets the 1
// after s stands behind all of these, so that the others keep to even columns.
func bilinearRel(u []float32, relations, n int) weights {
	out := relations * (n + 1)
	w := weights{out: out, float: make([]float32, out*n), bias: make([]float32, out)}
	for r := range relations {
		for b := range n + 1 {
			row := r*n + b
			if b == n {
				row = relations*n + r
			}
			column := u[r*(n+1)*(n+1)+b:]
			for a := range n {
				w.float[row*n+a] = column[a*(n+1)]
			}
			w.bias[row] = column[n*(n+1)]
		}
	}
	return w
}

func (m *Model) loadVocabulary(w *weightFile) error {
	t := w.tensors[w.Vocab]
	if t == nil || t.Type != "u8" {
		return fmt.Errorf("vocabulary %q is missing", w.Vocab)
	}
	list := bytes.Split(t.data, []byte("\n"))
	if len(list) != m.pieces {
		return fmt.Errorf("vocabulary of %d pieces, but %d vectors", len(list), m.pieces)
	}
	c := &m.config
	for _, id := range []int32{c.Unk, c.Cls, c.Sep} {
		if id < 0 || int(id) >= m.pieces {
			return fmt.Errorf("config: piece %d is not among %d", id, m.pieces)
		}
	}
	m.vocab = newVocabulary(list, c.Unk, c.MaxWordPieces)
	return nil
}
