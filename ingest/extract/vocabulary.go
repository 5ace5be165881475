package extract

import (
	"fmt"
	"slices"
	"strings"
)

// A Vocabulary is what the extractor knows of words that report happenings, without a text: for those who compare
// events of different articles. It never changes.
type Vocabulary struct {
	lex *lexicon
}

// NewVocabulary reads the word lists.
func NewVocabulary() (*Vocabulary, error) {
	lex, err := readLexicon(lexiconFiles)
	if err != nil {
		return nil, fmt.Errorf("read the extractor's word lists: %w", err)
	}
	return &Vocabulary{lex}, nil
}

// Lemma is the dictionary form of a verb or noun in small letters: "clash" for "clashes" and "clashed". A word
// that is in no list is taken for a noun.
func (v *Vocabulary) Lemma(word string) string {
	word = strings.ToLower(word)
	if f, ok := v.lex.verbs[word]; ok {
		return f.lemma
	}
	return singular(word)
}

// Groups are the groups of near-synonyms that a lemma is in, sorted: "clash" and "skirmish" share one. A lemma
// that reports no happening is in none.
func (v *Vocabulary) Groups(lemma string) []int {
	var out []int
	for _, t := range v.lex.triggers[lemma] {
		if len(t.words) == 1 {
			out = append(out, t.group)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
