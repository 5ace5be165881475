package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkMultiply is the product of activations and weights alone; a
// multiplication and an addition count as two operations.
func BenchmarkMultiply(b *testing.B) {
	for _, size := range [][3]int{{64, 384, 384}, {192, 384, 1536}, {192, 1536, 384}} {
		n, in, out := size[0], size[1], size[2]
		r := rand.New(rand.NewPCG(1, 1))
		w, _ := made(r, in, out, true)
		m, a, x := newMatrix(in, w), newRows(n, in), numbers(r, n*in, 1)
		c := make([]float32, a.most*m.wide)
		for _, k := range Kernels() {
			b.Run(fmt.Sprintf("%dx%dx%d/%v", n, in, out, k), func(b *testing.B) {
				a.set(k, x, n, in)
				for b.Loop() {
					k.multiply(c, m.wide, a, n, m, 0, m.wide)
				}
				b.ReportMetric(2*float64(n*in*out)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GOP/s")
			})
		}
	}
}

// BenchmarkRead reads full chunks with all heads, one session a processor: run
// it with -cpu 1,2.
func BenchmarkRead(b *testing.B) {
	m := realModel(b)
	n := m.config.MaxPieces
	pieces, cs, _ := chunk(m, n, 1)
	var first, heads []int
	for i := range n {
		if i%4 > 0 { // four pieces make three words, about as in news
			first = append(first, i)
			heads = append(heads, len(heads)/2)
		}
	}
	for _, k := range Kernels() {
		b.Run(k.String(), func(b *testing.B) {
			b.RunParallel(func(p *testing.PB) {
				s := m.NewSessionOn(k)
				for p.Next() {
					w, err := s.Read(pieces, cs, first)
					if err != nil {
						b.Error(err)
						return
					}
					for at := 0; at < len(first); at += 24 {
						w.Arcs(at, min(at+24, len(first)))
					}
					w.Relations(heads)
				}
			})
			seconds := b.Elapsed().Seconds()
			b.ReportMetric(float64(n)*float64(b.N)/seconds, "pieces/s")
			b.ReportMetric(float64(len(first))*float64(b.N)/seconds, "words/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	file := realFile(b)
	for b.Loop() {
		if _, err := Load(file); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	m := realModel(b)
	s := m.NewSession()
	pieces, cs, first := chunk(m, 20, 1)
	w, err := s.Read(pieces, cs, first)
	if err != nil {
		b.Fatal(err)
	}
	list := w.Mentions([]int{0, 1})
	for b.Loop() {
		s.Link(&list[1], &list[0], Features{0, 9, 18, 27, 29, 35})
	}
}

func BenchmarkAppendPieces(b *testing.B) {
	m := realModel(b)
	words := []string{"The", "government", "in", "Nairobi", "said", "Đoković", "’s", "anti-corruption", "$4.5m", "."}
	var ids []int32
	for b.Loop() {
		for _, w := range words {
			ids = m.AppendPieces(ids[:0], w)
		}
	}
	b.ReportMetric(float64(len(words))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
