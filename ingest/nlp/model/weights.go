package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// The weight file, NGMODEL1: magic, u32 length of the header, JSON header,
// zeros up to a multiple of 64, tensors at multiples of 64. FORMAT.md of the
// training code is the full description.
const (
	magic      = "NGMODEL1"
	alignment  = 64
	mostHeader = 16 << 20
	mostTensor = 1 << 14 // tensors in a file
)

// Config is the shape of the network as the weight file gives it.
type Config struct {
	Layers         int     `json:"layers"`
	Hidden         int     `json:"hidden"` // width of a vector
	Heads          int     `json:"heads"`  // of attention
	FFN            int     `json:"ffn"`
	Eps            float64 `json:"eps"`
	MaxPieces      int     `json:"max_pieces"`      // in a chunk, with [CLS] and [SEP]
	MaxWordPieces  int     `json:"max_word_pieces"` // in a word
	Arc            int     `json:"arc"`
	Rel            int     `json:"rel"`
	Coref          int     `json:"coref"`
	MaxAntecedents int     `json:"max_antecedents"`
	Cases          int     `json:"cases"`
	Unk            int32   `json:"unk"` // ids of pieces
	Cls            int32   `json:"cls"`
	Sep            int32   `json:"sep"`
	// Thresholds are constants of decoding, chosen on the development data.
	Thresholds map[string]float64 `json:"thresholds"`
}

// check bounds every number that sizes memory or a loop.
// The multiples are what kernels take for granted (lengths of 32, see
// kernel_amd64.go); the bounds keep a wrong header from asking for all memory.
func (c *Config) check() error {
	for _, f := range []struct {
		name               string
		value, least, most int
		multiple           int
	}{
		{"layers", c.Layers, 1, 48, 1},
		{"hidden", c.Hidden, lanes, 4096, lanes},
		{"heads", c.Heads, 1, 128, 1},
		{"ffn", c.FFN, lanes, 16384, lanes},
		{"max_pieces", c.MaxPieces, 3, 4096, 1},
		{"max_word_pieces", c.MaxWordPieces, 1, 64, 1},
		{"arc", c.Arc, lanes, 4096, lanes},
		{"rel", c.Rel, lanes, 1024, lanes},
		{"coref", c.Coref, lanes, 4096, lanes},
		{"max_antecedents", c.MaxAntecedents, 1, 1 << 16, 1},
		{"cases", c.Cases, cases, 256, 1},
	} {
		if f.value < f.least || f.value > f.most || f.value%f.multiple != 0 {
			return fmt.Errorf("config: %s is %d, want %d to %d in steps of %d", f.name, f.value, f.least, f.most, f.multiple)
		}
	}
	if c.Hidden%(c.Heads*lanes) != 0 {
		return fmt.Errorf("config: %d dimensions do not make %d heads in steps of %d", c.Hidden, c.Heads, lanes)
	}
	if !(c.Eps > 0 && c.Eps < 1) {
		return fmt.Errorf("config: eps is %v", c.Eps)
	}
	return nil
}

type header struct {
	Config  Config              `json:"config"`
	Vocab   string              `json:"vocab"`
	Labels  map[string][]string `json:"labels"`
	Tensors []tensor            `json:"tensors"`
	SHA256  string              `json:"sha256"`
}

