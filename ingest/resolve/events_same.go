package resolve

import (
	"strings"
	"time"
)

// Whether two events are one. Words, kind, sides, places and what the articles speak of besides are weighed
// (events_evidence.go); times, and whether there is anything to go by at all, decide without weighing. A false
// merge says what nobody said, a miss can be judged by hand: so what is short of the mark is doubtful, and stays
// apart.

// The marks. Below doubtful, two events are taken for different, so that no third can join them.
const (
	sameEvent     = 0.5
	doubtfulEvent = 0.2
)

// fewAnchors is how much two events must share of people, places and further words to be one, whatever they are
// called: a region, say, or somebody who takes part. "Clashes" alone are anywhere. Within one story that costs more
// than it helps (on the training part of ECB+ 0.03 of the CoNLL score for 0.02 of precision), but news of a week tell
// of many shootings in one country. To ask more of the kinds that are frequent (see demands) cost another 0.02 there and
// made nothing more precise.
const fewAnchors = 2

// compareEvents tells whether two events are one.
func compareEvents(a, b Identity) (Verdict, float64, []string) {
	f := matchEvents(a, b)
	if f.lemma+f.group+f.stem == 0 {
		return Different, 0, nil
	}
	score := f.score()
	if a.OneArticle != "" && a.OneArticle == b.OneArticle {
		// The extractor has read both in their sentences, and told them apart.
		return Different, score, []string{"one article tells of both"}
	}
	times, said := compareEventTimes(a, b)
	if said != "" {
		f.say("%s", said)
	}
	few := f.anchor < fewAnchors
	if few {
		f.say("they share too little that tells which one is meant")
	}
	switch {
	case times == Different, score < doubtfulEvent:
		return Different, score, f.reasons
	case score < sameEvent, times == Doubtful, few, f.sideNo > 0 && !f.sides, f.placeNo > 0, f.numberNo > 0:
		return Doubtful, score, f.reasons
	}
	return Same, score, f.reasons
}

// How far apart events may be in time.
const (
	sameDay  = 36 * time.Hour      // the night between two days, and the other side of the globe
	sameNews = 8 * 24 * time.Hour  // between the articles that tell of an event without saying when
	oldNews  = 60 * 24 * time.Hour // between articles that cannot mean the same without saying when
)

// compareEventTimes compares when two events were: by their dates, as precisely as both give them, else by when
// the articles appeared.
func compareEventTimes(a, b Identity) (Verdict, string) {
	if a.Date != "" && b.Date != "" {
		x, y := string(a.Date), string(b.Date)
		n := min(precise(a.Precision), precise(b.Precision), len(x), len(y))
		if x[:n] == y[:n] {
			if n == len(time.DateOnly) {
				return Same, "both are of " + x
			}
			return Same, ""
		}
		if n == len(time.DateOnly) && apart(dayOf(a), dayOf(b), dayOf(a), dayOf(b)) <= sameDay {
			return Same, ""
		}
		return Different, "one is of " + x[:n] + ", the other of " + y[:n]
	}
	from, to, first, last := a.First, a.Last, b.First, b.Last
	if a.Date != "" && a.Precision == "day" {
		from, to = dayOf(a), dayOf(a)
	}
	if b.Date != "" && b.Precision == "day" {
		first, last = dayOf(b), dayOf(b)
	}
	if from.IsZero() || first.IsZero() {
		return Doubtful, "it is not known when both were"
	}
	switch gap := apart(from, first, to, last); {
	case gap > oldNews:
		return Different, "they were told of at different times"
	case gap > sameNews:
		return Doubtful, "they were told of more than a week apart"
	}
	return Same, ""
}

// precise is how many characters of a date count.
func precise(precision string) int {
	switch precision {
	case "day":
		return len("2006-01-02")
	case "month":
		return len("2006-01")
	}
	return len("2006")
}

func dayOf(i Identity) time.Time {
	t, _ := time.Parse(time.DateOnly, string(i.Date))
	return t
}

// apart is the gap between two spans of time, 0 when they overlap.
func apart(from1, from2, to1, to2 time.Time) time.Duration {
	return max(from1.Sub(to2), from2.Sub(to1), 0)
}

// blocksOfEvent are the blocking keys of an event: what it is called and when it was, then also who took part, where
// it was, and whom its articles speak of. It is in the week of its date, or of the first article, and in the next, so
// that two of neighbouring weeks meet.
func blocksOfEvent(i Identity) []string {
	concepts := firstOf(wordsOf(i).concepts, 3)
	times := periods(i)
	var keys []string
	for _, c := range firstOf(concepts, 2) {
		for _, t := range times {
			keys = append(keys, c+" "+t)
		}
	}
	anchors := []string{}
	for _, s := range i.Sides {
		anchors = append(anchors, s[strings.LastIndexByte(s, ' ')+1:])
	}
	anchors = append(append(anchors, i.Places...), i.Beside...)
	for _, x := range anchors {
		if tells(x) == 0 {
			continue
		}
		for _, c := range concepts {
			for _, t := range times {
				keys = append(keys, c+" "+t+" "+x)
			}
		}
	}
	return firstOf(keys, mostBlocks)
}

// periods are the weeks in which an event is looked for; the month or the year where no more is known.
func periods(i Identity) []string {
	t := i.First
	if i.Date != "" {
		if n := min(precise(i.Precision), len(i.Date)); n < len(time.DateOnly) {
			return []string{string(i.Date)[:n]}
		}
		t = dayOf(i)
	}
	if t.IsZero() {
		return []string{"undated"}
	}
	return []string{weekOf(t), weekOf(t.AddDate(0, 0, 7))}
}
