package model

// Kernel is an implementation of the package's arithmetic. All kernels give
// the same bits for the same input; they differ in speed alone. The
// environment can take kernels away, to measure or to compare:
// GODEBUG=cpu.avx512f=off or GODEBUG=cpu.avx2=off.
type Kernel uint8

const (
	// KernelGo is plain Go and runs everywhere.
	KernelGo Kernel = iota
	// KernelAVX2 is assembly for x86-64 processors since about 2013.
	KernelAVX2
	// KernelAVX512 is assembly for x86-64 processors with AVX-512 VNNI.
	KernelAVX512
)

func (k Kernel) String() string {
	switch k {
	case KernelAVX512:
		return "avx512"
	case KernelAVX2:
		return "avx2"
	}
	return "go"
}

// Kernels lists the kernels that this processor can run, the slowest first.
func Kernels() []Kernel {
	list := []Kernel{KernelGo}
	for k := KernelAVX2; k <= fastest(); k++ {
		list = append(list, k)
	}
	return list
}

// The matrices are packed for the largest tile, so that one packing serves
// every kernel.
const (
	tileRows  = 12 // rows of activations in a tile
	tileCols  = 32 // outputs in a tile
	panelCols = 16 // outputs in a panel of packed weights
)

// tile is one block of a product of matrices: for each row r and column j
//
//	c[r][j] = from[r][j] + float32(Σ a[r][k]·b[k][j]) · sb[j] · sa[r]
//
// with the sum in int32, which the callers keep from overflowing, and each
// further operation rounded to float32.
//
// It is a struct with bare pointers because assembly reads it by its fields'
// offsets. A caller keeps what they point to large enough for a full tile: rows
// and columns past the last that means something are computed all the same.
type tile struct {
	c      *float32
	ldc    int // elements from one row of c to the next
	a      *int16
	lda    int
	b      *int16 // panels of 16 columns, inputs in pairs: b[k/2][j][k%2]
	panel  int    // elements from one panel to the next
	pairs  int    // half the inputs; even
	sa     *float32
	sb     *float32
	from   *float32
	ldfrom int // 0 when all rows start from the same values, the bias
}

// up rounds n up to a multiple of m.
func up(n, m int) int { return (n + m - 1) / m * m }
