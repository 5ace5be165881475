package resolve

import (
	"slices"
	"strings"

	"newsgraph/ingest/place"
)

// bodies are what a nation's name may stand in front of, by what they are: all words of a line are one body
// of the nation.
var bodies = map[string]string{
	"troops": "military", "forces": "military", "soldiers": "military", "military": "military", "army": "military",
	"personnel": "military", "armed forces": "military", "military forces": "military", "military personnel": "military",
	"servicemen": "military", "service members": "military", "soldiers and officers": "military",
	"military units": "military", "units": "military", "fighters": "military", "ground forces": "military",
	"navy": "navy", "naval forces": "navy", "air force": "air force", "air forces": "air force",
	"officials": "officials", "authorities": "officials", "diplomats": "officials", "military officials": "military officials",
	"intelligence officials": "intelligence officials", "government": "government", "administration": "government",
	"regime": "government", "cabinet": "government", "police": "police", "intelligence": "intelligence",
	"delegation": "delegation", "parliament": "parliament",
}

// represents tells whether the body stands for its nation among the sides of an event: "Russia", "Russian
// troops" and "the Russian government" are one side of a war. Police and parliaments are no such side: what
// they meet is mostly their own nation's people.
func represents(body string) bool {
	switch body {
	case "military", "navy", "air force", "officials", "military officials", "government", "delegation":
		return true
	}
	return false
}

// kindOf is the organization's kind that goes with a body of a nation.
func kindOf(body string) string {
	switch body {
	case "military", "navy", "air force":
		return "military"
	case "police", "intelligence":
		return "agency"
	}
	return "government"
}

// nationBody splits "North Korean troops" or "the armed forces of Ukraine" into the country and what of it
// is meant; ok is false for every other name.
func nationBody(gaz *place.Gazetteer, words []string) (nation place.Place, body string, ok bool) {
	if i := slices.Index(words, "of"); i > 0 {
		if body, ok = bodies[strings.Join(words[:i], " ")]; ok {
			if nation, ok = country(gaz, words[i+1:]); ok {
				return nation, body, true
			}
		}
	}
	for cut := len(words) - 1; cut > 0; cut-- {
		if body, ok = bodies[strings.Join(words[cut:], " ")]; !ok {
			continue
		}
		if nation, ok = country(gaz, words[:cut]); ok {
			return nation, body, true
		}
	}
	return place.Place{}, "", false
}

// splitNation takes a nation's name off an institution's: "Ukraine's Ministry of Defense", "Defense Ministry
// of Ukraine" and "Ukrainian Defense Ministry" are all Ukraine and the rest.
func splitNation(gaz *place.Gazetteer, words []string) (nation place.Place, rest []string, ok bool) {
	for n := min(3, len(words)-1); n > 0; n-- {
		// The gazetteer takes "United States Department" for the country; what is of every nation is not its name.
		if n > 1 && generic[words[n-1]] {
			continue
		}
		if nation, ok = country(gaz, words[:n]); ok {
			return nation, words[n:], true
		}
	}
	for i := len(words) - 2; i > 0; i-- {
		if words[i] == "of" {
			if nation, ok = country(gaz, words[i+1:]); ok {
				return nation, words[:i], true
			}
		}
	}
	return place.Place{}, words, false
}

// institution is the key of a name without anything of its own, whose words then come in any order:
// "Ministry of Defense", "Defense Ministry".
func institution(words []string) string {
	content := slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return w == "of" || w == "the" || w == "for" || w == "and" || w == "a" || w == "an" || w == "in" || w == "on"
	})
	slices.Sort(content)
	return strings.Join(content, " ")
}

// country reads a nation's name or adjective: "ukrainian", "north korea", "us". A name that is as well that
// of a large part of another country ("georgia") is not read.
func country(gaz *place.Gazetteer, words []string) (place.Place, bool) {
	if len(words) > 0 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 4 {
		return place.Place{}, false
	}
	name := strings.Join(words, " ")
	found := gaz.Lookup(strings.ToUpper(name)) // in capitals, so that "us" may be the abbreviation
	if len(found) > 0 && found[0].Kind == place.Country {
		other := func(p place.Place) bool {
			return p.Kind == place.Region && p.CountryCode != found[0].CountryCode && place.Fold(p.Name) == name
		}
		return found[0], !slices.ContainsFunc(found, other)
	}
	p, ok := gaz.Demonym(name)
	return p, ok && p.Kind == place.Country
}
