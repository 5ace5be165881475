package nlp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"newsgraph/ingest/nlp/model"
)

// TestBioDecode compares with trying every sequence of labels.
func TestBioDecode(t *testing.T) {
	b := newBio(model.Head{Labels: []string{"O", "B-X", "I-X", "B-Y", "I-Y"}}, -0.25)
	allowed := func(before, label string) bool {
		return label[0] != 'I' || before == "B"+label[1:] || before == label
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n := 1 + random.IntN(4)
		scores := make([][]float32, n)
		for i := range scores {
			for range b.types {
				scores[i] = append(scores[i], float32(random.NormFloat64()))
			}
		}
		sum := func(labels []int) float64 {
			s, before := 0.0, "O"
			for i, l := range labels {
				name := b.head.Labels[l]
				if !allowed(before, name) {
					return math.Inf(-1)
				}
				if s += float64(scores[i][l]); name == "O" {
					s -= 0.25
				}
				before = name
			}
			return s
		}
		got := b.decode(n, func(i int) []float32 { return scores[i] })
		want := math.Inf(-1)
		for code := range int(math.Pow(5, float64(n))) {
			labels := make([]int, n)
			for i := range labels {
				labels[i] = code % 5
				code /= 5
			}
			want = max(want, sum(labels))
		}
		if math.Abs(sum(got)-want) > 1e-5 {
			t.Fatalf("%v scores %v, the best %v: %v", got, sum(got), want, scores)
		}
	}
}

func TestBioSpans(t *testing.T) {
	b := newBio(model.Head{Labels: []string{"O", "B", "I"}}, 0)
	even := func(int) []float32 { return []float32{0, 0, 0} }
	var got string
	for _, m := range b.spans([]int{1, 2, 0, 1, 1, 2, 2, 0}, 10, even) {
		got += fmt.Sprintf("%d-%d %.2f; ", m.First, m.Last, m.confidence)
	}
	if want := "10-12 0.33; 13-14 0.33; 14-17 0.33; "; got != want {
		t.Errorf("spans %s, want %s", got, want)
	}
}
