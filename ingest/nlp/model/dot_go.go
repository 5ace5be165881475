package model

import "unsafe"

// Two weights ride in one int64, 32 bits apart, so that one multiplication and
// one addition serve two columns: Σ x·(u + v·2³²) = Σ x·u + 2³²·Σ x·v. Both
// sums fit 32 bits; the lower one is read off first and taken from the upper.
const (
	dotInputs = 128           // inputs unpacked at a time
	dotPairs  = panelCols / 2 // columns j and j+dotPairs share an int64
)

// unpacked are the weights of a panel for some inputs, the columns in two
// groups of four pairs.
// They are 8 KiB, unpacked once and used by all rows of the tile, so that the
// innermost loop is nothing but loads, multiplications and additions.
type unpacked [dotPairs / 4][dotInputs][4]int64

// dotGo computes a tile of 12 rows by 32 columns, one panel after the other.
func dotGo(t *tile) {
	var w unpacked
	for p := 0; p < tileCols; p += panelCols {
		var sum [tileRows][panelCols]int32
		b := unsafe.Slice((*int16)(unsafe.Add(unsafe.Pointer(t.b), p/panelCols*t.panel*2)), t.pairs*2*panelCols)
		for at := 0; at < 2*t.pairs; at += dotInputs {
			n := min(dotInputs, 2*t.pairs-at)
			w.load(b[at*panelCols:], n)
			for r := range tileRows {
				x := unsafe.Slice((*int16)(unsafe.Add(unsafe.Pointer(t.a), (r*t.lda+at)*2)), n)
				for g := range w {
					dotFour(sum[r][4*g:], x, w[g][:n])
				}
			}
		}
		t.store(p, &sum)
	}
}

// load unpacks n inputs of a panel.
// A sum, not an or: a negative lower weight borrows from the upper one, and
// dotFour gives that back.
func (w *unpacked) load(b []int16, n int) {
	for i := 0; i < n; i += 2 {
		pair := (*[2 * panelCols]int16)(b[i*panelCols:])
		for j := range dotPairs {
			w[j/4][i][j%4] = int64(pair[2*j]) + int64(pair[2*(j+dotPairs)])<<32
			w[j/4][i+1][j%4] = int64(pair[2*j+1]) + int64(pair[2*(j+dotPairs)+1])<<32
		}
	}
}

// dotFour adds the products of a row with four pairs of columns to their sums,
// which are sum[0…3] and sum[8…11].
func dotFour(sum []int32, x []int16, w [][4]int64) {
	var s0, s1, s2, s3 int64
	for i := range w[:len(x)] {
		four, a := &w[i], int64(x[i])
		s0 += a * four[0]
		s1 += a * four[1]
		s2 += a * four[2]
		s3 += a * four[3]
	}
	for i, s := range [...]int64{s0, s1, s2, s3} {
		sum[i] += int32(s)
		// What int32(s) cuts off includes the borrow of a negative lower sum; taken
		// away first, the shift leaves the upper sum exactly.
		sum[i+dotPairs] += int32((s - int64(int32(s))) >> 32)
	}
}

// store turns the sums of the panel that starts at column p into the tile's
// result.
func (t *tile) store(p int, sum *[tileRows][panelCols]int32) {
	sb := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(t.sb), p*4)), panelCols)
	sa := unsafe.Slice(t.sa, tileRows)
	for r := range tileRows {
		c := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(t.c), (r*t.ldc+p)*4)), panelCols)
		from := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(t.from), (r*t.ldfrom+p)*4)), panelCols)
		for j, v := range sum[r] {
			c[j] = from[j] + float32(float32(float32(v)*sb[j])*sa[r])
		}
	}
}
