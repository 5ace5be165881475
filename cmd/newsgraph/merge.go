package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/graph/store"
	"newsgraph/ingest/resolve"
)

// newsgraph merge and split: a person decides that two things are one, or that one is two. Nothing in the graph
// is changed directly. The decision goes into the file of judgements, and the graph is settled by it, which
// also tells whether others speak against it.

func newMerge() *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "say that two names are one person, organization or event",
		ArgsUsage: "A B",
		Description: `Makes one node of two. A and B are ids, or names as they stand in the graph. Every edge keeps its
sentence and its article, and the node keeps both ids, so that newsgraph split can undo it.

` + judgementsHelp + `

EXAMPLES
   newsgraph merge "Bill Clinton" "William J. Clinton"
   newsgraph merge person:0a1b2c3d4e5f60718293 "Selenskyj"
   newsgraph merge --judgements team/judgements.txt "WHO" "World Health Organization"`,
		Flags: append([]cli.Flag{judgementsFlag()}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return usagef("name two things, by id or name: newsgraph merge A B")
			}
			o, err := newDeciding(c)
			if err != nil {
				return err
			}
			return runMerge(c.Context, o, c.Args().Get(0), c.Args().Get(1), streamsOf(c))
		},
	}
}

func runMerge(ctx context.Context, o deciding, a, b string, s streams) error {
	db, err := o.open(ctx, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if a, err = idOf(ctx, db, a); err != nil {
		return err
	}
	if b, err = idOf(ctx, db, b); err != nil {
		return err
	}
	if a == b {
		return usagef("both are %s already", a)
	}
	if kind(a) != kind(b) {
		return usagef("%s is %s and %s is %s: they cannot be one", a, kind(a), b, kind(b))
	}
	return decide(ctx, db, o, [][2]string{{a, b}}, true, s.out)
}

// kind is the first part of an id.
func kind(id string) string {
	k, _, _ := strings.Cut(id, ":")
	return k
}

// decide takes down that pairs are the same, or not, settles the graph, and says what has changed.
func decide(ctx context.Context, db *store.Store, o deciding, pairs [][2]string, same bool, w io.Writer) error {
	var ids []string
	for _, p := range pairs {
		ids = append(ids, p[0], p[1])
	}
	of, _, _, err := resolve.Known(ctx, db, ids)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		o.judged.Set(p[0], p[1], same, nameOf(of[min(p[0], p[1])])+" | "+nameOf(of[max(p[0], p[1])]))
	}
	// The file first: what it says holds, and a graph that does not yet follow is settled by the next run.
	if err := o.judged.save(); err != nil {
		return err
	}
	if _, _, err := resolve.SettleGraph(ctx, db, o.judged.Judgements); err != nil {
		return err
	}
	_, node, _, err := resolve.Known(ctx, db, ids)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		a, b := visible(nameOf(of[p[0]]), false), visible(nameOf(of[p[1]]), false)
		one := node[p[0]] == node[p[1]]
		switch {
		case same && one:
			fmt.Fprintf(w, "%s and %s are one: %s\n", a, b, node[p[0]])
		case same:
			fmt.Fprintf(w, "%s (%s) and %s (%s) are still two: another judgement keeps them apart. Look for their ids in %s\n",
				a, node[p[0]], b, node[p[1]], visible(o.judged.path, false))
		case one:
			fmt.Fprintf(w, "%s and %s are still one (%s): other judgements hold them together. Look for their ids in %s\n",
				a, b, node[p[0]], visible(o.judged.path, false))
		default:
			fmt.Fprintf(w, "%s (%s) and %s (%s) are two\n", a, node[p[0]], b, node[p[1]])
		}
	}
	undo := or(same, "split", "merge")
	fmt.Fprintf(w, "Written to %s. To undo it: %s %s %s %s\n", visible(o.judged.path, false), called(), undo, pairs[0][0], pairs[0][1])
	return nil
}

