package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
	"github.com/xrash/smetrics"
)

// What a user reads when something is wrong: what failed, why, and what to do about it. The library's own
// messages go through here, too, since it would print its help after each of them.

// usagef is the error of a command that cannot be carried out as it was given.
func usagef(format string, args ...any) error {
	return &failure{exitUsage, fmt.Sprintf(format, args...)}
}

// report prints the error and returns the exit code.
func report(w io.Writer, err error) int {
	code := exitCode(err)
	var own *failure
	switch {
	case err == nil:
	case code == exitInterrupted && !errors.As(err, &own):
		fmt.Fprintln(w, "newsgraph: stopped") // what was being done is of no interest
	case err.Error() != "":
		fmt.Fprintln(w, "newsgraph:", visible(err.Error(), true))
	}
	return code
}

// usageError is called by the library for flags that it does not understand.
func usageError(c *cli.Context, err error, _ bool) error {
	name := c.App.HelpName
	if c.Command != nil && c.Command.HelpName != "" {
		name = c.Command.HelpName
	}
	return usagef("%s (see %s --help)", err, name)
}

// unknownCommand is called where no command has the name. "help" is none, but many people try it first.
func unknownCommand(c *cli.Context) error {
	name, rest := c.Args().First(), c.Args().Slice()
	switch {
	case len(rest) == 0 || len(rest) == 1 && name == "help":
		return cli.ShowAppHelp(c)
	case name == "help" && c.App.Command(rest[1]) != nil:
		return cli.ShowCommandHelp(c, rest[1])
	case name == "help":
		name = rest[1]
	}
	return usagef("there is no command %q%s (see newsgraph --help)", name, suggestion(name, namesOf(c.App.Commands)))
}

// unknownSubcommand is the same for a command that has commands of its own.
func unknownSubcommand(c *cli.Context) error {
	if c.NArg() == 0 {
		return cli.ShowSubcommandHelp(c)
	}
	name := c.Args().First()
	return usagef("there is no command %q%s (see %s --help)", c.Command.Name+" "+name, suggestion(name, namesOf(c.Command.Subcommands)), c.Command.HelpName)
}

func namesOf(commands []*cli.Command) (names []string) {
	for _, c := range commands {
		names = append(names, c.Name)
	}
	return names
}

// suggestion is ": did you mean …?" where one of the names is near, else "".
func suggestion(given string, names []string) string {
	best, score := "", 0.8
	for _, n := range names {
		if s := smetrics.JaroWinkler(strings.ToLower(given), n, 0.7, 4); s > score {
			best, score = n, s
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(": did you mean %s?", best)
}
