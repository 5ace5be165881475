package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"newsgraph/ingest/place"
)

// A builder gathers the entries of the gazetteer.
type builder struct {
	geonames, tables string
	entries          []*place.Entry
	countries        map[string]*place.Entry            // by ISO code
	iso3             map[string]string                  // ISO alpha-3 → alpha-2
	capitals         map[string]string                  // ISO code → folded name of the capital
	divisions        map[string]*place.Entry            // by code, "US.TX"
	towns            map[string]map[string]*place.Entry // country or division → folded name → most populous
}

// build reads everything and returns the entries in the order of their ids.
func build(geonames, tables string) ([]place.Entry, error) {
	b := &builder{
		geonames: geonames, tables: tables,
		countries: map[string]*place.Entry{}, iso3: map[string]string{}, capitals: map[string]string{},
		divisions: map[string]*place.Entry{}, towns: map[string]map[string]*place.Entry{},
	}
	steps := []func() error{
		b.readCountries, b.readDivisions, b.readCities, b.measureDivisions,
		b.readCountryTable, b.readNationalities, b.readRegionTable, b.readCityTable,
		b.readContinents, b.readWaters, b.readPlaces, b.readCounties, b.readPublishers,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	out := make([]place.Entry, len(b.entries))
	for i, e := range b.entries {
		out[i] = *e
	}
	return out, nil
}

func (b *builder) add(e *place.Entry) { b.entries = append(b.entries, e) }

// readCountries reads GeoNames' countryInfo: code, ISO-3, name, capital,
// population, id.
func (b *builder) readCountries() error {
	rows, err := readTable(filepath.Join(b.geonames, "countryInfo.txt"), 17)
	if err != nil {
		return err
	}
	for _, r := range rows {
		code := r.fields[0]
		switch code {
		case "iso alpha2", "ISO", "CS", "AN":
			continue // the heading; Serbia and Montenegro, the Netherlands Antilles: no more
		}
		e := &place.Entry{}
		e.Name, e.CountryCode, e.Kind = r.fields[4], code, place.Country
		if e.ID, err = strconv.Atoi(r.fields[16]); err != nil {
			return fmt.Errorf("%s: id: %w", r.where, err)
		}
		e.Population, _ = strconv.Atoi(r.fields[7]) // empty for the uninhabited
		e.Names = []place.Name{{Text: e.Name, Kind: place.NamePrimary}}
		b.countries[code], b.iso3[r.fields[1]] = e, code
		b.capitals[code] = place.Fold(r.fields[5])
		if code == "PW" {
			b.capitals[code] = "ngerulmud" // since 2006
		}
		b.add(e)
	}
	return nil
}

// readDivisions reads admin1CodesASCII: code, name, plain name, id.
func (b *builder) readDivisions() error {
	rows, err := readTable(filepath.Join(b.geonames, "admin1CodesASCII.txt"), 4)
	if err != nil {
		return err
	}
	for _, r := range rows {
		code, _, _ := strings.Cut(r.fields[0], ".")
		if b.countries[code] == nil || strings.HasSuffix(r.fields[0], ".00") {
			continue
		}
		e := &place.Entry{Division: r.fields[0], IsDivision: true}
		e.Name, e.CountryCode, e.Kind = r.fields[1], code, place.Region
		if e.ID, err = strconv.Atoi(strings.TrimSpace(r.fields[3])); err != nil {
			return fmt.Errorf("%s: id: %w", r.where, err)
		}
		for _, n := range []string{r.fields[1], r.fields[2]} {
			e.Names = append(e.Names, place.Name{Text: n, Kind: place.NamePrimary})
			if core := divisionCore(n); core != "" {
				e.Names = append(e.Names, place.Name{Text: core, Kind: place.NameCore})
			}
		}
		b.divisions[e.Division] = e
		b.add(e)
	}
	return nil
}

type city struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Admin1     string   `json:"admin1code"`
	Alternates []string `json:"alternatenames"`
}

const citySize = 5000 // from here on a populated place is called a city

