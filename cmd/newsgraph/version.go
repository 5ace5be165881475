package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"newsgraph/ingest/extract"
)

// Which newsgraph this is. A build from a checkout has no release, so it tells its commit.

// release is set when a release is built: -ldflags "-X main.release=1.2.3".
var release string

// version is the release, or what version control says of a build that is none.
func version() string {
	if release != "" {
		return release
	}
	revision, dirty := "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				dirty = "+changes"
			}
		}
	}
	if revision == "" {
		return "development"
	}
	return "development-" + revision + dirty
}

func newVersion() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version of the program and of its extractor",
		Action: func(c *cli.Context) error {
			_, err := fmt.Fprintf(c.App.Writer, "newsgraph %s, extractor %s, %s %s/%s\n",
				version(), extract.ReaderVersion, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
