package model

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
)

// The tests of this file run on the real network. golden.py of the training
// code records what PyTorch computes with a weight file.
var (
	weightsPath = flag.String("weights", "", "weight `file` to test instead of the embedded one")
	goldenPath  = flag.String("golden", "testdata/golden.json", "recorded vectors of that `file`")
)

func realFile(t testing.TB) []byte {
	t.Helper()
	if *weightsPath == "" {
		return Weights()
	}
	file, err := os.ReadFile(*weightsPath)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func realModel(t testing.TB) *Model {
	t.Helper()
	m, err := Load(realFile(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// goldenText is one chunk and what PyTorch says about it.
type goldenText struct {
	Sentences [][]string             `json:"sentences"`
	IDs       []int32                `json:"ids"`
	Cases     []int                  `json:"cases"`
	First     []int                  `json:"first"`
	Bounds    []int                  `json:"bounds"`
	Pieces    [][]float32            `json:"pieces"`
	Full      map[string][]float32   `json:"full"`
	Heads     map[string][][]float32 `json:"heads"`
	Lemma     [][]float32            `json:"lemma"`
	Trees     []struct {
		Arcs     [][]float32 `json:"arcs"`
		RelHeads []int       `json:"rel_heads"`
		Rels     [][]float32 `json:"rels"`
	} `json:"trees"`
	Coref struct {
		Pairs    [][2]int   `json:"pairs"`
		Features []Features `json:"features"`
		Scores   []float32  `json:"scores"`
	} `json:"coref"`
}

func goldenTexts(t *testing.T) []goldenText {
	t.Helper()
	raw, err := os.ReadFile(*goldenPath)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Texts []goldenText }
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Texts
}

// chunk cuts the text's words as the caller of the package does.
func (g *goldenText) chunk(m *Model) (ids []int32, cs []Case) {
	c := m.Config()
	ids, cs = []int32{c.Cls}, []Case{CaseSpecial}
	for _, sentence := range g.Sentences {
		for _, word := range sentence {
			ids = m.AppendPieces(ids, word)
			for len(cs) < len(ids) {
				cs = append(cs, CaseOf(word))
			}
		}
		ids, cs = append(ids, c.Sep), append(cs, CaseSpecial)
	}
	return ids, cs
}

// heads are the heads at which the relations were recorded, as places in the
// chunk.
func (g *goldenText) heads() (heads []int) {
	for i, tree := range g.Trees {
		for _, h := range tree.RelHeads {
			if h == 0 {
				heads = append(heads, Root)
			} else {
				heads = append(heads, g.Bounds[i]+h-1)
			}
		}
	}
	return heads
}

// gap keeps, for each kind of output, the largest difference, the largest
// difference relative to the largest number of its row, where that is above 1,
// and how many rows have another number on top.
type gap map[string]*struct {
	absolute, relative float64
	rows, changed      int
}

func (g gap) add(t *testing.T, what string, got, want []float32) {
	t.Helper()
	if len(got) < len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	if g[what] == nil {
		g[what] = &struct {
			absolute, relative float64
			rows, changed      int
		}{}
	}
	size, difference := 1.0, 0.0
	for i := range want {
		size = max(size, math.Abs(float64(want[i])))
		difference = max(difference, math.Abs(float64(got[i]-want[i])))
	}
	e := g[what]
	e.absolute, e.relative = max(e.absolute, difference), max(e.relative, difference/size)
	e.rows++
	if top(got[:len(want)]) != top(want) {
		e.changed++
	}
}

// top is the place of the largest number.
func top(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// Everything that the network says is within 1e-3 of PyTorch in float32, for
// scores above 1 relative to the largest of the row (arcs go to 45), and all
// decisions are the same.
func TestGolden(t *testing.T) {
	m := realModel(t)
	s := m.NewSession()
	gaps := gap{}
	for _, text := range goldenTexts(t) {
		ids, cs := text.chunk(m)
		if !slices.Equal(ids, text.IDs) {
			t.Errorf("%v\npieces %v\nwant   %v", text.Sentences, ids, text.IDs)
			continue
		}
		for i, c := range cs {
			if int(c) != text.Cases[i] {
				t.Errorf("%v: piece %d has case %d, want %d", text.Sentences, i, c, text.Cases[i])
			}
		}
		compare(t, gaps, m, s, &text, ids, cs)
	}
	for _, what := range slices.Sorted(maps.Keys(gaps)) {
		e := gaps[what]
		t.Logf("%-10s %4d rows, differences to %.1e, relative %.1e", what, e.rows, e.absolute, e.relative)
		if e.relative > 1e-3 || e.changed > 0 {
			t.Errorf("%s: %.2g off, %d of %d decisions changed", what, e.relative, e.changed, e.rows)
		}
	}
}

func compare(t *testing.T, gaps gap, m *Model, s *Session, text *goldenText, ids []int32, cs []Case) {
	t.Helper()
	hidden := m.Config().Hidden
	x, err := s.Encode(ids, cs)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range text.Pieces {
		gaps.add(t, "vector", x[i*hidden:], want)
	}
	for place, want := range text.Full {
		i, err := strconv.Atoi(place)
		if err != nil {
			t.Fatal(err)
		}
		gaps.add(t, "vector", x[i*hidden:], want)
	}
	w, err := s.Read(ids, cs, text.First)
	if err != nil {
		t.Fatal(err)
	}
	text.Heads["lemma"] = text.Lemma
	for name, rows := range text.Heads {
		h, ok := m.Head(name)
		if !ok {
			t.Fatalf("no head %q", name)
		}
		for i, want := range rows {
			gaps.add(t, name, w.Scores(h, i), want)
		}
	}
	rels := w.Relations(text.heads())
	for i, tree := range text.Trees {
		arcs := w.Arcs(text.Bounds[i], text.Bounds[i+1])
		for j, want := range tree.Arcs {
			gaps.add(t, "arcs", arcs.Row(j), want)
		}
		for j, want := range tree.Rels {
			gaps.add(t, "rels", rels.Row(text.Bounds[i]+j), want)
		}
	}
	all := make([]int, w.Len())
	for i := range all {
		all[i] = i
	}
	mentions := w.Mentions(all)
	for i, p := range text.Coref.Pairs {
		got := s.Link(&mentions[p[0]], &mentions[p[1]], text.Coref.Features[i])
		gaps.add(t, "coref", []float32{got}, text.Coref.Scores[i:i+1])
	}
}

// On the real weights, too, the kernels give the same bits.
func TestGoldenKernels(t *testing.T) {
	m := realModel(t)
	texts := goldenTexts(t)
	for _, text := range texts[:min(2, len(texts))] {
		var first []float32
		ids, cs := text.chunk(m)
		for _, k := range Kernels() {
			x, err := m.NewSessionOn(k).Encode(ids, cs)
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = x
			}
			sameBits(t, fmt.Sprintf("%v, %v", k, text.Sentences[0]), x, first)
		}
	}
}

// Words of all kinds become the pieces that the tokenizers library makes of
// them, recorded with pieces.py of the training code.
func TestGoldenPieces(t *testing.T) {
	m := realModel(t)
	f, err := os.Open("testdata/pieces.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); n++ {
		var want struct {
			Word   string
			Case   int
			Pieces []int32
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		if got := m.AppendPieces(nil, want.Word); !slices.Equal(got, want.Pieces) {
			t.Errorf("%q: pieces %v, want %v", want.Word, got, want.Pieces)
		}
		if got := CaseOf(want.Word); int(got) != want.Case {
			t.Errorf("%q: case %d, want %d", want.Word, got, want.Case)
		}
	}
	if n < 100 {
		t.Errorf("only %d words", n)
	}
}