func newSplit() *cli.Command {
	return &cli.Command{
		Name:      "split",
		Usage:     "say that what is one node is two",
		ArgsUsage: "A [B]",
		Description: `Takes apart what was put into one node. A is the node, by id or name; B is what is something else: an
id of its formerIds, or a name that only this one has. Without B, everything that was put into A goes
back into nodes of its own. Every edge goes where its article put it.

` + judgementsHelp + `

EXAMPLES
   newsgraph split "John Smith"
   newsgraph split person:0a1b2c3d4e5f60718293 person:5c118a7e93aa0b6d2f41
   newsgraph split "John Smith" "John A. Smith"`,
		Flags: append([]cli.Flag{judgementsFlag()}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			if n := c.NArg(); n != 1 && n != 2 {
				return usagef("name the node, and what is something else, by id or name: newsgraph split A [B]")
			}
			o, err := newDeciding(c)
			if err != nil {
				return err
			}
			return runSplit(c.Context, o, c.Args().Get(0), c.Args().Get(1), streamsOf(c))
		},
	}
}

// mostSplit is how many things a split without a B takes out of a node.
const mostSplit = 20

// A name for B takes out every id within the node that has the name, but only where the node's own does not:
// else A itself would be meant.
func runSplit(ctx context.Context, o deciding, a, b string, s streams) error {
	db, err := o.open(ctx, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if a, err = idOf(ctx, db, a); err != nil {
		return err
	}
	former, err := formerIDs(ctx, db, a)
	if err != nil {
		return err
	}
	of, node, _, err := resolve.Known(ctx, db, append([]string{a}, former...))
	if err != nil {
		return err
	}
	var inside []string
	for _, id := range former {
		if id != a && node[id] == node[a] {
			inside = append(inside, id)
		}
	}
	lines := func() string {
		var out []string
		for _, id := range inside[:min(len(inside), mostSplit)] {
			out = append(out, "  "+id+"  "+nameOf(of[id]))
		}
		return strings.Join(out, "\n")
	}
	var pairs [][2]string
	switch {
	case b == "" && len(inside) == 0:
		return usagef("%s is one as it is: nothing was put into it", a)
	case b == "" && len(inside) > mostSplit:
		return usagef("%d things are in %s: say which is something else, such as\n%s", len(inside), a, lines())
	case b == "":
		for _, id := range inside {
			pairs = append(pairs, [2]string{a, id})
		}
	case slices.Contains(inside, b):
		pairs = [][2]string{{a, b}}
	default:
		for _, id := range inside {
			if slices.ContainsFunc(of[id].Names, func(n string) bool { return strings.EqualFold(n, b) }) &&
				!slices.ContainsFunc(of[a].Names, func(n string) bool { return strings.EqualFold(n, b) }) {
				pairs = append(pairs, [2]string{a, id})
			}
		}
		if len(pairs) == 0 && len(inside) > 0 {
			return usagef("%q is not in %s; in it are\n%s", b, a, lines())
		}
		if len(pairs) == 0 {
			return usagef("%s is one as it is: nothing was put into it", a)
		}
	}
	return decide(ctx, db, o, pairs, false, s.out)
}

// formerIDs are all the ids that stand in the node of an id, the node's own among them.
func formerIDs(ctx context.Context, db *store.Store, id string) ([]string, error) {
	_, node, _, err := resolve.Known(ctx, db, []string{id})
	if err != nil {
		return nil, err
	}
	answer, err := db.Read(ctx, "MATCH (n:Entity {id: $id}) RETURN coalesce(n.formerIds, []) AS ids", map[string]any{"id": node[id]})
	if err != nil {
		return nil, err
	}
	ids := []string{node[id]}
	for _, row := range answer.Rows {
		for _, v := range asList(row[0]) {
			ids = append(ids, valueText(v))
		}
	}
	return ids, nil
}
