// Newsgraph turns news articles into a knowledge graph in Neo4j.
//
// The rules of the command line:
//
//   - Standard output is data, standard error is talk. What is printed on standard output can be piped into
//     another program, and nothing else is.
//   - An error is one line, with what to do about it. Exit codes are in exit.go and in --help.
//   - Flags may stand before or after paths; "--" ends them.
//   - A password is never a flag, because others can see the arguments of a program: it comes from the
//     environment or from a file.
//   - Each command is three functions in a file of its own: newX describes it, xOptions reads its flags, and
//     runX does the work and knows nothing of flags.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"
)

func main() { os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// run is the program without the process.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once

	app := newApp(stdin, stdout, stderr)
	args, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return report(stderr, err)
}

func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	return &cli.App{
		Name:                      "newsgraph",
		HelpName:                  "newsgraph",
		Usage:                     "news articles in, a knowledge graph in Neo4j out",
		Version:                   version(),
		HideHelpCommand:           true,
		CustomAppHelpTemplate:     help,
		Reader:                    stdin,
		Writer:                    stdout,
		ErrWriter:                 stderr,
		ExitErrHandler:            func(*cli.Context, error) {}, // report does it
		OnUsageError:              usageError,
		DisableSliceFlagSeparator: true, // a comma belongs to the value
		Suggest:                   true,
		Action:                    unknownCommand,
		Commands: explained([]*cli.Command{
			newIngest(),
			newExtract(),
			newAnalyze(),
			newExplain(),
			newQuery(),
			newBrowse(),
			newMap(),
			newTimeline(),
			newExport(),
			newReview(),
			newMerge(),
			newSplit(),
			neo4jCommand(),
			newVersion(),
		}),
	}
}
