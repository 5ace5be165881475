package store

import (
	"embed"
	"strings"

	"newsgraph/graph"
)

// Cypher lies in files of its own, where it is coloured, explained in place and found by the tests, which ask
// the server for the plan of every one. The server takes no label and no type as a parameter; these, and
// nothing else, are put into the text.

//go:embed schema.cypher statements/*.cypher
var files embed.FS

// statement reads one of the statement files and fills in its placeholders, pairs of a placeholder and a
// label or type of the model. A statement has one text for each of them, so the server plans it once.
// The texts are made anew at each call. That costs a copy of some hundred bytes against a round trip.
func statement(name string, pairs ...string) string {
	text, err := files.ReadFile("statements/" + name + ".cypher")
	if err != nil {
		panic(err) // a file of the package itself
	}
	return strings.NewReplacer(pairs...).Replace(string(text))
}

// forLabel is a statement for one label: __LABEL__ is the label, __KEY__ the one by which the index finds the
// node.
func forLabel(name string, l graph.Label) string {
	return statement(name, "__LABEL__", string(l), "__KEY__", keyLabel(l))
}

// forType is a statement for one type: __TYPE__ is the type, __FROM__ the label that the index finds its start
// by. Edges end at an Entity whatever their type.
func forType(name string, t graph.Type) string {
	from := graph.Label(entity)
	if t == graph.Mentions {
		from = graph.Article
	}
	return statement(name, "__TYPE__", string(t), "__FROM__", string(from))
}

// entity is the label that every node but an article carries besides its own.
const entity = "Entity"

// keyLabel is the label under which the index finds a node by its id. A person, say, is sought as an Entity:
// the constraint is there, over all labels, because ids are unique over all labels and an edge may begin at any
// of several.
func keyLabel(l graph.Label) string {
	if l == graph.Article {
		return string(l)
	}
	return entity
}

// schemaStatements are the statements of schema.cypher, one for each type where one speaks of types.
// The file is cut at its semicolons, and only whole lines of comment are dropped before: a semicolon in a name,
// or in a comment behind code, would cut a statement in two.
func schemaStatements() []string {
	text, err := files.ReadFile("schema.cypher")
	if err != nil {
		panic(err) // a file of the package itself
	}
	var code, out []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "//") {
			code = append(code, line)
		}
	}
	for stmt := range strings.SplitSeq(strings.Join(code, ""), ";") {
		stmt = strings.TrimSpace(stmt)
		switch {
		case stmt == "":
		case strings.Contains(stmt, "__TYPE__"):
			for _, t := range graph.Types {
				out = append(out, strings.NewReplacer("__TYPE__", string(t), "__type__", strings.ToLower(string(t))).Replace(stmt))
			}
		default:
			out = append(out, stmt)
		}
	}
	return out
}
