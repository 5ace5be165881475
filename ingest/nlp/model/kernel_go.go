package model

import "math"

// The plain Go version of each operation, and the definition of what the
// assembly computes. Three rules keep both to the same bits:
//
//   - A product that is added to something is converted by float32(…) first.
//     The language then forbids a fused multiply-add, which rounds once less.
//   - Sums of many float32 run in 32 lanes, element i in lane i mod 32, that
//     are joined by halves; assembly keeps the lanes in four registers.
//   - Rounding to integers is to the nearest, ties to even.
const lanes = 32

// roundMagic added to a number below 2²² pushes its fraction out of the
// float32; the low bits are then the nearest integer.
const (
	roundMagic = 3 << 22
	roundBits  = 0x4B400000
)

// The conversion keeps the caller's product, which is inlined here, apart.
func round(x float32) int32 {
	return int32(math.Float32bits(float32(x)+roundMagic) - roundBits)
}

// tiny is the magnitude below which a row counts as zero.
const tiny = 1e-30

// quantizeGo writes x as integers in −limit…limit and gives the number that
// turns them back.
//
// The largest magnitude becomes limit, so every row uses the full range whatever its
// scale. A row of zeros becomes zeros with scale 0 rather than a division by zero.
func quantizeGo(dst []int16, x []float32, limit float32) float32 {
	var top float32
	for _, v := range x {
		top = max(top, float32(math.Abs(float64(v))))
	}
	if !(top > tiny) {
		clear(dst[:len(x)])
		return 0
	}
	inverse := limit / top
	for i, v := range x {
		dst[i] = int16(round(v * inverse))
	}
	return top / limit
}

// The normal distribution Φ(x) = ½ + x·P(x²)/Q(x²) for |x| ≤ geluEdge, fitted
// to the least maximal error (7e-9 in exact arithmetic) by least squares with
// Lawson's weights. Beyond the edge Φ is 0
// or 1 to within 2e-8. Rounding brings the error of x·Φ(x) to 1.2e-6 for
// |x| ≤ 12, a relative 2e-7 or an absolute 1e-6.
const (
	geluEdge = 5.5

	geluP0 = 0.398942232131958
	geluP1 = 0.03385264053940773
	geluP2 = 0.004677260294556618
	geluP3 = 0.00016882558702491224
	geluP4 = 6.352115178742679e-06
	geluP5 = 2.2749400585553303e-08

	geluQ1 = 0.25152191519737244
	geluQ2 = 0.028645867481827736
	geluQ3 = 0.0018844443839043379
	geluQ4 = 7.364746124949306e-05
	geluQ5 = 1.1975047300438746e-06
)

// geluGo replaces each x by x·Φ(x).
//
// P and Q are evaluated by Horner's rule side by side, two chains that do not
// wait for each other.
func geluGo(x []float32) {
	for i, v := range x {
		c := min(max(v, -geluEdge), geluEdge)
		u := c * c
		p := float32(u*geluP5) + geluP4
		q := float32(u*geluQ5) + geluQ4
		p = float32(p*u) + geluP3
		q = float32(q*u) + geluQ3
		p = float32(p*u) + geluP2
		q = float32(q*u) + geluQ2
		p = float32(p*u) + geluP1
		q = float32(q*u) + geluQ1
		p = float32(p*u) + geluP0
		q = float32(q*u) + 1
		x[i] = v * (float32(c*(p/q)) + 0.5)
	}
}

// joined adds the lanes up by halves.
// The order is that of the assembly, which adds the four registers of eight lanes
// up and then halves one register three times.
func joined(s *[lanes]float32) float32 {
	var l [8]float32
	for j := range l {
		l[j] = (s[j] + s[j+8]) + (s[j+16] + s[j+24])
	}
	for j := range 4 {
		l[j] += l[j+4]
	}
	return (l[0] + l[2]) + (l[1] + l[3])
}

