package main

import (
	"encoding/json"
	"errors"
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

func (b *builder) table(name string, fields int) ([]row, error) {
	return readTable(filepath.Join(b.tables, name), fields)
}

// readCountryTable gives the countries their positions and other names.
func (b *builder) readCountryTable() error {
	rows, err := b.table("countries.tsv", 6)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := b.countries[r.fields[0]]
		if e == nil {
			return fmt.Errorf("%s: no country %q", r.where, r.fields[0])
		}
		if e.Lat, e.Lon, err = r.position(2); err != nil {
			return err
		}
		if e.Sovereign = r.fields[1]; e.Sovereign != "" {
			e.Kind = place.Region
		}
		e.Names = append(e.Names, written(shown(e, r.list(4)))...)
		e.Demonyms = append(e.Demonyms, r.list(5)...)
	}
	for _, d := range b.divisions {
		if math.IsNaN(d.Lat) {
			d.Lat, d.Lon = b.countries[d.CountryCode].Lat, b.countries[d.CountryCode].Lon
		}
	}
	return nil
}

// shown makes the name that begins with = the one that is shown.
func shown(e *place.Entry, names []string) []string {
	for i, n := range names {
		if name, ok := strings.CutPrefix(n, "="); ok {
			e.Name, names[i] = name, name
		}
	}
	return names
}

// readRegionTable betters the first-level divisions.
func (b *builder) readRegionTable() error {
	rows, err := b.table("regions.tsv", 5)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := b.divisions[r.fields[0]]
		if e == nil {
			return fmt.Errorf("%s: no division %q", r.where, r.fields[0])
		}
		if r.fields[1] != "" {
			if e.Lat, e.Lon, err = r.position(1); err != nil {
				return err
			}
		}
		e.Noted = true
		names := shown(e, r.list(3))
		if core := divisionCore(e.Name); core != "" {
			e.Names = append(e.Names, place.Name{Text: core, Kind: place.NameCore})
		}
		e.Names = append(e.Names, written(names)...)
		e.Demonyms = append(e.Demonyms, r.list(4)...)
	}
	return nil
}

// town finds the town of a row whose first two fields are country or division
// and name.
func (b *builder) town(r row) (*place.Entry, error) {
	name, _, _ := strings.Cut(r.fields[1], "=")
	if e := b.towns[r.fields[0]][place.Fold(name)]; e != nil {
		return e, nil
	}
	return nil, fmt.Errorf("%s: no town %q in %s", r.where, r.fields[1], r.fields[0])
}

func (b *builder) readCityTable() error {
	rows, err := b.table("cities.tsv", 4)
	if err != nil {
		return err
	}
	var missing []error
	for _, r := range rows {
		e, err := b.town(r)
		if err != nil {
			missing = append(missing, err)
			continue
		}
		e.Noted = true
		name, shown, other := strings.Cut(r.fields[1], "=")
		if !other {
			shown = name
		}
		if e.Name != shown {
			e.Names = append(e.Names, place.Name{Text: shown, Kind: place.NameVariant})
			e.Name = shown
		}
		e.Names = append(e.Names, written(r.list(2))...)
		e.Demonyms = append(e.Demonyms, r.list(3)...)
	}
	return errors.Join(missing...)
}

// readCounties adds the counties of the United States, each at its seat.
func (b *builder) readCounties() error {
	rows, err := b.table("counties.tsv", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := &place.Entry{Division: "US." + r.fields[0]}
		e.Name, e.Kind, e.CountryCode = r.fields[1], place.Region, "US"
		if lat, lon, ok := strings.Cut(r.fields[2], ","); ok {
			r.fields = append(r.fields, lat, lon)
			if e.Lat, e.Lon, err = r.position(3); err != nil {
				return err
			}
		} else {
			seat, err := b.town(row{fields: []string{e.Division, r.fields[2]}, where: r.where})
			if err != nil {
				return err
			}
			e.Lat, e.Lon, e.Population = seat.Lat, seat.Lon, seat.Population
		}
		e.Names = []place.Name{{Text: e.Name, Kind: place.NamePrimary}}
		if core := divisionCore(e.Name); core != "" {
			// "Harlan" may be the county, but seldom is.
			e.Names = append(e.Names, place.Name{Text: core, Kind: place.NameAlternate})
		}
		b.add(e)
	}
	return nil
}

func (b *builder) readPublishers() error {
	rows, err := b.table("publishers.tsv", 3)
	if err != nil {
		return err
	}
	var missing []error
	for _, r := range rows {
		e, err := b.town(r)
		if err != nil {
			missing = append(missing, err)
			continue
		}
		e.Publishers = append(e.Publishers, r.list(2)...)
	}
	return errors.Join(missing...)
}

func (b *builder) readContinents() error {
	data, err := os.ReadFile(filepath.Join(b.geonames, "continents.json"))
	if err != nil {
		return err
	}
	var continents map[string]struct {
		ID   int    `json:"geonameId"`
		Name string `json:"name"`
		Lat  string `json:"lat"`
		Lon  string `json:"lng"`
	}
	if err := json.Unmarshal(data, &continents); err != nil {
		return fmt.Errorf("continents.json: %w", err)
	}
	demonyms := map[string][]string{
		"AF": {"African"}, "AS": {"Asian"}, "EU": {"European"}, "NA": {"North American"}, "SA": {"South American", "Latin American"},
	}
	for _, code := range slices.Sorted(maps.Keys(continents)) {
		c := continents[code]
		if code == "AN" {
			continue // Antarctica is among the countries
		}
		e := &place.Entry{Demonyms: demonyms[code]}
		e.ID, e.Name, e.Kind = c.ID, c.Name, place.Continent
		if e.Lat, err = strconv.ParseFloat(c.Lat, 64); err == nil {
			e.Lon, err = strconv.ParseFloat(c.Lon, 64)
		}
		if err != nil {
			return fmt.Errorf("continents.json: %s: %w", code, err)
		}
		e.Names = []place.Name{{Text: c.Name, Kind: place.NamePrimary}}
		b.add(e)
	}
	return nil
}

func (b *builder) readWaters() error {
	rows, err := b.table("waters.tsv", 5)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := b.addWritten(r, r.fields[0], place.Water, 1, r.fields[3], r.list(4)); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) readPlaces() error {
	rows, err := b.table("places.tsv", 6)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := b.addWritten(r, r.fields[0], r.fields[1], 2, r.fields[4], r.list(5)); err != nil {
			return err
		}
		if len(r.fields) > 6 {
			b.entries[len(b.entries)-1].Demonyms = r.list(6)
		}
	}
	return nil
}

// addWritten adds a place that GeoNames' files lack.
func (b *builder) addWritten(r row, name, kind string, at int, within string, others []string) error {
	e := &place.Entry{Noted: true}
	var err error
	if e.Lat, e.Lon, err = r.position(at); err != nil {
		return err
	}
	e.Name, e.Kind = name, kind
	code, _, inDivision := strings.Cut(within, ".")
	if code != "" && b.countries[code] == nil {
		return fmt.Errorf("%s: no country %q", r.where, code)
	}
	if inDivision {
		if b.divisions[within] == nil {
			return fmt.Errorf("%s: no division %q", r.where, within)
		}
		e.Division = within
	}
	e.CountryCode = code
	e.Names = append([]place.Name{{Text: name, Kind: place.NamePrimary}}, written(others)...)
	b.add(e)
	return nil
}
