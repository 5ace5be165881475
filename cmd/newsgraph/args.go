package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// The arguments, put in order before the library sees them. It would take newsgraph ingest news/ --dry-run for
// two paths.

// arrange puts the flags of a command before its other arguments, so that they may stand anywhere: the library
// stops looking for flags at the first argument that is none. An argument that looks like a flag but is none of
// the command is an error; behind "--" every argument is taken as it is. What it does not understand whole, a
// command that is incomplete or does not exist, it gives back as it is: the library then says what is wrong.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return args, nil
	}
	out, rest := args[:1:1], args[1:]
	name := app.Name
	commands := app.Commands
	var flags []cli.Flag
	for len(rest) > 0 {
		cmd := named(commands, rest[0])
		if cmd == nil {
			break
		}
		out, rest = append(out, rest[0]), rest[1:]
		name += " " + cmd.Name
		commands, flags = cmd.Subcommands, cmd.Flags
	}
	if len(out) == 1 || len(commands) > 0 {
		return args, nil // the flags of the program itself, or a command that is not complete
	}
	var options, operands []string
	for len(rest) > 0 {
		a := rest[0]
		rest = rest[1:]
		switch {
		case a == "--":
			operands = append(operands, rest...)
			rest = nil
		case a == "-" || !strings.HasPrefix(a, "-"):
			operands = append(operands, a)
		default:
			flag, value := lookup(flags, a)
			if flag == nil {
				return nil, usagef("%s has no option %s%s (see %s --help; a file of that name is ./%s)",
					name, a, suggestion(strings.TrimLeft(a, "-"), flagNames(flags)), name, a)
			}
			options = append(options, a)
			if b, ok := flag.(cli.DocGenerationFlag); ok && b.TakesValue() && !value {
				if len(rest) == 0 {
					return nil, usagef("%s needs a value (see %s --help)", a, name)
				}
				options, rest = append(options, rest[0]), rest[1:]
			}
		}
	}
	out = append(out, options...)
	if len(operands) > 0 {
		out = append(append(out, "--"), operands...)
	}
	return out, nil
}

func named(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// lookup finds the flag that an argument names, and tells whether the argument has its value too.
func lookup(flags []cli.Flag, arg string) (flag cli.Flag, value bool) {
	name, _, value := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	for _, f := range append([]cli.Flag{cli.HelpFlag}, flags...) {
		for _, n := range f.Names() {
			if n == name {
				return f, value
			}
		}
	}
	return nil, false
}

func flagNames(flags []cli.Flag) (names []string) {
	for _, f := range flags {
		names = append(names, f.Names()[0])
	}
	return names
}
