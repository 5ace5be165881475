package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says which packages of this module a package may import: the direction of the pipeline. A
// package that is not in the table fails the test, so a new one is placed on purpose. The commands that make
// models and data (train, gen) stand outside of the pipeline and may import what they like.
var mayImport = map[string]string{
	"ingest/article":   "",
	"ingest/place":     "",
	"ingest/nlp":       "ingest/nlp/model",
	"ingest/nlp/model": "",
	"ingest/page":      "ingest/article",
	"ingest/source":    "ingest/article ingest/page",
	"ingest/extract":   "ingest/nlp ingest/place",
	"ingest/resolve":   "ingest/article ingest/nlp ingest/extract ingest/place graph graph/story",
	"ingest":           "ingest/article ingest/nlp ingest/extract ingest/place ingest/resolve graph",
	"graph/story":      "",
	"graph":            "graph/story",
	"graph/store":      "graph graph/story",
	"graph/neo4j":      "graph",
	"graph/storetest":  "graph graph/story graph/store graph/neo4j",
	"queries":          "",
	"queries/draw":     "queries",
	"cmd/newsgraph": "ingest ingest/article ingest/source ingest/page ingest/nlp ingest/extract ingest/place ingest/resolve " +
		"graph graph/store graph/neo4j graph/storetest queries queries/draw",
}

func TestImports(t *testing.T) {
	const module = "newsgraph/"
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, module)
		seen[name] = true
		if tool(name) {
			continue
		}
		allowed, ok := mayImport[name]
		if !ok {
			t.Errorf("package %s is not in the table of imports: add it where it belongs", name)
			continue
		}
		for _, i := range p.Imports {
			ours, ok := strings.CutPrefix(i, module)
			if ok && !slices.Contains(strings.Fields(allowed), ours) {
				t.Errorf("package %s must not import %s", name, ours)
			}
		}
		for _, banned := range []string{"internal", "util", "utils", "common", "types", "helpers"} {
			if slices.Contains(strings.Split(name, "/"), banned) {
				t.Errorf("package %s: name it for what it holds", name)
			}
		}
	}
	for _, must := range []string{"ingest", "graph/store", "cmd/newsgraph"} {
		if !seen[must] {
			t.Errorf("package %s was not looked at", must)
		}
	}
}

// tool tells whether the package makes data for another one and is no part of the program.
func tool(name string) bool {
	parts := strings.Split(name, "/")
	return slices.Contains(parts, "gen") || slices.Contains(parts, "train")
}
