package source

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"newsgraph/ingest/article"
)

// Objects that do not stand on a line each. The decoder of encoding/json finds their ends; what it does not do
// is to bound them, to say in which line they are and to go on after an error. The meter under it does the
// first two, and the third is not possible.

// stream reads objects over several lines, one after another or in one array. A syntax error ends the file:
// where the next object begins cannot be told. Whatever follows an array in the file is not read.
func (r *reader) stream(in *bufio.Reader) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		// A byte order mark is no JSON.
		if b, _ := in.Peek(3); string(b) == "\ufeff" {
			_, _ = in.Discard(3)
		}
		first, line := firstByte(in)
		meter := &meter{in: in, left: r.max, lines: line}
		dec := json.NewDecoder(meter)
		array := first == '['
		if array {
			_, _ = dec.Token()
		}
		for n := 1; ; n++ {
			meter.left = r.max
			if array && !dec.More() {
				if _, err := dec.Token(); err != nil {
					yield(article.Item{Where: fmt.Sprintf("%s:%d", r.where, meter.lineOf(dec.InputOffset()))}, r.streamError(err))
				}
				return
			}
			// Two steps, because an object of the wrong form is an error of its own, after which the next one
			// is still found.
			var raw json.RawMessage
			err := dec.Decode(&raw)
			if errors.Is(err, io.EOF) && !array {
				return
			}
			// Where the object begins: the decoder stands behind it.
			at := dec.InputOffset() - int64(len(raw))
			if err != nil {
				at = meter.breakOf(err)
			}
			item := article.Item{Where: fmt.Sprintf("%s:%d", r.where, meter.lineOf(at))}
			if err != nil {
				yield(item, r.streamError(err))
				return
			}
			if !yield(item, fillRecord(&item, raw)) {
				return
			}
		}
	}
}

// streamError says what ended the file.
func (r *reader) streamError(err error) error {
	if errors.Is(err, errMeter) {
		return fmt.Errorf("the object is larger than %s: write one article a line (JSON Lines)", size(r.max))
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("%w; the rest of the file was not read", jsonError(err))
}

// firstByte looks at the first byte that is not white space, leaves it there and returns its line.
func firstByte(in *bufio.Reader) (first byte, line int) {
	for line = 1; ; {
		b, err := in.ReadByte()
		switch {
		case err != nil:
			return 0, line
		case b == '\n':
			line++
		case b != ' ' && b != '\t' && b != '\r':
			_ = in.UnreadByte()
			return b, line
		}
	}
}

var errMeter = errors.New("record too large")

// meter bounds what a decoder may read for one object and knows the line of an offset. The decoder reads
// ahead in blocks and grows its buffer with the object at hand, so the bound is on what it reads between two
// objects, give or take a block.
type meter struct {
	in    *bufio.Reader
	left  int64
	read  int64
	lines int     // the line of the last offset asked for
	ends  []int64 // the line ends behind it that have been read
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errMeter
	}
	n, err := m.in.Read(p[:min(int64(len(p)), m.left)])
	for i, b := range p[:n] {
		if b == '\n' {
			m.ends = append(m.ends, m.read+int64(i))
		}
	}
	m.left -= int64(n)
	m.read += int64(n)
	return n, err
}

// breakOf returns the offset at which a decoder gave up: where the syntax is broken, else as far as it read.
func (m *meter) breakOf(err error) int64 {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Offset
	}
	return m.read
}

// lineOf returns the line of an offset; offsets must not go back. Line ends are dropped once they are passed,
// so that what is held is bounded by a record, too.
func (m *meter) lineOf(offset int64) int {
	for len(m.ends) > 0 && m.ends[0] < offset {
		m.ends = m.ends[1:]
		m.lines++
	}
	return m.lines
}
