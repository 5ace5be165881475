package draw

import (
	"cmp"
	"math"
	"slices"
)

// Where nodes lie. First each connected part by itself, by forces; then what still covers each other is pushed
// apart; then the parts are packed onto the page; and at last lines are bent around nodes in their way.
// Coordinates are pixels, y downwards, and their origin means nothing: the picture is cut to what is in it.

// place gives the nodes their places: those that lines join, together; the parts side by side.
func (p *plan) place() {
	parts := p.parts()
	for _, part := range parts {
		p.settle(part)
		p.spread(part)
	}
	p.pack(parts)
	p.bendAround()
}

// parts are the nodes that are joined by lines, the largest part first. Parts of the same size are in the order
// of their first nodes, and each is sorted, so that everything after works in the order of the answer.
func (p *plan) parts() [][]int {
	near := make([][]int, len(p.nodes))
	for _, l := range p.lines {
		near[l.from], near[l.to] = append(near[l.from], l.to), append(near[l.to], l.from)
	}
	var parts [][]int
	seen := make([]bool, len(p.nodes))
	for i := range p.nodes {
		if seen[i] {
			continue
		}
		part := []int{i}
		seen[i] = true
		for at := 0; at < len(part); at++ {
			for _, j := range near[part[at]] {
				if !seen[j] {
					seen[j] = true
					part = append(part, j)
				}
			}
		}
		slices.Sort(part)
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return parts
}

// settle lays nodes out by forces: lines are springs, nodes push each other away, and a weak pull holds them together
// (Fruchterman and Reingold, "Graph Drawing by Force-directed Placement", 1991). It begins on a spiral, the nodes
// with most lines in the middle, and not at random, so that a graph is always drawn the same.
//
// A round looks at each pair of nodes, 500 rounds in all: quadratic, and quick for the nodes that one looks at
// in a picture. The distance that the forces aim at has the radii of both nodes in it, as an event's circle is
// much larger than a place's.
func (p *plan) settle(part []int) {
	// gap, in pixels, is how much room joined nodes want between them.
	const rounds, gap = 500, 125.0
	degree := make([]int, len(p.nodes))
	joined := map[[2]int]bool{}
	for _, l := range p.lines {
		degree[l.from]++
		degree[l.to]++
		joined[[2]int{min(l.from, l.to), max(l.from, l.to)}] = true
	}
	order := slices.SortedStableFunc(slices.Values(part), func(a, b int) int { return cmp.Compare(degree[b], degree[a]) })
	// The golden angle spreads points on a spiral evenly, as a sunflower does its seeds (H. Vogel, "A better
	// way to construct the sunflower head", Mathematical Biosciences 1979).
	golden := math.Pi * (3 - math.Sqrt(5))
	for rank, i := range order {
		r := gap * math.Sqrt(float64(rank))
		p.nodes[i].x, p.nodes[i].y = r*math.Cos(float64(rank)*golden), r*math.Sin(float64(rank)*golden)
	}
	var springs [][2]int
	for s := range joined {
		if slices.Contains(part, s[0]) {
			springs = append(springs, s)
		}
	}
	// They come out of a map, and sums of floats hang on their order.
	slices.SortFunc(springs, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })

	dx, dy := make([]float64, len(p.nodes)), make([]float64, len(p.nodes))
	for round := range rounds {
		clear(dx)
		clear(dy)
		for at, i := range part {
			for _, j := range part[:at] {
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
		// The temperature of the method: how far a node may go in a round, in pixels, less and less until it
		// stands still.
		reach := 60 * (1 - float64(round)/rounds)
		for _, i := range part {
			if d := math.Hypot(dx[i], dy[i]); d > 0 {
				step := min(d, reach)
				p.nodes[i].x += dx[i] / d * step
				p.nodes[i].y += dy[i] / d * step
			}
		}
	}
}

// pack puts the parts side by side in rows, from the highest to the lowest, on a page that is wider than it is high.
//
// Rows of falling height leave little room unused. Each is as wide as the widest part, or as a page of the area
// of all parts would be that is 1.6 times as wide as high.
func (p *plan) pack(parts [][]int) {
	const margin = 70.0
	area, widest := 0.0, 0.0
	boxes := make([]box, len(parts))
	for i, part := range parts {
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, k := range part {
			n := p.nodes[k]
			b = box{min(b.x1, n.x-n.r()), min(b.y1, n.y-n.r()), max(b.x2, n.x+n.r()), max(b.y2, n.y+n.r())}
		}
		boxes[i] = b
		area += (b.x2 - b.x1 + margin) * (b.y2 - b.y1 + margin)
		widest = max(widest, b.x2-b.x1)
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(boxes[b].y2-boxes[b].y1, boxes[a].y2-boxes[a].y1) })
	room := max(widest, math.Sqrt(area*1.6))
	x, y, high := 0.0, 0.0, 0.0
	for _, i := range order {
		b := boxes[i]
		if x > 0 && x+b.x2-b.x1 > room {
			x, y, high = 0, y+high+margin, 0
		}
		for _, k := range parts[i] {
			// A last bit of a machine's arithmetic should decide nothing.
			p.nodes[k].x, p.nodes[k].y = math.Round(p.nodes[k].x+x-b.x1), math.Round(p.nodes[k].y+y-b.y1)
		}
		x += b.x2 - b.x1 + margin
		high = max(high, b.y2-b.y1)
	}
}

// bendAround bends straight lines that would run through a node that they have nothing to do with.
// Lines that are bent already, beside others between the same nodes, stay. The smallest bend that runs through
// the fewest nodes wins; the numbers are those of line.bend.
func (p *plan) bendAround() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.bend != 0 {
			continue
		}
		best, fewest := 0, math.MaxInt
		for _, bend := range []int{0, 1, -1, 2, -2, 3, -3, 5, -5} {
			l.bend = bend
			if n := p.runsThrough(*l); n < fewest {
				best, fewest = bend, n
			}
		}
		l.bend = best
	}
}

// runsThrough counts the nodes, but its own, that a line comes too near to. It looks at some twenty points of
// the curve, closer together than a node is wide, but for very long lines.
func (p *plan) runsThrough(l line) int {
	x1, y1, cx, cy, x2, y2 := p.curve(l)
	n := 0
	for k, d := range p.nodes {
		if k == l.from || k == l.to {
			continue
		}
		for t := 0.05; t < 1; t += 0.05 {
			x := (1-t)*(1-t)*x1 + 2*(1-t)*t*cx + t*t*x2
			y := (1-t)*(1-t)*y1 + 2*(1-t)*t*cy + t*t*y2
			if math.Hypot(x-d.x, y-d.y) < d.r()+6 {
				n++
				break
			}
		}
	}
	return n
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

// spread moves nodes apart that cover each other. The forces leave some so: they know distances only, and
// balance them. It is repeated, because to part two may push one onto a third; the bound is for a crowd that
// does not come apart.
func (p *plan) spread(part []int) {
	// Pixels between two circles. Half a pixel of it may be lacking, or the last pairs would go on for ever.
	const margin = 16
	for range 200 {
		moved := false
		for at, i := range part {
			for _, j := range part[:at] {
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
}
