package resolve

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Doubt is a pair that may be one thing and is kept apart, with what is known of both.
type Doubt struct {
	Pair
	First, Second Identity // of A and of B
}

// Doubts are the pairs that settling found doubtful, of those with one end among ids, the likeliest first. What
// was judged, or has become one or different since, is not among them.
func Doubts(ctx context.Context, g Ledgered, ids []string, judged Judgements) ([]Doubt, error) {
	var out []Doubt
	_, err := g.Settle(ctx, func(l graph.Ledger) error {
		out = nil
		records, err := l.Records(ids)
		if err != nil {
			return err
		}
		all, pairs := map[string]graph.Record{}, map[[2]string][]string{}
		var others []string
		for _, r := range records {
			all[r.ID] = r
			for _, d := range r.Doubts {
				other, reasons, _ := strings.Cut(d, " ")
				pairs[[2]string{min(r.ID, other), max(r.ID, other)}] = strings.Split(reasons, "; ")
				others = append(others, other)
			}
		}
		more, err := l.Records(others)
		if err != nil {
			return err
		}
		for _, r := range more {
			all[r.ID] = r
		}
		for _, ends := range slices.SortedFunc(maps.Keys(pairs), func(a, b [2]string) int {
			return strings.Compare(a[0]+" "+a[1], b[0]+" "+b[1])
		}) {
			a, b := all[ends[0]], all[ends[1]]
			if _, said := judged.Judged(ends[0], ends[1]); said || a.Articles == 0 || b.Articles == 0 || a.Node == b.Node {
				continue
			}
			d := Doubt{First: identityOf(a), Second: identityOf(b)}
			if d.Pair = Compare(d.First, d.Second); d.Verdict == Different {
				continue
			}
			d.Reasons = pairs[ends]
			out = append(out, d)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read doubtful pairs: %w", err)
	}
	slices.SortFunc(out, func(a, b Doubt) int { return comparePairs(a.Pair, b.Pair) })
	return out, nil
}

// Known is what a graph knows of some ids: those that it has, with the node that each stands in. others are
// those that stand in the same nodes, but for the ones scoped to an article.
func Known(ctx context.Context, g Ledgered, ids []string) (of map[string]Identity, node map[string]string, others []string, err error) {
	_, err = g.Settle(ctx, func(l graph.Ledger) error {
		of, node, others = map[string]Identity{}, map[string]string{}, nil
		records, err := l.Records(ids)
		if err != nil {
			return err
		}
		var nodes []string
		for _, r := range records {
			nodes = append(nodes, r.Node)
		}
		standing, err := l.Standing(nodes)
		for _, r := range slices.Concat(records, standing) {
			if r.Articles > 0 {
				of[r.ID], node[r.ID] = identityOf(r), r.Node
			}
		}
		for _, r := range standing {
			if !slices.Contains(ids, r.ID) && !slices.Contains(others, r.ID) {
				others = append(others, r.ID)
			}
		}
		return err
	})
	if err != nil {
		err = fmt.Errorf("look up ids: %w", err)
	}
	return of, node, others, err
}
