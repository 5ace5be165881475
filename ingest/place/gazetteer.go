package place

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sort"

	"github.com/blevesearch/vellum"
)

//go:generate go run ./data/gen -corpora ../../../shared/corpora

//go:embed data/gazetteer.bin
var embedded []byte

// A Gazetteer knows places by name and by id. It never changes.
type Gazetteer struct {
	countries, divisions, records, postings []byte
	names, codes                            string // codes are the countries once more
	index                                   *vellum.FST
	weights                                 weights
}

// Load opens the gazetteer that is embedded in the program.
func Load() (*Gazetteer, error) { return Open(embedded) }

// Open opens a gazetteer file that Encode made. The gazetteer reads from data
// for as long as it lives, so data must not change. A file that is cut,
// altered or of another version is an error.
func Open(data []byte) (*Gazetteer, error) {
	if len(data) < headerSize || string(data[:len(magic)]) != magic {
		return nil, errors.New("open gazetteer: not a gazetteer file of this version; make it anew with go generate ./ingest/place")
	}
	body := data[len(magic)+4:]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(data[len(magic):]) {
		return nil, errors.New("open gazetteer: checksum does not match: the file is damaged")
	}
	var part [sections][]byte
	rest := body[sections*4:]
	for i := range part {
		n := int(binary.LittleEndian.Uint32(body[i*4:]))
		if n > len(rest) {
			return nil, errors.New("open gazetteer: a section is longer than the file")
		}
		part[i], rest = rest[:n:n], rest[n:]
	}
	index, err := vellum.Load(part[indexSection])
	if err != nil {
		return nil, fmt.Errorf("open gazetteer: index: %w", err)
	}
	return &Gazetteer{
		countries: part[countrySection],
		divisions: part[divisionSection],
		records:   part[recordSection],
		postings:  part[postingSection],
		names:     string(part[nameSection]),
		codes:     string(part[countrySection]),
		index:     index,
		weights:   fitted(),
	}, nil
}

// Len is how many places the gazetteer holds.
func (g *Gazetteer) Len() int { return len(g.records) / recordSize }

// ByID returns the place that has the GeoNames id.
func (g *Gazetteer) ByID(id int) (Place, bool) {
	if r, ok := g.find(id); ok {
		return g.place(r), true
	}
	return Place{}, false
}

// Chain returns what p lies in, nearest first: its division, its country and,
// of a territory, the state that it belongs to.
func (g *Gazetteer) Chain(p Place) []Place {
	var chain []Place
	// The longest chain is town, division, territory, state.
	for id := p.Parent; id != 0 && len(chain) < 4; {
		parent, ok := g.ByID(id)
		if !ok {
			break
		}
		chain = append(chain, parent)
		id = parent.Parent
	}
	return chain
}

func (g *Gazetteer) find(id int) (record int, ok bool) {
	if id <= 0 {
		return 0, false
	}
	r := sort.Search(g.Len(), func(i int) bool { return g.id(i) >= id })
	return r, r < g.Len() && g.id(r) == id
}

// A posting is a place by the name that was asked for, and how it comes by
// that name.
type posting uint64

func (p posting) record() int    { return int(p >> 3) }
func (p posting) kind() NameKind { return NameKind(p & 7) }

// posted returns the places of a folded name, most likely first.
func (g *Gazetteer) posted(key string) []posting {
	value, ok, err := g.index.Get([]byte(key))
	if err != nil || !ok {
		return nil // the index is checked by sum: Get fails on no name
	}
	if value&1 == 0 {
		return []posting{posting(value >> 1)}
	}
	b := g.postings[value>>1:]
	n, size := binary.Uvarint(b)
	list := make([]posting, n)
	for i := range list {
		b = b[size:]
		var v uint64
		v, size = binary.Uvarint(b)
		list[i] = posting(v)
	}
	return list
}

// place reads a record.
func (g *Gazetteer) place(r int) Place {
	p := Place{
		ID:   g.id(r),
		Name: g.name(r),
		Kind: kinds[g.flags(r)&7],
	}
	if p.ID != 0 && g.flags(r)&adminFlag == 0 {
		p.Population = g.population(r)
	}
	p.Lat, p.Lon = g.position(r)
	country, division := g.country(r), g.division(r)
	if country >= 0 {
		p.CountryCode = g.code(r)
	}
	if division >= 0 {
		p.Admin1 = g.name(division)
	}
	if parent := g.parent(r); parent >= 0 {
		p.Parent = g.id(parent)
	}
	return p
}

func (g *Gazetteer) field(r, at, n int) []byte { return g.records[r*recordSize+at:][:n] }
func (g *Gazetteer) id(r int) int              { return uint24(g.field(r, 0, 3)) }
func (g *Gazetteer) population(r int) int {
	return int(binary.LittleEndian.Uint32(g.field(r, 12, 4)))
}
func (g *Gazetteer) flags(r int) byte { return g.records[r*recordSize+19] }

func (g *Gazetteer) name(r int) string {
	at := uint24(g.field(r, 3, 3))
	return g.names[at+1:][:g.names[at]]
}

func (g *Gazetteer) position(r int) (lat, lon float64) {
	b := g.field(r, 6, 6)
	return float64(int24(b)) / degree, float64(int24(b[3:])) / degree
}

// code is the ISO code of the country that a record is or lies in, or "".
func (g *Gazetteer) code(r int) string {
	n := int(g.records[r*recordSize+16])
	if n == 0 {
		return ""
	}
	return g.codes[(n-1)*6:][:2]
}

// country is the record of the country that a record is or lies in, or -1.
func (g *Gazetteer) country(r int) int { return g.countryNumber(int(g.records[r*recordSize+16])) }

func (g *Gazetteer) countryNumber(n int) int {
	if n == 0 {
		return -1
	}
	return int(binary.LittleEndian.Uint32(g.countries[(n-1)*6+2:]))
}

// division is the record of the first-level division that a record is or lies
// in, or -1.
func (g *Gazetteer) division(r int) int {
	n := int(binary.LittleEndian.Uint16(g.field(r, 17, 2)))
	if n == 0 || g.country(r) == r {
		return -1
	}
	return int(binary.LittleEndian.Uint32(g.divisions[(n-1)*4:]))
}

// parent is the record of what a record lies in, or -1.
func (g *Gazetteer) parent(r int) int {
	country, division := g.country(r), g.division(r)
	switch {
	case country == r: // a territory's division is its sovereign
		return g.countryNumber(int(binary.LittleEndian.Uint16(g.field(r, 17, 2))))
	case division >= 0 && division != r:
		return division
	}
	return country
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

func int24(b []byte) int { return int(int32(uint24(b)<<8) >> 8) }
