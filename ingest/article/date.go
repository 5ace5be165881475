package article

import (
	"fmt"
	"strings"
	"time"
)

// layouts are the ways in which articles write their date. Forms that are read differently on the two
// sides of the Atlantic (03/04/2024) are not among them: a wrong date is worse than none.
var layouts = [...]string{
	time.RFC3339Nano, "2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700",
	"2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02", "2006-01", "20060102",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	"Mon, 2 Jan 2006", "2 Jan 2006", "2 January 2006", "2 January 2006 15:04", "Jan 2, 2006", "January 2, 2006",
	"January 2, 2006 15:04", "Monday, January 2, 2006", "Monday, 2 January 2006", time.UnixDate, time.ANSIC,
}

// zones are hours east of Greenwich: those of RFC 822, section 5.1, and those of Europe and Japan whose letters mean
// nothing else. "IST" and "AST" mean several.
var zones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	"WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9,
}

// ParseTime reads the date of an article, in UTC where no zone is given.
//
// The first layout that takes all of s wins; no two of them read one string as different days. A zone that is given by
// letters is one of zones, or counts as UTC; that of the machine has no say, so that the same article has the same date
// everywhere.
func ParseTime(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		// A year below 1000 is a program's zero time or a misprint, and no date of an article.
		if t, err := time.ParseInLocation(l, s, time.UTC); err == nil && t.Year() >= 1000 {
			if name, offset := t.Zone(); offset == 0 {
				t = t.Add(-time.Duration(zones[name]) * time.Hour)
			}
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("date %.40q is not understood: write it as 2006-01-02 or 2006-01-02T15:04:05Z", s)
}
