package main

import (
	"os"
	"testing"
)

// skip skips a test for what the machine lacks or the caller does not want, and fails it under CI=true, where nothing
// may be left out.
func skip(t *testing.T, why ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why...)
	}
	t.Skip(why...)
}
