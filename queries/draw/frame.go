package draw

import (
	"fmt"
	"math"
	"strings"
)

// Which part of the Earth a map shows, and where on the page a point of it lies. All points go through
// frame.at, so land, lines, circles and names agree.

// The size of a map, in pixels; the legend comes below it.
const mapWidth, mapHeight = 1200.0, 700.0

// frame is the part of the Earth that a map shows, in the equirectangular projection whose scale is right along
// the parallel in its middle. A degree of longitude is shorter than one of latitude, but at the equator, by the
// cosine of the latitude; one cosine for the whole map keeps its lines straight and its middle undistorted.
type frame struct {
	west, north  float64 // of the upper left corner
	perLon, perY float64 // pixels for a degree
}

// newFrame shows all spots, with room around them, and never less than a few degrees: a map of one town should
// tell in which part of the world it lies.
//
// Without spots it shows the world where people live. Spots on both sides of the date line are shown by the
// long way round, the world between them.
func newFrame(spots []Spot) frame {
	south, north, west, east := -60.0, 80.0, -180.0, 180.0
	if len(spots) > 0 {
		south, north, west, east = 90, -90, 180, -180
		for _, s := range spots {
			south, north = min(south, s.Lat), max(north, s.Lat)
			west, east = min(west, s.Lon), max(east, s.Lon)
		}
	}
	height := min(max(north-south, 8)*1.4, 170)
	midLat, midLon := (north+south)/2, (west+east)/2
	// Near a pole the cosine nears zero, and a map would show nothing but width.
	squeeze := max(math.Cos(midLat*math.Pi/180), 0.2)
	width := min(max(east-west, 14)*1.3, 360)
	// One scale for both sides, that of the tighter one: the other shows more of the world than was asked for.
	scale := min(mapHeight/height, mapWidth/(width*squeeze))
	// From here on, what is shown is the page around the middle of the spots.
	f := frame{perLon: scale * squeeze, perY: scale}
	f.west, f.north = midLon-mapWidth/2/f.perLon, midLat+mapHeight/2/f.perY
	f.north = min(f.north, max(86, midLat+1)) // nothing but ice lies beyond
	return f
}

// at is where on the page a point lies, in pixels from the upper left corner. It may be outside.
func (f frame) at(lat, lon float64) (x, y float64) {
	return (lon - f.west) * f.perLon, (f.north - lat) * f.perY
}

// inside tells whether a point of the page lies on the map, its border included.
func inside(x, y float64) bool { return x >= 0 && x <= mapWidth && y >= 0 && y <= mapHeight }

// drawGraticule draws meridians and parallels, some five to ten of them. The step is the largest of the usual
// ones that gives four or more parallels.
func (f frame) drawGraticule(b *strings.Builder) {
	step := 30.0
	for _, s := range []float64{20, 10, 5, 2, 1} {
		if mapHeight/f.perY/step < 4 {
			step = s
		}
	}
	degrees := func(v float64, plus, minus string) string {
		switch {
		case v > 0:
			return fmt.Sprintf("%g°%s", v, plus)
		case v < 0:
			return fmt.Sprintf("%g°%s", -v, minus)
		}
		return "0°"
	}
	for lon := math.Ceil(f.west/step) * step; (lon-f.west)*f.perLon <= mapWidth; lon += step {
		if x, _ := f.at(0, lon); lon >= -180 && lon <= 180 {
			fmt.Fprintf(b, `<path d="M%.1f 0V%g" stroke="#e6e9ee"/><text x="%.1f" y="12" font-size="10" fill="#9aa3af">%s</text>`+"\n", x, mapHeight, x+3, degrees(lon, "E", "W"))
		}
	}
	for lat := math.Floor(f.north/step) * step; (f.north-lat)*f.perY <= mapHeight; lat -= step {
		if _, y := f.at(lat, 0); lat >= -90 && lat <= 90 {
			fmt.Fprintf(b, `<path d="M0 %.1fH%g" stroke="#e6e9ee"/><text x="3" y="%.1f" font-size="10" fill="#9aa3af">%s</text>`+"\n", y, mapWidth, y-3, degrees(lat, "N", "S"))
		}
	}
}
