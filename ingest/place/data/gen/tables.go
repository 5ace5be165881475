package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// A row is a line of a table: its fields and where it stands, for errors.
type row struct {
	fields []string
	where  string
}

// readTable reads a table of tab-separated fields. Lines that begin with # and
// empty lines are skipped; each other line must have n fields.
func readTable(path string, n int) ([]row, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var rows []row
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r := row{fields: strings.Split(line, "\t"), where: fmt.Sprintf("%s:%d", path, number)}
		if len(r.fields) < n {
			return nil, fmt.Errorf("%s: %d fields, want %d", r.where, len(r.fields), n)
		}
		rows = append(rows, r)
	}
	return rows, lines.Err()
}

// list splits a field of values that are set apart by bars.
func (r row) list(i int) []string {
	return strings.FieldsFunc(r.fields[i], func(c rune) bool { return c == '|' })
}

// position reads latitude and longitude from fields i and i+1.
func (r row) position(i int) (lat, lon float64, err error) {
	if lat, err = strconv.ParseFloat(r.fields[i], 64); err == nil {
		lon, err = strconv.ParseFloat(r.fields[i+1], 64)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("%s: position: %w", r.where, err)
	}
	return lat, lon, nil
}