// readCities reads cities1000.json, a map from id to place.
func (b *builder) readCities() error {
	data, err := os.ReadFile(filepath.Join(b.geonames, "cities1000.json"))
	if err != nil {
		return err
	}
	var byID map[string]city
	if err := json.Unmarshal(data, &byID); err != nil {
		return fmt.Errorf("cities1000.json: %w", err)
	}
	cities := slices.SortedFunc(maps.Values(byID), func(a, b city) int { return a.ID - b.ID })
	seen := map[int]bool{}
	for _, d := range b.divisions {
		seen[d.ID] = true
	}
	for _, c := range cities {
		country := b.countries[c.Country]
		if country == nil || c.ID == country.ID || seen[c.ID] {
			continue
		}
		e := &place.Entry{Division: c.Country + "." + c.Admin1}
		if b.divisions[e.Division] == nil {
			e.Division = ""
		}
		e.ID, e.Name, e.CountryCode, e.Kind = c.ID, c.Name, c.Country, place.Locality
		e.Lat, e.Lon, e.Population = c.Lat, c.Lon, c.Population
		if c.Population >= citySize {
			e.Kind = place.City
		}
		e.Names = []place.Name{{Text: c.Name, Kind: place.NamePrimary}}
		for _, n := range c.Alternates {
			if useful(n) {
				e.Names = append(e.Names, place.Name{Text: n, Kind: place.NameAlternate})
			}
		}
		b.add(e)
		b.file(e)
	}
	for code, name := range b.capitals {
		if e := b.towns[code][name]; e != nil {
			e.Capital, e.Kind = true, place.City
		} else if name != "" {
			fmt.Fprintf(os.Stderr, "gen: capital of %s not found: %q\n", code, name)
		}
	}
	return nil
}

// file enters a town under its names, where the most populous keeps each.
func (b *builder) file(e *place.Entry) {
	for _, within := range []string{e.CountryCode, e.Division} {
		if b.towns[within] == nil {
			b.towns[within] = map[string]*place.Entry{}
		}
		for _, n := range e.Names {
			key := place.Fold(n.Text)
			old := b.towns[within][key]
			if old == nil || rank(e, key) > rank(old, key) {
				b.towns[within][key] = e
			}
		}
	}
}

// rank orders the towns of a name: those that show it before those that are
// also called so, then by people.
func rank(e *place.Entry, key string) int {
	if place.Fold(e.Name) == key {
		return e.Population + 1<<32
	}
	return e.Population
}

// measureDivisions gives each division the people of its towns, and the middle
// of them for position: the mean over the half-degree cells in which towns
// lie, so that one dense corner does not draw the point to itself.
func (b *builder) measureDivisions() error {
	type cell struct{ lat, lon int }
	cells := map[string]map[cell][2]float64{}
	for _, e := range b.entries {
		d := b.divisions[e.Division]
		if d == nil || e.IsDivision {
			continue
		}
		d.Population += e.Population
		if cells[e.Division] == nil {
			cells[e.Division] = map[cell][2]float64{}
		}
		cells[e.Division][cell{int(math.Floor(e.Lat * 2)), int(math.Floor(e.Lon * 2))}] = [2]float64{e.Lat, e.Lon}
	}
	for code, d := range b.divisions {
		n := float64(len(cells[code]))
		if n == 0 {
			d.Lat, d.Lon = math.NaN(), math.NaN() // set by the country's, below
			continue
		}
		lat, lon := 0.0, 0.0
		keys := slices.SortedFunc(maps.Keys(cells[code]), func(a, b cell) int {
			return 10000*(a.lat-b.lat) + a.lon - b.lon
		})
		for _, k := range keys { // in order: a sum of floats depends on it
			lat += cells[code][k][0]
			lon += cells[code][k][1]
		}
		d.Lat, d.Lon = lat/n, lon/n
	}
	return nil
}

func (b *builder) readNationalities() error {
	file, err := os.Open(filepath.Join(b.geonames, "nationalities.csv"))
	if err != nil {
		return err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1 // one line lacks its comma
	lines, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("nationalities.csv: %w", err)
	}
	for _, f := range lines[1:] {
		if len(f) < 2 {
			continue
		}
		country := b.countries[b.iso3[strings.TrimSpace(f[1])]]
		if country != nil && !slices.Contains(country.Demonyms, f[0]) {
			country.Demonyms = append(country.Demonyms, f[0])
		}
	}
	return nil
}
