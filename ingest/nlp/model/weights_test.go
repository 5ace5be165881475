package model

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

// A file that lost its end, anywhere, is an error.
func TestLoadTruncated(t *testing.T) {
	file := smallFile(1)
	for _, n := range []int{0, 1, 7, 8, 11, 12, 13, 500, 2000, len(file) / 2, len(file) - 1} {
		if _, err := Load(file[:n]); err == nil {
			t.Errorf("no error for the first %d of %d bytes", n, len(file))
		}
	}
}

func TestLoadDamaged(t *testing.T) {
	file := smallFile(1)
	flip := func(at int) []byte {
		b := bytes.Clone(file)
		b[at] ^= 1
		return b
	}
	for _, test := range []struct {
		name string
		file []byte
		want string
	}{
		{"magic", flip(3), "not a weight file"},
		{"length", flip(11), "header of"},
		{"header", flip(12), "header: "},
		{"last tensor", flip(len(file) - 1), "damaged"},
		{"tensor in the middle", flip(len(file) / 2), "damaged"},
		{"more behind the end", append(bytes.Clone(file), 0), "damaged"},
		{"text", []byte("version https://example.org/spec\noid 12345"), "not a weight file"},
	} {
		if _, err := Load(test.file); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
}

// edited is the small file with its header changed and the checksum right.
func edited(t *testing.T, edit func(h *header, data []byte)) []byte {
	t.Helper()
	w, err := parse(smallFile(1))
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{header: w.header}
	file := smallFile(1)
	size := int(binary.LittleEndian.Uint32(file[8:]))
	b.data = file[up(12+size, alignment):]
	edit(&b.header, b.data)
	return b.file()
}

func find(h *header, name string) *tensor {
	for i := range h.Tensors {
		if h.Tensors[i].Name == name {
			return &h.Tensors[i]
		}
	}
	return nil
}

func TestLoadWrongHeader(t *testing.T) {
	for _, test := range []struct {
		name string
		edit func(h *header, data []byte)
		want string
	}{
		{"no layers", func(h *header, _ []byte) { h.Config.Layers = 0 }, "layers is 0"},
		{"huge", func(h *header, _ []byte) { h.Config.FFN = math.MaxInt }, "ffn is"},
		{"odd width", func(h *header, _ []byte) { h.Config.Hidden = 129 }, "hidden is 129"},
		{"heads", func(h *header, _ []byte) { h.Config.Heads = 3 }, "do not make 3 heads"},
		{"eps", func(h *header, _ []byte) { h.Config.Eps = 0 }, "eps is 0"},
		{"one layer more", func(h *header, _ []byte) { h.Config.Layers++ }, `"layer.2.q.weight" is missing`},
		{"type", func(h *header, _ []byte) { find(h, "arc.root").Type = "f64" }, `unknown type "f64"`},
		{"shape", func(h *header, _ []byte) { find(h, "arc.root").Shape = []int{32, 2} }, "shape [32 2], want [64]"},
		{"negative shape", func(h *header, _ []byte) { find(h, "arc.root").Shape = []int{-64} }, "does not fit"},
		{"shape that overflows", func(h *header, _ []byte) {
			find(h, "arc.root").Shape = []int{1 << 20, 1 << 20, 1 << 20, 1 << 20}
		}, "does not fit"},
		{"bytes", func(h *header, _ []byte) { find(h, "arc.root").Bytes = 1 }, "takes 256 bytes, not 1"},
		{"unaligned", func(h *header, _ []byte) { find(h, "arc.root").Offset++ }, "outside"},
		{"behind the end", func(h *header, data []byte) { find(h, "arc.root").Offset = up(len(data), 64) }, "outside"},
		{"negative offset", func(h *header, _ []byte) { find(h, "arc.root").Offset = -64 }, "outside"},
		{"twice", func(h *header, _ []byte) { find(h, "arc.root").Name = "rel.root" }, "is there twice"},
		{"no scale", func(h *header, _ []byte) { find(h, "embed.word").Scale = "" }, `tensor "" is missing`},
		{"integers for numbers", func(h *header, _ []byte) {
			x := find(h, "arc.root")
			x.Type, x.Shape = "u8", []int{256}
		}, "want [64]"},
		{"no vocabulary", func(h *header, _ []byte) { h.Vocab = "x" }, `vocabulary "x" is missing`},
		{"short vocabulary", func(h *header, data []byte) {
			copy(data[find(h, "vocab").Offset:], "[PAD]_")
		}, "vocabulary of 14 pieces"},
		{"unknown piece", func(h *header, _ []byte) { h.Config.Unk = 99 }, "piece 99"},
		{"labels", func(h *header, _ []byte) {
			h.Labels = map[string][]string{"tag": {"A"}, "rel": {"root", "left", "right"}}
		}, `"head.tag.weight" has shape`},
		{"not a number", func(h *header, data []byte) {
			binary.LittleEndian.PutUint32(data[find(h, "rel.root").Offset:], 0x7FC00000)
		}, "element 0 is NaN"},
		{"infinite", func(h *header, data []byte) {
			binary.LittleEndian.PutUint32(data[find(h, "rel.root").Offset+4:], 0xFF800000)
		}, "element 1 is -Inf"},
	} {
		if _, err := Load(edited(t, test.edit)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
}

func TestHalf(t *testing.T) {
	for bits, want := range map[uint16]float32{
		0x0000: 0, 0x3C00: 1, 0xC000: -2, 0x7BFF: 65504, 0x0001: 1.0 / (1 << 24), 0x8400: -1.0 / (1 << 14),
		0x3555: 0.33325195, 0x7C00: float32(math.Inf(1)),
	} {
		if got := half(bits); got != want {
			t.Errorf("half(%04x) = %v, want %v", bits, got, want)
		}
	}
}

// FuzzLoad lets the header be anything, over tensors whose checksum the seed
// has right: an error or a model that runs, no panic.
func FuzzLoad(f *testing.F) {
	file := smallFile(1)
	size := int(binary.LittleEndian.Uint32(file[8:]))
	head, data := file[12:12+size], file[up(12+size, alignment):]
	f.Add(head)
	f.Add([]byte(`{"config":{"layers":1},"tensors":[{"name":"a","dtype":"f32","shape":[1,-1]}]}`))
	f.Fuzz(func(t *testing.T, head []byte) {
		file := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
		file = append(file, head...)
		file = append(file, make([]byte, up(len(file), alignment)-len(file))...)
		m, err := Load(append(file, data...))
		if err != nil {
			return
		}
		pieces, cs, first := chunk(m, min(m.config.MaxPieces, 5), 1)
		if _, err := m.NewSession().Read(pieces, cs, first); err != nil {
			t.Error(err)
		}
	})
}
