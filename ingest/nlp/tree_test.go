package nlp

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSpanningTree compares with trying every tree.
func TestSpanningTree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		n := 1 + random.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(random.NormFloat64())
			if random.IntN(3) == 0 {
				scores[i] = float32(math.Round(float64(scores[i]))) // ties
			}
		}
		heads := spanningTree(scores, n)
		got, ok := treeScore(scores, heads)
		if !ok {
			t.Fatalf("%v of %v is no tree with one root", heads, scores)
		}
		want := math.Inf(-1)
		try := make([]int, n)
		for {
			if s, ok := treeScore(scores, try); ok {
				want = max(want, s)
			}
			i := 0
			for i < n {
				if try[i]++; try[i] <= n {
					break
				}
				try[i] = 0
				i++
			}
			if i == n {
				break
			}
		}
		if math.Abs(got-want) > 1e-5 {
			t.Fatalf("%v scores %v, the best tree of %v %v", heads, got, scores, want)
		}
	}
}

// treeScore returns the sum of a tree's scores, and whether it is one with one
// root.
func treeScore(scores []float32, heads []int) (sum float64, ok bool) {
	n, roots := len(heads), 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		sum += float64(scores[i*(n+1)+h])
		w := i + 1
		for range n {
			if w != 0 {
				w = heads[w-1]
			}
		}
		if w != 0 {
			return 0, false
		}
	}
	return sum, roots == 1
}

// TestSpanningTreeOfLoops builds the worst case: cycles within cycles, and a
// root that every word would rather have.
func TestSpanningTreeOfLoops(t *testing.T) {
	for _, n := range []int{1, 2, 64, 190} {
		scores := make([]float32, n*(n+1))
		for i := range n {
			for j := range n + 1 {
				// Pairs love each other, pairs of pairs less so, and so on.
				scores[i*(n+1)+j] = float32(-math.Ilogb(float64(max(1, i^(j-1)))))
			}
			scores[i*(n+1)] = 100
		}
		if _, ok := treeScore(scores, spanningTree(scores, n)); !ok {
			t.Errorf("no tree of %d words", n)
		}
	}
}
