package main

import (
	"context"
	"slices"

	"newsgraph/graph/store"
	"newsgraph/queries/draw"
)

// Where the claims of a picture were published. Edges carry the id of their article only, so its title and
// address are asked for in a second question.

// articlesOf reads where the claims of a picture were published, by the ids of the articles.
func articlesOf(ctx context.Context, db *store.Store, p *picture) (map[string]draw.Source, error) {
	var ids []any
	seen := map[string]bool{}
	for _, r := range p.edges {
		if id := r.Props.String("articleId"); id != "" && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	sources := make(map[string]draw.Source, len(ids))
	// In parts, because a picture may be of any question that its user changed.
	for part := range slices.Chunk(ids, 1000) {
		t, err := db.Read(ctx, `UNWIND $ids AS id
			MATCH (a:Article {id: id})
			RETURN a.id AS id, a.title AS title, a.source AS publisher, toString(date(a.published)) AS date, a.url AS url`, map[string]any{"ids": part})
		if err != nil {
			return nil, err
		}
		for _, row := range t.Rows {
			r := byColumn(t.Columns, row)
			sources[valueText(r["id"])] = draw.Source{Title: valueText(r["title"]), Publisher: valueText(r["publisher"]),
				Date: valueText(r["date"]), URL: valueText(r["url"])}
		}
	}
	return sources, nil
}
