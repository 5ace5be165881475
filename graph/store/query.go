package store

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// Queries from outside: the canned questions, and what a person types. They get parameters in and plain values
// out, and nothing that they do may change the graph.

// Table is the answer to a query. A value is nil, bool, int64, float64, string, time.Time, graph.Date,
// graph.Point, Node, Relationship, Path, or []any or map[string]any of these.
type Table struct {
	Columns []string
	Rows    [][]any
}

// Node is a node in an answer. ID is the server's own and not kept: the id of the model is in Props.
type Node struct {
	ID     string
	Labels []string
	Props  graph.Props
}

// Relationship is an edge in an answer. From and To are the server's ids of its nodes.
type Relationship struct {
	ID, Type, From, To string
	Props              graph.Props
}

// Path is a walk in an answer: Relationships[i] joins Nodes[i] and Nodes[i+1], in either direction.
type Path struct {
	Nodes         []Node
	Relationships []Relationship
}

// Read runs a query that only reads. One that writes is refused before it runs, with ErrReadOnly.
//
// The server is asked by EXPLAIN what kind of statement it is, and the transaction is one that reads, besides.
// The mode alone would find a write only when it comes to it, after the rows before. To look for words such as
// CREATE in the text would be wrong both ways.
//
// All rows are held in memory, so a query should bound them itself. What a row holds is as fromServer gives it.
func (s *Store) Read(ctx context.Context, cypher string, params map[string]any) (*Table, error) {
	summary, err := s.explain(ctx, cypher, params)
	if err != nil {
		return nil, s.wrap(ctx, "run query", err)
	}
	if summary.StatementType() != neo4j.StatementTypeReadOnly {
		return nil, s.fail("run query", ErrReadOnly, "only a query that reads is run here", nil)
	}
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	table, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (*Table, error) {
		result, err := tx.Run(ctx, cypher, propsToServer(params))
		if err != nil {
			return nil, err
		}
		t := &Table{}
		if t.Columns, err = result.Keys(); err != nil {
			return nil, err
		}
		for result.Next(ctx) {
			values := result.Record().Values
			row := make([]any, len(values))
			for i, v := range values {
				row[i] = fromServer(v)
			}
			t.Rows = append(t.Rows, row)
		}
		return t, result.Err()
	})
	if err != nil {
		return nil, s.wrap(ctx, "run query", err)
	}
	return table, nil
}

// Plan is how the server would run a query.
type Plan struct {
	Operators []Operator // as they are printed: the last to run comes first
	Text      string     // the server's own table
}

// Operator is a step of a plan, such as "NodeUniqueIndexSeek" of "UNIQUE n:Entity(id) WHERE id = $id".
type Operator struct {
	Name, Details string
}

// Explain tells how the server would run a query, without running it.
func (s *Store) Explain(ctx context.Context, cypher string, params map[string]any) (Plan, error) {
	summary, err := s.explain(ctx, cypher, params)
	if err != nil {
		return Plan{}, s.wrap(ctx, "explain query", err)
	}
	if summary.Plan() == nil {
		return Plan{}, s.fail("explain query", ErrQuery, "the server gives no plan for it", nil)
	}
	text, _ := summary.Plan().Arguments()["string-representation"].(string)
	plan := parsePlan(text)
	if len(plan.Operators) == 0 {
		return Plan{}, s.fail("explain query", ErrQuery, "the server gives no plan for it", nil)
	}
	return plan, nil
}

// explain plans a query and runs nothing of it. The parameters are needed: a query with one that is not given
// is refused here, as it would be when it runs.
func (s *Store) explain(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultSummary, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	return neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (neo4j.ResultSummary, error) {
		result, err := tx.Run(ctx, "EXPLAIN "+cypher, propsToServer(params))
		if err != nil {
			return nil, err
		}
		return result.Consume(ctx)
	})
}

// parsePlan reads the table that the server prints of a plan. The driver's tree of the same is not to be
// trusted: in version 5.28, every child of an operator is its last child.
//
//	| Operator               | Id | Details                              | Estimated Rows |
//	| +Apply                 |  4 |                                      |              5 |
//	| | +NodeUniqueIndexSeek | 11 | UNIQUE b:Entity(id) WHERE id = $id   |              5 |
//	| |                      |    | and what did not fit into the line   |                |
//
// A plan whose table has no column Details, or of which nothing can be read, has no operators: see Explain.
func parsePlan(text string) Plan {
	p := Plan{Text: strings.TrimSpace(text)}
	begin, end := -1, -1 // of the column Details, in code points
	for line := range strings.Lines(p.Text) {
		// The header says where a column is: a bar within one may be a branch of the tree, or Cypher.
		if before, after, ok := strings.Cut(line, "| Details "); ok && begin < 0 {
			begin = utf8.RuneCountInString(before) + 1
			end = begin + 1 + utf8.RuneCountInString("Details "+after[:max(0, strings.IndexByte(after, '|'))])
			continue
		}
		// A rule of the table begins with +- after the branches.
		name, ok := strings.CutPrefix(strings.TrimLeft(line, `| \`), "+")
		// Lines that go on with the details of the operator above them have no + and are left out.
		if cells := []rune(line); ok && !strings.HasPrefix(name, "-") && 0 < begin && begin < end && end <= len(cells) {
			name, _, _ = strings.Cut(name, "|")
			p.Operators = append(p.Operators, Operator{strings.TrimSpace(name), strings.TrimSpace(string(cells[begin:end]))})
		}
	}
	return p
}
