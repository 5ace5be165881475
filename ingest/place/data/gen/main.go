// Gen makes the gazetteer that package place embeds.
//
//	go run ./ingest/place/data/gen -corpora ../shared/corpora
//
// It reads GeoNames' files from the folder geonames below -corpora and the
// hand-written tables (*.tsv) beside gazetteer.bin, and writes gazetteer.bin.
// The same input gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"newsgraph/ingest/place"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder that holds geonames/")
	data := flag.String("data", "", "folder of the tables and of gazetteer.bin (default: beside this program's source)")
	out := flag.String("o", "", "file to write (default: gazetteer.bin in -data)")
	flag.Parse()
	if err := run(*corpora, *data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(corpora, data, out string) error {
	if data == "" {
		// Run from the repository root, or by go generate from the package.
		for _, dir := range []string{"ingest/place/data", "data", "."} {
			if _, err := os.Stat(filepath.Join(dir, "countries.tsv")); err == nil {
				data = dir
				break
			}
		}
	}
	if out == "" {
		out = filepath.Join(data, "gazetteer.bin")
	}
	entries, err := build(filepath.Join(corpora, "geonames"), data)
	if err != nil {
		return err
	}
	file, err := place.Encode(entries)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d places, %.1f MB\n", out, len(entries), float64(len(file))/1e6)
	return nil
}
