package queries

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xrash/smetrics"
)

// Names that a person typed: of questions here, of parameters in bind.go. A wrong one is never guessed at and
// run, but the error says what was nearly meant.

// Find returns the question of that name. The error of an unknown name carries the nearest one.
func Find(all []Query, name string) (Query, error) {
	var names []string
	for _, q := range all {
		if q.Name == name {
			return q, nil
		}
		names = append(names, q.Name)
	}
	return Query{}, &UnknownError{Name: name, Nearest: nearest(name, names)}
}

// UnknownError tells of a name that no question has.
type UnknownError struct {
	Name    string
	Nearest string // the most similar name, or empty when none is similar
}

func (e *UnknownError) Error() string {
	if e.Nearest == "" {
		return fmt.Sprintf("no query is called %q", e.Name)
	}
	return fmt.Sprintf("no query is called %q; did you mean %s?", e.Name, e.Nearest)
}

// nearest returns the name most similar to the one typed, by Jaro-Winkler similarity, and nothing below
// 0.75, where a guess confuses more than it helps. Of equals the first in order wins.
func nearest(typed string, names []string) string {
	best, at := "", 0.75
	for _, name := range names {
		if s := smetrics.JaroWinkler(typed, name, 0.7, 4); s > at {
			best, at = name, s
		}
	}
	return best
}

// sortedKeys is for errors and outputs that must not hang on the order of a map.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
