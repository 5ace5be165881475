package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/store"
	"newsgraph/ingest/resolve"
	"newsgraph/queries"
)

// What people decide about names, in a file of their own rather than in the graph: a graph can be deleted and
// made again from its articles, decisions cannot. How a file is read and what a judgement means is in package
// resolve.

// judgementsHelp describes the file of judgements to every command that writes it.
const judgementsHelp = `What you decide is written into the file of judgements, a line for each pair, and holds at every later
ingest. The file is text: put it under version control, and name it with --judgements or
NEWSGRAPH_JUDGEMENTS.`

func judgementsFlag() cli.Flag {
	return &cli.PathFlag{Name: "judgements", EnvVars: []string{"NEWSGRAPH_JUDGEMENTS"},
		Usage: "what people decided stands in `FILE`", DefaultText: "judgements.txt in newsgraph's data folder"}
}

// judgements is the file of judgements and what it says.
type judgements struct {
	resolve.Judgements
	path string
}

// readJudgements reads the file that the command names. The one in the data folder need not be there.
func readJudgements(c *cli.Context) (*judgements, error) {
	j := &judgements{path: c.Path("judgements")}
	named := j.path != ""
	if !named {
		home, err := neo4j.DataHome()
		if err != nil {
			return nil, err
		}
		j.path = filepath.Join(home, "judgements.txt")
	}
	f, err := os.Open(j.path)
	if errors.Is(err, fs.ErrNotExist) && (!named || writesJudgements(c)) {
		return j, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the judgements: %w", err)
	}
	defer f.Close()
	if j.Judgements, err = resolve.ReadJudgements(f); err != nil {
		return nil, usagef("the judgements in %s: %v", j.path, err)
	}
	return j, nil
}

// writesJudgements tells whether the command may begin a file of judgements. For another, a file that is not
// there is a name mistyped, and to go on without it would undo what was decided.
func writesJudgements(c *cli.Context) bool {
	return slices.Contains([]string{"merge", "split", "review"}, c.Command.Name)
}

// save writes the whole file anew, by a rename, so that a crash loses none of what was decided before.
func (j *judgements) save() error {
	if err := os.MkdirAll(filepath.Dir(j.path), 0o755); err != nil {
		return fmt.Errorf("write the judgements: %w", err)
	}
	return writeFile(j.path, j.Write)
}

// deciding is what merge, split and review have in common.
type deciding struct {
	judged *judgements
	open   func(context.Context, *slog.Logger) (*store.Store, error)
}

func newDeciding(c *cli.Context) (deciding, error) {
	j, err := readJudgements(c)
	if err != nil {
		return deciding{}, err
	}
	return deciding{j, func(ctx context.Context, log *slog.Logger) (*store.Store, error) {
		server, err := connectExisting(ctx, c)
		if err != nil {
			return nil, err
		}
		return openStore(ctx, server, log)
	}}, nil
}

// idOf is the id of the person, organization or event that an argument names: by its id, or by its name or
// alias as it stands in the graph. A name must be that of one thing exactly, letters large or small: to merge
// the wrong two is worse than to ask again.
func idOf(ctx context.Context, db *store.Store, arg string) (string, error) {
	if ref, ok := graph.RefOf(arg); ok {
		if !ref.Label.Settles() {
			return "", usagef("%s is a %s: persons, organizations and events can be merged and split", arg, strings.ToLower(string(ref.Label)))
		}
		of, _, _, err := resolve.Known(ctx, db, []string{arg})
		if err == nil && of[arg].ID == "" {
			err = usagef("the graph has no %s", arg)
		}
		return arg, err
	}
	rows, err := namesLike(ctx, db, arg, 200)
	if err != nil {
		return "", err
	}
	var exact, near []string
	id := ""
	for _, r := range rows {
		if ref, _ := graph.RefOf(r.id); !ref.Label.Settles() {
			continue
		}
		line := fmt.Sprintf("%s  %s (%s, %s)", r.id, r.name, r.label, plural(r.articles, "article"))
		if strings.EqualFold(r.name, arg) || slices.ContainsFunc(r.aliases, func(a string) bool { return strings.EqualFold(a, arg) }) {
			exact, id = append(exact, line), r.id
		} else if len(near) < 5 {
			near = append(near, line)
		}
	}
	switch {
	case len(exact) == 1:
		return id, nil
	case len(exact) > 1:
		return "", usagef("%q is the name of several; give the id of one:\n  %s", arg, strings.Join(exact[:min(len(exact), 10)], "\n  "))
	case len(near) > 0:
		return "", usagef("nothing in the graph is called %q; like it are:\n  %s", arg, strings.Join(near, "\n  "))
	}
	return "", usagef("nothing in the graph is called %q or is like it", arg)
}

// hit is a node that a name was looked up for.
type hit struct {
	id, name, label string
	aliases         []string
	articles        int
}

// namesLike asks the canned question similar-names.
func namesLike(ctx context.Context, db *store.Store, name string, limit int) ([]hit, error) {
	all, err := queries.All()
	if err != nil {
		return nil, err
	}
	q, err := queries.Find(all, "similar-names")
	if err != nil {
		return nil, err
	}
	params, err := q.Bind(map[string]string{"name": name, "limit": fmt.Sprint(limit)})
	if err != nil {
		return nil, usagef("%v", err)
	}
	answer, err := db.Read(ctx, q.Text, params)
	if err != nil {
		return nil, fmt.Errorf("look up %q: %w", name, err)
	}
	var out []hit
	for _, row := range answer.Rows {
		n := hit{name: valueText(row[0]), label: valueText(row[1]), id: valueText(row[4])}
		for _, a := range asList(row[2]) {
			n.aliases = append(n.aliases, valueText(a))
		}
		if count, ok := row[3].(int64); ok {
			n.articles = int(count)
		}
		out = append(out, n)
	}
	return out, nil
}

func asList(v any) []any {
	list, _ := v.([]any)
	return list
}

// nameOf is an identity's name for people. nameOf takes the longest, as the graph does; an identity without a
// name has its id.
func nameOf(i resolve.Identity) string {
	best := i.ID
	for k, n := range i.Names {
		if k == 0 || len([]rune(n)) > len([]rune(best)) {
			best = n
		}
	}
	return best
}
