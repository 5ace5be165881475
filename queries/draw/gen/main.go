// Command gen makes the outlines of queries/draw/land out of a TopoJSON file of the countries of the world. See the README there.
//
//	go run ./queries/draw/gen countries-50m.json > queries/draw/land/land.txt
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"slices"
)

// unit is a degree in the file's whole numbers, and tolerance how far, in degrees, a line may run beside the one it stands for.
const (
	unit      = 50.0
	tolerance = 0.055
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gen countries-50m.json > land.txt")
	}
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	if err := convert(os.Stdout, f); err != nil {
		log.Fatal(err)
	}
}

// topology is a TopoJSON file: lines that shapes share, in steps of whole numbers, and shapes that name them.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct{ Countries, Land struct{ Geometries []shape } }
}

type shape struct {
	Type       string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

type point struct{ lon, lat float64 }

// rings are the rings of a shape, each of which is a list of lines; ^i is line i backwards.
func (s shape) rings() ([][]int, error) {
	var polygons [][][]int
	switch s.Type {
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(s.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(s.Arcs, &polygons); err != nil {
			return nil, err
		}
	}
	return slices.Concat(polygons...), nil
}

func convert(out io.Writer, in io.Reader) error {
	var t topology
	if err := json.NewDecoder(in).Decode(&t); err != nil {
		return fmt.Errorf("read TopoJSON: %w", err)
	}
	lines := make([][]point, len(t.Arcs))
	for i, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			lines[i] = append(lines[i], point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		// Both sides of a line see the same simpler one, so that no gap opens between them.
		lines[i] = simplify(unrolled(lines[i]))
	}
	w := bufio.NewWriter(out)
	for _, s := range t.Objects.Land.Geometries {
		rings, err := s.rings()
		if err != nil {
			return fmt.Errorf("read land: %w", err)
		}
		for _, ring := range rings {
			write(w, "land", joined(lines, ring))
		}
	}
	users := make([][]string, len(lines))
	for _, c := range t.Objects.Countries.Geometries {
		rings, err := c.rings()
		if err != nil {
			return fmt.Errorf("read %s: %w", c.Properties.Name, err)
		}
		for _, i := range slices.Concat(rings...) {
			users[max(i, ^i)] = append(users[max(i, ^i)], c.Properties.Name)
		}
	}
	for i, names := range users {
		if len(names) == 2 && !leftOut(names, lines[i]) {
			write(w, "border", lines[i])
		}
	}
	return w.Flush()
}

// leftOut is the line between Crimea and the rest of Ukraine, which is no border of Ukraine's.
func leftOut(names []string, line []point) bool {
	return slices.Contains(names, "Russia") && slices.Contains(names, "Ukraine") &&
		!slices.ContainsFunc(line, func(p point) bool { return p.lon < 32 || p.lon > 36.7 || p.lat < 44 || p.lat > 46.4 })
}

// joined is a ring of lines, each of which begins where the one before it ends.
func joined(lines [][]point, ring []int) []point {
	var out []point
	for _, i := range ring {
		line := lines[max(i, ^i)]
		if i < 0 {
			line = slices.Clone(line)
			slices.Reverse(line)
		}
		if len(out) > 0 {
			line = line[1:]
		}
		out = append(out, line...)
	}
	out = unrolled(out)
	// What goes once around the Earth goes around a pole.
	if first, last := out[0], out[len(out)-1]; math.Abs(last.lon-first.lon) > 180 {
		out = append(out, point{last.lon, math.Copysign(90, first.lat)}, point{first.lon, math.Copysign(90, first.lat)})
	}
	return out
}

// unrolled lets a line that crosses the date line run on beyond 180 degrees, where it would jump to the other end of a map.
func unrolled(line []point) []point {
	out := slices.Clone(line)
	for i := 1; i < len(out); i++ {
		out[i].lon -= 360 * math.Round((out[i].lon-out[i-1].lon)/360)
	}
	return out
}

// write writes a line as its first point and the steps to the others, in units of a fiftieth of a degree. A step of nothing is left out,
// and so is an island of which nothing is left.
func write(w io.Writer, kind string, line []point) {
	var steps [][2]int
	x, y := 0, 0
	for i, p := range line {
		nx, ny := int(math.Round(p.lon*unit)), int(math.Round(p.lat*unit))
		if i == 0 || nx != x || ny != y {
			steps = append(steps, [2]int{nx - x, ny - y})
		}
		x, y = nx, ny
	}
	if kind == "land" && len(steps) < 4 || len(steps) < 2 {
		return
	}
	fmt.Fprint(w, kind)
	for _, s := range steps {
		fmt.Fprintf(w, " %d %d", s[0], s[1])
	}
	fmt.Fprintln(w)
}

// simplify leaves out points without which a line runs nearly the same (Douglas and Peucker, 1973). The ends stay. A degree of longitude
// counts for what it is long.
func simplify(line []point) []point {
	if len(line) < 3 {
		return line
	}
	a, b := line[0], line[len(line)-1]
	far, at := -1.0, 0
	for i := 1; i < len(line)-1; i++ {
		if d := distance(line[i], a, b); d > far {
			far, at = d, i
		}
	}
	if far <= tolerance {
		return []point{a, b}
	}
	return append(simplify(line[:at+1]), simplify(line[at:])[1:]...)
}

// distance is how far p is from the line between a and b, in degrees of latitude.
func distance(p, a, b point) float64 {
	squeeze := math.Cos(p.lat * math.Pi / 180)
	px, py := (p.lon-a.lon)*squeeze, p.lat-a.lat
	bx, by := (b.lon-a.lon)*squeeze, b.lat-a.lat
	along := 0.0
	if l := bx*bx + by*by; l > 0 {
		along = min(1, max(0, (px*bx+py*by)/l))
	}
	return math.Hypot(px-along*bx, py-along*by)
}
