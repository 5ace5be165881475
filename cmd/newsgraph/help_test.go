package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
)

// TestHelpIsShort holds every --help to one screen, and to the options that the command has.
func TestHelpIsShort(t *testing.T) {
	const maxLines, maxWidth = 36, 150
	var each func(path []string, commands []*cli.Command)
	each = func(path []string, commands []*cli.Command) {
		for _, c := range commands {
			path := append(path[:len(path):len(path)], c.Name)
			var out, talk bytes.Buffer
			if code := run(append(path, "--help"), strings.NewReader(""), &out, &talk); code != exitOK || talk.Len() > 0 {
				t.Errorf("%s --help: exit code %d, %s", strings.Join(path, " "), code, &talk)
			}
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if len(lines) > maxLines {
				t.Errorf("%s --help has %d lines, more than %d", strings.Join(path, " "), len(lines), maxLines)
			}
			for _, l := range lines {
				if utf8.RuneCountInString(l) > maxWidth {
					t.Errorf("%s --help: over %d columns: %s", strings.Join(path, " "), maxWidth, l)
				}
			}
			for _, f := range c.Flags {
				if !strings.Contains(out.String(), "--"+f.Names()[0]) {
					t.Errorf("%s --help has no --%s:\n%s", strings.Join(path, " "), f.Names()[0], &out)
				}
			}
			if s := out.String(); strings.Contains(s, "default: false") || strings.Contains(s, "Shows a list") {
				t.Errorf("%s --help has noise:\n%s", strings.Join(path, " "), s)
			}
			if len(c.Subcommands) > 0 {
				each(path, c.Subcommands)
			}
		}
	}
	each([]string{"newsgraph"}, newApp(nil, nil, nil).Commands)
}
