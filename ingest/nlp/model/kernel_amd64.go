package model

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// fastest is the best kernel of this processor. AVX512F and BW without VNNI count
// as AVX2, because the large kernel's sums are made by VPDPWSSD.
func fastest() Kernel {
	switch x := &cpu.X86; {
	case x.HasAVX2 && x.HasAVX512F && x.HasAVX512BW && x.HasAVX512VNNI:
		return KernelAVX512
	case x.HasAVX2:
		return KernelAVX2
	}
	return KernelGo
}

// The assembly. Lengths are multiples of 32, checked by nobody: the shapes of a
// network are when it is loaded. Nothing of what is passed is kept.

//go:noescape
func dotAVX512(t *tile) // 12 rows by 32 columns

//go:noescape
func dotAVX2(t *tile) // 6 rows by 16 columns

//go:noescape
func quantizeAVX512(dst *int16, x *float32, n int, limit float32) float32

//go:noescape
func quantizeAVX2(dst *int16, x *float32, n int, limit float32) float32

//go:noescape
func geluAVX512(x *float32, n int)

//go:noescape
func geluAVX2(x *float32, n int)

//go:noescape
func softmaxAVX512(dst *int16, s *float32, n int)

//go:noescape
func softmaxAVX2(dst *int16, s *float32, n int)

// What follows takes too little of the time to have a version for AVX-512.

//go:noescape
func layerNormAVX2(x, y, weight, bias *float32, n int, eps float32)

//go:noescape
func productAVX2(a, b *float32, n int) float32

//go:noescape
func pairAVX2(v, w, features, out *float32, n int, f *Features) float32

//go:noescape
func columnTopAVX2(top, x *float32, ld, n int)

//go:noescape
func pairColumnsAVX2(dst *int16, panel int, x *float32, ld, n int, factor *float32)

// Each method does what the function of the same name in kernel_go.go says, on
// this kernel. Those that call assembly first touch the last element of each
// slice, because assembly has no bounds.

// dot computes a tile of 12 rows by 32 columns.
func (k Kernel) dot(t *tile) {
	switch k {
	case KernelAVX512:
		dotAVX512(t)
	case KernelAVX2:
		// A tile is packed for AVX-512; half as many registers of half the width
		// hold a quarter of it.
		for j := 0; j < tileCols; j += panelCols {
			for r := 0; r < tileRows; r += tileRows / 2 {
				q := t.quarter(r, j)
				dotAVX2(&q)
			}
		}
	default:
		dotGo(t)
	}
}

func (k Kernel) quantize(dst []int16, x []float32, limit float32) float32 {
	_ = dst[len(x)-1]
	switch k {
	case KernelAVX512:
		return quantizeAVX512(&dst[0], &x[0], len(x), limit)
	case KernelAVX2:
		return quantizeAVX2(&dst[0], &x[0], len(x), limit)
	}
	return quantizeGo(dst, x, limit)
}

func (k Kernel) gelu(x []float32) {
	switch k {
	case KernelAVX512:
		geluAVX512(&x[0], len(x))
	case KernelAVX2:
		geluAVX2(&x[0], len(x))
	default:
		geluGo(x)
	}
}

func (k Kernel) layerNorm(x, y, weight, bias []float32, eps float32) {
	if k == KernelGo {
		layerNormGo(x, y, weight, bias, eps)
		return
	}
	n := len(x)
	_, _, _ = y[n-1], weight[n-1], bias[n-1]
	layerNormAVX2(&x[0], &y[0], &weight[0], &bias[0], n, eps)
}

func (k Kernel) softmax(dst []int16, s []float32) {
	_ = dst[len(s)-1]
	switch k {
	case KernelAVX512:
		softmaxAVX512(&dst[0], &s[0], len(s))
	case KernelAVX2:
		softmaxAVX2(&dst[0], &s[0], len(s))
	default:
		softmaxGo(dst, s)
	}
}

func (k Kernel) product(a, b []float32) float32 {
	if k == KernelGo {
		return productGo(a, b)
	}
	_ = b[len(a)-1]
	return productAVX2(&a[0], &b[0], len(a))
}

func (k Kernel) pair(v, w, features, out []float32, f *Features) float32 {
	if k == KernelGo {
		return pairGo(v, w, features, out, f)
	}
	n := len(out)
	_, _ = v[n-1], w[n-1]
	// The six rows lie anywhere in the table, so each is checked by slicing it.
	for _, row := range f {
		_ = features[int(row)*n : int(row+1)*n]
	}
	return pairAVX2(&v[0], &w[0], &features[0], &out[0], n, f)
}

func (k Kernel) columnTop(top, x []float32, ld, n int) {
	if k == KernelGo {
		columnTopGo(top, x, ld, n)
		return
	}
	_, _ = top[lanes-1], x[(n-1)*ld+lanes-1]
	columnTopAVX2(&top[0], &x[0], ld, n)
}

func (k Kernel) pairColumns(dst []int16, panel int, x []float32, ld, n int, factor []float32) {
	if k == KernelGo {
		pairColumnsGo(dst, panel, x, ld, n, factor)
		return
	}
	_, _, _ = dst[panel+up(n, 2)*panelCols-1], x[(n-1)*ld+lanes-1], factor[lanes-1]
	pairColumnsAVX2(&dst[0], panel, &x[0], ld, n, &factor[0])
}

// quarter is the part of the tile from row r and column j on.
func (t *tile) quarter(r, j int) tile {
	q := *t
	q.c = (*float32)(unsafe.Add(unsafe.Pointer(t.c), 4*(r*t.ldc+j)))
	q.a = (*int16)(unsafe.Add(unsafe.Pointer(t.a), 2*r*t.lda))
	q.b = (*int16)(unsafe.Add(unsafe.Pointer(t.b), 2*(j/panelCols*t.panel)))
	q.sa = (*float32)(unsafe.Add(unsafe.Pointer(t.sa), 4*r))
	q.sb = (*float32)(unsafe.Add(unsafe.Pointer(t.sb), 4*j))
	q.from = (*float32)(unsafe.Add(unsafe.Pointer(t.from), 4*(r*t.ldfrom+j)))
	return q
}
