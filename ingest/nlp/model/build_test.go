package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// small is the shape of a made-up network that has every part of the real one.
var small = Config{
	Layers: 2, Hidden: 128, Heads: 2, FFN: 320, Eps: 1e-12,
	MaxPieces: 45, MaxWordPieces: 4, Arc: 64, Rel: 32, Coref: 64, MaxAntecedents: 9,
	Cases: 8, Unk: 1, Cls: 2, Sep: 3,
	Thresholds: map[string]float64{"mention": 0.25},
}

var smallLabels = map[string][]string{
	"tag":   {"A", "B", "C", "D", "E"},
	"score": {},
	"rel":   {"root", "left", "right"},
}

const smallVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##break\n##able\nbreak\n##s\n,\n東\nnaive\n##n\na\n##a"

const corefRows = 11

// builder writes weight files.
type builder struct {
	header header
	data   []byte
	r      *rand.Rand
}

func (b *builder) add(t tensor, data []byte) {
	for len(b.data)%alignment != 0 {
		b.data = append(b.data, 0)
	}
	t.Offset, t.Bytes = len(b.data), len(data)
	b.data = append(b.data, data...)
	b.header.Tensors = append(b.header.Tensors, t)
}

// number is between −1 and 1. It needs no function whose
// last bit could depend on the processor.
func (b *builder) number() float64 { return float64(b.r.IntN(4001)-2000) / 2000 }

func (b *builder) floats(name string, spread float64, shape ...int) {
	n := 1
	for _, d := range shape {
		n *= d
	}
	var data []byte
	for range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(b.number()*spread)))
	}
	b.add(tensor{Name: name, Type: "f32", Shape: shape}, data)
}

func (b *builder) ints(name string, spread float64, rows, columns int) {
	data := make([]byte, rows*columns)
	for i := range data {
		data[i] = byte(int8(b.number() * 127))
	}
	b.add(tensor{Name: name, Type: "i8", Shape: []int{rows, columns}, Scale: name + ".scale"}, data)
	b.floats(name+".scale", spread/40, rows)
}

func (b *builder) linear(name string, out, in int) {
	b.floats(name+".weight", 1/math.Sqrt(float64(in)), out, in)
	b.floats(name+".bias", 0.1, out)
}

func (b *builder) file() []byte {
	sum := sha256.Sum256(b.data)
	b.header.SHA256 = hex.EncodeToString(sum[:])
	head, err := json.Marshal(b.header)
	if err != nil {
		panic(err)
	}
	f := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
	f = append(f, head...)
	f = append(f, make([]byte, up(len(f), alignment)-len(f))...)
	return append(f, b.data...)
}

// smallFile is a weight file of a made-up network; the same seed gives the
// same file.
func smallFile(seed uint64) []byte {
	c := small
	b := &builder{r: rand.New(rand.NewPCG(seed, 1))}
	b.header = header{Config: c, Vocab: "vocab", Labels: smallLabels}
	n := c.Hidden
	b.ints("embed.word", 0.5, strings.Count(smallVocabulary, "\n")+1, n)
	b.floats("embed.pos", 0.3, c.MaxPieces, n)
	b.floats("embed.case", 0.3, c.Cases, n)
	b.linear("embed.ln", n, 1)
	b.header.Tensors[len(b.header.Tensors)-2].Shape = []int{n}
	for i := range c.Layers {
		name := "layer." + string(rune('0'+i)) + "."
		for _, m := range []struct {
			name    string
			out, in int
		}{{"q", n, n}, {"k", n, n}, {"v", n, n}, {"o", n, n}, {"ffn1", c.FFN, n}, {"ffn2", n, c.FFN}} {
			b.ints(name+m.name+".weight", 1.5/math.Sqrt(float64(m.in)), m.out, m.in)
			b.floats(name+m.name+".bias", 0.1, m.out)
		}
		for _, ln := range []string{"ln1", "ln2"} {
			b.floats(name+ln+".weight", 1, n)
			b.floats(name+ln+".bias", 0.1, n)
		}
	}
	b.linear("head.tag", 5, n)
	b.linear("head.score", 1, n)
	b.linear("arc_dep", c.Arc, n)
	b.linear("arc_head", c.Arc, n)
	b.linear("rel_dep", c.Rel, n)
	b.linear("rel_head", c.Rel, n)
	b.floats("arc.root", 1, c.Arc)
	b.floats("arc.bilinear", 0.1, c.Arc+1, c.Arc)
	b.floats("rel.root", 1, c.Rel)
	b.floats("rel.bilinear", 0.1, 3, c.Rel+1, c.Rel+1)
	for _, name := range []string{"ana", "ante", "pair_ana", "pair_ante"} {
		b.linear("coref."+name, c.Coref, n)
	}
	b.floats("coref.features", 0.3, corefRows, c.Coref)
	b.linear("coref.out", 1, c.Coref)
	b.add(tensor{Name: "vocab", Type: "u8", Shape: []int{len(smallVocabulary)}}, []byte(smallVocabulary))
	return b.file()
}

func smallModel(t testing.TB) *Model {
	t.Helper()
	m, err := Load(smallFile(1))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// chunk makes up a chunk of n pieces with a word at every other piece.
func chunk(m *Model, n int, seed uint64) (pieces []int32, cs []Case, first []int) {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	for i := range n {
		pieces = append(pieces, r.Int32N(int32(m.pieces)))
		cs = append(cs, Case(r.IntN(cases)))
		if i%2 == 1 {
			first = append(first, i)
		}
	}
	return pieces, cs, first
}
