//go:build !amd64

package model

// Other architectures run the plain Go of kernel_go.go, with the same results.

func fastest() Kernel { return KernelGo }

func (k Kernel) dot(t *tile) { dotGo(t) }

func (k Kernel) quantize(dst []int16, x []float32, limit float32) float32 {
	return quantizeGo(dst, x, limit)
}

func (k Kernel) gelu(x []float32) { geluGo(x) }

func (k Kernel) layerNorm(x, y, weight, bias []float32, eps float32) {
	layerNormGo(x, y, weight, bias, eps)
}

func (k Kernel) softmax(dst []int16, s []float32) { softmaxGo(dst, s) }

func (k Kernel) product(a, b []float32) float32 { return productGo(a, b) }

func (k Kernel) pair(v, w, features, out []float32, f *Features) float32 {
	return pairGo(v, w, features, out, f)
}

func (k Kernel) columnTop(top, x []float32, ld, n int) { columnTopGo(top, x, ld, n) }

func (k Kernel) pairColumns(dst []int16, panel int, x []float32, ld, n int, factor []float32) {
	pairColumnsGo(dst, panel, x, ld, n, factor)
}
