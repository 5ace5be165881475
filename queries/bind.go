package queries

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// From what a person typed to what a query gets. The text of a question never changes; so whatever is typed can
// at worst find nothing, and there is no quoting to get wrong but that of Lucene, whose query syntax lies
// within a value.

// ParamType says what a parameter's text is converted to.
type ParamType string

// The types of parameters.
const (
	String ParamType = "string"
	Int    ParamType = "int" // from 0 up: all of them count something
	Float  ParamType = "float"
	Bool   ParamType = "bool"
	Day    ParamType = "date" // 2024-11-05; empty for no bound
	Name   ParamType = "name" // a name, looked up in the full-text index
	Like   ParamType = "like" // the same, also in other spellings
)

// known tells whether a header may use the type.
func (t ParamType) known() bool {
	return slices.Contains([]ParamType{String, Int, Float, Bool, Day, Name, Like}, t)
}

// Bind turns what a person typed into the parameters of the query, with the defaults filled in. The values are
// string, int64, float64 and bool; dates stay strings in ISO form, for date($from) in the text. The error of a
// wrong name or value says which parameter, what is wanted, and for a wrong name the nearest right one.
// Defaults are converted, too: they are written as a person would type them.
//
// Of several wrong parameters the error tells the first in the order of the header, and unknown names after all
// of these.
func (q Query) Bind(args map[string]string) (map[string]any, error) {
	bound := make(map[string]any, len(q.Params))
	for _, p := range q.Params {
		text, given := args[p.Name]
		if !given {
			if p.Required {
				return nil, &ParamError{Query: q.Name, Param: p.Name,
					Reason: fmt.Sprintf("is missing; try --param %s=%q", p.Name, p.Example)}
			}
			text = p.Default
		}
		v, err := p.convert(text)
		if err != nil {
			return nil, &ParamError{Query: q.Name, Param: p.Name, Reason: err.Error()}
		}
		bound[p.Name] = v
	}
	for _, name := range sortedKeys(args) {
		if _, ok := bound[name]; !ok {
			return nil, &ParamError{Query: q.Name, Param: name, Reason: "is unknown; " + q.paramHint(name)}
		}
	}
	return bound, nil
}

// ParamError tells of a parameter that is missing, unknown or ill-formed. It reads as a sentence, and needs no
// cause: what the parsers of Go say about a number helps nobody who typed it.
type ParamError struct {
	Query, Param, Reason string
}

func (e *ParamError) Error() string {
	return fmt.Sprintf("query %s: parameter %s %s", e.Query, e.Param, e.Reason)
}

// Examples is a full set of arguments: each parameter's example, or its default where it has none.
func (q Query) Examples() map[string]string {
	args := make(map[string]string, len(q.Params))
	for _, p := range q.Params {
		args[p.Name] = p.Default
		if p.Example != "" {
			args[p.Name] = p.Example
		}
	}
	return args
}

// paramHint says which name may have been meant, or else which there are.
func (q Query) paramHint(name string) string {
	if len(q.Params) == 0 {
		return "this query takes none"
	}
	var names []string
	for _, p := range q.Params {
		names = append(names, p.Name)
	}
	if best := nearest(name, names); best != "" {
		return "did you mean " + best + "?"
	}
	return "this query takes " + strings.Join(names, ", ")
}

// convert gives the value that a text stands for. An error is the end of a sentence that begins with the
// parameter. A string is taken as it is, with its spaces; the empty one means no condition in most questions,
// but a name must say something: an empty one leaves nothing to look up.
func (p Param) convert(text string) (any, error) {
	switch p.Type {
	case Int:
		n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("wants a whole number from 0 up, not %q", text)
		}
		return n, nil
	case Float:
		f, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil {
			return nil, fmt.Errorf("wants a number, not %q", text)
		}
		return f, nil
	case Bool:
		b, err := strconv.ParseBool(strings.TrimSpace(text))
		if err != nil {
			return nil, fmt.Errorf("wants true or false, not %q", text)
		}
		return b, nil
	case Day:
		if text = strings.TrimSpace(text); text == "" {
			return "", nil
		}
		// The server would refuse a wrong day as well, but in its own words and without the parameter's name.
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return nil, fmt.Errorf("wants a date like 2024-11-05, not %q", text)
		}
		return text, nil
	case Name, Like:
		if strings.TrimSpace(text) == "" {
			return nil, fmt.Errorf("is empty; try %q", p.Example)
		}
		return Lucene(text, p.Type == Like), nil
	default:
		return text, nil
	}
}

// Lucene turns a name into a full-text query for all of its words, in any order: every character with a meaning in
// Lucene's query syntax is escaped, so that a name can never be more than a name. A fuzzy query lets each word differ
// by up to two letters (Lucene's ~, an edit distance).
//
// A plus asks for each word: without it, a query for two words finds whatever has one of them.
func Lucene(name string, fuzzy bool) string {
	var words []string
	for _, w := range strings.Fields(name) {
		w = "+" + escapeLucene(w)
		if fuzzy {
			w += "~"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// escapeLucene escapes one word, which holds no space.
func escapeLucene(word string) string {
	var b strings.Builder
	for _, r := range word {
		if strings.ContainsRune(`+-&|!(){}[]^"~*?:\/<>=`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	// AND, OR and NOT are operators in upper case only. TO is one within a range. The index does not tell upper
	// from lower case, so nothing is lost.
	if s := b.String(); s == "AND" || s == "OR" || s == "NOT" || s == "TO" {
		return strings.ToLower(s)
	}
	return b.String()
}
