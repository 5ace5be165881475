package nlp

import (
	"cmp"
	"math"
	"slices"
	"testing"
)

// The scorer of the CoNLL 2011 and 2012 shared tasks: the mean F1 of MUC (Vilain
// et al. 1995), B³ (Bagga and Baldwin 1998) and entity-based CEAF (Luo 2005),
// with the mentions that the system found itself.

// A chainScore adds up the parts of the three measures over documents.
type chainScore struct {
	muc, b3, ceaf ratio
}

// A ratio is recall and precision as they are added up.
type ratio struct{ recallUp, recallDown, precisionUp, precisionDown float64 }

func (r ratio) f1() float64 {
	if r.recallDown == 0 || r.precisionDown == 0 {
		return 0
	}
	recall, precision := r.recallUp/r.recallDown, r.precisionUp/r.precisionDown
	if recall+precision == 0 {
		return 0
	}
	return 2 * recall * precision / (recall + precision)
}

func (s chainScore) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceaf.f1()) / 3 }

// add scores the chains of one document.
func (s *chainScore) add(gold, found [][]Span) {
	inGold, inFound := chainIndex(gold), chainIndex(found)
	up, down := mucParts(gold, inFound)
	s.muc.recallUp += up
	s.muc.recallDown += down
	up, down = mucParts(found, inGold)
	s.muc.precisionUp += up
	s.muc.precisionDown += down

	up, down = b3Parts(gold, found, inFound)
	s.b3.recallUp += up
	s.b3.recallDown += down
	up, down = b3Parts(found, gold, inGold)
	s.b3.precisionUp += up
	s.b3.precisionDown += down

	total := ceafSimilarity(gold, found)
	s.ceaf.recallUp += total
	s.ceaf.recallDown += float64(len(gold))
	s.ceaf.precisionUp += total
	s.ceaf.precisionDown += float64(len(found))
}

func chainIndex(chains [][]Span) map[Span]int {
	at := map[Span]int{}
	for i, chain := range chains {
		for _, m := range chain {
			at[m] = i
		}
	}
	return at
}

// mucParts counts for each chain the links it has less those that break when
// the other side's chains cut it.
func mucParts(chains [][]Span, other map[Span]int) (up, down float64) {
	for _, chain := range chains {
		pieces := map[int]bool{}
		alone := 0
		for _, m := range chain {
			if i, ok := other[m]; ok {
				pieces[i] = true
			} else {
				alone++
			}
		}
		up += float64(len(chain) - len(pieces) - alone)
		down += float64(len(chain) - 1)
	}
	return up, down
}

// b3Parts averages over mentions how much of the mention's chain its chain on
// the other side has.
func b3Parts(chains, others [][]Span, other map[Span]int) (up, down float64) {
	for _, chain := range chains {
		shared := map[int]int{}
		for _, m := range chain {
			if i, ok := other[m]; ok {
				shared[i]++
			}
		}
		for _, n := range shared {
			up += float64(n*n) / float64(len(chain))
		}
		down += float64(len(chain))
	}
	return up, down
}

// ceafSimilarity is the similarity of the best one-to-one match of chains, φ4.
func ceafSimilarity(gold, found [][]Span) float64 {
	if len(gold) == 0 || len(found) == 0 {
		return 0
	}
	at := chainIndex(gold)
	similar := make([][]float64, len(gold))
	for i := range similar {
		similar[i] = make([]float64, len(found))
	}
	for j, chain := range found {
		for _, m := range chain {
			if i, ok := at[m]; ok {
				similar[i][j]++
			}
		}
	}
	for i := range similar {
		for j := range similar[i] {
			similar[i][j] *= 2 / float64(len(gold[i])+len(found[j]))
		}
	}
	return assignment(similar)
}

// assignment returns the greatest sum of one entry of each row and column, by
// the Hungarian method with potentials.
func assignment(value [][]float64) float64 {
	n, m := len(value), len(value[0])
	if n > m { // rows are assigned, so there must be columns enough
		turned := make([][]float64, m)
		for j := range turned {
			turned[j] = make([]float64, n)
			for i := range value {
				turned[j][i] = value[i][j]
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

// TestChainScore compares with values worked out by hand and with the examples
// of the papers.
func TestChainScore(t *testing.T) {
	chains := func(text ...string) [][]Span {
		var out [][]Span
		for _, c := range text {
			var chain []Span
			for _, r := range c {
				chain = append(chain, Span{int(r), int(r) + 1})
			}
			out = append(out, chain)
		}
		return out
	}
	tests := []struct {
		name           string
		gold, found    [][]Span
		muc, b3, ceafe float64
	}{
		{"the same", chains("abc", "de"), chains("abc", "de"), 1, 1, 1},
		{"nothing found", chains("abc"), nil, 0, 0, 0},
		{"nothing right", chains("abc"), chains("xy"), 0, 0, 0},
		// MUC: recall (4-2)/(4-1), precision 2/2. B³: recall (4+4)/4/4, precision 1.
		// CEAF: one of the halves is matched, 2·2/6.
		{"one chain cut", chains("abcd"), chains("ab", "cd"), 0.8, 2.0 / 3, 2 * (2.0 / 3) * (1.0 / 3) / 1.0},
		// Bagga and Baldwin's example: 12345 67 89ABC against 12345 6789ABC.
		// Recall 1, precision 16/21 for B³; MUC precision 9/10, recall 1.
		{"two chains joined", chains("12345", "67", "89ABC"), chains("12345", "6789ABC"), 2 * 0.9 / 1.9,
			2 * (5 + 4.0/7 + 25.0/7) / 12 / (1 + (5+4.0/7+25.0/7)/12), 2 * ((1 + 10.0/12) / 3) * ((1 + 10.0/12) / 2) / ((1+10.0/12)/3 + (1+10.0/12)/2)},
		// One mention is missing, one is too many.
		{"mentions differ", chains("abc"), chains("abx"), 0.5, 2 * (4.0 / 9) * (4.0 / 9) / (8.0 / 9), 2.0 / 3},
	}
	for _, test := range tests {
		var s chainScore
		s.add(test.gold, test.found)
		for _, f := range []struct {
			what      string
			got, want float64
		}{{"MUC", s.muc.f1(), test.muc}, {"B³", s.b3.f1(), test.b3}, {"CEAF", s.ceaf.f1(), test.ceafe}} {
			if math.Abs(f.got-f.want) > 1e-9 {
				t.Errorf("%s: %s is %.4f, want %.4f", test.name, f.what, f.got, f.want)
			}
		}
	}
}

// TestAssignment compares with trying every order.
func TestAssignment(t *testing.T) {
	state := uint32(1)
	random := func() float64 {
		state = state*1664525 + 1013904223
		return float64(state>>16) / 65536
	}
	for range 50 {
		n, m := 1+int(random()*5), 1+int(random()*5)
		value := make([][]float64, n)
		for i := range value {
			for range m {
				value[i] = append(value[i], random())
			}
		}
		if got, want := assignment(value), bestByTrying(value, 0, 0); cmp.Compare(math.Abs(got-want), 1e-9) > 0 {
			t.Fatalf("assignment of %v is %v, want %v", value, got, want)
		}
	}
}

func bestByTrying(value [][]float64, row, used int) float64 {
	if row == len(value) {
		return 0
	}
	best := bestByTrying(value, row+1, used) // the row stays without a column
	for j, v := range value[row] {
		if used&(1<<j) == 0 {
			best = max(best, v+bestByTrying(value, row+1, used|1<<j))
		}
	}
	return best
}
