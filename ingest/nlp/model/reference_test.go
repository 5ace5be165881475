package model

import (
	"math"
	"testing"
)

// reference is the network of FORMAT.md in float64, straight from the tensors
// of the file: slow, obvious, and sharing no code with the real one.
type reference struct {
	w     *weightFile
	known map[string][]vec
}

type vec = []float64

// tensor gives rows of the last axis as numbers.
func (f reference) tensor(t testing.TB, name string) []vec {
	t.Helper()
	if f.known[name] != nil {
		return f.known[name]
	}
	x := f.w.tensors[name]
	if x == nil {
		t.Fatalf("no tensor %q", name)
	}
	columns := x.Shape[len(x.Shape)-1]
	n := 1
	for _, d := range x.Shape {
		n *= d
	}
	out := make([]vec, n/columns)
	for r := range out {
		out[r] = make(vec, columns)
		for c := range out[r] {
			i := r*columns + c
			if x.Type == "i8" {
				out[r][c] = float64(int8(x.data[i])) * f.tensor(t, x.Scale)[0][r]
				continue
			}
			bits := uint32(x.data[4*i]) | uint32(x.data[4*i+1])<<8 | uint32(x.data[4*i+2])<<16 | uint32(x.data[4*i+3])<<24
			out[r][c] = float64(math.Float32frombits(bits))
		}
	}
	f.known[name] = out
	return out
}

func inner(a, b vec) (sum float64) {
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

func apply(w []vec, bias, x vec) vec {
	y := make(vec, len(w))
	for i, row := range w {
		y[i] = inner(row, x) + bias[i]
	}
	return y
}

func plus(a, b vec) vec {
	c := make(vec, len(a))
	for i := range a {
		c[i] = a[i] + b[i]
	}
	return c
}

func normalized(x, weight, bias vec, eps float64) vec {
	mean, variance := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		variance += (v - mean) * (v - mean) / float64(len(x))
	}
	y := make(vec, len(x))
	for i, v := range x {
		y[i] = (v-mean)/math.Sqrt(variance+eps)*weight[i] + bias[i]
	}
	return y
}

func gelu(x float64) float64 { return x / 2 * (1 + math.Erf(x/math.Sqrt2)) }

