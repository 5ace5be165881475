package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/graph/store"
)

// newsgraph export prints a graph for comparing and for other programs. writeFile, which every command that
// writes a file uses, is here, too.

// exportFormats are the forms in which a graph is printed.
var exportFormats = []string{"dump", "jsonl"}

func newExport() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "print the whole graph",
		Description: `Prints every node and every edge that newsgraph has written, in an order that depends on nothing
but the graph: two graphs are the same if and only if their exports are the same bytes.

   dump    one line for each node and edge: label or type, ids, properties as JSON
   jsonl   one JSON object for each node and edge

EXAMPLES
   newsgraph export --format dump | sha256sum
   newsgraph export --format jsonl --output graph.jsonl`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "dump", Usage: "print as `FORMAT`: " + strings.Join(exportFormats, " or ")},
			&cli.PathFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output; it appears when it is complete"},
		}, databaseFlags()...),
		Action: func(c *cli.Context) error {
			o, err := newExportOptions(c)
			if err != nil {
				return err
			}
			return runExport(c.Context, o, streamsOf(c))
		},
	}
}

type exportOptions struct {
	format, output string
	open           func(context.Context, *slog.Logger) (*store.Store, error)
}

func newExportOptions(c *cli.Context) (exportOptions, error) {
	o := exportOptions{format: c.String("format"), output: c.Path("output")}
	if c.NArg() > 0 {
		return o, usagef("export takes no arguments, found %q: to write to a file use --output", c.Args().First())
	}
	if !slices.Contains(exportFormats, o.format) {
		return o, usagef("there is no format %q%s: use %s", o.format, suggestion(o.format, exportFormats), strings.Join(exportFormats, " or "))
	}
	o.open = func(ctx context.Context, log *slog.Logger) (*store.Store, error) {
		server, err := connectExisting(ctx, c)
		if err != nil {
			return nil, err
		}
		return openStore(ctx, server, log)
	}
	return o, nil
}

func runExport(ctx context.Context, o exportOptions, s streams) error {
	db, err := o.open(ctx, newTalk(s.err, slog.LevelInfo))
	if err != nil {
		return err
	}
	defer db.Close(context.WithoutCancel(ctx))
	write := graph.Dump
	if o.format == "jsonl" {
		write = writeGraphJSON
	}
	if o.output == "" {
		return write(ctx, s.out, db)
	}
	return writeFile(o.output, func(w io.Writer) error { return write(ctx, w, db) })
}

// writeFile writes a file that is there whole or not at all. A link is followed, and a device or a pipe is
// written to: putting a new file in its place would take /dev/null from the whole machine. The new file takes
// over the mode of the one that it replaces.
func writeFile(name string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return writeInto(name, write)
	}
	// Not os.CreateTemp, whose files nobody else may read: this one becomes what the user asked for.
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer os.Remove(f.Name()) // fails when all went well
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if info, there := os.Stat(name); err == nil && there == nil {
		err = os.Chmod(f.Name(), info.Mode().Perm())
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// writeInto writes to what is there already and cannot be replaced. It fails for a folder.
func writeInto(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err == nil {
		err = write(f)
		if closed := f.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// writeGraphJSON prints a JSON object for each node and edge, in the order of a dump.
func writeGraphJSON(ctx context.Context, w io.Writer, g graph.Reader) error {
	type end struct {
		ID string `json:"id"`
	}
	type row struct {
		Type  string          `json:"type"` // node or relationship
		ID    string          `json:"id"`
		Label string          `json:"label"`
		Start *end            `json:"start,omitempty"`
		End   *end            `json:"end,omitempty"`
		Props json.RawMessage `json:"properties"`
	}
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(jsonWriter{out})
	enc.SetEscapeHTML(false)
	for _, label := range graph.Labels {
		for n, err := range g.Nodes(ctx, label) {
			if err != nil {
				return fmt.Errorf("export %s nodes: %w", label, err)
			}
			props, err := n.Props.JSON()
			if err != nil {
				return fmt.Errorf("export %s: %w", n.ID, err)
			}
			if err := enc.Encode(row{Type: "node", ID: n.ID, Label: string(label), Props: props}); err != nil {
				return fmt.Errorf("export %s: %w", n.ID, err)
			}
		}
	}
	for _, t := range graph.Types {
		for e, err := range g.Edges(ctx, t) {
			if err != nil {
				return fmt.Errorf("export %s edges: %w", t, err)
			}
			props, err := e.Stored().JSON()
			if err != nil {
				return fmt.Errorf("export %s: %w", e.Key(), err)
			}
			r := row{"relationship", e.Key(), string(t), &end{e.From.ID}, &end{e.To.ID}, props}
			if err := enc.Encode(r); err != nil {
				return fmt.Errorf("export %s: %w", e.Key(), err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write export: %w", err)
	}
	return nil
}
