package place

import (
	"slices"
	"strings"
	"testing"
)

// smallWorld is a gazetteer file of a made-up island state.
func smallWorld() []Entry {
	name := func(s string) []Name { return []Name{{Text: s, Kind: NamePrimary}} }
	return []Entry{
		{Place: Place{ID: 10, Name: "Avalonia", Kind: Country, CountryCode: "QA", Lat: 1, Lon: 2, Population: 5000},
			Names: append(name("Avalonia"), Name{Text: "AV", Kind: NameAbbrev}), Demonyms: []string{"Avalonian"}},
		{Place: Place{ID: 11, Name: "Isle of Reeds", Kind: Region, CountryCode: "QB", Lat: -90, Lon: 180},
			Sovereign: "QA", Names: name("Isle of Reeds")},
		{Place: Place{ID: 20, Name: "Norrland Province", Kind: Region, CountryCode: "QA", Lat: 1.5, Lon: -179.99},
			Division: "QA.1", IsDivision: true, Names: append(name("Norrland Province"), Name{Text: "Norrland", Kind: NameCore})},
		{Place: Place{ID: 30, Name: "Håvn", Kind: City, CountryCode: "QA", Lat: 1.25, Lon: 2.5, Population: 4000},
			Division: "QA.1", Capital: true, Names: name("Håvn"), Publishers: []string{"Håvn Gazette"}},
		{Place: Place{ID: 31, Name: "Havn", Kind: Locality, CountryCode: "QB", Lat: 3, Lon: 4, Population: 90}, Names: name("Havn")},
		{Place: Place{Name: "Sea of Reeds", Kind: Water, Lat: 5, Lon: 6}, Names: name("Sea of Reeds")},
	}
}

func TestEncodeOpen(t *testing.T) {
	data, err := Encode(smallWorld())
	if err != nil {
		t.Fatal(err)
	}
	g, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if g.Len() != 6 {
		t.Errorf("Len = %d, want 6", g.Len())
	}
	var lines []string
	for _, name := range []string{"havn", "Norrland", "norrland province", "Isle of Reeds", "AV", "av", "Sea of Reeds", "Havn, Norrland"} {
		for _, p := range g.Lookup(name) {
			lines = append(lines, name+": "+show(g, p)+" "+p.CountryCode+" "+p.Key())
		}
	}
	want := []string{
		"havn: Håvn (city) < Norrland Province < Avalonia QA geonames:30",
		"havn: Havn (locality) < Isle of Reeds < Avalonia QB geonames:31",
		"Norrland: Norrland Province (region) < Avalonia QA geonames:20",
		"norrland province: Norrland Province (region) < Avalonia QA geonames:20",
		"Isle of Reeds: Isle of Reeds (region) < Avalonia QB geonames:11",
		"AV: Avalonia (country) QA geonames:10",
		"Sea of Reeds: Sea of Reeds (water)  place:sea-of-reeds@5.0,6.0",
		"Havn, Norrland: Håvn (city) < Norrland Province < Avalonia QA geonames:30",
		"Havn, Norrland: Havn (locality) < Isle of Reeds < Avalonia QB geonames:31",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if p, ok := g.ByID(11); !ok || p.Lat != -90 || p.Lon != 180 {
		t.Errorf("the edge of the map: %+v, %v", p, ok)
	}
	for _, id := range []int{0, -1, 12, 99, 1 << 40} {
		if p, ok := g.ByID(id); ok {
			t.Errorf("ByID(%d) = %+v", id, p)
		}
	}
	if p, ok := g.Demonym("Avalonians"); !ok || p.ID != 10 {
		t.Errorf("Demonym = %+v, %v", p, ok)
	}
}

func TestEncodeAnyOrder(t *testing.T) {
	entries := smallWorld()
	want, err := Encode(entries)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(entries)
	got, err := Encode(entries)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Error("the entries in reverse order gave another file")
	}
}

func TestEncodeErrors(t *testing.T) {
	for _, tt := range []struct {
		change func(e *Entry)
		want   string
	}{
		{func(e *Entry) { e.Kind = "planet" }, "unknown kind"},
		{func(e *Entry) { e.Lat = 91 }, "no such position"},
		{func(e *Entry) { e.Lon = -181 }, "no such position"},
		{func(e *Entry) { e.ID = 1 << 24 }, "does not fit"},
		{func(e *Entry) { e.ID = -1 }, "does not fit"},
		{func(e *Entry) { e.ID = 31 }, "two entries have id 31"},
		{func(e *Entry) { e.Name = strings.Repeat("x", 256) }, "longer than 255"},
		{func(e *Entry) { e.CountryCode = "QAT" }, "country code"},
	} {
		entries := smallWorld()
		tt.change(&entries[3])
		if _, err := Encode(entries); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want one with %q", err, tt.want)
		}
	}
}

// Every file that is cut short or has one bit turned is refused.
func TestOpenDamaged(t *testing.T) {
	data, err := Encode(smallWorld())
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := Open(data[:n]); err == nil {
			t.Fatalf("opened the first %d of %d bytes", n, len(data))
		}
		bad := slices.Clone(data)
		bad[n] ^= 4
		if _, err := Open(bad); err == nil {
			t.Fatalf("opened a file with byte %d altered", n)
		}
	}
}

// The embedded data hang together: each place has a name, a position, a kind
// and a key of its own, and its chain ends at the top.
func TestEmbeddedData(t *testing.T) {
	g := load(t)
	keys := map[string]int{}
	kinds := map[string]int{}
	for r := range g.Len() {
		p := g.place(r)
		kinds[p.Kind]++
		if other, ok := keys[p.Key()]; ok {
			t.Errorf("%q: key %s is also %q's", p.Name, p.Key(), g.name(other))
		}
		keys[p.Key()] = r
		if p.Name == "" || p.Lat == 0 && p.Lon == 0 {
			t.Errorf("record %d lacks name or position: %+v", r, p)
		}
		chain := g.Chain(p)
		if p.CountryCode != "" && p.Kind != Country && (len(chain) == 0 || chain[len(chain)-1].Kind != Country) {
			t.Errorf("%s (%d): chain ends in %v", p.Name, p.ID, chain)
		}
		for _, up := range chain {
			if up.ID == p.ID && p.ID != 0 {
				t.Errorf("%s (%d) lies in itself", p.Name, p.ID)
			}
		}
	}
	t.Log(kinds)
	for _, k := range []string{Continent, Country, Region, City, Locality, Water, Facility} {
		if kinds[k] == 0 {
			t.Errorf("no place of kind %s", k)
		}
	}
	// Countries are what their names mean first of all.
	for i := 0; i < len(g.codes); i += 6 {
		p := g.place(g.countryNumber(i/6 + 1))
		if first := g.Lookup(p.Name)[0]; first.ID != p.ID {
			t.Errorf("%s means %s first", p.Name, show(g, first))
		}
	}
}
