package place

import (
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

var corpora = flag.String("corpora", "", "folder that holds geoparsing/ and geonames/, relative to the repository root")

// corporaDir finds the corpora, or skips the test where there are none.
func corporaDir(t testing.TB) string {
	for _, dir := range []string{filepath.Join("../..", *corpora), *corpora, "../../../shared/corpora"} {
		if _, err := os.Stat(filepath.Join(dir, "geoparsing")); err == nil {
			return dir
		}
	}
	if *corpora != "" {
		t.Fatalf("no geoparsing/ in -corpora %s", *corpora)
	}
	t.Skip("no corpora: pass -corpora FOLDER to measure")
	return ""
}

// A goldArticle has the toponyms of one article with their true positions.
type goldArticle struct {
	publisher string
	toponyms  []Toponym
	gold      []Place // ID 0 where only the position is known
}

// context takes the words around a span; offsets are in code points.
func toponym(text []rune, start, end int) Toponym {
	return Toponym{
		Text:   string(text[start:end]),
		Before: string(text[max(0, start-40):start]),
		After:  string(text[end:min(len(text), end+60)]),
		Start:  start,
	}
}

func readLGL(t testing.TB, path string) []goldArticle {
	var doc struct {
		Articles []struct {
			Domain   string `xml:"domain"`
			Text     string `xml:"text"`
			Toponyms []struct {
				Start  int    `xml:"start"`
				End    int    `xml:"end"`
				Phrase string `xml:"phrase"`
				Tag    *struct {
					ID  int     `xml:"geonameid,attr"`
					Lat float64 `xml:"lat"`
					Lon float64 `xml:"lon"`
				} `xml:"gaztag"`
			} `xml:"toponyms>toponym"`
		} `xml:"article"`
	}
	parse(t, path, &doc)
	var out []goldArticle
	for _, a := range doc.Articles {
		text := []rune(a.Text)
		g := goldArticle{publisher: a.Domain}
		for _, p := range a.Toponyms {
			if p.End > len(text) || string(text[p.Start:p.End]) != p.Phrase {
				t.Logf("%s: offset of %q", path, p.Phrase)
				continue
			}
			g.toponyms = append(g.toponyms, toponym(text, p.Start, p.End))
			if p.Tag == nil {
				g.gold = append(g.gold, Place{ID: -1})
			} else {
				g.gold = append(g.gold, Place{ID: p.Tag.ID, Lat: p.Tag.Lat, Lon: p.Tag.Lon})
			}
		}
		out = append(out, g)
	}
	return out
}

func readGeoVirus(t testing.TB, path string) []goldArticle {
	var doc struct {
		Articles []struct {
			Text      string `xml:"text"`
			Locations []struct {
				Start int     `xml:"start"`
				End   int     `xml:"end"`
				Name  string  `xml:"name"`
				Lat   float64 `xml:"lat"`
				Lon   float64 `xml:"lon"`
			} `xml:"locations>location"`
		} `xml:"article"`
	}
	parse(t, path, &doc)
	var out []goldArticle
	for _, a := range doc.Articles {
		text := []rune(a.Text)
		var g goldArticle
		for _, l := range a.Locations {
			start := max(0, l.Start-1) // the file counts from one in some articles
			if l.End > len(text) || string(text[l.Start:l.End]) != l.Name {
				if i := strings.Index(string(text[start:]), l.Name); i >= 0 {
					l.Start = start + len([]rune(string(text[start:])[:i]))
					l.End = l.Start + len([]rune(l.Name))
				} else {
					t.Logf("%s: offset of %q", path, l.Name)
					continue
				}
			}
			g.toponyms = append(g.toponyms, toponym(text, l.Start, l.End))
			g.gold = append(g.gold, Place{Lat: l.Lat, Lon: l.Lon})
		}
		out = append(out, g)
	}
	return out
}

func parse(t testing.TB, path string, v any) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

const near = 161 // kilometres: a hundred miles, the customary bound

// A tally counts over a set of articles.
type tally struct {
	toponyms, found, known, right, exact int
	misses                               map[string]int
	bins                                 [4]struct{ n, right int } // by confidence: below .5, .7, .9, the rest
}

func (c *tally) add(g *Gazetteer, a goldArticle) {
	res := g.Resolve(a.toponyms, Hint{Publisher: a.publisher})
	for i, r := range res {
		want := a.gold[i]
		if want.ID < 0 {
			continue
		}
		c.toponyms++
		if !r.OK {
			c.misses["? "+a.toponyms[i].Text]++
			continue
		}
		c.found++
		if g.knows(a.toponyms[i], want) {
			c.known++
		}
		bin := &c.bins[sort.Search(3, func(i int) bool { return r.Confidence < [...]float64{.5, .7, .9}[i] })]
		bin.n++
		switch {
		case same(r.Place, want):
			c.right++
			bin.right++
			if r.ID == want.ID {
				c.exact++
			}
		default:
			c.misses[fmt.Sprintf("%s → %s (%s) for %d %.1f,%.1f %s", a.toponyms[i].Text, r.Name+" "+r.Kind, r.Admin1+" "+r.CountryCode, want.ID, want.Lat, want.Lon, a.publisher)]++
		}
	}
}

// same: within 161 km, or the same GeoNames entry, whose positions are one by
// definition even if the two releases put the middle of Texas elsewhere.
func same(got, want Place) bool {
	return Distance(got, want) <= near || want.ID > 0 && got.ID == want.ID
}

// knows: the right place is among the candidates.
func (g *Gazetteer) knows(t Toponym, want Place) bool {
	for _, p := range g.read(t, nil).found {
		if same(g.place(p.record()), want) {
			return true
		}
	}
	return false
}

func (c *tally) row(name string) string {
	pct := func(a, b int) float64 { return float64(a) / float64(max(1, b)) }
	return fmt.Sprintf("%-24s %9d %7.3f %8.3f %8.3f %8.3f", name, c.toponyms, pct(c.found, c.toponyms), pct(c.right, c.found), pct(c.right, c.known), pct(c.right, c.toponyms))
}

// TestQuality prints how often Resolve is right on two public sets. Articles
// with an even number were used to fit the weights; the odd ones were not.
func TestQuality(t *testing.T) {
	dir := corporaDir(t)
	g := load(t)
	t.Logf("%-24s %9s %7s %8s %8s %8s", "", "toponyms", "found", "accuracy", "of known", "of all")
	for _, set := range []struct {
		name     string
		articles []goldArticle
	}{
		{"LGL", readLGL(t, filepath.Join(dir, "geoparsing/lgl.xml"))},
		{"GeoVirus", readGeoVirus(t, filepath.Join(dir, "geoparsing/GeoVirus.xml"))},
	} {
		halves := [2]tally{{misses: map[string]int{}}, {misses: map[string]int{}}}
		for i, a := range set.articles {
			halves[i%2].add(g, a)
		}
		bare := tally{misses: map[string]int{}}
		for i, a := range set.articles {
			if a.publisher = ""; i%2 == 1 {
				bare.add(g, a)
			}
		}
		t.Log(halves[0].row(set.name + ", tune half"))
		t.Log(halves[1].row(set.name + ", hold-out half"))
		for i, name := range []string{"<.5", "<.7", "<.9", "≥.9"} {
			b := halves[1].bins[i]
			t.Logf("  confidence %-5s        %9d          %7.3f", name, b.n, float64(b.right)/float64(max(1, b.n)))
		}
		if set.name == "LGL" {
			t.Log(bare.row("  without its publisher"))
		}
		// A change that costs this much is a mistake, not a trade.
		if c := halves[1]; float64(c.right) < 0.86*float64(c.found) || float64(c.found) < 0.94*float64(c.toponyms) {
			t.Errorf("%s: worse than it was: see the table", set.name)
		}
		if os.Getenv("MISSES") != "" {
			printMisses(t, halves[0].misses)
		}
	}
}

func printMisses(t *testing.T, misses map[string]int) {
	keys := make([]string, 0, len(misses))
	for k := range misses {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if misses[keys[i]] != misses[keys[j]] {
			return misses[keys[i]] > misses[keys[j]]
		}
		return keys[i] < keys[j]
	})
	for _, k := range keys[:min(len(keys), 120)] {
		t.Logf("%4d %s", misses[k], k)
	}
}