func softmax(s vec) vec {
	top, sum := math.Inf(-1), 0.0
	for _, v := range s {
		top = max(top, v)
	}
	p := make(vec, len(s))
	for i, v := range s {
		p[i] = math.Exp(v - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

func relu(x vec) vec {
	for i, v := range x {
		x[i] = max(v, 0)
	}
	return x
}

// encode gives the vectors of a chunk.
func (f reference) encode(t testing.TB, pieces []int32, cs []Case) []vec {
	c := f.w.Config
	get := func(name string) []vec { return f.tensor(t, name) }
	do := func(name string, x vec) vec { return apply(get(name+".weight"), get(name + ".bias")[0], x) }
	norm := func(name string, x vec) vec {
		return normalized(x, get(name + ".weight")[0], get(name + ".bias")[0], c.Eps)
	}
	var x []vec
	for i, id := range pieces {
		v := plus(plus(get("embed.word")[id], get("embed.pos")[i]), get("embed.case")[cs[i]])
		x = append(x, norm("embed.ln", v))
	}
	width := c.Hidden / c.Heads
	for l := range c.Layers {
		name := "layer." + string(rune('0'+l)) + "."
		var q, k, v []vec
		for i := range x {
			q, k, v = append(q, do(name+"q", x[i])), append(k, do(name+"k", x[i])), append(v, do(name+"v", x[i]))
		}
		for i := range x {
			context := make(vec, c.Hidden)
			for h := 0; h < c.Hidden; h += width {
				s := make(vec, len(x))
				for j := range x {
					s[j] = inner(q[i][h:h+width], k[j][h:h+width]) / math.Sqrt(float64(width))
				}
				for j, p := range softmax(s) {
					for d := h; d < h+width; d++ {
						context[d] += p * v[j][d]
					}
				}
			}
			y := norm(name+"ln1", plus(x[i], do(name+"o", context)))
			inside := do(name+"ffn1", y)
			for d := range inside {
				inside[d] = gelu(inside[d])
			}
			x[i] = norm(name+"ln2", plus(y, do(name+"ffn2", inside)))
		}
	}
	return x
}

// near fails when got is not within tolerance of want, relative to the largest
// of want where that is above 1.
func near(t *testing.T, what string, got []float32, want vec, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	size := 1.0
	for _, v := range want {
		size = max(size, math.Abs(v))
	}
	for i := range want {
		if d := math.Abs(float64(got[i]) - want[i]); !(d <= tolerance*size) {
			t.Fatalf("%s: element %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// tolerance is what rounding to integers costs in the made-up network, about
// twice over; a mistake costs a hundred times more.
const tolerance = 1e-3

// Encoder and heads agree with the formulas, for chunks that fill tiles and
// chunks that do not.
func TestReference(t *testing.T) {
	file, err := parse(smallFile(1))
	if err != nil {
		t.Fatal(err)
	}
	f, m := reference{file, map[string][]vec{}}, smallModel(t)
	c, s := m.Config(), m.NewSession()
	for _, n := range []int{1, 2, 12, 13, 32, 33, 45} {
		pieces, cs, first := chunk(m, n, 5)
		w, err := s.Read(pieces, cs, first)
		if err != nil {
			t.Fatal(err)
		}
		x := f.encode(t, pieces, cs)
		var h, dep, head, relDep, relHead []vec
		do := func(name string, x vec) vec {
			return apply(f.tensor(t, name+".weight"), f.tensor(t, name+".bias")[0], x)
		}
		for i, at := range first {
			near(t, "vector", w.Vector(i), x[at], tolerance)
			for _, name := range []string{"tag", "score"} {
				head, _ := m.Head(name)
				near(t, name, w.Scores(head, i), do("head."+name, x[at]), tolerance)
			}
			h = append(h, x[at])
			dep, head = append(dep, relu(do("arc_dep", x[at]))), append(head, relu(do("arc_head", x[at])))
			relDep, relHead = append(relDep, relu(do("rel_dep", x[at]))), append(relHead, relu(do("rel_head", x[at])))
		}
		from, to := len(first)/3, len(first)
		arcs, u := w.Arcs(from, to), f.tensor(t, "arc.bilinear")
		for i := from; i < to; i++ {
			want := vec{bilinear(u, dep[i], f.tensor(t, "arc.root")[0])}
			for j := from; j < to; j++ {
				want = append(want, bilinear(u, dep[i], head[j]))
			}
			near(t, "arcs", arcs.Row(i-from), want, tolerance)
		}
		heads := make([]int, len(first))
		for i := range heads {
			heads[i] = (i*5+3)%(len(heads)+1) - 1
		}
		rels, r := w.Relations(heads), f.tensor(t, "rel.bilinear")
		for i, j := range heads {
			e := f.tensor(t, "rel.root")[0]
			if j != Root {
				e = relHead[j]
			}
			var want vec
			for k := range m.Relations() {
				want = append(want, bilinear(r[k*(c.Rel+1):(k+1)*(c.Rel+1)], relDep[i], append(e[:len(e):len(e)], 1)))
			}
			near(t, "relations", rels.Row(i), want, tolerance)
		}
		var all []int
		for i := range first {
			all = append(all, i)
		}
		mentions, features := w.Mentions(all), f.tensor(t, "coref.features")
		for i := 1; i < len(first); i++ {
			j, rows := i/2, Features{0, int32(i % corefRows), 2, 3, 3, corefRows - 1}
			g := plus(do("coref.pair_ana", h[i]), do("coref.pair_ante", h[j]))
			for _, row := range rows {
				g = plus(g, features[row])
			}
			want := inner(do("coref.ana", h[i]), do("coref.ante", h[j]))/math.Sqrt(float64(c.Coref)) + do("coref.out", relu(g))[0]
			near(t, "link", []float32{s.Link(&mentions[i], &mentions[j], rows)}, vec{want}, tolerance)
		}
	}
}

// bilinear is [d;1]ᵀ·u·e.
func bilinear(u []vec, d, e vec) (sum float64) {
	for a, row := range u {
		if a < len(d) {
			sum += d[a] * inner(row, e)
		} else {
			sum += inner(row, e)
		}
	}
	return sum
}
