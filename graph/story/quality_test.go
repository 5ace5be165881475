package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// edits are what papers do to a text that they take over; those that must be seen through are marked.
var edits = []struct {
	name string
	must bool
	edit func(*rand.Rand, text) text
}{
	{"as it is", true, func(_ *rand.Rand, x text) text { return x }},
	{"cut to the first half", true, func(_ *rand.Rand, x text) text { return half(x) }},
	{"another headline", true, headline},
	{"paragraphs reordered", true, reorder},
	{"10 % of words changed", true, func(r *rand.Rand, x text) text { return change(r, x, 0.10) }},
	{"agency credit added", true, credit},
	{"headline, credit, reordered", true, func(r *rand.Rand, x text) text { return credit(r, headline(r, reorder(r, x))) }},
	{"half, 10 % of words changed", true, func(r *rand.Rand, x text) text { return change(r, half(x), 0.10) }},
	{"half, all of the above", false, func(r *rand.Rand, x text) text {
		return credit(r, headline(r, reorder(r, change(r, half(x), 0.10))))
	}},
	{"20 % of words changed", false, func(r *rand.Rand, x text) text { return change(r, x, 0.20) }},
	{"a third", true, func(_ *rand.Rand, x text) text { x.paras = x.paras[:(len(x.paras)+2)/3]; return x }},
}

// half keeps the first half of the words.
func half(x text) text {
	words := strings.Fields(strings.Join(x.paras, " "))
	x.paras = []string{strings.Join(words[:(len(words)+1)/2], " ")}
	return x
}

func headline(r *rand.Rand, x text) text {
	x.title = []string{"What we know so far", "Breaking: latest from the scene", "Full story inside", "Officials speak out after the events"}[r.IntN(4)]
	return x
}

func reorder(r *rand.Rand, x text) text {
	x.paras = slices.Clone(x.paras)
	r.Shuffle(len(x.paras), func(i, j int) { x.paras[i], x.paras[j] = x.paras[j], x.paras[i] })
	return x
}

// change puts made-up words for a share of the words.
func change(r *rand.Rand, x text, share float64) text {
	x.paras = slices.Clone(x.paras)
	for i, p := range x.paras {
		words := strings.Fields(p)
		for j := range words {
			if r.Float64() < share {
				words[j] = fmt.Sprintf("changed%d", r.IntN(1000))
			}
		}
		x.paras[i] = strings.Join(words, " ")
	}
	return x
}

func credit(r *rand.Rand, x text) text {
	x.paras = slices.Clone(x.paras)
	if len(x.paras) == 0 {
		return x
	}
	switch r.IntN(3) {
	case 0:
		x.paras[0] = "LONDON (Reuters) - " + x.paras[0]
		x.paras = append(x.paras, "(Reporting by A. Writer and B. Writer in London; Editing by C. Editor)")
	case 1:
		x.paras = append(x.paras, "© Agence France-Presse")
	default:
		x.paras = slices.Insert(x.paras, 0, "By A. WRITER, Associated Press")
		x.paras = append(x.paras, "Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.")
	}
	return x
}

// sketched is a text with its sketch and its shingles.
type sketched struct {
	text
	Sketch
	exact map[uint64]bool
}

func sketch(x text) sketched {
	s := sketched{x, Of(x.String()), map[uint64]bool{}}
	shingles(x.String(), func(h uint64) { s.exact[h] = true })
	return s
}

// common is which share of the shorter text the other holds.
func common(a, b sketched) float64 {
	n := 0
	for h := range a.exact {
		if b.exact[h] {
			n++
		}
	}
	return float64(n) / float64(max(1, min(len(a.exact), len(b.exact))))
}

// found tells whether an index finds one by the other, and they then pass for copies.
func found(a, b Sketch) bool {
	return slices.ContainsFunc(a.Keys(), func(k string) bool { return slices.Contains(b.Keys(), k) }) && a.Copies(b)
}

// TestQuality makes edited copies of the articles of the corpora and holds what is found to precision and recall.
// Texts of the corpora that are copies of one another already (agency texts in two papers) are no measure of
// precision: those of which the shorter lies in the other by more than half are counted apart.
func TestQuality(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var originals []sketched
	for _, x := range corpora(t) {
		if s := sketch(x); s.size >= 30 {
			originals = append(originals, s)
		}
	}
	having := map[string][]int{}
	for i, a := range originals {
		for _, k := range a.Keys() {
			having[k] = append(having[k], i)
		}
	}
	// others yields the different articles whose pair with the sketch passes for copies.
	others := func(s Sketch, self int) (list []int) {
		seen := map[int]bool{self: true}
		for _, k := range s.Keys() {
			for _, j := range having[k] {
				if !seen[j] && s.Copies(originals[j].Sketch) {
					list = append(list, j)
				}
				seen[j] = true
			}
		}
		return list
	}
	// The excerpts of one topic are there to be told apart; they are too short to cut.
	var articles []int
	for i, a := range originals {
		if !strings.HasPrefix(a.topic, "ecb") {
			articles = append(articles, i)
		}
	}
	fmt.Printf("%-30s %8s %8s %10s\n", "edit", "copies", "found", "strangers")
	right, wrong, all := 0, 0, 0
	twins := 0
	for _, e := range edits {
		hits, strangers := 0, 0
		for i, a := range originals {
			b := sketch(e.edit(r, a.text))
			if slices.Contains(articles, i) && found(a.Sketch, b.Sketch) {
				hits++
			}
			for _, j := range others(b.Sketch, i) {
				if c := common(a, originals[j]); c > 0.5 {
					twins++
					continue
				}
				strangers++
			}
		}
		fmt.Printf("%-30s %8d %8d %10d\n", e.name, len(articles), hits, strangers)
		if e.must && float64(hits) < 0.95*float64(len(articles)) {
			t.Errorf("%s: %d of %d copies found", e.name, hits, len(articles))
		}
		all, right, wrong = all+len(articles), right+hits, wrong+strangers
	}
	near := 0
	for i, a := range originals {
		for _, b := range originals[i+1:] {
			if a.topic == b.topic {
				near++
			}
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(all)
	fmt.Printf("precision %.4f, recall %.4f; %d pairs of one topic; %d pairs were copies before\n", precision, recall, near, twins)
	if precision < 0.98 || recall < 0.90 {
		t.Errorf("precision %.3f, want 0.98; recall %.3f, want 0.90", precision, recall)
	}
}
