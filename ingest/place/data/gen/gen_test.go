package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/ingest/place"
)

const corpora = "../../../../../shared/corpora"

// TestDataIsCurrent makes the gazetteer anew and compares it with the file
// that is committed: a table was changed without making it, or the making
// depends on chance.
func TestDataIsCurrent(t *testing.T) {
	if _, err := os.Stat(filepath.Join(corpora, "geonames")); err != nil {
		t.Skip("GeoNames' files are not here: " + err.Error())
	}
	entries, err := build(filepath.Join(corpora, "geonames"), "..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := place.Encode(entries)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../gazetteer.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("gazetteer.bin is not what the tables make: run go generate ./ingest/place")
	}
	const limit = 12_000_000 // what the program may carry
	if len(want) > limit {
		t.Errorf("gazetteer.bin has %d bytes, more than %d", len(want), limit)
	}
}

func TestReadTable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.tsv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# head\n\nA\t1.5\t-2\tx|y\n")
	rows, err := readTable(path, 4)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%v, %v", rows, err)
	}
	lat, lon, err := rows[0].position(1)
	if err != nil || lat != 1.5 || lon != -2 || strings.Join(rows[0].list(3), ",") != "x,y" {
		t.Errorf("read %v, %v, %v, %v", lat, lon, rows[0].list(3), err)
	}
	write("A\tnorth\n")
	if _, err := readTable(path, 4); err == nil || !strings.Contains(err.Error(), "t.tsv:1: 2 fields, want 4") {
		t.Errorf("too few fields: %v", err)
	}
	rows, _ = readTable(path, 2)
	if _, _, err := (row{fields: []string{"north", "1"}, where: rows[0].where}).position(0); err == nil {
		t.Error("a word was read as a position")
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"Kursk Oblast": "Kursk", "Zhejiang": "", "Leningradskaya Oblast'": "Leningradskaya", "Republic of Tyva": "Tyva",
		"Gyeonggi-do": "Gyeonggi", "Autauga County": "Autauga", "Tver’ Oblast": "Tver",
	} {
		if got := divisionCore(name); got != want {
			t.Errorf("divisionCore(%q) = %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]bool{
		"Kiev": true, "Çanakkale": true, "sheng hu li ya": false, "KBP": false, "Киев": false, "Area 51": false, "Oz": false,
	} {
		if got := useful(name); got != want {
			t.Errorf("useful(%q) = %v", name, got)
		}
	}
	for name, want := range map[string]place.NameKind{
		"UK": place.NameAbbrev, "U.S.": place.NameAbbrev, "Calif.": place.NameAbbrev, "Pa.": place.NameAbbrev,
		"Burma": place.NameVariant, "St. Petersburg": place.NameVariant,
	} {
		if got := written([]string{name})[0].Kind; got != want {
			t.Errorf("written(%q) is of kind %d, want %d", name, got, want)
		}
	}
}
