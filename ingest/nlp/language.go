package nlp

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// How much of a text is looked at to tell its language, in tokens.
const languageSample = 2000

// language returns the ISO 639-1 code of the language of a text, the 639-3 code
// where there is no shorter one, or "" when the text is too short to tell.
//
// English is told by its function words, which whatlanggo's letter triples
// cannot do on a headline; every other language is whatlanggo's to tell.
func language(d *Document) string {
	tokens := d.Tokens[:min(len(d.Tokens), languageSample)]
	words, function, letters := 0, 0, 0
	for _, t := range tokens {
		if t.Case == CaseOther || t.Case == CaseDigits {
			continue
		}
		words++
		letters += len(t.Text)
		if functionWord(t.Text) {
			function++
		}
	}
	if words == 0 {
		return ""
	}
	// Running English has one such word in three, a headline one in eight.
	if function >= 2 && function*8 >= words {
		return "en"
	}
	sample := d.Slice(tokens[0].Start, tokens[len(tokens)-1].End)
	info := whatlanggo.Detect(sample)
	switch {
	case info.Script == nil || info.Lang < 0:
		return ""
	case info.Lang == whatlanggo.Eng:
		return "en"
	case info.Script != unicode.Latin:
		return code(info)
	case letters < 60 || !info.IsReliable():
		return "" // Latin letters, and not enough of them
	}
	return code(info)
}

func code(info whatlanggo.Info) string {
	if c := info.Lang.Iso6391(); c != "" {
		return c
	}
	return info.Lang.Iso6393()
}

// functionWord reports whether a word is among the commonest of English and is
// not common in its neighbours.
func functionWord(word string) bool {
	if len(word) > 5 {
		return false
	}
	switch strings.ToLower(word) {
	case "the", "of", "to", "and", "is", "was", "for", "that", "with", "his", "her", "he", "she", "it", "they", "are", "were", "has", "had", "have", "been", "by", "from", "at", "this", "their", "not", "who", "which", "will", "would", "said", "its", "after", "but", "as", "be", "or", "an", "'s", "n't", "’s", "n’t", "about", "when", "could":
		return true
	}
	return false
}
