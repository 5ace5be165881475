package resolve

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// How far two events agree. Silence is neither for nor against: few articles give the day, the place and the sides.

// eventMatch is how far two events agree; each part is between 0 and 1.
type eventMatch struct {
	lemma       float64 // a word for the happening is the same,
	light       float64 //   but it goes with many happenings
	group, stem float64 // or else one is a near-synonym, or of the same stem
	kind        float64 // the kinds are one
	other       float64 // both are of no kind in particular
	words       float64 // the part of the phrases' other words that is common
	phrase      float64 // and how many that are, up to three
	place       float64 // they lie in one place, or one's place in the other's
	placeNo     float64 // they lie in different places
	sideNo      float64 // somebody else has the same role
	beside      float64 // the part that is common of whom and what their articles speak of, by what it tells
	besides     float64 // and how much that is
	number      float64 // a number is the same
	numberNo    float64 // all numbers differ

	sides   bool     // somebody takes part in both
	anchor  float64  // how much the people and places that they share say about which happening is meant
	reasons []string // in words
}

// score is the probability that two events of related articles are one, by logistic regression over the pairs of
// the training part of ECB+, where no dates are known. The sides show among what the articles have in common; by
// themselves they added nothing there.
func (f eventMatch) score() float64 {
	sum := -4.8 + 3.7*f.lemma - 0.7*f.light + 2.7*f.group + 1.0*f.stem +
		0.2*f.kind - 0.3*f.other + 0.9*f.words + 1.6*f.phrase + 0.7*f.number - 1.0*f.numberNo +
		0.4*f.place - 0.1*f.placeNo - 0.3*f.sideNo + 0.5*f.beside + 2.2*f.besides
	return 1 / (1 + math.Exp(-sum))
}

// matchEvents compares all but the times. Two events that no word calls the same are compared no further.
func matchEvents(a, b Identity) eventMatch {
	var f eventMatch
	f.compareWords(wordsOf(a), wordsOf(b))
	if f.lemma+f.group+f.stem == 0 {
		return f
	}
	switch {
	case a.Kind == "other" && b.Kind == "other":
		f.other = 1
	case a.Kind == b.Kind:
		f.kind = 1
		f.say("both are of the kind %s", a.Kind)
	}
	f.compareSides(a, b)
	f.comparePlaces(a.Places, b.Places)
	f.compareBeside(a.Beside, b.Beside)
	return f
}

// say adds a reason.
func (f *eventMatch) say(format string, args ...any) {
	f.reasons = append(f.reasons, fmt.Sprintf(format, args...))
}

// compareWords compares what the events are called.
func (f *eventMatch) compareWords(a, b eventWords) {
	switch same := sharedBy(a.triggers, b.triggers); {
	case len(same) > 0:
		f.lemma = 1
		if !slices.ContainsFunc(same, func(w string) bool { return !lightWords[w] }) {
			f.light = 1
		}
		f.say("both are called “%s”", same[0])
	case len(sharedBy(a.groups, b.groups)) > 0:
		f.group = 1
		f.say("“%s” and “%s” may mean one thing", strings.Join(firstOf(a.triggers, 3), ", "), strings.Join(firstOf(b.triggers, 3), ", "))
	case len(sharedBy(a.stems, b.stems)) > 0:
		f.stem = 1
		f.say("“%s” and “%s” are of one stem", a.triggers[0], b.triggers[0])
	}
	if same := sharedBy(a.content, b.content); len(same) > 0 {
		f.words = float64(len(same)) / float64(min(len(a.content), len(b.content)))
		f.phrase = float64(min(len(same), 3)) / 3
		f.anchor += float64(min(len(same), 3)) / 2
		f.say("both speak of “%s”", strings.Join(firstOf(same, 4), ", "))
	}
	if len(a.numbers) > 0 && len(b.numbers) > 0 {
		if same := sharedBy(a.numbers, b.numbers); len(same) > 0 {
			f.number = 1
			f.say("both say %s", same[0])
		} else {
			f.numberNo = 1
			f.say("one says %s, the other %s", a.numbers[0], b.numbers[0])
		}
	}
}

// sharedBy is what two lists share, in the order of the smaller sort.
func sharedBy[T interface{ ~string | ~int }](a, b []T) []T {
	var out []T
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// firstOf is the beginning of a list.
func firstOf[T any](list []T, n int) []T { return list[:min(n, len(list))] }
