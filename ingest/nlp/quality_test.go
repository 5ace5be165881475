package nlp

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var (
	corpora = flag.String("corpora", "../../../shared/corpora", "folder of the annotated corpora, relative to this package or to the repository")
	part    = flag.String("part", "dev", `part of the treebanks to measure: "dev", or "train" to tune rules on`)
	differ  = flag.Bool("differences", false, "print where tokens and sentences differ from the treebanks")
)

// corporaDir finds the corpora, or skips the test where the folder that holds
// them is missing.
func corporaDir(t *testing.T) string {
	t.Helper()
	for _, base := range []string{"", "../.."} {
		dir := filepath.Join(base, *corpora)
		if filepath.IsAbs(*corpora) {
			dir = *corpora
		}
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	t.Skipf("no corpora at %s: set -corpora to measure quality", *corpora)
	return ""
}

// A row of the table of figures.
type row struct {
	what, on    string
	value       float64
	floor, goal float64
}

// TestQuality measures the reader on the development parts of the corpora and
// fails when a figure is below its floor.
func TestQuality(t *testing.T) {
	dir := corporaDir(t)
	var rows []row
	for _, bank := range []struct{ name, path string }{
		{"EWT " + *part, "UD_English-EWT/en_ewt-ud-" + *part + ".conllu"},
		{"GUM " + *part, "GUM/gum_noreddit-" + *part + ".conllu"},
	} {
		gold := readConllu(t, filepath.Join(dir, bank.path))
		var tok, sent counts
		for _, g := range rawTexts(gold) {
			d := Parse(g.text)
			var words, sentences []cut
			for _, w := range d.Tokens {
				words = append(words, cut{d.ByteOffset(w.Start), d.ByteOffset(w.End)})
			}
			for _, s := range d.Sentences {
				sentences = append(sentences, cut{d.ByteOffset(s.Start), d.ByteOffset(s.End)})
			}
			tok.add(words, g.words)
			sent.add(sentences, g.sentences)
			if *differ {
				showDifferences(t, g, words, sentences)
			}
		}
		rows = append(rows,
			row{"tokens from raw text", bank.name, tok.f1(), 0.985, 0.995},
			row{"sentences from raw text", bank.name, sent.f1(), 0.85, 0.92})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-28s %-16s %7s %7s %7s\n", "figure", "corpus", "value", "floor", "aim")
	for _, r := range rows {
		fmt.Fprintf(&b, "%-28s %-16s %7.4f %7.3f %7.3f\n", r.what, r.on, r.value, r.floor, r.goal)
	}
	t.Log(b.String())
	for _, r := range rows {
		if r.value < r.floor {
			t.Errorf("%s on %s: %.4f, want at least %.3f", r.what, r.on, r.value, r.floor)
		}
	}
}

// counts are those of an F1 score.
type counts struct{ right, found, gold int }

func (c *counts) add(found, gold []cut) {
	c.found += len(found)
	c.gold += len(gold)
	for i, j := 0, 0; i < len(found) && j < len(gold); {
		switch {
		case found[i] == gold[j]:
			c.right++
			i++
			j++
		case found[i].start < gold[j].start || found[i].start == gold[j].start && found[i].end < gold[j].end:
			i++
		default:
			j++
		}
	}
}

func (c counts) f1() float64 {
	if c.found+c.gold == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.gold)
}

// showDifferences prints where the cuts differ from the gold ones.
func showDifferences(t *testing.T, g goldText, words, sentences []cut) {
	inGold := map[cut]bool{}
	for _, w := range g.words {
		inGold[w] = true
	}
	inWords := map[cut]bool{}
	for _, w := range words {
		inWords[w] = true
	}
	for _, w := range g.words {
		if !inWords[w] {
			var mine []string
			for _, m := range words {
				if m.start < w.end && m.end > w.start {
					mine = append(mine, g.text[m.start:m.end])
				}
			}
			t.Logf("token %q: gold %q, found %q", around(g.text, w.start, w.end), g.text[w.start:w.end], mine)
		}
	}
	goldEnd, ends := map[int]bool{}, map[int]bool{}
	for _, s := range g.sentences {
		goldEnd[s.end] = true
	}
	for _, s := range sentences {
		ends[s.end] = true
		if !goldEnd[s.end] {
			t.Logf("extra end %q", around(g.text, s.end, s.end))
		}
	}
	for _, s := range g.sentences {
		if !ends[s.end] {
			t.Logf("missed end %q", around(g.text, s.end, s.end))
		}
	}
}

func around(text string, b, e int) string {
	return text[max(0, b-30):b] + "⟦" + text[b:e] + "⟧" + text[e:min(len(text), e+30)]
}
