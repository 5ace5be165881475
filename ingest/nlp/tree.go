package nlp

import (
	"math"

	"newsgraph/ingest/nlp/model"
)

// readTrees fills governors and relations of the tokens of a chunk, one tree
// for each part.
func (r *Reader) readTrees(d *Document, c *chunk, words *model.Words) {
	heads := make([]int, 0, words.Len())
	at := 0
	for _, p := range c.parts {
		arcs := words.Arcs(at, at+p.Len())
		// Governors count from 1 there, tokens from 0 here, and words of the
		// chunk from 0 for the relations.
		for i, h := range spanningTree(arcs.Data, p.Len()) {
			if h == 0 {
				d.Tokens[p.First+i].Head = NoHead
				heads = append(heads, model.Root)
			} else {
				d.Tokens[p.First+i].Head = p.First + h - 1
				heads = append(heads, at+h-1)
			}
		}
		at += p.Len()
	}
	table := words.Relations(heads)
	at = 0
	for _, p := range c.parts {
		for t := p.First; t < p.Last; t++ {
			d.Tokens[t].Rel = r.heads.relations[r.relation(table.Row(at), heads[at] == model.Root)]
			at++
		}
	}
}

// relation chooses a relation; "root" goes with the root and with nothing else.
func (r *Reader) relation(scores []float32, root bool) int {
	if root {
		return r.heads.rootRelation
	}
	at := -1
	for i, s := range scores {
		if i != r.heads.rootRelation && (at < 0 || s > scores[at]) {
			at = i
		}
	}
	return at
}

// spanningTree returns the governor of each of n words, 1 to n, or 0 for the
// root: the tree with the highest sum of scores among those in which exactly
// one word hangs on the root. scores holds n rows of n+1 columns, row i what
// word i+1 scores with each governor.
//
// Mostly every word's best governor gives a tree already. Otherwise it is found
// by the algorithm of Chu and Liu and of Edmonds; the single root comes from
// making arcs of the root dearer than all others together, so that the best
// tree has as few as possible: one.
func spanningTree(scores []float32, n int) []int {
	heads := make([]int, n)
	roots := 0
	low, high := math.Inf(1), math.Inf(-1)
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		at := 0
		for j, s := range row {
			if j == i+1 {
				continue
			}
			if s > row[at] {
				at = j
			}
			low, high = min(low, float64(s)), max(high, float64(s))
		}
		heads[i] = at
		if at == 0 {
			roots++
		}
	}
	if roots == 1 && acyclic(heads) {
		return heads
	}
	dear := (high - low + 1) * float64(n+1)
	g := graph{n: n + 1, score: make([]float64, (n+1)*(n+1))}
	for i := range n {
		for j := range n + 1 {
			s := float64(scores[i*(n+1)+j])
			if j == 0 {
				s -= dear
			}
			g.score[(i+1)*(n+1)+j] = s
		}
	}
	for i, h := range g.arborescence()[1:] {
		heads[i] = h
	}
	return heads
}

// acyclic reports whether every word leads to the root.
func acyclic(heads []int) bool {
	seen := make([]int, len(heads)+1) // by which start a word was seen
	for i := range heads {
		for w := i + 1; w != 0 && seen[w] != -1; w = heads[w-1] {
			if seen[w] == i+1 {
				return false
			}
			seen[w] = i + 1
		}
		for w := i + 1; w != 0 && seen[w] == i+1; w = heads[w-1] {
			seen[w] = -1 // leads to the root
		}
	}
	return true
}

// A graph is complete and directed, node 0 its root: score[i*n+j] is that of
// the arc from j to i.
type graph struct {
	n     int
	score []float64
}

// arborescence returns the governor of each node in the best tree, -1 for the
// root.
func (g graph) arborescence() []int {
	n := g.n
	// Everyone's best governor, as if there were no cycles.
	heads := make([]int, n)
	heads[0] = -1
	for i := 1; i < n; i++ {
		at := 0
		for j := range n {
			if j != i && g.score[i*n+j] > g.score[i*n+at] {
				at = j
			}
		}
		heads[i] = at
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}

	// Contract the cycle to one node, the last of a smaller graph.
	inCycle := make([]bool, n)
	sum := 0.0
	for _, v := range cycle {
		inCycle[v] = true
		sum += g.score[v*n+heads[v]]
	}
	var rest []int // nodes of the smaller graph but the last, in the order of the larger
	for v := range n {
		if !inCycle[v] {
			rest = append(rest, v)
		}
	}
	k := len(rest)
	small := graph{n: k + 1, score: make([]float64, (k+1)*(k+1))}
	enter := make([]int, k) // for each governor outside, the word of the cycle that it would govern
	leave := make([]int, k) // for each dependent outside, the word of the cycle that would govern it
	for a, u := range rest {
		for b, v := range rest {
			small.score[a*(k+1)+b] = g.score[u*n+v]
		}
		// Who enters the cycle at v frees v from its governor within it.
		into, out := math.Inf(-1), math.Inf(-1)
		for _, v := range cycle {
			if s := g.score[v*n+u] - g.score[v*n+heads[v]]; s > into {
				into, enter[a] = s, v
			}
			if s := g.score[u*n+v]; s > out {
				out, leave[a] = s, v
			}
		}
		small.score[k*(k+1)+a] = into + sum
		small.score[a*(k+1)+k] = out
	}
	for b, h := range small.arborescence() {
		switch {
		case h < 0:
		case b == k: // the cycle opens where it is entered
			heads[enter[h]] = rest[h]
		case h == k:
			heads[rest[b]] = leave[b]
		default:
			heads[rest[b]] = rest[h]
		}
	}
	return heads
}

// findCycle returns the nodes of one cycle, nil if there is none. Every node is
// walked over once: seen tells by which start, so that a walk that meets an
// earlier one ends.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads))
	for i := range heads {
		v := i
		for v >= 0 && seen[v] == 0 {
			seen[v] = i + 1
			v = heads[v]
		}
		if v < 0 || seen[v] != i+1 {
			continue
		}
		cycle := []int{v}
		for w := heads[v]; w != v; w = heads[w] {
			cycle = append(cycle, w)
		}
		return cycle
	}
	return nil
}
