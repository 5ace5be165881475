package place

import (
	"cmp"
	"strings"
	"unicode"
)

// paperWords are the words that papers' names are made of beside the town's.
var paperWords = map[string]bool{
	"the": true, "daily": true, "news": true, "times": true, "herald": true, "post": true, "tribune": true, "gazette": true,
	"journal": true, "courier": true, "chronicle": true, "star": true, "sun": true, "press": true, "record": true,
	"register": true, "observer": true, "examiner": true, "enquirer": true, "inquirer": true, "leader": true,
	"sentinel": true, "dispatch": true, "telegraph": true, "telegram": true, "mail": true, "express": true,
	"standard": true, "independent": true, "review": true, "reporter": true, "advertiser": true, "advocate": true,
	"citizen": true, "democrat": true, "republican": true, "banner": true, "beacon": true, "bee": true, "bulletin": true,
	"call": true, "eagle": true, "echo": true, "globe": true, "guardian": true, "world": true, "today": true,
	"online": true, "now": true, "live": true, "weekly": true, "evening": true, "morning": true, "sunday": true,
	"tv": true, "radio": true, "fm": true, "paper": true, "newspaper": true, "newspapers": true, "media": true,
	"local": true, "info": true, "web": true, "net": true, "voice": true, "messenger": true, "monitor": true,
	"mirror": true, "argus": true, "ledger": true, "pilot": true, "statesman": true, "union": true, "age": true,
	"and": true, "of": true, "com": true, "s": true, "my": true, "go": true,
}

// nationalDomains are the top-level domains that say nothing of a country, or
// of another than their letters do.
var nationalDomains = map[string]string{"uk": "GB", "tv": "", "me": "", "io": "", "ai": "", "co": "", "fm": "", "cc": "", "ly": "", "gg": ""}

// homes are what the hints say of where the article is from, an item each. A
// paper that the gazetteer does not list may bear its town in its name; the
// towns of that name are candidates.
func (g *Gazetteer) homes(hint Hint) []*item {
	var homes []*item
	add := func(r int) { homes = append(homes, &item{candidates: []candidate{g.candidate(r, 0)}}) }
	for _, id := range hint.Near {
		if r, ok := g.find(id); ok {
			add(r)
		}
	}
	if r, ok := g.countryRecord(hint.Country); ok {
		add(r)
	}
	publisher := strings.ToLower(strings.TrimSpace(hint.Publisher))
	publisher = strings.TrimPrefix(strings.TrimPrefix(publisher, "https://"), "http://")
	publisher, _, _ = strings.Cut(publisher, "/")
	publisher = strings.TrimPrefix(publisher, "www.")
	if publisher == "" || len(publisher) > 100 {
		return homes
	}
	if r, ok := g.publisher(publisher); ok {
		add(r)
		return homes
	}
	name, code := topDomain(publisher)
	country, known := g.countryRecord(cmp.Or(code, "US"))
	if code != "" && known {
		add(country)
	}
	town := &item{}
	for _, p := range g.townIn(name) {
		// Its size says little: a paper of the world's Paris would be listed.
		c := g.candidate(p.record(), 0)
		if known && c.country == country {
			c.base += g.weights.domestic
		}
		town.candidates = append(town.candidates, c)
	}
	if len(town.candidates) > 0 {
		homes = append(homes, town.cut())
	}
	return homes
}

// publisher finds a listed publisher. "edition.cnn.com" is cnn.com.
func (g *Gazetteer) publisher(name string) (record int, ok bool) {
	for {
		if found := g.posted(publisherPrefix + Fold(name)); len(found) > 0 {
			return found[0].record(), true
		}
		if _, name, ok = strings.Cut(name, "."); !ok || !strings.Contains(name, ".") {
			return 0, false
		}
	}
}

// topDomain takes a domain's name and the country of its last part:
// "theherald.co.zw" → "theherald", "ZW". A name without a dot is returned.
func topDomain(s string) (name, code string) {
	name, rest, ok := strings.Cut(s, ".")
	if !ok || strings.Contains(s, " ") {
		return s, ""
	}
	top := rest[strings.LastIndexByte(rest, '.')+1:]
	if c, special := nationalDomains[top]; special {
		return name, c
	}
	if len(top) == 2 {
		return name, strings.ToUpper(top)
	}
	return name, ""
}

// townIn finds the town in a paper's name, "The Paris News" or "theparisnews".
func (g *Gazetteer) townIn(name string) []posting {
	words := strings.FieldsFunc(Fold(name), unicode.IsSpace)
	for len(words) > 0 && paperWords[words[0]] {
		words = words[1:]
	}
	for len(words) > 0 && paperWords[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if len(words) != 1 {
		return g.towns(strings.Join(words, " "))
	}
	// One word of a domain: try what is left without the words of papers.
	word := words[0]
	for cut := true; cut; {
		if found := g.towns(word); len(found) > 0 {
			return found
		}
		for i := 4; i <= len(word)-3; i++ { // "newyork"
			if found := g.towns(word[:i] + " " + word[i:]); len(found) > 0 && len(word) > 8 {
				return found
			}
		}
		word, cut = cutPaperWord(word)
	}
	return nil
}

// cutPaperWord takes the longest paper word from the end of a run of letters,
// or from its front.
func cutPaperWord(s string) (string, bool) {
	for n := min(len(s)-3, 12); n >= 3; n-- {
		if paperWords[s[len(s)-n:]] {
			return s[:len(s)-n], true
		}
	}
	for n := min(len(s)-3, 12); n >= 3; n-- {
		if paperWords[s[:n]] {
			return s[n:], true
		}
	}
	return "", false
}

// towns are the places that show this name, abbreviations and foreign names
// left out.
func (g *Gazetteer) towns(key string) []posting {
	if len(key) < 4 {
		return nil
	}
	found := g.posted(key)
	n := 0
	for _, p := range found {
		if p.kind() <= NameVariant {
			found[n] = p
			n++
		}
	}
	return found[:n]
}

func (g *Gazetteer) countryRecord(code string) (int, bool) {
	if len(code) != 2 {
		return 0, false
	}
	for i := 0; i+6 <= len(g.codes); i += 6 {
		if strings.EqualFold(g.codes[i:i+2], code) {
			return g.countryNumber(i/6 + 1), true
		}
	}
	return 0, false
}
