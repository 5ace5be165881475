package main

import (
	"os"
	"path/filepath"
	"strings"
)

// Commands that users are told to type must be those that they can type.

// called is how the user called this program, for commands that they are told to type: somebody who tries it
// with "go run" or as ./newsgraph has no newsgraph on the path.
func called() string { return calledAs(os.Args[0]) }

func calledAs(arg0 string) string {
	switch {
	case strings.Contains(arg0, "go-build") && filepath.Base(filepath.Dir(arg0)) == "exe": // where go run builds
		return "go run ./cmd/newsgraph"
	case arg0 != "" && filepath.Base(arg0) != arg0:
		return visible(arg0, false)
	}
	return "newsgraph"
}
