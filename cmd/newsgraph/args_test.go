package main

import (
	"io"
	"slices"
	"strings"
	"testing"
)

func TestArrange(t *testing.T) {
	for _, tt := range []struct{ in, want, err string }{
		{"", "", ""},
		{"--version", "--version", ""},
		{"ingest a b", "ingest -- a b", ""},
		{"ingest a --json b", "ingest --json -- a b", ""},
		{"ingest a --workers 3 b --dry-run", "ingest --workers 3 --dry-run -- a b", ""},
		{"ingest a --workers=3", "ingest --workers=3 -- a", ""},
		{"ingest a --help", "ingest --help -- a", ""},
		{"ingest -", "ingest -- -", ""},
		{"ingest --json -- --workers", "ingest --json -- --workers", ""},
		{"export -o x --format dump", "export -o x --format dump", ""},
		{"neo4j start --heap 1g", "neo4j start --heap 1g", ""},
		{"query run name --param k=v", "query run --param k=v -- name", ""},
		{"query", "query", ""},
		{"nosuch --flag x", "nosuch --flag x", ""},
		{"ingest a --workers", "", "--workers needs a value"},
		{"ingest --dryrun a", "", "did you mean dry-run?"},
		{"ingest -7", "", "has no option -7"},
	} {
		args := append([]string{"newsgraph"}, strings.Fields(tt.in)...)
		before := slices.Clone(args)
		got, err := arrange(newApp(nil, io.Discard, io.Discard), args)
		switch {
		case tt.err != "":
			if err == nil || !strings.Contains(err.Error(), tt.err) || exitCode(err) != exitUsage {
				t.Errorf("%q: error %v, want %q", tt.in, err, tt.err)
			}
		case err != nil:
			t.Errorf("%q: %v", tt.in, err)
		case strings.Join(got[1:], " ") != tt.want:
			t.Errorf("%q became %q, want %q", tt.in, got[1:], tt.want)
		}
		if !slices.Equal(args, before) {
			t.Errorf("%q: the arguments themselves were changed", tt.in)
		}
	}
}
