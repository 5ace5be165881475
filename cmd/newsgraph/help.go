package main

import (
	"github.com/urfave/cli/v2"
)

// The help texts of the program and its commands. They are templates of the library, which fills in flags and
// commands.

const exitCodes = `EXIT CODES
   0    all went well
   1    the command was not understood or could not be carried out
   2    some articles failed; all others are done
   3    the database cannot be reached or refused
   130  stopped by Ctrl-C; run the same command again to go on
`

// help is what newsgraph --help prints; the library fills it in.
const help = `{{template "helpNameTemplate" .}}

USAGE
   {{.HelpName}} COMMAND [options] [arguments]

COMMANDS{{range .VisibleCategories}}{{template "visibleCommandTemplate" .}}{{end}}

   newsgraph COMMAND --help shows the options of a command, with examples.

OPTIONS{{template "visibleFlagTemplate" .}}

` + exitCodes

// commandHelp is the same for a command. Flags come in categories as soon as one of them has one.
const commandHelp = `{{template "helpNameTemplate" .}}

USAGE
   {{.HelpName}}{{if .VisibleCommands}} COMMAND{{end}} [options]{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}{{if .Description}}

{{.Description}}{{end}}{{if .VisibleCommands}}

COMMANDS{{template "visibleCommandTemplate" .}}{{end}}{{if .VisibleFlagCategories}}{{range .VisibleFlagCategories}}

{{if .Name}}{{.Name}}{{else}}OPTIONS{{end}}{{range .Flags}}
   {{.}}{{end}}{{end}}{{else}}

OPTIONS{{template "visibleFlagTemplate" .}}{{end}}
`

// databaseCategory is the heading of the flags that say which Neo4j is used.
const databaseCategory = "DATABASE"

// explained gives commands their help, and those that have commands of their own a word for what is none.
// The library's own texts are longer, and its names of flags stand twice.
func explained(commands []*cli.Command) []*cli.Command {
	for _, c := range commands {
		c.CustomHelpTemplate = commandHelp
		c.HideHelpCommand = true
		c.OnUsageError = usageError
		for _, f := range c.Flags {
			if b, ok := f.(*cli.BoolFlag); ok {
				b.DisableDefaultText = true // "(default: false)" says nothing
			}
		}
		if len(c.Subcommands) > 0 {
			c.Action = unknownSubcommand
			explained(c.Subcommands)
		}
	}
	return commands
}

// pairsFlag is a flag that may be given several times, which its help shows once.
type pairsFlag struct{ *cli.StringSliceFlag }

func (f pairsFlag) String() string {
	return "--" + f.Name + " NAME=VALUE, -" + f.Aliases[0] + " NAME=VALUE\t" + f.Usage
}
