package resolve

import (
	"math"
	"slices"
	"testing"
)

// The measures of coreference across articles: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and
// entity-based CEAF (Luo 2005), whose mean F1 is the CoNLL score. Both sides cluster the same mentions.

// A clusterScore adds up the parts of the measures over topics, and how many of the pairs across articles that
// were joined are one event.
type clusterScore struct {
	muc, b3, ceaf           recallPrecision
	joined, right, possible float64
}

// A recallPrecision is both as they are added up.
type recallPrecision struct{ recallUp, recallDown, precisionUp, precisionDown float64 }

func (r recallPrecision) f1() float64 {
	if r.recallUp == 0 || r.precisionUp == 0 {
		return 0
	}
	recall, precision := r.recallUp/r.recallDown, r.precisionUp/r.precisionDown
	return 2 * recall * precision / (recall + precision)
}

func (s clusterScore) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceaf.f1()) / 3 }

// precision is how many of the pairs joined across articles are one event.
func (s clusterScore) precision() float64 { return s.right / max(1, s.joined) }

// add scores the mentions of one topic: cluster numbers by mention, and the article of each mention.
func (s *clusterScore) add(gold, found, article []string) {
	g, f := clustersOf(gold), clustersOf(found)
	s.muc.recallUp, s.muc.recallDown = mucParts(g, found, s.muc.recallUp, s.muc.recallDown)
	s.muc.precisionUp, s.muc.precisionDown = mucParts(f, gold, s.muc.precisionUp, s.muc.precisionDown)
	for i := range gold {
		shared := 0.0
		for _, j := range g[gold[i]] {
			if found[j] == found[i] {
				shared++
			}
		}
		s.b3.recallUp += shared / float64(len(g[gold[i]]))
		s.b3.precisionUp += shared / float64(len(f[found[i]]))
		s.b3.recallDown++
		s.b3.precisionDown++
		for j := range i {
			if article[i] == article[j] {
				continue
			}
			if gold[i] == gold[j] {
				s.possible++
			}
			if found[i] == found[j] {
				s.joined++
				if gold[i] == gold[j] {
					s.right++
				}
			}
		}
	}
	total := similarity(g, f, found)
	s.ceaf.recallUp += total
	s.ceaf.precisionUp += total
	s.ceaf.recallDown += float64(len(g))
	s.ceaf.precisionDown += float64(len(f))
}

func clustersOf(label []string) map[string][]int {
	m := map[string][]int{}
	for i, l := range label {
		m[l] = append(m[l], i)
	}
	return m
}

// mucParts adds to up and down: links of the clusters that the other side has, and all their links.
func mucParts(clusters map[string][]int, other []string, up, down float64) (float64, float64) {
	for _, c := range clusters {
		pieces := map[string]bool{}
		for _, i := range c {
			pieces[other[i]] = true
		}
		up += float64(len(c) - len(pieces))
		down += float64(len(c) - 1)
	}
	return up, down
}

// similarity is the φ4 similarity of the best one-to-one match of clusters.
func similarity(gold, found map[string][]int, foundOf []string) float64 {
	at := map[string]int{}
	for l := range found {
		at[l] = len(at)
	}
	value := make([][]float64, 0, len(gold))
	for _, g := range gold {
		row := make([]float64, len(found))
		for _, i := range g {
			row[at[foundOf[i]]]++
		}
		for l, j := range at {
			row[j] *= 2 / float64(len(g)+len(found[l]))
		}
		value = append(value, row)
	}
	return assignment(value)
}

// assignment is the greatest sum of one entry of each row and column, by the Hungarian method with potentials.
func assignment(value [][]float64) float64 {
	n, m := len(value), len(value[0])
	if n > m { // rows are assigned, so there must be columns enough
		turned := make([][]float64, m)
		for j := range turned {
			for i := range value {
				turned[j] = append(turned[j], value[i][j])
			}
		}
		return assignment(turned)
	}
	u, v := make([]float64, n+1), make([]float64, m+1)
	rowOf, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		rowOf[0] = i
		least := slices.Repeat([]float64{math.Inf(1)}, m+1)
		used := make([]bool, m+1)
		j := 0
		for rowOf[j] != 0 {
			used[j] = true
			row, delta, next := rowOf[j], math.Inf(1), 0
			for k := 1; k <= m; k++ {
				if used[k] {
					continue
				}
				if c := -value[row-1][k-1] - u[row] - v[k]; c < least[k] {
					least[k], way[k] = c, j
				}
				if least[k] < delta {
					delta, next = least[k], k
				}
			}
			for k := range used {
				if used[k] {
					u[rowOf[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			j = next
		}
		for j != 0 {
			rowOf[j] = rowOf[way[j]]
			j = way[j]
		}
	}
	total := 0.0
	for j := 1; j <= m; j++ {
		if rowOf[j] != 0 {
			total += value[rowOf[j]-1][j-1]
		}
	}
	return total
}

// TestClusterScore compares with values worked out by hand, among them the example of Bagga and Baldwin.
func TestClusterScore(t *testing.T) {
	split := func(s string) (out []string) {
		for _, r := range s {
			out = append(out, string(r))
		}
		return out
	}
	for _, c := range []struct {
		name, gold, found, article string
		muc, b3, ceaf, right       float64
	}{
		{"the same", "aabbb", "xxyyy", "12123", 1, 1, 1, 4},
		{"one cut in two", "aaaa", "xxyy", "1234", 0.8, 2.0 / 3, 2 * (2.0 / 3) * (1.0 / 3), 2},
		{"two joined", "aaaaabbccccc", "xxxxxyyyyyyy", "123456789ABC", 2 * 0.9 / 1.9, 2 * (16.0 / 21) / (1 + 16.0/21),
			2 * ((1 + 10.0/12) / 3) * ((1 + 10.0/12) / 2) / ((1+10.0/12)/3 + (1+10.0/12)/2), 21},
	} {
		var s clusterScore
		s.add(split(c.gold), split(c.found), split(c.article))
		for _, f := range []struct {
			what      string
			got, want float64
		}{{"MUC", s.muc.f1(), c.muc}, {"B³", s.b3.f1(), c.b3}, {"CEAF", s.ceaf.f1(), c.ceaf}, {"right pairs", s.right, c.right}} {
			if math.Abs(f.got-f.want) > 1e-9 {
				t.Errorf("%s: %s is %.4f, want %.4f", c.name, f.what, f.got, f.want)
			}
		}
	}
}
