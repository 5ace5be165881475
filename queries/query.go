package queries

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// How a question is read from its file. The header is for people who open the file and for the program that
// lists, checks and explains it; it is strict, so that a slip of the pen fails in the tests of this package and
// not before a user.

//go:embed *.cypher
var files embed.FS

// Query is one canned question.
type Query struct {
	Name        string // the file's name without its extension: "corroborated-events"
	Title       string // one line for a list or a heading
	Description string // what the answer shows and how to read it
	Shape       Shape
	Params      []Param // in the order of the header
	Text        string  // the Cypher, without the header
}

// Shape says how an answer is best looked at.
type Shape string

// The two shapes.
const (
	Table Shape = "table" // columns of plain values
	Graph Shape = "graph" // nodes, relationships and paths, to be drawn
)

// Param is one parameter of a question.
type Param struct {
	Name        string
	Type        ParamType
	Default     string // as a person would type it; meaningless when Required
	Required    bool
	Description string
	Example     string
}

// All returns every question, by name. They are parsed at each call, which takes the reading of some small
// files from the program itself.
func All() ([]Query, error) { return Load(files) }

// Load parses every .cypher file at the top of fsys. An error names the file and the header line at fault.
// It takes a file system so that the tests can give it wrong ones.
func Load(fsys fs.FS) ([]Query, error) {
	names, err := fs.Glob(fsys, "*.cypher")
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	slices.Sort(names)
	var all []Query
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read question: %w", err)
		}
		q, err := parse(strings.TrimSuffix(path.Base(name), ".cypher"), string(text))
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", name, err)
		}
		all = append(all, q)
	}
	return all, nil
}

// parse reads one file: the header up to the first line that is no comment, then the Cypher.
func parse(name, text string) (Query, error) {
	q := Query{Name: name}
	lines := strings.Split(text, "\n")
	field, n := "", 0
	for ; n < len(lines) && strings.HasPrefix(lines[n], "//"); n++ {
		key, value, ok := headerLine(lines[n])
		if !ok { // a continuation
			key = field
		}
		if err := q.set(key, value); err != nil {
			return Query{}, fmt.Errorf("line %d: %w", n+1, err)
		}
		field = key
	}
	q.Text = strings.TrimSpace(strings.Join(lines[n:], "\n"))
	switch {
	case q.Title == "":
		return Query{}, fmt.Errorf("header has no Title")
	case q.Description == "":
		return Query{}, fmt.Errorf("header has no Description")
	case q.Shape != Table && q.Shape != Graph:
		return Query{}, fmt.Errorf("header has shape %q, want table or graph", q.Shape)
	case q.Text == "":
		return Query{}, fmt.Errorf("no Cypher below the header")
	}
	return q, q.checkParams()
}

var headerField = regexp.MustCompile(`^//\s?([A-Z][a-z]+):\s*(.*)$`)

// headerLine splits a line of the header; ok is false for one that goes on with the field before.
func headerLine(line string) (key, value string, ok bool) {
	if m := headerField.FindStringSubmatch(line); m != nil {
		return m[1], strings.TrimSpace(m[2]), true
	}
	return "", strings.TrimSpace(strings.TrimPrefix(line, "//")), false
}

// set takes up a field, or more of it: title and description may have several lines. A Param that goes on is a
// parameter of its own, and so an error unless it has the form of one.
func (q *Query) set(key, value string) error {
	switch key {
	case "Title":
		q.Title = join(q.Title, value)
	case "Description":
		q.Description = join(q.Description, value)
	case "Shape":
		q.Shape = Shape(value)
	case "Param":
		p, err := parseParam(value)
		if err != nil {
			return err
		}
		q.Params = append(q.Params, p)
	default:
		return fmt.Errorf("unknown header field %q", key)
	}
	return nil
}

// join makes one line of the lines of a field.
func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

// A default with spaces, or an empty one, stands in quotes; what is described may hold anything, a bar too.
var paramLine = regexp.MustCompile(`^(\w+)\s+(\w+)(?:\s*=\s*("[^"]*"|\S+))?\s*\|\s*(.*)$`)

// parseParam reads "minSources int = 2 | at least so many; Example: 3".
func parseParam(s string) (Param, error) {
	m := paramLine.FindStringSubmatch(s)
	if m == nil {
		return Param{}, fmt.Errorf("parameter %q is not of the form NAME TYPE = DEFAULT | description", s)
	}
	p := Param{Name: m[1], Type: ParamType(m[2]), Default: strings.Trim(m[3], `"`), Required: m[3] == ""}
	p.Description, p.Example, _ = strings.Cut(m[4], "; Example: ")
	if !p.Type.known() {
		return Param{}, fmt.Errorf("parameter %s has unknown type %q", p.Name, p.Type)
	}
	if p.Required && p.Example == "" {
		return Param{}, fmt.Errorf("parameter %s has neither a default nor an example", p.Name)
	}
	return p, nil
}

var usedParam = regexp.MustCompile(`\$(\w+)`)

// checkParams holds the header to the text: each parameter declared is used, each used is declared.
// It goes by the text alone, so a $ within a string or a comment of the Cypher counts as a use.
func (q *Query) checkParams() error {
	used := map[string]bool{}
	for _, m := range usedParam.FindAllStringSubmatch(q.Text, -1) {
		used[m[1]] = true
	}
	for _, p := range q.Params {
		if !used[p.Name] {
			return fmt.Errorf("parameter %s is declared but not used", p.Name)
		}
		delete(used, p.Name)
	}
	// Any one of them will do for the error.
	for name := range used {
		return fmt.Errorf("parameter $%s is used but not declared", name)
	}
	return nil
}
