package model

// Session reads chunks with a model. It owns the working memory, about 5 MB,
// so that reading allocates nothing; it serves one goroutine at a time.
type Session struct {
	m    *Model
	k    Kernel
	attn *attentionScratch

	x, y    []float32 // [rows][hidden]: the state of the encoder, and what a layer adds to it
	context []float32 // [rows][hidden]: the output of attention
	wide    []float32 // [rows][max(ffn, 3·hidden)]
	xq, fq  *rows     // inputs of the matrices

	words Words
}

// NewSession returns a session that runs on the fastest kernel of this
// processor.
func (m *Model) NewSession() *Session { return m.NewSessionOn(fastest()) }

// NewSessionOn returns a session on a kernel out of Kernels(). All give the
// same results.
// A kernel that this processor lacks becomes the fastest that it has, for its
// instructions would end the program.
func (m *Model) NewSessionOn(k Kernel) *Session {
	c := &m.config
	// Whole tiles of rows, because kernels compute whole tiles.
	n := up(c.MaxPieces, tileRows)
	s := &Session{
		m: m, k: min(k, fastest()),
		attn:    newAttention(c.MaxPieces, m.width),
		x:       make([]float32, n*c.Hidden),
		y:       make([]float32, n*c.Hidden),
		context: make([]float32, n*c.Hidden),
		wide:    make([]float32, n*max(c.FFN, 3*c.Hidden)),
		xq:      newRows(n, c.Hidden),
		fq:      newRows(n, c.FFN),
	}
	s.words.init(m, s.k, n)
	return s
}
