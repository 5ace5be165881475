package extract

import (
	"strconv"
	"strings"
	"time"
)

// Simple expressions of time, resolved against the day of publication. The date's length is its precision: "2012",
// "2024-11", "2024-11-05". Without a day of publication only absolute dates are read, and a month without a year
// is none.
//
// News speak of weekdays without saying which; the last one before publication is meant, unless the clause is in
// the future.

// dateOf returns the date that the sentence gives the happening at token i: the nearest expression.
//
// Several expressions may stand in a sentence. The nearest wins, and those behind the word are favoured a little,
// because English puts time last.
func (r *reading) dateOf(i int) string {
	s := r.sentence(i)
	best, distance := "", 1<<30
	for k := max(s.First, i-25); k < min(s.Last, i+25); k++ {
		d := r.dateAt(k)
		if d == "" {
			continue
		}
		gap := k - i
		if gap < 0 {
			gap = -gap + 3 // what follows the verb is likelier its own
		}
		if gap < distance {
			best, distance = d, gap
		}
	}
	return best
}

// dateAt reads the expression that begins at k, "" when there is none.
func (r *reading) dateAt(k int) string {
	w := r.words[k]
	next := r.near(k, k+1)
	pub := r.text.Published
	known := !pub.IsZero()
	day := func(n int) string { return pub.AddDate(0, 0, n).Format(time.DateOnly) }
	switch {
	case w.lower == "today" || w.lower == "tonight":
		if known {
			return day(0)
		}
	case w.lower == "yesterday":
		if known {
			return day(-1)
		}
	case w.lower == "tomorrow":
		if known {
			return day(1)
		}
	case w.lower == "last" || w.lower == "this" || w.lower == "next":
		if known {
			return relative(pub, w.lower, next.lower)
		}
	case w.tag == tagNum && len(w.lower) == 4 && (strings.HasPrefix(w.lower, "19") || strings.HasPrefix(w.lower, "20")):
		if prev := r.near(k, k-1).lower; prev == "in" || prev == "since" || prev == "by" || prev == "of" || r.months(prev) > 0 || prev == "," {
			if r.months(prev) > 0 || prev == "," {
				return "" // part of a longer date, read from its month
			}
			return w.lower
		}
	case r.capitalized(k) && weekdays[w.lower] > 0 && known:
		// The last such day, unless the clause speaks of the future.
		back := (int(pub.Weekday()) - (weekdays[w.lower] - 1) + 7) % 7
		if r.future(k) {
			return day((7 - back) % 7)
		}
		if r.near(k, k-1).lower == "next" {
			return day(7 - back)
		}
		return day(-back)
	case r.capitalized(k) && r.months(w.lower) > 0:
		return r.monthDate(k)
	}
	return ""
}

var weekdays = map[string]int{
	"sunday": 1, "monday": 2, "tuesday": 3, "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7,
}

// months returns the number of a month, full or abbreviated, 0 when the word is none. "Mar" and "may" in small
// letters are other words more often; the caller asks only for capitalized ones.
func (r *reading) months(w string) int { return months[strings.TrimSuffix(w, ".")] }

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan": 1, "feb": 2, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// monthDate reads "2 November", "November 2", "November 2, 2012", "December 22", "May 2014".
func (r *reading) monthDate(k int) string {
	m := r.months(r.words[k].lower)
	day, year := 0, 0
	number := func(i int) int {
		w := r.near(k, i)
		n, err := strconv.Atoi(strings.TrimRight(w.lower, "stndrh"))
		if w.tag != tagNum && err != nil || err != nil {
			return 0
		}
		return n
	}
	at := k + 1
	if n := number(k - 1); n >= 1 && n <= 31 {
		day = n
	} else if n := number(k + 1); n >= 1 && n <= 31 {
		day = n
		at++
	}
	if r.near(k, at).lower == "," || r.near(k, at).lower == "of" {
		at++
	}
	if n := number(at); n > 1500 && n < 2200 {
		year = n
	}
	if year == 0 {
		if r.text.Published.IsZero() {
			return ""
		}
		year = r.text.Published.Year()
		// What was, was in the last such month, what will be, in the next; else it is the nearest: news of January speak of
		// last December.
		d := m - int(r.text.Published.Month())
		switch {
		case r.future(k):
			if d < 0 {
				year++
			}
		case r.past(k):
			if d > 0 {
				year--
			}
		case d > 6:
			year--
		case d < -6:
			year++
		}
	}
	if day == 0 {
		return time.Date(year, time.Month(m), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	return time.Date(year, time.Month(m), day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// relative resolves "last week", "this month", "next year". A week has no form of its own in the model; its precision
// is the month that most of it lies in.
func relative(pub time.Time, which, unit string) string {
	n := map[string]int{"last": -1, "this": 0, "next": 1}[which]
	switch unit {
	case "week":
		return pub.AddDate(0, 0, 7*n).Format("2006-01")
	case "month":
		return time.Date(pub.Year(), pub.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0).Format("2006-01")
	case "year":
		return strconv.Itoa(pub.Year() + n)
	case "night":
		return pub.AddDate(0, 0, n).Format(time.DateOnly)
	}
	return ""
}

// past reports whether the verb before token k is in the past and nothing makes it a plan.
func (r *reading) past(k int) bool {
	for j := k - 1; j >= k-12; j-- {
		switch w := r.near(k, j); {
		case w.lower == "" || w.lower == "to":
			return false // "was to open in December"
		case w.lower == "was" || w.lower == "were" || w.lower == "had" || w.lower == "did":
			return true
		case w.tag == tagVerb && w.form&featPast != 0:
			return true
		}
	}
	return false
}

// future reports whether a modal of the future stands shortly before token k.
func (r *reading) future(k int) bool {
	for j := k - 1; j >= k-12; j-- {
		switch r.near(k, j).lower {
		case "will", "would", "wo", "shall", "'ll", "scheduled", "due", "planned", "plans", "expected":
			return true
		case "":
			return false
		}
	}
	return false
}
