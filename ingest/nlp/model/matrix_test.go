package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// made is a made-up linear map in the form of the file and in numbers.
func made(r *rand.Rand, in, out int, ints bool) (weights, [][]float64) {
	w := weights{out: out, bias: numbers(r, out, 1)}
	values := make([][]float64, out)
	if ints {
		w.ints, w.scale = make([]byte, in*out), numbers(r, out, 0.01)
	} else {
		w.float = numbers(r, in*out, 0.3)
	}
	for i := range values {
		for j := range in {
			if ints {
				q := int8(r.IntN(256) - 128)
				w.ints[i*in+j] = byte(q)
				values[i] = append(values[i], float64(q)*float64(w.scale[i]))
			} else {
				values[i] = append(values[i], float64(w.float[i*in+j]))
			}
		}
	}
	return w, values
}

// checkMultiply multiplies on every kernel: all must give the same bits, and
// these the product to within the rounding of the activations.
func checkMultiply(t *testing.T, seed uint64, n, in, out int, ints bool) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 3))
	w, values := made(r, in, out, ints)
	m := newMatrix(in, w)
	x := numbers(r, n*in, 2)
	var first []float32
	for _, k := range Kernels() {
		a := newRows(n, in)
		a.set(k, x, n, in)
		c := make([]float32, a.most*m.wide)
		k.multiply(c, m.wide, a, n, m, 0, m.wide)
		what := fmt.Sprintf("%v %d×%d×%d", k, n, in, out)
		if first == nil {
			first = c
		}
		for i := range n {
			sameBits(t, what, c[i*m.wide:i*m.wide+out], first[i*m.wide:i*m.wide+out])
		}
		for i := range n {
			for j := range out {
				want, size := float64(w.bias[j]), 0.0
				for l, v := range values[j] {
					want += v * float64(x[i*in+l])
					size += math.Abs(v) * 10
				}
				if got := float64(c[i*m.wide+j]); math.Abs(got-want) > 1e-4*size+1e-5 {
					t.Fatalf("%s: row %d, column %d is %v, want %v", what, i, j, got, want)
				}
			}
		}
	}
}

func TestMultiply(t *testing.T) {
	for _, n := range []int{1, 11, 12, 13, 30} {
		for _, in := range []int{32, 96, 256, 288, 544} {
			for _, out := range []int{1, 31, 32, 33, 100} {
				checkMultiply(t, 1, n, in, out, true)
				checkMultiply(t, 2, n, in, out, false)
			}
		}
	}
}

func FuzzMultiply(f *testing.F) {
	f.Add(uint64(1), uint8(1), uint8(1), uint8(1), true)
	f.Add(uint64(2), uint8(25), uint8(12), uint8(70), false)
	f.Fuzz(func(t *testing.T, seed uint64, n, in, out uint8, ints bool) {
		checkMultiply(t, seed, int(n)%40+1, (int(in)%20+1)*32, int(out)%120+1, ints)
	})
}

// The largest sums that can occur do not overflow: all activations and all
// weights at their limits, in a full block.
func TestMultiplyLargest(t *testing.T) {
	for _, sign := range []float32{1, -1} {
		w := weights{out: 1, ints: make([]byte, blockInputs), scale: []float32{1}}
		x := make([]float32, blockInputs)
		for i := range x {
			w.ints[i], x[i] = 0x80, sign // −128
		}
		m := newMatrix(blockInputs, w)
		for _, k := range Kernels() {
			a := newRows(1, blockInputs)
			a.set(k, x, 1, blockInputs)
			c := make([]float32, a.most*m.wide)
			k.multiply(c, m.wide, a, 1, m, 0, m.wide)
			if want := -128 * blockInputs * sign; math.Abs(float64(c[0]-want)) > 0.01 {
				t.Errorf("%v: %v, want %v", k, c[0], want)
			}
		}
	}
}

// Float weights keep 15 bits.
func TestSplit(t *testing.T) {
	w := numbers(rand.New(rand.NewPCG(1, 1)), 384, 0.05)
	first, rest := make([]int16, len(w)), make([]int16, len(w))
	s1, s2 := split(first, rest, w)
	top := 127 * float64(s1)
	for i, v := range w {
		got := float64(first[i])*float64(s1) + float64(rest[i])*float64(s2)
		if math.Abs(got-float64(v)) > top/60000 {
			t.Errorf("weight %v became %v", v, got)
		}
		if max(first[i], -first[i], rest[i], -rest[i]) > 127 {
			t.Errorf("weight %v became %d and %d", v, first[i], rest[i])
		}
	}
	if s1, s2 := split(first, rest, make([]float32, 384)); s1 != 0 || s2 != 0 || first[7] != 0 || rest[7] != 0 {
		t.Errorf("zeros became %v·%d + %v·%d", s1, first[7], s2, rest[7])
	}
}
