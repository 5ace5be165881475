package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"newsgraph/graph/store"
	"newsgraph/queries"
)

// An answer without rows is the least helpful that there is, and mostly a name is spelled otherwise or nothing
// was ingested yet. So these are looked for, too.

// explainEmpty says why a question may have had no answer: the graph is empty, or a name that was asked for is
// spelled otherwise in it.
func explainEmpty(ctx context.Context, db *store.Store, o queryOptions, w io.Writer) error {
	empty, err := isEmpty(ctx, db)
	if err != nil {
		return err
	}
	if empty {
		fmt.Fprintln(w, visible("The graph is empty. Next: "+called()+" ingest PATH, where PATH is a file or a folder of articles.", false))
		return nil
	}
	said := false
	for _, p := range o.query.Params {
		if p.Type != queries.Name {
			continue
		}
		name := o.args[p.Name]
		like, err := similarNames(ctx, db, name)
		if err != nil {
			return err
		}
		if len(like) > 0 {
			fmt.Fprintf(w, "No rows. Names like %q in the graph: %s\n", name, visible(strings.Join(like, ", "), false))
		} else {
			fmt.Fprintf(w, "No rows. No name in the graph is like %q.\n", name)
		}
		said = true
	}
	if !said {
		fmt.Fprintln(w, "No rows.")
	}
	return nil
}

// similarNames asks the canned question of that name: "Volodymyr Zelenskyy (Person)".
func similarNames(ctx context.Context, db *store.Store, name string) ([]string, error) {
	all, err := queries.All()
	if err != nil {
		return nil, err
	}
	q, err := queries.Find(all, "similar-names")
	if err != nil {
		return nil, err
	}
	params, err := q.Bind(map[string]string{"name": name, "limit": "5"})
	if err != nil {
		return nil, err
	}
	answer, err := db.Read(ctx, q.Text, params)
	if err != nil {
		return nil, fmt.Errorf("query %s: %w", q.Name, err)
	}
	var like []string
	for _, row := range answer.Rows {
		like = append(like, fmt.Sprintf("%s (%s)", valueText(row[0]), valueText(row[1])))
	}
	return like, nil
}

// isEmpty asks as a question does, with no right but to read: counting with the store would create its schema first.
func isEmpty(ctx context.Context, db *store.Store) (bool, error) {
	t, err := db.Read(ctx, "MATCH (a:Article) RETURN count(a) AS articles", nil)
	return err == nil && len(t.Rows) == 1 && t.Rows[0][0] == int64(0), err
}