type tensor struct {
	Name   string `json:"name"`
	Type   string `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Bytes  int    `json:"bytes"`
	Scale  string `json:"scale"`

	data []byte
}

// weightFile gives out the tensors of a file by name. The first failure sticks
// in err, so that a caller asks for everything and looks once.
type weightFile struct {
	header
	tensors map[string]*tensor
	err     error
}

// parse reads the header and checks the file's frame: no length in it is
// trusted, and the checksum covers all tensors.
func parse(file []byte) (*weightFile, error) {
	if len(file) < len(magic)+4 || string(file[:len(magic)]) != magic {
		return nil, errors.New("not a weight file: it does not begin with " + magic)
	}
	size := int64(binary.LittleEndian.Uint32(file[len(magic):]))
	start := int64(len(magic) + 4)
	base := (start + size + alignment - 1) / alignment * alignment
	// In int64 the length cannot wrap around, whatever the four bytes are.
	if size > mostHeader || base > int64(len(file)) {
		return nil, fmt.Errorf("header of %d bytes in a file of %d", size, len(file))
	}
	w := &weightFile{tensors: map[string]*tensor{}}
	d := json.NewDecoder(bytes.NewReader(file[start : start+size]))
	if err := d.Decode(&w.header); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	data := file[base:]
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != strings.ToLower(w.SHA256) {
		return nil, errors.New("damaged: the tensors do not match the checksum of the header")
	}
	if len(w.Tensors) > mostTensor {
		return nil, fmt.Errorf("%d tensors, at most %d", len(w.Tensors), mostTensor)
	}
	for i := range w.Tensors {
		t := &w.Tensors[i]
		if err := t.locate(data); err != nil {
			return nil, fmt.Errorf("tensor %q: %w", t.Name, err)
		}
		if w.tensors[t.Name] != nil {
			return nil, fmt.Errorf("tensor %q is there twice", t.Name)
		}
		w.tensors[t.Name] = t
	}
	return w, w.Config.check()
}

// locate checks the tensor's shape against its place in data.
func (t *tensor) locate(data []byte) error {
	size := map[string]int{"f32": 4, "f16": 2, "i8": 1, "u8": 1}[t.Type]
	if size == 0 {
		return fmt.Errorf("unknown type %q", t.Type)
	}
	for _, n := range t.Shape {
		// Divided, not multiplied: a product of sizes could overflow to a small number.
		if n < 0 || n > len(data) || size > len(data)/max(n, 1) {
			return fmt.Errorf("shape %v does not fit into %d bytes", t.Shape, len(data))
		}
		size *= n
	}
	if size != t.Bytes {
		return fmt.Errorf("shape %v of %s takes %d bytes, not %d", t.Shape, t.Type, size, t.Bytes)
	}
	// Tensors may overlap; that is odd but does no harm.
	if t.Offset < 0 || t.Offset%alignment != 0 || t.Offset > len(data) || size > len(data)-t.Offset {
		return fmt.Errorf("%d bytes at %d lie outside the %d of the data section", size, t.Offset, len(data))
	}
	t.data = data[t.Offset : t.Offset+size]
	return nil
}

func (w *weightFile) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// get returns a tensor of exactly this shape, or nil after a failure.
func (w *weightFile) get(name string, shape ...int) *tensor {
	t := w.tensors[name]
	if t == nil {
		w.fail("tensor %q is missing", name)
		return nil
	}
	ok := len(t.Shape) == len(shape)
	for i := 0; ok && i < len(shape); i++ {
		ok = t.Shape[i] == shape[i]
	}
	if !ok {
		w.fail("tensor %q has shape %v, want %v", name, t.Shape, shape)
		return nil
	}
	return t
}

// floats returns a tensor of float32 or float16 as numbers; after a failure, a
// single zero.
func (w *weightFile) floats(name string, shape ...int) []float32 {
	t := w.get(name, shape...)
	if t == nil || w.err != nil {
		return make([]float32, 1)
	}
	n := 1
	for _, d := range shape {
		n *= d
	}
	x := make([]float32, n)
	switch t.Type {
	case "f32":
		for i := range x {
			x[i] = math.Float32frombits(binary.LittleEndian.Uint32(t.data[4*i:]))
		}
	case "f16":
		for i := range x {
			x[i] = half(binary.LittleEndian.Uint16(t.data[2*i:]))
		}
	default:
		w.fail("tensor %q is of type %s, want f32 or f16", name, t.Type)
	}
	for i, v := range x {
		// Far above any weight; it keeps all later arithmetic finite.
		if !(math.Abs(float64(v)) <= 1e6) {
			w.fail("tensor %q: element %d is %v", name, i, v)
			break
		}
	}
	return x
}

// half widens an IEEE half-precision number.
func half(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, uint32(h>>10&31), uint32(h&1023)
	switch exponent {
	case 0: // zero or subnormal: fraction · 2⁻²⁴
		return math.Float32frombits(sign | math.Float32bits(float32(fraction)/(1<<24)))
	case 31:
		return math.Float32frombits(sign | 0xFF<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | fraction<<13)
}

// matrix returns the weights [out][in] of a tensor in the form that the file
// has them, without a bias.
// Small integers are not widened here: newMatrix does that once for all parts of a
// stacked matrix, and word embeddings stay int8 for good.
func (w *weightFile) matrix(name string, out, in int) weights {
	if t := w.tensors[name]; t == nil || t.Type != "i8" {
		return weights{out: out, float: w.floats(name, out, in)}
	}
	t := w.get(name, out, in)
	if t == nil {
		return weights{}
	}
	return weights{out: out, ints: t.data, scale: w.floats(t.Scale, out)}
}

// linear returns NAME.weight and NAME.bias.
func (w *weightFile) linear(name string, out, in int) weights {
	m := w.matrix(name+".weight", out, in)
	m.bias = w.floats(name+".bias", out)
	return m
}

func (w *weightFile) norm(name string, n int) layerNorm {
	return layerNorm{w.floats(name+".weight", n), w.floats(name+".bias", n)}
}
