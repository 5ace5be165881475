package nlp

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var (
	corpora = flag.String("corpora", "../../../shared/corpora", "`folder` of the annotated corpora, relative to this package or to the repository")
	half    = flag.String("part", "dev", "`part` of the corpora to measure: dev, or train to tune rules on")
	differ  = flag.Bool("differences", false, "print where tokens and sentences differ from the treebanks")
)

// corporaDir finds the corpora, or skips the test where the folder that holds
// them is missing.
func corporaDir(t testing.TB) string {
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

// shortfalls is the ledger of figures that do not reach their floor yet, with
// what they must not fall below until they do. A figure that reaches its floor
// must be struck off.
var shortfalls = map[string]float64{
	"person+organization+location, F1, worldwide dev": 0.825,
	"PER+ORG+LOC, F1, UNER EWT dev":                   0.760,
	"triggers, exact, F1, WikiEvents dev":             0.540,
}

// TestQuality measures the reader on the development parts of the corpora and
// fails when a figure is below its floor.
func TestQuality(t *testing.T) {
	dir := corporaDir(t)
	banks := []struct{ name, path string }{
		{"EWT " + *half, "UD_English-EWT/en_ewt-ud-" + *half + ".conllu"},
		{"GUM " + *half, "GUM/gum_noreddit-" + *half + ".conllu"},
	}
	var rows []row
	for _, bank := range banks {
		rows = append(rows, rawRows(t, bank.name, readConllu(t, filepath.Join(dir, bank.path)))...)
	}
	r := testReader(t)
	rows = append(rows, nameRows(t, r, dir)...)
	for _, bank := range banks {
		rows = append(rows, treeRows(r, bank.name, readConllu(t, filepath.Join(dir, bank.path)))...)
	}
	rows = append(rows, speechRows(r, readSpoken(t, filepath.Join(dir, "PolNeAR", *half)))...)
	rows = append(rows, triggerRow(r, readEvents(t, filepath.Join(dir, "WikiEvents/dev.jsonl"))))
	rows = append(rows, chainRow(t, r, filepath.Join(dir, "GUM/ontogum", *half)))

	var b strings.Builder
	fmt.Fprintf(&b, "\n%-34s %-16s %7s %7s %7s\n", "figure", "corpus", "value", "floor", "aim")
	for _, r := range rows {
		fmt.Fprintf(&b, "%-34s %-16s %7.4f", r.what, r.on, r.value)
		if r.floor > 0 {
			fmt.Fprintf(&b, " %7.3f %7.3f", r.floor, r.goal)
		}
		b.WriteByte('\n')
	}
	t.Log(b.String())
	for _, r := range rows {
		known, listed := shortfalls[r.what+", "+r.on]
		switch {
		case r.value >= r.floor && listed:
			t.Errorf("%s on %s: %.4f reaches its floor: strike it off the ledger", r.what, r.on, r.value)
		case r.value < r.floor && !listed:
			t.Errorf("%s on %s: %.4f, want at least %.3f", r.what, r.on, r.value, r.floor)
		case listed && r.value < known:
			t.Errorf("%s on %s: %.4f, which fell even below the %.3f of the ledger", r.what, r.on, r.value, known)
		}
	}
}

// rawRows measures tokens and sentences cut from raw text.
func rawRows(t *testing.T, name string, gold []goldSentence) []row {
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
	return []row{
		{"tokens from raw text, F1", name, tok.f1(), 0.985, 0.995},
		{"sentences from raw text, F1", name, sent.f1(), 0.85, 0.92},
	}
}

// nameRows measures exact names on the tokens of the corpora.
func nameRows(t *testing.T, r *Reader, dir string) []row {
	worldwide := map[string]NameType{
		"Person": NamePerson, "Organization": NameOrganization, "Location": NameLocation, "Facility": NameFacility, "NORP": NameNationality,
		"Date": NameDate, "Money": NameMoney, "Product": NameProduct, "Misc": NameMisc,
	}
	uner := map[string]NameType{"PER": NamePerson, "ORG": NameOrganization, "LOC": NameLocation}
	all := readWorldwide(t, filepath.Join(dir, "worldwide", *half))
	three, _ := nameScore(r, all, worldwide, NamePerson, NameOrganization, NameLocation)
	nine, of := nameScore(r, all, worldwide, NamePerson, NameOrganization, NameLocation, NameFacility, NameNationality, NameDate, NameMoney, NameProduct, NameMisc)
	rows := []row{
		{"person+organization+location, F1", "worldwide " + *half, three.f1(), 0.85, 0.90},
		{"all nine types, F1", "worldwide " + *half, nine.f1(), 0, 0},
	}
	for _, kind := range nameTypes {
		rows = append(rows, row{"  " + string(kind.kind), "worldwide " + *half, of[kind.kind].f1(), 0, 0})
	}
	u, of := nameScore(r, readUner(t, filepath.Join(dir, "UNER_English-EWT/en_ewt-ud-dev.iob2")), uner, NamePerson, NameOrganization, NameLocation)
	rows = append(rows, row{"PER+ORG+LOC, F1", "UNER EWT dev", u.f1(), 0.78, 0.85})
	for _, kind := range []NameType{NamePerson, NameOrganization, NameLocation} {
		rows = append(rows, row{"  " + string(kind), "UNER EWT dev", of[kind].f1(), 0, 0})
	}
	return rows
}

func nameScore(r *Reader, docs []labelled, labels map[string]NameType, kinds ...NameType) (counts, map[NameType]*counts) {
	var total counts
	of := map[NameType]*counts{}
	for _, kind := range nameTypes {
		of[kind.kind] = &counts{}
	}
	for _, l := range docs {
		r.fill(l.doc)
		for _, kind := range kinds {
			var gold, found []cut
			for label, spans := range l.spans {
				if labels[label] == kind {
					for _, s := range spans {
						gold = append(gold, cut(s.cut()))
					}
				}
			}
			for _, m := range l.doc.Mentions {
				if m.Type == kind {
					found = append(found, m.Span.cut())
				}
			}
			sortCuts(gold)
			sortCuts(found)
			total.add(found, gold)
			of[kind].add(found, gold)
		}
	}
	return total, of
}

func (s Span) cut() cut { return cut{s.First, s.Last} }

func sortCuts(c []cut) {
	slices.SortFunc(c, func(a, b cut) int { return compareSpans(Span{a.start, a.end}, Span{b.start, b.end}) })
}

// treeRows measures tags and trees on gold tokens, each document at once.
func treeRows(r *Reader, name string, gold []goldSentence) []row {
	var words, tags, lemmas, heads, both int
	for len(gold) > 0 {
		n := 1
		for n < len(gold) && gold[n].doc == gold[0].doc {
			n++
		}
		var sentences [][]string
		for _, s := range gold[:n] {
			var forms []string
			for _, w := range s.words {
				forms = append(forms, w.form)
			}
			sentences = append(sentences, forms)
		}
		d := documentOf(sentences)
		r.fill(d)
		for i, s := range gold[:n] {
			for j, w := range s.words {
				token := d.Tokens[d.Sentences[i].First+j]
				words++
				if token.Upos == w.upos {
					tags++
				}
				if token.Lemma == w.lemma {
					lemmas++
				}
				head := 0
				if token.Head >= 0 {
					head = token.Head - d.Sentences[i].First + 1
				}
				if head == w.head {
					heads++
					if rel, _, _ := strings.Cut(w.rel, ":"); rel == token.Rel {
						both++
					}
				}
			}
		}
		gold = gold[n:]
	}
	share := func(n int) float64 { return float64(n) / float64(words) }
	return []row{
		{"part of speech, gold tokens", name, share(tags), 0.963, 0.975},
		{"lemma, gold tokens", name, share(lemmas), 0, 0},
		{"unlabelled attachment, gold tokens", name, share(heads), 0, 0},
		{"labelled attachment, gold tokens", name, share(both), 0.87, 0.91},
	}
}

// speechRows measures reported speech from raw text: by token, and whether the
// pieces are put together rightly.
func speechRows(r *Reader, articles []spoken) []row {
	var layers [3]counts
	var sources, contents counts
	names := []string{"cue", "source", "content"}
	for _, a := range articles {
		d := r.Read(a.text)
		var spans [3][]Span
		for _, at := range d.Attributions {
			spans[0] = append(spans[0], at.Cue...)
			spans[1] = append(spans[1], at.Source...)
			spans[2] = append(spans[2], at.Content...)
		}
		for k, name := range names {
			layers[k].add(tokenSet(spans[k]), tokenSet(tokensUnder(d, a.spans[name])))
		}
		linkScore(d, a, &sources, &contents)
	}
	on := "PolNeAR " + *half
	return []row{
		{"cue, by token, F1", on, layers[0].f1(), 0.72, 0.80},
		{"source, by token, F1", on, layers[1].f1(), 0.82, 0.87},
		{"content, by token, F1", on, layers[2].f1(), 0.88, 0.92},
		{"who speaks, of cues found", on, sources.recall(), 0, 0},
		{"what is said, of cues found", on, contents.recall(), 0, 0},
	}
}

// linkScore looks at the gold attributions whose cue was found: is the source
// (or the lack of one) the right one, and the content, by one shared token?
func linkScore(d *Document, a spoken, sources, contents *counts) {
	for _, gold := range a.attributions {
		cue := tokensUnder(d, gold["cue"])
		if len(cue) == 0 {
			continue
		}
		for _, at := range d.Attributions {
			if !touch(at.Cue, cue) {
				continue
			}
			source, content := tokensUnder(d, gold["source"]), tokensUnder(d, gold["content"])
			sources.gold++
			if touch(at.Source, source) || len(source) == 0 && len(at.Source) == 0 {
				sources.right++
			}
			if len(content) > 0 {
				contents.gold++
				if touch(at.Content, content) {
					contents.right++
				}
			}
			break
		}
	}
}

func touch(a, b []Span) bool {
	for _, s := range a {
		for _, t := range b {
			if s.First < t.Last && t.First < s.Last {
				return true
			}
		}
	}
	return false
}

// tokensUnder returns the tokens that a stretch of text touches.
func tokensUnder(d *Document, where []cut) []Span {
	var out []Span
	for _, c := range where {
		var s Span
		for i, t := range d.Tokens {
			if t.Start < c.end && t.End > c.start {
				if s.Len() == 0 {
					s.First = i
				}
				s.Last = i + 1
			}
		}
		if s.Len() > 0 {
			out = append(out, s)
		}
	}
	return out
}

// tokenSet lists the tokens of spans once each, as spans of one.
func tokenSet(spans []Span) []cut {
	var out []cut
	for _, s := range spans {
		for i := s.First; i < s.Last; i++ {
			out = append(out, cut{i, i + 1})
		}
	}
	sortCuts(out)
	return slices.Compact(out)
}

func triggerRow(r *Reader, docs []labelled) row {
	var c counts
	for _, l := range docs {
		r.fill(l.doc)
		var gold, found []cut
		for _, s := range l.spans["trigger"] {
			gold = append(gold, s.cut())
		}
		for _, m := range l.doc.Triggers {
			found = append(found, m.Span.cut())
		}
		sortCuts(gold)
		sortCuts(found)
		c.add(found, slices.Compact(gold))
	}
	return row{"triggers, exact, F1", "WikiEvents dev", c.f1(), 0.60, 0.70}
}

func chainRow(t *testing.T, r *Reader, dir string) row {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.conllu"))
	slices.Sort(paths)
	var s chainScore
	for _, path := range paths {
		sentences, gold := readChains(t, path)
		d := documentOf(sentences)
		r.fill(d)
		var found [][]Span
		for _, c := range d.Chains {
			var chain []Span
			for _, m := range c.Mentions {
				chain = append(chain, m.Span)
			}
			found = append(found, chain)
		}
		s.add(gold, found)
	}
	return row{"coreference, CoNLL F1", "OntoGUM " + *half, s.conll(), 0.45, 0.60}
}

// counts are those of an F1 score.
type counts struct{ right, found, gold int }

// add compares two sorted lists.
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

func (c counts) recall() float64 { return float64(c.right) / float64(max(1, c.gold)) }

// showDifferences prints where the cuts differ from the gold ones.
func showDifferences(t *testing.T, g goldText, words, sentences []cut) {
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
		if ends[s.end] = true; !goldEnd[s.end] {
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
