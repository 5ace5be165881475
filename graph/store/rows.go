package store

import (
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// How the statements of a transaction get their parameters. Each takes a list and unwinds it, so a batch costs
// a few round trips for each statement and not one for each row; and the text of a statement stays the same, so
// that the server plans it once.

// Rows go to the server in lists of at most this length: shorter ones cost round trips, longer ones
// memory. A list ends sooner when it has this many bytes of text, as articles soon have.
const (
	rowsAtOnce  = 5000
	bytesAtOnce = 4 << 20
)

// chunks runs a statement with the rows as its parameter, a list at a time, and reports its counters.
func (w *writer) chunks(cypher, param string, rows []any, done func(neo4j.Counters)) error {
	return w.both(cypher, param, rows, nil, done)
}

// rows runs a statement in the same way and reports its records.
func (w *writer) rows(cypher, param string, rows []any, each func(*neo4j.Record)) error {
	return w.both(cypher, param, rows, each, nil)
}

// both is the two together. Without rows no statement runs. The result of one list is read to its end before
// the next is sent: the counters come with the end, and two open results of one transaction would make the
// driver hold the first in memory.
func (w *writer) both(cypher, param string, rows []any, each func(*neo4j.Record), done func(neo4j.Counters)) error {
	for part := range parts(rows) {
		result, err := w.tx.Run(w.ctx, cypher, map[string]any{param: part})
		if err != nil {
			return err
		}
		for result.Next(w.ctx) {
			if each != nil {
				each(result.Record())
			}
		}
		summary, err := result.Consume(w.ctx) // with the error that ended Next, if one did
		if err != nil {
			return err
		}
		if done != nil {
			done(summary.Counters())
		}
	}
	return nil
}

// parts cuts rows into the lists that go to the server at once. Only strings right in the props of a row are
// counted: the text of an article is what makes rows long. A list may be over the bound by its last row, and a
// row that is over it alone is sent alone.
func parts(rows []any) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		begin, bytes := 0, 0
		for i, row := range rows {
			// An empty list is never sent: the first row of a list goes into it whatever its size.
			if i > begin && (i-begin == rowsAtOnce || bytes > bytesAtOnce) {
				if !yield(rows[begin:i]) {
					return
				}
				begin, bytes = i, 0
			}
			if row, ok := row.(map[string]any); ok {
				props, _ := row["props"].(map[string]any)
				for _, v := range props {
					text, _ := v.(string)
					bytes += len(text)
				}
			}
		}
		if begin < len(rows) {
			yield(rows[begin:])
		}
	}
}

// count adds n, leaving no entry of nothing. A graph.Change has none, so that two changes with the same content
// are equal.
func count[K comparable](counts map[K]int, k K, n int) {
	if n != 0 {
		counts[k] += n
	}
}

// list is what the driver takes as a list of parameters, of any type.
func list[T any](values []T) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}
