package place

import "strings"

// A want is what the words around a name say of the place.
type want uint8

const (
	anything   want = iota
	adminWord       // "Kursk region": a division
	countyWord      // "Essex County": a division, but not of a country whose counties are too small to be listed
	townWord        // "city of Kursk": a town
	partWord        // "northern Gaza": whatever it is, a part of it
)

// adminAfter and adminBefore are the words that stand behind or before the
// name of a division, a town or a part of the place, folded.
var adminAfter = map[string]want{
	"region": adminWord, "oblast": adminWord, "province": adminWord, "state": adminWord, "territory": adminWord,
	"governorate": adminWord, "prefecture": adminWord, "krai": adminWord, "kray": adminWord, "okrug": adminWord,
	"republic": adminWord, "canton": adminWord, "department": adminWord, "emirate": adminWord, "voivodeship": adminWord,
	"district": adminWord, "division": adminWord, "municipality": adminWord, "provinces": adminWord,
	"regions": adminWord, "muhafazah": adminWord, "vilayet": adminWord, "wilaya": adminWord, "enclave": adminWord,
	"peninsula": adminWord, "autonomous region": adminWord, "autonomous oblast": adminWord,
	"autonomous okrug": adminWord, "autonomous republic": adminWord, "federal district": adminWord,
	"capital region": adminWord, "special administrative region": adminWord, "raion": adminWord,
	"county": countyWord, "parish": countyWord, "counties": countyWord,
	"township": townWord, "borough": townWord,
	"city": townWord, "town": townWord, "village": townWord, "metropolitan area": townWord, "metro area": townWord,
	"area": partWord, "suburb": partWord, "suburbs": partWord, "outskirts": partWord, "front": partWord,
	"border": partWord, "coast": partWord, "mainland": partWord,
}

var adminBefore = map[string]want{
	"province of": adminWord, "state of": adminWord, "republic of": adminWord, "region of": adminWord,
	"kingdom of": adminWord, "territory of": adminWord, "department of": adminWord, "canton of": adminWord,
	"oblast of": adminWord, "prefecture of": adminWord, "governorate of": adminWord, "emirate of": adminWord,
	"commonwealth of": adminWord, "district of": adminWord, "sultanate of": adminWord, "principality of": adminWord,
	"free state of": adminWord, "autonomous region of": adminWord, "county of": countyWord, "county": countyWord,
	"city of": townWord, "town of": townWord, "village of": townWord, "port of": townWord, "port city of": townWord,
	"capital of": townWord, "municipality of": townWord, "greater": partWord, "downtown": partWord,
	"central": partWord, "inner": partWord, "upstate": partWord, "mainland": partWord, "continental": partWord,
	"northern": partWord, "southern": partWord, "eastern": partWord, "western": partWord, "north": partWord,
	"south": partWord, "east": partWord, "west": partWord, "northeastern": partWord, "northwestern": partWord,
	"southeastern": partWord, "southwestern": partWord, "northeast": partWord, "northwest": partWord,
	"southeast": partWord, "southwest": partWord, "north eastern": partWord, "north western": partWord,
	"south eastern": partWord, "south western": partWord, "north east": partWord, "north west": partWord,
	"south east": partWord, "south west": partWord, "occupied": partWord, "russian occupied": partWord,
	"rural": partWord, "suburban": partWord, "coastal": partWord, "metropolitan": partWord, "old": partWord,
	"state of the": adminWord, "outer": partWord, "far eastern": partWord,
}

// smallCounties are the countries whose counties or parishes are a second
// level, which the gazetteer does not hold: "Harris County" is no division of
// anything that it knows, whatever else is called Harris.
var smallCounties = map[string]bool{"US": true, "CA": true, "AU": true, "NZ": true, "CN": true, "IR": true, "GB": true, "IE": true}

// splitAdmin takes the words that say what a place is from a folded name,
// "kursk region" → "kursk", adminWord; core is "" when there are none.
func splitAdmin(key string) (core string, w want) {
	for n := 1; n <= 3; n++ {
		if head, tail, ok := cutLastWords(key, n); ok {
			if w := adminAfter[tail]; w != anything && head != "" {
				return head, w
			}
		}
	}
	for n := 1; n <= 3; n++ {
		if head, tail, ok := cutWords(key, n); ok {
			if w := adminBefore[head]; w != anything && tail != "" {
				return strings.TrimPrefix(tail, "the "), w
			}
		}
	}
	return "", anything
}

// cutWords cuts a key behind its first n words.
func cutWords(key string, n int) (head, tail string, ok bool) {
	at := 0
	for range n {
		i := strings.IndexByte(key[at:], ' ')
		if i < 0 {
			return "", "", false
		}
		at += i + 1
	}
	return key[:at-1], key[at:], true
}

// cutLastWords cuts a key before its last n words.
func cutLastWords(key string, n int) (head, tail string, ok bool) {
	at := len(key)
	for range n {
		i := strings.LastIndexByte(key[:at], ' ')
		if i < 0 {
			return "", "", false
		}
		at = i
	}
	return key[:at], key[at+1:], true
}

// fits reports whether a record is of the kind that the words say.
func (g *Gazetteer) fits(r int, w want) bool {
	switch kind := kinds[g.flags(r)&7]; w {
	case adminWord:
		return kind == Region || kind == Country
	case countyWord:
		return kind == Region && !smallCounties[g.code(r)]
	case townWord:
		return kind == City || kind == Locality
	case partWord: // what is too small has no parts that are spoken of
		return kind != Locality && kind != Facility && (kind != City || g.population(r) >= 50_000)
	}
	return true
}

// adjectiveTown undoes the Slavic adjective that a division's name is made
// with: "kurskaya" → "kursk", "donetska" → "donetsk", "sverdlovskoy" →
// "sverdlovsk". A key that is none is returned as "".
func adjectiveTown(key string) string {
	for _, end := range []string{"aya", "aia", "yy", "iy", "yi", "oy", "oi", "a", "y"} {
		if cut, ok := strings.CutSuffix(key, end); ok && strings.HasSuffix(cut, "sk") {
			return cut
		}
	}
	return ""
}
