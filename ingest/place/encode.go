package place

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/blevesearch/vellum"
)

// Encode makes a gazetteer file of the entries. The same entries in any order
// give the same bytes.
func Encode(entries []Entry) ([]byte, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon))
	})
	e := encoder{countries: map[string]int{}, divisions: map[string]int{}, shown: map[string]int{}, postings: map[string][]uint64{}}
	for i, entry := range entries {
		if i > 0 && entry.ID != 0 && entry.ID == entries[i-1].ID {
			return nil, fmt.Errorf("encode gazetteer: two entries have id %d", entry.ID)
		}
		switch {
		case entry.Kind == Country || entry.Sovereign != "":
			e.countries[entry.CountryCode] = len(e.out[countrySection])/6 + 1
			e.out[countrySection] = append(e.out[countrySection], entry.CountryCode...)
			e.out[countrySection] = binary.LittleEndian.AppendUint32(e.out[countrySection], uint32(i))
		case entry.IsDivision:
			e.divisions[entry.Division] = len(e.out[divisionSection])/4 + 1
			e.out[divisionSection] = binary.LittleEndian.AppendUint32(e.out[divisionSection], uint32(i))
		}
	}
	twins := twins(entries)
	for i, entry := range entries {
		if err := e.add(i, entry, twins[entry.Division] && entry.IsDivision); err != nil {
			return nil, fmt.Errorf("encode gazetteer: %q (%d): %w", entry.Name, entry.ID, err)
		}
	}
	if err := e.index(); err != nil {
		return nil, fmt.Errorf("encode gazetteer: %w", err)
	}
	return e.file(), nil
}

// twins are the divisions that share a name with a town in them: who says
// "Kharkiv" without more means the town.
func twins(entries []Entry) map[string]bool {
	const townSize = 15_000
	towns := map[string]bool{} // division, folded name
	for _, e := range entries {
		if e.Kind == City && e.Population >= townSize {
			for _, n := range e.Names {
				if n.Kind <= NameVariant {
					towns[e.Division+"/"+Fold(n.Text)] = true
				}
			}
		}
	}
	found := map[string]bool{}
	for _, e := range entries {
		if e.IsDivision {
			for _, n := range e.Names {
				if n.Kind != NameAbbrev && towns[e.Division+"/"+Fold(n.Text)] {
					found[e.Division] = true
				}
			}
		}
	}
	return found
}

type encoder struct {
	out       [sections][]byte
	countries map[string]int // code → number from 1
	divisions map[string]int // key → number from 1
	shown     map[string]int // name → offset
	postings  map[string][]uint64
}

func (e *encoder) add(i int, entry Entry, twin bool) error {
	kind := slices.Index(kinds[:], entry.Kind)
	switch {
	case kind < 1:
		return fmt.Errorf("unknown kind %q", entry.Kind)
	case entry.ID >= 1<<24 || entry.ID < 0:
		return errors.New("id does not fit 24 bits")
	case !(math.Abs(entry.Lat) <= 90 && math.Abs(entry.Lon) <= 180):
		return fmt.Errorf("no such position: %v, %v", entry.Lat, entry.Lon)
	case len(entry.Name) > 255:
		return errors.New("name is longer than 255 bytes")
	case len(entry.CountryCode) != 2 && entry.CountryCode != "":
		return fmt.Errorf("bad country code %q", entry.CountryCode)
	}
	if entry.Capital {
		kind |= capitalFlag
	}
	division := e.divisions[entry.Division]
	if entry.Sovereign != "" {
		division = e.countries[entry.Sovereign]
	}
	if entry.IsDivision {
		kind |= adminFlag
	}
	if entry.Noted {
		kind |= notedFlag
	}
	if twin {
		kind |= twinFlag
	}
	offset, ok := e.shown[entry.Name]
	if !ok {
		offset = len(e.out[nameSection])
		e.shown[entry.Name] = offset
		e.out[nameSection] = append(e.out[nameSection], byte(len(entry.Name)))
		e.out[nameSection] = append(e.out[nameSection], entry.Name...)
	}
	r := e.out[recordSection]
	r = append24(append24(r, entry.ID), offset)
	r = append24(append24(r, int(math.Round(entry.Lat*degree))), int(math.Round(entry.Lon*degree)))
	r = binary.LittleEndian.AppendUint32(r, uint32(entry.Population))
	r = append(r, byte(e.countries[entry.CountryCode]))
	r = binary.LittleEndian.AppendUint16(r, uint16(division))
	e.out[recordSection] = append(r, byte(kind))

	best := map[string]NameKind{}
	add := func(key string, kind NameKind) {
		if old, ok := best[key]; key != "" && (!ok || kind < old) {
			best[key] = kind
		}
	}
	for _, n := range entry.Names {
		add(Fold(n.Text), n.Kind)
	}
	for _, d := range entry.Demonyms {
		add(demonymPrefix+Fold(d), NamePrimary)
	}
	for _, p := range entry.Publishers {
		add(publisherPrefix+Fold(p), NamePrimary)
	}
	for key, kind := range best {
		e.postings[key] = append(e.postings[key], uint64(i)<<3|uint64(kind))
	}
	return nil
}

// index writes the postings, most likely place first, and the FST over them.
func (e *encoder) index() error {
	g := &Gazetteer{countries: e.out[countrySection], codes: string(e.out[countrySection]), divisions: e.out[divisionSection], records: e.out[recordSection]}
	keys := make([]string, 0, len(e.postings))
	for key := range e.postings {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var buf bytes.Buffer
	builder, err := vellum.New(&buf, nil)
	if err != nil {
		return err
	}
	for _, key := range keys {
		ps := g.untranslated(e.postings[key])
		slices.SortFunc(ps, func(a, b uint64) int {
			return cmp.Or(cmp.Compare(g.prior(b), g.prior(a)), cmp.Compare(a, b))
		})
		value := ps[0] << 1
		if len(ps) > 1 {
			value = uint64(len(e.out[postingSection]))<<1 | 1
			e.out[postingSection] = binary.AppendUvarint(e.out[postingSection], uint64(len(ps)))
			for _, p := range ps {
				e.out[postingSection] = binary.AppendUvarint(e.out[postingSection], p)
			}
		}
		if err := builder.Insert([]byte(key), value); err != nil {
			return fmt.Errorf("index %q: %w", key, err)
		}
	}
	if err := builder.Close(); err != nil {
		return err
	}
	e.out[indexSection] = buf.Bytes()
	return nil
}

// untranslated drops from the places of a country's name those that bear it
// only in another language: no English text calls Mexico City "Mexico".
func (g *Gazetteer) untranslated(ps []uint64) []uint64 {
	country := slices.ContainsFunc(ps, func(p uint64) bool {
		r, kind := posting(p).record(), posting(p).kind()
		return g.country(r) == r && kind <= NameVariant
	})
	if !country {
		return ps
	}
	return slices.DeleteFunc(ps, func(p uint64) bool { return posting(p).kind() == NameAlternate })
}

func (e *encoder) file() []byte {
	body := make([]byte, 0, 1<<20)
	for _, s := range e.out {
		body = binary.LittleEndian.AppendUint32(body, uint32(len(s)))
	}
	for _, s := range e.out {
		body = append(body, s...)
	}
	file := binary.LittleEndian.AppendUint32([]byte(magic), crc32.Checksum(body, castagnoli))
	return append(file, body...)
}

func append24(b []byte, v int) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }
