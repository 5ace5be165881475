package model

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
	"testing"
)

// everything is all that a session says about a chunk, as one list of numbers.
func everything(t testing.TB, s *Session, pieces []int32, cs []Case, first []int) []float32 {
	t.Helper()
	w, err := s.Read(pieces, cs, first)
	if err != nil {
		t.Fatal(err)
	}
	var all []float32
	heads, words := make([]int, w.Len()), make([]int, w.Len())
	for i := range w.Len() {
		heads[i], words[i] = i-1, i
		all = append(all, w.Vector(i)...)
		for _, name := range []string{"tag", "score"} {
			h, _ := s.m.Head(name)
			all = append(all, w.Scores(h, i)...)
		}
	}
	all = append(all, w.Arcs(0, w.Len()).Data...)
	all = append(all, w.Relations(heads).Data...)
	list := w.Mentions(words)
	for i := range list {
		for j := range i {
			all = append(all, s.Link(&list[i], &list[j], Features{0, 1, 2, 3, 4, 5}))
		}
	}
	return all
}

// All kernels give the same bits for everything, whatever the session read
// before.
func TestKernelsAgree(t *testing.T) {
	m := smallModel(t)
	var sessions []*Session
	for _, k := range Kernels() {
		sessions = append(sessions, m.NewSessionOn(k))
	}
	for _, n := range []int{45, 1, 2, 31, 12, 44, 33, 3} {
		pieces, cs, first := chunk(m, n, 3)
		want := everything(t, m.NewSessionOn(KernelGo), pieces, cs, first)
		for i, s := range sessions {
			sameBits(t, fmt.Sprintf("%v, %d pieces", Kernels()[i], n), everything(t, s, pieces, cs, first), want)
		}
	}
}

// The bits are the same on every architecture: amd64, arm64, riscv64, ppc64le
// and s390x have given this sum.
func TestBits(t *testing.T) {
	m := smallModel(t)
	pieces, cs, first := chunk(m, 45, 3)
	h := fnv.New64a()
	for _, v := range everything(t, m.NewSession(), pieces, cs, first) {
		binary.Write(h, binary.LittleEndian, v)
	}
	if got, want := h.Sum64(), uint64(0xe789003b0fc23b24); got != want {
		t.Errorf("sum of all bits %x, want %x", got, want)
	}
}

// Any number of sessions at once give what one gives.
func TestSessionsAtOnce(t *testing.T) {
	m := smallModel(t)
	pieces, cs, first := chunk(m, 40, 8)
	want := everything(t, m.NewSession(), pieces, cs, first)
	var wait sync.WaitGroup
	got := make([][]float32, 4)
	for i := range got {
		wait.Go(func() {
			s := m.NewSession()
			for range 5 {
				got[i] = everything(t, s, pieces, cs, first)
			}
		})
	}
	wait.Wait()
	for _, g := range got {
		sameBits(t, "session", g, want)
	}
}

func TestReadAllocatesNothing(t *testing.T) {
	m := smallModel(t)
	s := m.NewSession()
	pieces, cs, first := chunk(m, 40, 8)
	heads := make([]int, len(first))
	n := testing.AllocsPerRun(10, func() {
		w, err := s.Read(pieces, cs, first)
		if err != nil {
			t.Error(err)
			return
		}
		w.Arcs(0, w.Len())
		w.Relations(heads)
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestReadErrors(t *testing.T) {
	m := smallModel(t)
	s := m.NewSession()
	pieces, cs, first := chunk(m, 45, 8)
	for _, test := range []struct {
		name   string
		pieces []int32
		cases  []Case
		first  []int
		want   string
	}{
		{"nothing", nil, nil, nil, "no pieces"},
		{"too much", append(pieces, 1), append(cs, 0), first, "46 pieces, at most 45"},
		{"cases missing", pieces, cs[1:], first, "45 pieces but 44 case classes"},
		{"unknown piece", []int32{2, 15}, []Case{0, 0}, nil, "not in the vocabulary"},
		{"negative piece", []int32{-1}, []Case{0}, nil, "not in the vocabulary"},
		{"unknown case", []int32{2}, []Case{8}, nil, "not in the vocabulary"},
		{"word behind the end", pieces, cs, []int{45}, "word at piece 45 of 45"},
		{"word before the start", pieces, cs, []int{-1}, "word at piece -1 of 45"},
		{"more words than pieces", []int32{2}, []Case{0}, []int{0, 0}, "2 words in 1 pieces"},
	} {
		if _, err := s.Read(test.pieces, test.cases, test.first); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
	w, err := s.Read(pieces, cs, nil)
	if err != nil || w.Len() != 0 || len(w.Relations(nil).Data) != 0 {
		t.Errorf("a chunk without words: %v", err)
	}
}

func TestModel(t *testing.T) {
	m := smallModel(t)
	tag, ok := m.Head("tag")
	if !ok || !slices.Equal(tag.Labels, smallLabels["tag"]) {
		t.Errorf("head tag has labels %v", tag.Labels)
	}
	if _, ok := m.Head("rel"); ok {
		t.Error("the relations are no linear head")
	}
	if got := m.Relations(); !slices.Equal(got, smallLabels["rel"]) {
		t.Errorf("relations %v", got)
	}
	c := m.Config()
	c.Thresholds["mention"] = 7
	if got := m.Config().Thresholds["mention"]; got != 0.25 {
		t.Errorf("threshold is %v", got)
	}
}
