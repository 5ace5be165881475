package place

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// divisionNouns are the words behind a name that make a division of it. Fewer
// than adminAfter: "Moscow state television" and "the Paris department of
// health" are no divisions.
var divisionNouns = map[string]bool{
	"region": true, "oblast": true, "province": true, "governorate": true, "prefecture": true, "krai": true,
	"canton": true, "voivodeship": true, "county": true, "parish": true, "peninsula": true, "enclave": true,
	"regions": true, "oblasts": true, "provinces": true, "governorates": true, "prefectures": true,
	"counties": true, "parishes": true,
}

// features are the words that make another place of a name.
var features = map[string]bool{
	"river": true, "sea": true, "ocean": true, "lake": true, "bay": true, "strait": true, "gulf": true, "canal": true,
	"island": true, "islands": true, "peninsula": true, "valley": true, "desert": true, "mountains": true,
	"gulf of": true, "sea of": true, "strait of": true, "bay of": true, "isle of": true, "mount": true,
}

// federal are the countries whose divisions are called states.
var federal = map[string]bool{
	"US": true, "IN": true, "NG": true, "BR": true, "MX": true, "AU": true, "DE": true, "MY": true, "MM": true,
	"SD": true, "SS": true, "VE": true, "AT": true, "SO": true,
}

// kindWord is the word behind a name that tells its kind, in the singular:
// "region" of " region", of " border region" and of ", Sumy and Belgorod
// regions".
func kindWord(after string) string {
	words := strings.Fields(after)
	if len(words) == 0 {
		return ""
	}
	words = words[:min(len(words), 8)]
	for i, w := range words {
		words[i] = strings.TrimRight(w, ".,;:!?)\"”’")
	}
	first := Fold(words[0])
	if after[0] == ' ' {
		if first == "border" && len(words) > 1 {
			first = Fold(words[1])
		}
		if divisionNouns[first] {
			return singular(first)
		}
		if features[first] || first == "state" {
			return first
		}
	}
	if after[0] != ',' && first != "and" {
		return ""
	}
	last := false // behind the "and"
	for _, w := range words {
		switch key := Fold(w); {
		case key == "": // the comma
		case key == "and":
			last = true
		case last && divisionNouns[key] && singular(key) != key:
			return singular(key)
		case !startsUpper(w):
			return ""
		}
	}
	return ""
}

func singular(noun string) string {
	if cut, ok := strings.CutSuffix(noun, "ies"); ok {
		return cut + "y"
	}
	if cut, ok := strings.CutSuffix(noun, "shes"); ok {
		return cut + "sh"
	}
	return strings.TrimSuffix(noun, "s")
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// betweenOwner are the words that may stand between whose a place is and its
// name: "Russia's western Kursk", "the Ukrainian port city of".
var betweenOwner = map[string]bool{
	"city": true, "town": true, "village": true, "region": true, "province": true, "state": true, "capital": true,
	"port": true, "border": true, "island": true, "resort": true, "of": true, "northern": true, "southern": true,
	"eastern": true, "western": true, "central": true, "northeastern": true, "northwestern": true,
	"southeastern": true, "southwestern": true, "coastal": true, "industrial": true, "mining": true, "small": true,
	"second": true, "largest": true, "second-largest": true, "frontline": true, "front-line": true, "historic": true,
}
