// Package queries holds the canned questions: one .cypher file each, whose header says what is asked and
// with which parameters.
//
// It promises:
//
//   - A question is a file. The text below the header is plain Cypher that runs unchanged in Neo4j Browser
//     once its parameters are set.
//   - Values travel as parameters. Bind checks and converts what a person typed; nothing is ever spliced
//     into the text.
//   - Every parameter has a default or an example, and a wrong name is answered with the nearest right one.
//   - Questions only read.
//   - A question does not grow with the graph, but for those that count kinds, publishers, copies and denials. It begins with what an index finds first: a name, the events with most sources, or the latest
//     articles, of which it looks at as many as its parameter articles says, those without a date last. What an article gave is looked up with
//     USING INDEX SEEK, because the statistics by which a plan is chosen may be those of an empty graph.
//   - A picture has at most 75 nodes, the most relevant ones. Its rows are ordered so that what is joined comes together: Neo4j Browser puts
//     the nodes around a circle in the order of the rows before it pulls them apart, and never finds its way out of a bad beginning.
//
// A header is a block of comment lines at the top of the file:
//
//	// Title:       Events that several sources stand behind
//	// Description: One line or several; the following lines are indented.
//	// Shape:       table
//	// Param:       minSources int = 2 | at least so many distinct speakers
//	// Param:       person name | who; Example: Zelenskyy
//
// The name of the question is the name of the file. Shape is table (rows to read) or graph (paths and nodes
// to look at). A parameter without "= default" must be given. Its type is one of string, int, float, bool,
// date, name and like; a name is looked up in the full-text index over the names and aliases of all entities, and
// like finds other spellings too.
package queries
