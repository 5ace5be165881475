package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/resolve"
)

// newsgraph review is for the pairs that settling found to be alike and left apart: a person answers one after
// the other, or takes them home as a spreadsheet and brings it back. Answers are judgements, as those of merge
// and split are.

func newReview() *cli.Command {
	return &cli.Command{
		Name:  "review",
		Usage: "decide about names that may be one",
		Description: `Shows the pairs of people, organizations and events that may be one thing and are kept apart, the
likeliest first, with what speaks for it. On a terminal it asks about each; elsewhere it lists them.
For a team, --export writes them as CSV with an empty column "decision", and --import takes down the
rows where somebody wrote same or different into it.

` + judgementsHelp + `

EXAMPLES
   newsgraph review
   newsgraph review --export pairs.csv
   newsgraph review --import pairs.csv --judgements team/judgements.txt
   newsgraph review | head`,
		Flags: append([]cli.Flag{
			judgementsFlag(),
			&cli.PathFlag{Name: "export", Usage: "write the pairs to `FILE` as CSV, and ask nothing"},
			&cli.PathFlag{Name: "import", Usage: "take the decisions from `FILE`, which --export has written, and ask nothing"},
		}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			o := reviewOptions{export: c.Path("export"), imports: c.Path("import")}
			if c.NArg() > 0 {
				return usagef("review takes no arguments, found %q", c.Args().First())
			}
			if o.export != "" && o.imports != "" {
				return usagef("--export and --import cannot be had at once")
			}
			var err error
			if o.deciding, err = newDeciding(c); err != nil {
				return err
			}
			if in, ok := c.App.Reader.(*os.File); ok && o.export == "" && term.IsTerminal(int(in.Fd())) {
				o.ask = in
			}
			return runReview(c.Context, o, streamsOf(c))
		},
	}
}

type reviewOptions struct {
	deciding
	export, imports string
	ask             io.Reader // where the answers come from; nil to ask nothing
}

func runReview(ctx context.Context, o reviewOptions, s streams) error {
	var read []decision
	if o.imports != "" {
		var err error
		if read, err = readDecisions(o.imports); err != nil {
			return err
		}
	}
	db, err := o.open(ctx, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	if o.imports != "" {
		return o.takeIn(ctx, db, read, s.out)
	}
	ids, err := db.Doubtful(ctx)
	if err != nil {
		return err
	}
	doubts, err := resolve.Doubts(ctx, db, ids, o.judged.Judgements)
	if err != nil {
		return err
	}
	switch {
	case o.export != "":
		if err := writeFile(o.export, func(w io.Writer) error { return writeDoubts(w, doubts) }); err != nil {
			return err
		}
		fmt.Fprintf(s.err, "%s written to %s. Next: write same or different into the column decision, then %s review --import %s\n",
			plural(len(doubts), "pair"), o.export, called(), o.export)
		return nil
	case len(doubts) == 0:
		fmt.Fprintln(s.err, "There is no doubtful pair.")
		return nil
	case o.ask != nil:
		return o.askAll(ctx, db, doubts, s.out)
	}
	for i, d := range doubts {
		if _, err := fmt.Fprintf(s.out, "%d of %d\n%s", i+1, len(doubts), doubtText(d)); err != nil {
			return err
		}
	}
	return nil
}

// askAll asks about each pair. What was answered is taken down at once, and the graph settled at the end.
// To stop in the middle, by q or by the end of the input, loses nothing.
func (o reviewOptions) askAll(ctx context.Context, db *store.Store, doubts []resolve.Doubt, w io.Writer) error {
	answers := bufio.NewReader(o.ask)
	decided := 0
	for i, d := range doubts {
		fmt.Fprintf(w, "%d of %d\n%s", i+1, len(doubts), doubtText(d))
	again:
		fmt.Fprint(w, "One thing? [s]ame, [d]ifferent, s[k]ip, [q]uit: ")
		line, err := answers.ReadString('\n')
		if err != nil && line == "" {
			fmt.Fprintln(w)
			break
		}
		switch answer := strings.ToLower(strings.TrimSpace(line)); answer {
		case "s", "same", "d", "different":
			o.judged.Set(d.A, d.B, answer[0] == 's', nameOf(d.First)+" | "+nameOf(d.Second))
			if err := o.judged.save(); err != nil {
				return err
			}
			decided++
			continue
		case "k", "skip", "":
			continue
		case "q", "quit":
		default:
			goto again
		}
		break
	}
	return o.settle(ctx, db, decided, w)
}

// settle brings the graph into line with the judgements, and says what changed.
func (o reviewOptions) settle(ctx context.Context, db *store.Store, decided int, w io.Writer) error {
	c, _, err := resolve.SettleGraph(ctx, db, o.judged.Judgements)
	if err != nil {
		return err
	}
	added, removed := total(c.NodesAdded), total(c.NodesRemoved)
	_, err = fmt.Fprintf(w, "%s written to %s: %s fewer, %d more.\n", plural(decided, "decision"), visible(o.judged.path, false), plural(removed, "node"), added)
	return err
}

// doubtText is a pair with what speaks for it.
func doubtText(d resolve.Doubt) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s\n  %s\n", identityText(d.First), identityText(d.Second))
	for _, r := range d.Reasons {
		if r != "" {
			fmt.Fprintf(&b, "    %s\n", visible(r, false))
		}
	}
	fmt.Fprintln(&b)
	return b.String()
}

