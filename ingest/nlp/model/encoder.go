package model

import (
	"fmt"
	"math"
	"unsafe"
)

// layer is one block of the encoder.
type layer struct {
	qkv, o, ffn1, ffn2 *matrix
	ln1, ln2           layerNorm
}

// layerNorm are the parameters of a layer normalization.
type layerNorm struct{ weight, bias []float32 }

// encode runs the encoder over one chunk; the result stands in s.x.
func (s *Session) encode(pieces []int32, cases []Case) error {
	m, n, hidden := s.m, len(pieces), s.m.config.Hidden
	switch {
	case n == 0:
		return fmt.Errorf("encode: no pieces")
	case n > m.config.MaxPieces:
		return fmt.Errorf("encode: %d pieces, at most %d", n, m.config.MaxPieces)
	case len(cases) != n:
		return fmt.Errorf("encode: %d pieces but %d case classes", n, len(cases))
	}
	for i, id := range pieces {
		if id < 0 || int(id) >= m.pieces || int(cases[i]) >= m.config.Cases {
			return fmt.Errorf("encode: piece %d of case class %d is not in the vocabulary", id, cases[i])
		}
		// Piece in x, place and case in y; the normalization adds them up.
		x, y := s.x[i*hidden:(i+1)*hidden], s.y[i*hidden:(i+1)*hidden]
		m.embedding(x, int(id))
		copy(y, m.position[i*hidden:(i+1)*hidden])
		for j, v := range m.cases[int(cases[i])*hidden : (int(cases[i])+1)*hidden] {
			y[j] += v
		}
	}
	s.normalize(n, m.norm)
	for i := range m.layers {
		s.layer(n, &m.layers[i])
	}
	return nil
}

// embedding writes the vector of a piece.
func (m *Model) embedding(x []float32, id int) {
	at := id * len(x)
	if m.word.ints == nil {
		copy(x, m.word.float[at:])
		return
	}
	scale := m.word.scale[id]
	for j, v := range m.word.ints[at : at+len(x)] {
		x[j] = float32(int8(v)) * scale
	}
}

// normalize sets s.x to the normalized s.x + s.y, and s.xq to its integers.
func (s *Session) normalize(n int, p layerNorm) {
	hidden := s.m.config.Hidden
	for r := range n {
		x := s.x[r*hidden : (r+1)*hidden]
		s.k.layerNorm(x, s.y[r*hidden:(r+1)*hidden], p.weight, p.bias, s.m.eps)
		s.xq.setRow(s.k, r, x)
	}
}

func (s *Session) layer(n int, l *layer) {
	hidden, ffn := s.m.config.Hidden, s.m.config.FFN
	// s.xq holds the integers of s.x already.
	s.k.multiply(s.wide, 3*hidden, s.xq, n, l.qkv, 0, 3*hidden)
	s.attention(n)
	s.xq.set(s.k, s.context, n, hidden)
	s.k.multiply(s.y, hidden, s.xq, n, l.o, 0, hidden)
	s.normalize(n, l.ln1)

	s.k.multiply(s.wide, ffn, s.xq, n, l.ffn1, 0, ffn)
	s.k.gelu(s.wide[:n*ffn])
	s.fq.set(s.k, s.wide, n, ffn)
	s.k.multiply(s.y, hidden, s.fq, n, l.ffn2, 0, hidden)
	s.normalize(n, l.ln2)
}

