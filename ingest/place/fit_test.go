package place

import (
	"flag"
	"path/filepath"
	"testing"
)

var fit = flag.Bool("fit", false, "search better weights on the even articles and print them (some minutes)")

// TestFit is how the weights were made: from those in use, each in turn is
// made larger and smaller as long as the articles of the tune half come out
// better. It changes nothing; the weights that it prints are to be copied.
func TestFit(t *testing.T) {
	if !*fit {
		t.Skip("not asked to: pass -fit")
	}
	dir := corporaDir(t)
	g := load(t)
	var tune []goldArticle
	for _, set := range [][]goldArticle{
		readLGL(t, filepath.Join(dir, "geoparsing/lgl.xml")), readGeoVirus(t, filepath.Join(dir, "geoparsing/GeoVirus.xml")),
	} {
		for i := 0; i < len(set); i += 2 {
			tune = append(tune, set[i])
		}
	}
	// Beside the count of the right ones, the belief in them: it tells small
	// changes apart and keeps the weights from growing without need.
	score := func() float64 {
		sum := 0.0
		for _, a := range tune {
			for i, r := range g.Resolve(a.toponyms, Hint{Publisher: a.publisher}) {
				if r.OK && same(r.Place, a.gold[i]) {
					sum += 1 + 0.3*r.Confidence
				} else if r.OK {
					sum -= 0.3 * r.Confidence
				}
			}
		}
		return sum
	}
	w := &g.weights
	each := []*float64{
		&w.prior, &w.state, &w.division, &w.country, &w.holder, &w.near, &w.home, &w.local,
		&w.domestic, &w.half, &w.radius,
	}
	best := score()
	for step := 1.5; step > 1.05; step = 1 + (step-1)*0.6 {
		for _, v := range each {
			for _, factor := range []float64{step, 1 / step} {
				for {
					old := *v
					*v *= factor
					if now := score(); now > best+0.01 {
						best = now
						continue
					}
					*v = old
					break
				}
			}
		}
		t.Logf("step %.2f: %.1f with %+v", step, best, *w)
	}
}