func identityText(i resolve.Identity) string {
	parts := []string{strings.ToLower(string(i.Label))}
	if i.Kind != "" {
		parts = append(parts, i.Kind)
	}
	parts = append(parts, i.Titles...)
	if i.Date != "" {
		parts = append(parts, string(i.Date))
	}
	parts = append(parts, plural(i.Articles, "article"))
	if when := span(i); when != "" {
		parts = append(parts, when)
	}
	names := i.Names[:min(len(i.Names), 5)]
	return visible(fmt.Sprintf("%s  %s (%s)", i.ID, strings.Join(names, " / "), strings.Join(parts, ", ")), false)
}

// span is when an identity was seen.
func span(i resolve.Identity) string {
	if i.First.IsZero() || i.First.Format(time.DateOnly) == i.Last.Format(time.DateOnly) {
		if i.Last.IsZero() {
			return ""
		}
		return i.Last.Format(time.DateOnly)
	}
	return i.First.Format(time.DateOnly) + " to " + i.Last.Format(time.DateOnly)
}

// doubtColumns are the columns of the CSV. The first three are read back.
var doubtColumns = []string{"decision", "a", "b", "score", "name a", "name b", "about a", "about b", "reasons"}

func writeDoubts(w io.Writer, doubts []resolve.Doubt) error {
	out := csv.NewWriter(w)
	out.Write(doubtColumns)
	for _, d := range doubts {
		out.Write([]string{"", d.A, d.B, fmt.Sprintf("%.2f", d.Score), harmless(nameOf(d.First)), harmless(nameOf(d.Second)),
			harmless(identityText(d.First)), harmless(identityText(d.Second)), harmless(strings.Join(d.Reasons, "; "))})
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a spreadsheet from taking a name out of an article for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// decision is a row of a CSV in which somebody has decided.
type decision struct {
	a, b string
	same bool
}

// readDecisions reads the decided rows of a CSV. All that is wrong with it is said at once. It takes what a
// spreadsheet program may have made of the file: a byte order mark, spaces, rows cut short, columns added
// behind. The ids must be as they were.
func readDecisions(name string) ([]decision, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, usagef("--import: %v", err)
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.FieldsPerRecord = -1
	var out []decision
	var wrong []string
	for first := true; ; first = false {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, usagef("--import %s: %v", name, err)
		}
		line, _ := in.FieldPos(0)
		for i := range row {
			row[i] = strings.TrimSpace(strings.TrimPrefix(row[i], "\ufeff"))
		}
		if first {
			if len(row) < 3 || row[0] != "decision" || row[1] != "a" || row[2] != "b" {
				return nil, usagef("--import %s: the first row must begin with decision,a,b, as --export writes it", name)
			}
			continue
		}
		if len(row) == 0 || row[0] == "" {
			continue
		}
		d := decision{same: strings.EqualFold(row[0], "same")}
		if !d.same && !strings.EqualFold(row[0], "different") {
			wrong = append(wrong, fmt.Sprintf("line %d: the decision %.40q is not same, different or empty", line, row[0]))
			continue
		}
		if len(row) < 3 {
			wrong = append(wrong, fmt.Sprintf("line %d: there are no two ids", line))
			continue
		}
		a, okA := graph.RefOf(row[1])
		b, okB := graph.RefOf(row[2])
		if !okA || !okB || a == b || a.Label != b.Label || !a.Label.Settles() {
			wrong = append(wrong, fmt.Sprintf("line %d: %.40q and %.40q are not the ids of two persons, organizations or events", line, row[1], row[2]))
			continue
		}
		d.a, d.b = a.ID, b.ID
		out = append(out, d)
	}
	if len(wrong) > 0 {
		more := ""
		if n := len(wrong) - 5; n > 0 {
			wrong, more = wrong[:5], fmt.Sprintf("; and %d more", n)
		}
		return nil, usagef("--import %s: %s%s", name, strings.Join(wrong, "; "), more)
	}
	return out, nil
}

// takeIn takes decisions down.
func (o reviewOptions) takeIn(ctx context.Context, db *store.Store, read []decision, w io.Writer) error {
	var ids []string
	for _, d := range read {
		ids = append(ids, d.a, d.b)
	}
	of, _, _, err := resolve.Known(ctx, db, ids)
	if err != nil {
		return err
	}
	decided := 0
	for _, d := range read {
		if o.judged.Set(d.a, d.b, d.same, nameOf(of[min(d.a, d.b)])+" | "+nameOf(of[max(d.a, d.b)])) {
			decided++
		}
	}
	if err := o.judged.save(); err != nil {
		return err
	}
	return o.settle(ctx, db, decided, w)
}