// attention turns the queries, keys and values in s.wide into s.context, one
// head at a time:
//
//	context = softmax(q·kᵀ/√width) · v
//
// Queries and keys are integers with one scale a row, so small that a sum of
// width products fits an int32. Probabilities are integers that sum up to about
// 32767, values integers up to 32767 with one scale a column: their sums of
// products stay below 2³¹ for any number of keys up to 2¹⁶.
func (s *Session) attention(n int) {
	a := s.attn
	hidden, width, keys := s.m.config.Hidden, s.m.width, up(n, tileCols)
	for h := 0; h < hidden; h += width {
		a.load(s.k, s.wide[h:], n, hidden, width)
		t := tile{
			ldc: keys, lda: width,
			panel: panelCols * width, pairs: width / 2,
			from: &a.zero[0],
		}
		for j := 0; j < keys; j += tileCols {
			t.b, t.sb = &a.keys[j*width], &a.keyScale[j]
			for r := 0; r < n; r += tileRows {
				t.c, t.a, t.sa = &a.scores[r*keys+j], &a.queries[r*width], &a.queryScale[r]
				s.k.dot(&t)
			}
		}
		for r := range n {
			row := a.scores[r*keys : (r+1)*keys]
			for j := n; j < keys; j++ {
				row[j] = noScore
			}
			s.k.softmax(a.probs[r*keys:(r+1)*keys], row)
		}
		t = tile{
			ldc: hidden, lda: keys,
			panel: panelCols * keys, pairs: keys / 2,
			sa: &a.share[0], from: &a.zero[0],
		}
		for j := 0; j < width; j += tileCols {
			t.b, t.sb = &a.values[j*keys], &a.valueScale[j]
			for r := 0; r < n; r += tileRows {
				t.c, t.a = &s.context[r*hidden+h+j], &a.probs[r*keys]
				s.k.dot(&t)
			}
		}
	}
}

// noScore is the score of what is not there: its probability rounds to 0.
const noScore = -math.MaxFloat32 / 2

// attentionScratch is the working memory of one head of attention.
type attentionScratch struct {
	limit float32 // of queries and keys
	root  float32 // 1/√width

	queries    []int16   // [rows][width]
	queryScale []float32 // [rows]
	keys       []int16   // panels
	keyScale   []float32 // [keys]
	values     []int16   // panels
	valueScale []float32 // [width]
	scores     []float32 // [rows][keys]
	probs      []int16   // [rows][keys]
	row        []int16   // [width]
	factor     [lanes]float32
	share      []float32 // [tileRows] of 1/probability
	zero       []float32 // [tileCols]
}

func newAttention(most, width int) *attentionScratch {
	rows, keys := up(most, tileRows), up(most, tileCols)
	a := &attentionScratch{
		limit:      float32(math.Floor(math.Sqrt(math.MaxInt32 / float64(width)))),
		root:       float32(1 / math.Sqrt(float64(width))),
		queries:    make([]int16, rows*width),
		queryScale: make([]float32, rows),
		keys:       make([]int16, keys*width),
		keyScale:   make([]float32, keys),
		values:     make([]int16, keys*width),
		valueScale: make([]float32, width),
		scores:     make([]float32, rows*keys),
		probs:      make([]int16, rows*keys),
		row:        make([]int16, width),
		share:      make([]float32, tileRows),
		zero:       make([]float32, tileCols),
	}
	for i := range a.share {
		a.share[i] = 1.0 / probability
	}
	return a
}

// load quantizes the queries, keys and values of one head, which stand in
// qkv, qkv[hidden:] and qkv[2·hidden:] in rows of 3·hidden elements.
func (a *attentionScratch) load(k Kernel, qkv []float32, n, hidden, width int) {
	ld := 3 * hidden
	pairs, panels := asPairs(a.row), asPairs(a.keys)
	for r := range n {
		q := qkv[r*ld:]
		a.queryScale[r] = a.root * k.quantize(a.queries[r*width:(r+1)*width], q[:width], a.limit)
		a.keyScale[r] = k.quantize(a.row, q[hidden:hidden+width], a.limit)
		at := r/panelCols*panelCols*width/2 + r%panelCols
		for j, pair := range pairs {
			panels[at+j*panelCols] = pair
		}
	}
	// Keys past the last one keep what an earlier chunk left: scores to them are
	// overwritten, and their values meet probabilities of zero.
	keys := up(n, tileCols)
	for j := 0; j < width; j += lanes {
		values := qkv[2*hidden+j:]
		scale, factor := a.valueScale[j:j+lanes], a.factor[:]
		k.columnTop(scale, values, ld, n)
		for i, top := range scale {
			factor[i], scale[i] = 0, 0
			if top > tiny {
				factor[i], scale[i] = activationLimit/top, top/activationLimit
			}
		}
		k.pairColumns(a.values[j*keys:], panelCols*keys, values, ld, n, factor)
	}
}

// asPairs views int16 numbers as pairs, which move as one.
func asPairs(x []int16) []uint32 {
	return unsafe.Slice((*uint32)(unsafe.Pointer(&x[0])), len(x)/2)
}
