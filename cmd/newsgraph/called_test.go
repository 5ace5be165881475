package main

import "testing"

func TestCalledAs(t *testing.T) {
	for arg0, want := range map[string]string{
		"newsgraph":                    "newsgraph",
		"./newsgraph":                  "./newsgraph",
		"/opt/newsgraph/bin/newsgraph": "/opt/newsgraph/bin/newsgraph",
		"/tmp/go-build1234567/b001/exe/newsgraph": "go run ./cmd/newsgraph",
		"":       "newsgraph",
		"ng.exe": "newsgraph",
	} {
		if got := calledAs(arg0); got != want {
			t.Errorf("called as %q: %q, want %q", arg0, got, want)
		}
	}
}
