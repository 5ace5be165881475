package draw

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// The outlines hold land where there is land, sea where there is sea, and no line that leaves the Earth.
func TestLand(t *testing.T) {
	if len(landText) > 150_000 {
		t.Errorf("the outlines have %d bytes, want at most 150,000", len(landText))
	}
	var rings, borders [][]dot
	for line := range strings.Lines(landText) {
		kind, points, ok := readOutline(line)
		if !ok {
			t.Fatalf("not an outline: %.60s", line)
		}
		for i, p := range points {
			if math.Abs(p.x) > 400 || math.Abs(p.y) > 90 {
				t.Fatalf("a point at %g, %g", p.y, p.x)
			}
			if before := points[max(i-1, 0)]; math.Abs(p.x-before.x) > 90 && p.y > -90 && before.y > -90 {
				t.Errorf("a line from %g, %g to %g, %g, around half of the Earth", before.y, before.x, p.y, p.x)
			}
		}
		if kind == "land" {
			rings = append(rings, points)
		} else {
			borders = append(borders, points)
		}
	}
	for name, tt := range map[string]struct {
		lat, lon float64
		land     bool
	}{
		"Kursk": {51.7, 36.2, true}, "Ottawa": {45.4, -75.7, true}, "Nairobi": {-1.3, 36.8, true}, "Canberra": {-35.3, 149.1, true},
		"Tasmania": {-42, 146.6, true}, "Crimea": {45.2, 34.3, true}, "South Pole": {-89, 60, true}, "Chukotka": {67, 180, true},
		"Atlantic": {30, -40, false}, "Black Sea": {43, 34, false}, "Caspian": {41.5, 51, false}, "Hudson Bay": {59, -86, false},
	} {
		in := false
		for _, r := range rings {
			for _, turn := range []float64{-360, 0, 360} {
				in = in != contains(r, tt.lon+turn, tt.lat)
			}
		}
		if in != tt.land {
			t.Errorf("%s is land: %t, want %t", name, in, tt.land)
		}
	}
	near := func(lat, lon float64) bool {
		return slices.ContainsFunc(borders, func(line []dot) bool {
			return slices.ContainsFunc(line, func(p dot) bool { return math.Hypot(p.x-lon, p.y-lat) < 0.4 })
		})
	}
	if !near(51.2, 34.4) {
		t.Error("no border between Russia and Ukraine")
	}
	if near(46.1, 33.6) {
		t.Error("a border between Crimea and the rest of Ukraine")
	}
}

// contains tells whether a ring goes around a point: an odd number of its lines lies to the east.
func contains(ring []dot, x, y float64) bool {
	in := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a.y > y) != (b.y > y) && x < a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x) {
			in = !in
		}
	}
	return in
}

// Of a ring around the frame, the frame is left; of one beside it, nothing.
func TestClip(t *testing.T) {
	around := clip([]dot{{-900, -900}, {9000, -900}, {9000, 9000}, {-900, 9000}})
	if len(around) != 4 || !slices.Contains(around, dot{-edge, -edge}) || !slices.Contains(around, dot{mapWidth + edge, mapHeight + edge}) {
		t.Errorf("around the frame: %v", around)
	}
	if beside := clip([]dot{{-90, 10}, {-50, 10}, {-50, 90}}); len(beside) != 0 {
		t.Errorf("beside the frame: %v", beside)
	}
	parts := within([]dot{{-50, 100}, {50, 100}, {50, -90}, {800, -90}, {800, 90}})
	if len(parts) != 2 || len(parts[0]) != 3 || len(parts[1]) != 2 {
		t.Errorf("a line that leaves and comes back: %v", parts)
	}
}

// A map over the date line shows what lies on both of its sides.
func TestDateLine(t *testing.T) {
	f := newFrame([]Spot{{Lat: 65, Lon: 179, Events: 1}})
	var b strings.Builder
	f.drawLand(&b)
	far := 0.0
	for _, step := range strings.FieldsFunc(b.String(), func(r rune) bool { return r == 'M' || r == 'L' || r == 'Z' || r == '"' }) {
		var x, y float64
		if n, _ := fmt.Sscan(step, &x, &y); n == 2 {
			far = max(far, x)
		}
	}
	if x, _ := f.at(65, 182); far < x {
		t.Errorf("land up to %.0f, want some beyond the date line at %.0f", far, x)
	}
}
