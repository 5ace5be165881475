package story

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// The shape of a sketch: slots values in bands, each of rows values.
const (
	slots = 128
	rows  = 2
	bands = slots / rows
)

// mostLinks bounds the addresses of a sketch that was made elsewhere.
const mostLinks = 8

// Sketch is what is kept of a text to tell its copies. The zero value is that of no text and is a copy of
// nothing.
type Sketch struct {
	size  int           // distinct shingles
	mins  [slots]uint16 // the least hash of all shingles by each function, its upper 16 bits
	links []string      // keys of the addresses that the article goes by, sorted
}

// Of makes the sketch of a text. The addresses are those under which the article is known, in canonical form:
// its own, and the one that its page names as the original (rel=canonical). An address without a path says
// nothing, because a page that names the front page as its original is set up wrongly. A text of fewer than
// four words has no shingles, and without an address its sketch is the zero Sketch.
func Of(text string, addresses ...string) Sketch {
	var s Sketch
	var least [slots]uint64
	for i := range least {
		least[i] = ^uint64(0)
	}
	functions := seeds()
	seen := map[uint64]bool{}
	shingles(text, func(h uint64) {
		if seen[h] {
			return
		}
		seen[h] = true
		for i, seed := range functions {
			least[i] = min(least[i], mix(h^seed))
		}
	})
	if s.size = len(seen); s.size > 0 {
		for i, v := range least {
			s.mins[i] = uint16(v >> 48)
		}
	}
	for _, a := range addresses {
		if u, err := url.Parse(a); err == nil && len(u.Path) > 1 {
			h := uint64(offset)
			for _, r := range a {
				h = add(h, r)
			}
			s.links = append(s.links, fmt.Sprintf("u%016x", mix(h)))
		}
	}
	slices.Sort(s.links)
	s.links = slices.Compact(s.links)
	return s
}

// seeds are what makes one hash function into 128: fixed numbers, the beginning of the sequence of SplitMix64
// from 0.
func seeds() (t [slots]uint64) {
	for i := range t {
		t[i] = mix(uint64(i+1) * 0x9e3779b97f4a7c15)
	}
	return t
}

// Empty tells whether there is nothing to compare.
func (s Sketch) Empty() bool { return s.size == 0 && len(s.links) == 0 }

// Keys are the words that an index finds the sketch by, each of letters and digits. Sketches without a common
// key are no copies.
func (s Sketch) Keys() []string {
	var keys []string
	if s.size > 0 {
		for b := range bands {
			keys = append(keys, s.band(b))
		}
	}
	return append(keys, s.links...)
}

// band is the key of a band: its number and its values.
func (s Sketch) band(b int) string {
	return fmt.Sprintf("%02x%04x%04x", b, s.mins[rows*b], s.mins[rows*b+1])
}

// String is the sketch as it is stored: its keys and its size, separated by spaces, so that a full-text index
// over the words is the index over the keys. That of the zero Sketch is empty.
func (s Sketch) String() string {
	words := s.Keys()
	if s.size > 0 {
		words = append([]string{"n" + strconv.Itoa(s.size)}, words...)
	}
	return strings.Join(words, " ")
}

// Parse reads what String writes.
func Parse(text string) (Sketch, error) {
	var s Sketch
	found := 0
	for word := range strings.FieldsSeq(text) {
		var err error
		switch {
		case word[0] == 'n':
			s.size, err = strconv.Atoi(word[1:])
		case word[0] == 'u' && len(word) == 17 && len(s.links) < mostLinks:
			s.links = append(s.links, word)
		case len(word) == 2+4*rows:
			var b, v uint64
			if b, err = strconv.ParseUint(word[:2], 16, 8); err == nil && b < bands {
				v, err = strconv.ParseUint(word[2:], 16, 32)
				s.mins[rows*b], s.mins[rows*b+1] = uint16(v>>16), uint16(v)
				found++
			}
		default:
			err = strconv.ErrSyntax
		}
		if err != nil {
			return Sketch{}, fmt.Errorf("sketch: word %.40q: %w", word, err)
		}
	}
	if s.size < 0 || s.size > 0 && found != bands || s.size == 0 && found > 0 {
		return Sketch{}, fmt.Errorf("sketch: %d of %d bands for a text of %d shingles", found, bands, s.size)
	}
	return s, nil
}
