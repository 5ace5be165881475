package nlp

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// TestConlluAgain writes a document as CoNLL-U and reads it back.
func TestConlluAgain(t *testing.T) {
	for _, text := range []string{
		"She can't've said it. “Don't,” he cried—cannot we go?\n\nGonna rain, isn't it?",
		"One\nTwo three.",
		"",
	} {
		d := Parse(text)
		path := filepath.Join(t.TempDir(), "x.conllu")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.WriteConllu(f); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		sentences := readConllu(t, path)
		if len(sentences) != len(d.Sentences) {
			t.Fatalf("%q: %d sentences, want %d", text, len(sentences), len(d.Sentences))
		}
		for i, s := range sentences {
			var got string
			for k, w := range s.words {
				got += w.form
				if w.space && k+1 < len(s.words) {
					got += " "
				}
			}
			if want := d.SentenceText(d.Sentences[i]); got != want {
				t.Errorf("sentence %q, want %q", got, want)
			}
		}
	}
}

// TestReadGolden compares every layer of the texts in testdata with what was
// recorded when a person last looked at it: run with -update, then look at the
// difference.
func TestReadGolden(t *testing.T) {
	r := testReader(t)
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no texts in testdata: %v", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := r.Read(string(text)).WriteConllu(&b); err != nil {
			t.Fatal(err)
		}
		golden := strings.TrimSuffix(path, ".txt") + ".conllu"
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != string(want) {
			t.Errorf("%s: %s", path, firstDifference(got, string(want)))
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "the end"
			if i < len(w) {
				other = w[i]
			}
			return "line " + strings.TrimSpace(g[i]) + "\n  want " + other
		}
	}
	return "the end is missing"
}
