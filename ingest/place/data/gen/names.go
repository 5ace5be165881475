package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/place"
)

// useful tells the alternate names that an English text may hold from the
// rest: romanizations in small letters, codes of airports, other alphabets.
func useful(name string) bool {
	n := utf8.RuneCountInString(name)
	if n < 3 || n > 60 {
		return false
	}
	upper, lower := false, false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			return false
		case unicode.IsUpper(r):
			upper = true
		case unicode.IsLower(r):
			lower = true
		case unicode.IsDigit(r):
			return false
		}
	}
	return upper && lower
}

// divisionWords are the words that GeoNames adds to some divisions' names and
// not to others: "Belgorod Oblast" beside "Kursk".
var divisionWords = []string{
	" Oblast'", " Oblast", " Province", " Region", " Governorate", " Prefecture", " County", " Republic",
	" District", " Department", " State", " Krai", " Kray", " Parish", " Municipality", " Canton", " City",
	" Voivodeship", " Territory", " Division", " Autonomous Okrug", " Autonomous Region", "-do", "-si",
	" Emirate", " Rayon", " Raion", " Borough",
}

// divisionCore is a division's name without its word, or "".
func divisionCore(name string) string {
	for _, w := range divisionWords {
		if core, ok := strings.CutSuffix(name, w); ok && core != "" {
			return strings.TrimRight(core, "’'")
		}
	}
	for _, w := range []string{"Republic of ", "Province of ", "City of ", "County ", "State of "} {
		if core, ok := strings.CutPrefix(name, w); ok {
			return core
		}
	}
	return ""
}

// written gives hand-written names their kinds: all capitals, or a stop at the
// end of four letters and fewer, make an abbreviation, which counts only where
// it is written so.
func written(names []string) []place.Name {
	out := make([]place.Name, 0, len(names))
	for _, n := range names {
		kind := place.NameVariant
		bare := strings.ReplaceAll(n, ".", "")
		switch {
		case len(bare) <= 4 && !strings.ContainsFunc(bare, unicode.IsLower):
			kind = place.NameAbbrev
		case len(bare) <= 5 && strings.HasSuffix(n, "."):
			kind = place.NameAbbrev
		}
		out = append(out, place.Name{Text: n, Kind: kind})
	}
	return out
}
