package resolve

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"newsgraph/ingest/extract"
)

// What an event is called: its words by themselves ("clashes", "combat"), and what its phrases say besides ("first
// clashes between Ukrainian forces and North Korean troops").

// eventWords are the words of an event, in small letters and without inflection.
type eventWords struct {
	triggers []string // the words for the happening itself
	stems    []string // the same, without the endings that make nouns of verbs
	groups   []int    // the groups of near-synonyms that they are in
	concepts []string // one for each: its group, else its stem
	content  []string // the other words of its phrases
	numbers  []string // the numbers in them
}

// wordsOf reads the phrases of an event. One that is a single word is a word for the happening.
func wordsOf(i Identity) eventWords {
	var w eventWords
	v := vocabulary()
	for _, name := range i.Names {
		words := fold(name)
		if len(words) != 1 {
			continue
		}
		lemma := v.Lemma(words[0])
		groups := v.Groups(lemma)
		concept := "s" + stem(lemma)
		if len(groups) > 0 {
			concept = "g" + strconv.Itoa(groups[0])
		}
		w.triggers = insert(w.triggers, lemma)
		w.stems = insert(w.stems, stem(lemma))
		w.concepts = insert(w.concepts, concept)
		for _, g := range groups {
			w.groups = insert(w.groups, g)
		}
	}
	for _, name := range i.Names {
		words := fold(name)
		for _, word := range words {
			lemma := v.Lemma(word)
			switch {
			case len(words) == 1:
			case word[0] >= '0' && word[0] <= '9':
				w.numbers = insert(w.numbers, word)
			case len(word) < 3, emptyWords[word], slices.Contains(w.triggers, lemma):
			default:
				w.content = insert(w.content, lemma)
			}
		}
	}
	return w
}

func insert[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// stem cuts the endings by which nouns are made of verbs, so that "evacuate" and "evacuation" are one. Four letters
// remain, or words that are nothing to each other would be one.
func stem(word string) string {
	for _, e := range []string{"ation", "ition", "ment", "sion", "tion", "ance", "ence", "ate", "ing", "ion", "al", "er", "or", "e"} {
		if s, ok := strings.CutSuffix(word, e); ok && len(s) >= 4 {
			return s
		}
	}
	return word
}

// emptyWords say nothing about which happening is meant.
var emptyWords = set(`the and for with from that this was were has have had his her its their our your who which been
	being are will would could should may might over into onto after before about against between near not all more
	than other new said one two`)

// lightWords are verbs and nouns of so many happenings that two with nothing else in common are hardly one.
var lightWords = set(`say tell report announce add note state claim call ask speak go come take make do give get have be
	become put keep let see look show find know think believe expect want try use need hold set run turn lead move
	start begin continue end happen occur follow cause include involve bring leave lose thing event incident case
	part off over out up`)

// vocabulary is the extractor's. It is part of the program: reading it fails only by a mistake in it.
var vocabulary = sync.OnceValue(func() *extract.Vocabulary {
	v, err := extract.NewVocabulary()
	if err != nil {
		panic(err)
	}
	return v
})
