package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func numbers(r *rand.Rand, n int, spread float32) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64()) * spread
	}
	return x
}

func sameBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: element %d is %v (%08x), want %v (%08x)", what, i,
				got[i], math.Float32bits(got[i]), want[i], math.Float32bits(want[i]))
		}
	}
}

// Each kernel must give the bits of the plain Go version, for operations on
// rows.
func TestKernelRows(t *testing.T) {
	for _, k := range Kernels()[1:] {
		for _, n := range []int{32, 64, 96, 384, 1536} {
			for _, spread := range []float32{0, 1e-38, 1e-3, 1, 30} {
				checkRows(t, k, uint64(n), n, spread)
			}
		}
	}
}

func FuzzKernelRows(f *testing.F) {
	f.Add(uint64(1), uint8(3), float32(1))
	f.Fuzz(func(t *testing.T, seed uint64, n uint8, spread float32) {
		if !(spread > -1e6 && spread < 1e6) {
			t.Skip("weights are below 1e6")
		}
		for _, k := range Kernels()[1:] {
			checkRows(t, k, seed, (int(n)%50+1)*32, spread)
		}
	})
}

func checkRows(t *testing.T, k Kernel, seed uint64, n int, spread float32) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	x, y := numbers(r, n, spread), numbers(r, n, 1)
	weight, bias := numbers(r, n, 1), numbers(r, n, 0.1)
	what := fmt.Sprintf("%v, %d numbers of about %g", k, n, spread)
	copies := func() (a, b []float32) { return slices.Clone(x), slices.Clone(x) }

	q1, q2 := make([]int16, n), make([]int16, n)
	sameBits(t, what+": scale", []float32{k.quantize(q1, x, 32767)}, []float32{quantizeGo(q2, x, 32767)})
	if !slices.Equal(q1, q2) {
		t.Fatalf("%s: quantized\n%v, want\n%v", what, q1, q2)
	}
	a, b := copies()
	k.gelu(a)
	geluGo(b)
	sameBits(t, what+": gelu", a, b)

	a, b = copies()
	k.layerNorm(a, y, weight, bias, 1e-12)
	layerNormGo(b, y, weight, bias, 1e-12)
	sameBits(t, what+": layer norm", a, b)

	a, b = copies()
	k.softmax(q1, a)
	softmaxGo(q2, b)
	if !slices.Equal(q1, q2) {
		t.Fatalf("%s: softmax\n%v, want\n%v", what, q1, q2)
	}
	sameBits(t, what+": product", []float32{k.product(x, y)}, []float32{productGo(x, y)})

	features := numbers(r, 7*n, 1)
	rows := Features{6, 0, 1, 1, 4, 5}
	sameBits(t, what+": pair", []float32{k.pair(x, y, features, weight, &rows)}, []float32{pairGo(x, y, features, weight, &rows)})

	// The same numbers as rows of 32 columns, all of them and without the last.
	for _, height := range []int{n / lanes, max(n/lanes-1, 1)} {
		a, b = make([]float32, lanes), make([]float32, lanes)
		k.columnTop(a, x, lanes, height)
		columnTopGo(b, x, lanes, height)
		sameBits(t, what+": column top", a, b)
		factor := make([]float32, lanes)
		for i, top := range b {
			if top > tiny {
				factor[i] = activationLimit / top
			}
		}
		panel := up(height, 2)*panelCols + 4
		q1, q2 := make([]int16, 2*panel), make([]int16, 2*panel)
		k.pairColumns(q1, panel, x, lanes, height, factor)
		pairColumnsGo(q2, panel, x, lanes, height, factor)
		if !slices.Equal(q1, q2) {
			t.Fatalf("%s: pairs of columns\n%v, want\n%v", what, q1, q2)
		}
	}
}

// The approximations stay within the errors that kernel_go.go states.
func TestGELUError(t *testing.T) {
	worst := 0.0
	for v := float32(-12); v <= 12; v += 1.0 / 4096 {
		x := []float32{v}
		geluGo(x)
		want := float64(v) / 2 * math.Erfc(-float64(v)/math.Sqrt2)
		worst = max(worst, math.Abs(float64(x[0])-want))
	}
	if worst > 1.2e-6 {
		t.Errorf("largest error %.3g", worst)
	}
}

func TestExpError(t *testing.T) {
	worst := 0.0
	for v := float32(expFloor); v <= 0; v += 1.0 / 4096 {
		want := math.Exp(float64(v))
		worst = max(worst, math.Abs(float64(expGo(v))-want)/want)
	}
	if worst > 3e-7 {
		t.Errorf("largest relative error %.3g", worst)
	}
	if got, want := expGo(-1e9), expGo(expFloor); got != want {
		t.Errorf("exp below the floor is %v, want %v", got, want)
	}
}

// Probabilities sum up to one, and a score that is not there gets none.
func TestSoftmax(t *testing.T) {
	for _, k := range Kernels() {
		for _, n := range []int{1, 5, 32, 192} {
			s := numbers(rand.New(rand.NewPCG(9, uint64(n))), up(n, tileCols), 4)
			for j := n; j < len(s); j++ {
				s[j] = noScore
			}
			p, sum := make([]int16, len(s)), 0
			k.softmax(p, s)
			for j, v := range p {
				sum += int(v)
				if v < 0 || j >= n && v != 0 {
					t.Errorf("%v, %d scores: probability %d is %d", k, n, j, v)
				}
			}
			if sum < probability-len(s)/2 || sum > probability+len(s)/2 {
				t.Errorf("%v, %d scores: the sum is %d", k, n, sum)
			}
		}
	}
}