// layerNormGo sets x to the normalized x+y, scaled by weight, moved by bias. The
// variance comes from the differences to the mean, in a second pass: the
// difference of two sums would lose half of the digits.
func layerNormGo(x, y, weight, bias []float32, eps float32) {
	var sum, squares [lanes]float32
	for i := range x {
		x[i] += y[i]
		sum[i%lanes] += x[i]
	}
	n := float32(len(x))
	mean := joined(&sum) / n
	for i := range x {
		x[i] -= mean
		squares[i%lanes] += float32(x[i] * x[i])
	}
	factor := 1 / float32(math.Sqrt(float64(joined(&squares)/n+eps)))
	for i := range x {
		x[i] = float32(float32(x[i]*factor)*weight[i]) + bias[i]
	}
}

// exp(x) = 2ⁿ·exp(r) with |r| ≤ ½·ln 2 and exp(r) = 1 + r + r²·polynomial,
// fitted likewise to a relative error of 3e-9; rounding brings it to 3e-7. Exponents below expFloor count as expFloor: nothing so small outlives
// the rounding of softmax.
const (
	expFloor = -30
	log2e    = 1.4426950408889634
	ln2High  = 0.693359375 // 10 bits, so that its product with n is exact
	ln2Low   = -2.12194440e-4

	expC2 = 0.4999999403953552
	expC3 = 0.1666652113199234
	expC4 = 0.04166838899254799
	expC5 = 0.008368716575205326
	expC6 = 0.0013814597623422742
)

// Adding roundMagic leaves n in the low bits of t, and shifted by 23 these are the
// exponent of 2ⁿ. ln 2 is taken off in two parts (W. J. Cody and W. Waite, Software
// Manual for the Elementary Functions, 1980), or r would lose the bits that count.
func expGo(x float32) float32 {
	x = max(x, expFloor)
	t := float32(x*log2e) + roundMagic
	n := t - roundMagic
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	p := float32(r*expC6) + expC5
	p = float32(p*r) + expC4
	p = float32(p*r) + expC3
	p = float32(p*r) + expC2
	p = float32(p*float32(r*r)) + r
	p++
	return p * math.Float32frombits(math.Float32bits(t)<<23+0x3F800000)
}

// probability is how softmax writes the number 1.
const probability = 32767

// softmaxGo writes the softmax of s as integers; s is used up. Their sum stays
// within probability + len(s)/2, which bounds the sums of attention.
//
// The largest score is taken off before exp, so that nothing overflows and the
// largest term is 1.
func softmaxGo(dst []int16, s []float32) {
	top := s[0]
	for _, v := range s {
		top = max(top, v)
	}
	var sum [lanes]float32
	for i, v := range s {
		s[i] = expGo(v - top)
		sum[i%lanes] += s[i]
	}
	factor := probability / joined(&sum)
	for i, v := range s {
		dst[i] = int16(round(v * factor))
	}
}

// productGo is the inner product of two vectors.
func productGo(a, b []float32) float32 {
	var sum [lanes]float32
	for i := range a {
		sum[i%lanes] += float32(a[i] * b[i])
	}
	return joined(&sum)
}

// pairGo is out · relu(v + w + the six rows of features that f names).
func pairGo(v, w, features, out []float32, f *Features) float32 {
	var sum [lanes]float32
	n := len(out)
	for i := range n {
		g := v[i] + w[i]
		for _, row := range f {
			g += features[int(row)*n+i]
		}
		sum[i%lanes] += float32(max(g, 0) * out[i])
	}
	return joined(&sum)
}

// columnTopGo writes the largest magnitude in each of 32 columns of n rows
// that lie ld elements apart.
func columnTopGo(top, x []float32, ld, n int) {
	clear(top[:lanes])
	for r := range n {
		for j, v := range x[r*ld : r*ld+lanes] {
			top[j] = max(top[j], float32(math.Abs(float64(v))))
		}
	}
}

// pairColumnsGo writes 32 columns of n rows, times factor, as integers in the
// order in which tile.b has them: two panels of 16 columns, rows in pairs. The
// last of an odd number of rows is paired with itself.
func pairColumnsGo(dst []int16, panel int, x []float32, ld, n int, factor []float32) {
	for r := range up(n, 2) {
		for j, v := range x[min(r, n-1)*ld:][:lanes] {
			at := j/panelCols*panel + r/2*2*panelCols + j%panelCols*2 + r%2
			dst[at] = int16(round(v * factor[j]))
		}
	}
}
