package model

import "math"

// blockInputs is the most inputs that share one scale of the activations, and
// so one int32 sum: 256 · 32767 · 128 < 2³¹. Twice as many would fit as well; a
// smaller block keeps more digits of its small inputs.
const blockInputs = 256

// activationLimit is the largest quantized activation.
const activationLimit = 32767

// rows are activations as integers, in blocks of up to blockInputs inputs that
// have a scale each. The number of rows in memory is a multiple of tileRows;
// what the rows past the last one hold does not matter.
//
// A scale a block, and not one a row, is what keeps a single large input from costing
// all others their digits; where the inner dimension is cut anyway, to fit int32, it
// comes for free.
type rows struct {
	most  int // rows in memory
	in    int
	data  []int16   // [most][in]
	scale []float32 // [blocks][most]
}

func newRows(most, in int) *rows {
	most = up(most, tileRows)
	blocks := (in + blockInputs - 1) / blockInputs
	return &rows{most: most, in: in, data: make([]int16, most*in), scale: make([]float32, blocks*most)}
}

// set quantizes the rows of x, which lie ld elements apart.
func (q *rows) set(k Kernel, x []float32, n, ld int) {
	for r := range n {
		q.setRow(k, r, x[r*ld:r*ld+q.in])
	}
}

func (q *rows) setRow(k Kernel, r int, x []float32) {
	for at, b := 0, 0; at < q.in; at, b = at+blockInputs, b+1 {
		end := min(at+blockInputs, q.in)
		q.scale[b*q.most+r] = k.quantize(q.data[r*q.in+at:r*q.in+end], x[at:end], activationLimit)
	}
}

// matrix is a linear map, packed for the kernels. Its weights are a sum of
// terms, integers with one scale an output each; int8 weights of the file are
// one term for each block of inputs, float32 weights two, the second of which
// is the rounding error of the first.
type matrix struct {
	in, out int
	wide    int // out rounded up to tileCols: what a row of the result takes
	terms   []term
	bias    []float32 // [wide]
}

type term struct {
	from, width int       // inputs
	data        []int16   // panels of panelCols outputs: [panel][width/2][panelCols][2]
	scale       []float32 // [wide]
}

// weights is a matrix [out][in] as the file has it: small integers with one
// scale a row, or floats.
type weights struct {
	out   int
	ints  []byte    // int8
	scale []float32 // [out], with ints
	float []float32
	bias  []float32 // [out]
}

// newMatrix stacks parts with the same inputs into one matrix.
func newMatrix(in int, parts ...weights) *matrix {
	m := &matrix{in: in}
	layers := 1
	for _, p := range parts {
		m.out += p.out
		if p.ints == nil {
			layers = 2
		}
	}
	m.wide = up(m.out, tileCols)
	m.bias = make([]float32, m.wide)
	for at := 0; at < in; at += blockInputs {
		for range layers {
			width := min(blockInputs, in-at)
			m.terms = append(m.terms, term{at, width, make([]int16, width*m.wide), make([]float32, m.wide)})
		}
	}
	first := make([]int16, blockInputs)
	rest := make([]int16, blockInputs)
	row := 0
	for _, p := range parts {
		for r := range p.out {
			if p.bias != nil {
				m.bias[row] = p.bias[r]
			}
			for i := 0; i < len(m.terms); i += layers {
				t := &m.terms[i]
				if p.ints != nil {
					for j, w := range p.ints[r*in+t.from : r*in+t.from+t.width] {
						first[j] = int16(int8(w))
					}
					t.set(row, first, p.scale[r])
					continue
				}
				w := p.float[r*in+t.from : r*in+t.from+t.width]
				s1, s2 := split(first, rest, w)
				t.set(row, first, s1)
				m.terms[i+1].set(row, rest, s2)
			}
			row++
		}
	}
	return m
}

// split writes w as s1·first + s2·rest with integers in −127…127, which is
// right to 1/64,000 of the largest.
// s2 is s1/254, since what rounding leaves over is at most half of s1, and that
// is to become 127.
func split(first, rest []int16, w []float32) (s1, s2 float32) {
	var top float32
	for _, v := range w {
		top = max(top, float32(math.Abs(float64(v))))
	}
	if !(top > tiny) {
		clear(first[:len(w)])
		clear(rest[:len(w)])
		return 0, 0
	}
	s1 = top / 127
	s2 = s1 / 254
	for j, v := range w {
		first[j] = int16(round(v / s1))
		rest[j] = int16(round((v - float32(float32(first[j])*s1)) / s2))
	}
	return s1, s2
}

// set puts one row of weights in its place in the panels.
// Pairs of inputs lie together because VPMADDWD and VPDPWSSD multiply pairs of
// int16 and add the two products.
func (t *term) set(row int, w []int16, scale float32) {
	t.scale[row] = scale
	at := row/panelCols*panelCols*t.width + row%panelCols*2
	for j := 0; j < t.width; j += 2 {
		t.data[at] = w[j]
		t.data[at+1] = w[j+1]
		at += 2 * panelCols
	}
}

// multiply sets c, whose rows lie ldc elements apart, to the outputs from…to
// of w for n rows of a. Both bounds are multiples of tileCols; c has
// up(n, tileRows) rows of to−from elements, of which the first n mean something.
func (k Kernel) multiply(c []float32, ldc int, a *rows, n int, w *matrix, from, to int) {
	for j := from; j < to; j += tileCols {
		// One strip of weights stays in the first-level cache while all rows pass.
		for i := range w.terms {
			term := &w.terms[i]
			t := tile{
				ldc: ldc, lda: a.in,
				b: &term.data[j*term.width], panel: panelCols * term.width, pairs: term.width / 2,
				sb: &term.scale[j],
			}
			scale := a.scale[term.from/blockInputs*a.most:]
			for r := 0; r < n; r += tileRows {
				t.c = &c[r*ldc+j-from]
				t.a = &a.data[r*a.in+term.from]
				t.sa = &scale[r]
				// The first term begins with the bias, each further one goes on from what is there.
				if i == 0 {
					t.from = &w.bias[j]
				} else {
					t.from, t.ldfrom = t.c, ldc
				}
				k.dot(&t)
			}
		}
	}
}
