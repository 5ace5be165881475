package draw

import (
	"cmp"
	"math"
	"slices"
)

// place lays the nodes out by forces: lines are springs, nodes push each other away, and a weak pull holds the parts
// together (Fruchterman and Reingold, "Graph Drawing by Force-directed Placement", 1991). It begins on a spiral, the nodes
// with most lines in the middle, and not at random, so that a graph is always drawn the same.
func (p *plan) place() {
	n := len(p.nodes)
	if n == 0 {
		return
	}
	const rounds, gap = 500, 125.0
	degree := make([]int, n)
	for _, l := range p.lines {
		degree[l.from]++
		degree[l.to]++
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(degree[b], degree[a]) })
	golden := math.Pi * (3 - math.Sqrt(5))
	for rank, i := range order {
		r := gap * math.Sqrt(float64(rank))
		p.nodes[i].x, p.nodes[i].y = r*math.Cos(float64(rank)*golden), r*math.Sin(float64(rank)*golden)
	}
	joined := map[[2]int]bool{}
	for _, l := range p.lines {
		joined[[2]int{min(l.from, l.to), max(l.from, l.to)}] = true
	}
	springs := make([][2]int, 0, len(joined))
	for s := range joined {
		springs = append(springs, s)
	}
	slices.SortFunc(springs, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })

	dx, dy := make([]float64, n), make([]float64, n)
	for round := range rounds {
		clear(dx)
		clear(dy)
		for i := range n {
			for j := range i {
				x, y, d := p.between(i, j)
				far := p.nodes[i].r() + p.nodes[j].r() + gap
				force := far * far / d / 2
				dx[i], dy[i] = dx[i]+x*force, dy[i]+y*force
				dx[j], dy[j] = dx[j]-x*force, dy[j]-y*force
			}
			// A page is wider than it is high.
			dx[i] -= p.nodes[i].x * 0.12
			dy[i] -= p.nodes[i].y * 0.22
		}
		for _, s := range springs {
			i, j := s[0], s[1]
			x, y, d := p.between(i, j)
			force := d * d / (p.nodes[i].r() + p.nodes[j].r() + gap)
			dx[i], dy[i] = dx[i]-x*force, dy[i]-y*force
			dx[j], dy[j] = dx[j]+x*force, dy[j]+y*force
		}
		reach := 60 * (1 - float64(round)/rounds)
		for i := range n {
			if d := math.Hypot(dx[i], dy[i]); d > 0 {
				step := min(d, reach)
				p.nodes[i].x += dx[i] / d * step
				p.nodes[i].y += dy[i] / d * step
			}
		}
	}
	p.spread()
}

// between is the direction from node j to node i, of length one, and their distance, which is never zero.
func (p *plan) between(i, j int) (x, y, d float64) {
	x, y = p.nodes[i].x-p.nodes[j].x, p.nodes[i].y-p.nodes[j].y
	if d = math.Hypot(x, y); d < 1 {
		// On top of each other: which way they part depends on nothing but their numbers.
		a := float64(i*7 + j)
		return math.Cos(a), math.Sin(a), 1
	}
	return x / d, y / d, d
}

// spread moves nodes apart that cover each other, and rounds their places, which no last bit of a machine's arithmetic
// should decide.
func (p *plan) spread() {
	const margin = 16
	for range 200 {
		moved := false
		for i := range p.nodes {
			for j := range i {
				x, y, d := p.between(i, j)
				if lack := p.nodes[i].r() + p.nodes[j].r() + margin - d; lack > 0.5 {
					p.nodes[i].x, p.nodes[i].y = p.nodes[i].x+x*lack/2, p.nodes[i].y+y*lack/2
					p.nodes[j].x, p.nodes[j].y = p.nodes[j].x-x*lack/2, p.nodes[j].y-y*lack/2
					moved = true
				}
			}
		}
		if !moved {
			break
		}
	}
	for i := range p.nodes {
		p.nodes[i].x, p.nodes[i].y = math.Round(p.nodes[i].x), math.Round(p.nodes[i].y)
	}
}
