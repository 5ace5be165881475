package nlp

import (
	"flag"
	"os"
	"testing"
)

var weightsFile = flag.String("weights", "", "weight `file` to test instead of the one in the package")

// testReader returns a reader with the weights under test, nil without any.
func testReader(t testing.TB) *Reader {
	t.Helper()
	if *weightsFile == "" {
		return nil
	}
	raw, err := os.ReadFile(*weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewReader(raw, ReaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
