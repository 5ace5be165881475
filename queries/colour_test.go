package queries

import (
	"fmt"
	"math"
	"testing"
)

// Colours that mean something look different to everybody: to those who see all of them, and to those who lack the cones for red or for
// green, as Viénot, Brettel and Mollon simulate them ("Digital video colourmaps for checking the legibility of displays by dichromats", 1999).
func TestColoursAreToldApart(t *testing.T) {
	s, err := ParseGrass(grass)
	if err != nil {
		t.Fatal(err)
	}
	const enough = 25 // in CIE L*a*b*; colours side by side differ from 2 or 3 on, thin lines at a distance need much more
	eyes := map[string][3][3]float64{
		"all cones": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"no red":    {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
		"no green":  {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
	}
	for kind, classes := range map[string][]string{
		"node":         {"Event", "Person", "Organization", "Place", "Article"},
		"relationship": {"STATED", "CONFIRMED", "DENIED", "LOCATED_IN"},
	} {
		for i, a := range classes {
			for _, b := range classes[:i] {
				for who, eye := range eyes {
					x, y := seen(t, s[kind+"."+a].Color, eye), seen(t, s[kind+"."+b].Color, eye)
					if d := math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2]); d < enough {
						t.Errorf("%s and %s differ by %.0f for eyes with %s, want at least %d", a, b, d, who, enough)
					}
				}
			}
		}
	}
}

// seen is a colour in CIE L*a*b* after the eye's matrix over linear red, green and blue.
func seen(t *testing.T, hex string, eye [3][3]float64) [3]float64 {
	t.Helper()
	var rgb [3]uint8
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatalf("%s: %v", hex, err)
	}
	var linear [3]float64
	for i, c := range rgb {
		if v := float64(c) / 255; v <= 0.04045 {
			linear[i] = v / 12.92
		} else {
			linear[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	times := func(m [3][3]float64, v [3]float64) (out [3]float64) {
		for i, row := range m {
			out[i] = min(1, max(0, row[0]*v[0]+row[1]*v[1]+row[2]*v[2]))
		}
		return out
	}
	xyz := times([3][3]float64{{0.4339, 0.3762, 0.1899}, {0.2126, 0.7152, 0.0722}, {0.0177, 0.1095, 0.8728}}, times(eye, linear)) // over white
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	return [3]float64{116*f(xyz[1]) - 16, 500 * (f(xyz[0]) - f(xyz[1])), 200 * (f(xyz[1]) - f(xyz[2]))}
}
