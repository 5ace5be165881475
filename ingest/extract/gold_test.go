package extract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// shared is a folder beside the repository with annotated articles that may not be part of it.
const shared = "../../../shared"

// TestGold keeps the figures on the annotated articles from falling below testdata/floors.txt. The articles, the
// annotations and the scorer are not part of the repository; without their folder there is nothing to measure.
func TestGold(t *testing.T) {
	gold := annotatedArticles(t)
	t.Run("rules", func(t *testing.T) { keepGold(t, newExtractor(t), gold, "testdata/floors.txt") })
	t.Run("reader", func(t *testing.T) { keepGold(t, readingExtractor(t), gold, "testdata/floors-reader.txt") })
}

// TestKept does the same on the annotated openings that nothing was learned from and no rule was made on: what a user's
// own articles can expect. Whoever looks at single errors there has spent them.
func TestKept(t *testing.T) {
	annotatedArticles(t)
	dir := t.TempDir()
	if out, err := exec.Command("python3", "-B", "train/annotated.py", shared, "unpack", dir, "kept").CombinedOutput(); err != nil {
		t.Fatalf("unpack the annotated openings: %v\n%s", err, out)
	}
	t.Run("rules", func(t *testing.T) { keepGold(t, newExtractor(t), dir, "testdata/floors-kept.txt") })
	t.Run("reader", func(t *testing.T) { keepGold(t, readingExtractor(t), dir, "testdata/floors-kept-reader.txt") })
}

// annotatedArticles returns the folder of the annotated articles, and skips the test where it is missing.
func annotatedArticles(t *testing.T) string {
	t.Helper()
	gold := filepath.Join(shared, "gold")
	if _, err := os.Stat(gold); err != nil {
		t.Skipf("no annotated articles: %v", err)
	}
	return gold
}

// keepGold scores the annotated articles and compares the figures with those of a file.
func keepGold(t *testing.T, x *Extractor, gold, file string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(gold, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s: %v", gold, err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		g := x.Extract(Text{Body: string(body)})
		check(t, string(body), g)
		line := struct {
			Article map[string]string `json:"article"`
			*Graph
		}{map[string]string{"text": string(body)}, g}
		if err := enc.Encode(line); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("python3", filepath.Join(shared, "gold", "score.py"), gold, "-", "--json")
	cmd.Stdin, cmd.Env = &out, append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	cmd.Stderr = os.Stderr
	printed, err := cmd.Output()
	if err != nil {
		t.Fatalf("score the graphs: %v", err)
	}
	var figures map[string]any
	if err := json.Unmarshal(printed, &figures); err != nil {
		t.Fatalf("read the scores: %v", err)
	}
	for name, floor := range floors(t, file) {
		got := f1(figures[name])
		t.Logf("%-12s %.3f  (floor %.3f)", name, got, floor)
		if got < floor {
			t.Errorf("%s is %.3f, was %.3f", name, got, floor)
		}
	}
}

// f1 takes the last of precision, recall and F1, or the single figure.
func f1(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case []any:
		if n := len(v); n > 0 {
			return v[n-1].(float64)
		}
	}
	return 0
}

// floors reads lines "name figure".
func floors(t *testing.T, path string) map[string]float64 {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := map[string]float64{}
	for in := bufio.NewScanner(file); in.Scan(); {
		if line := strings.TrimSpace(in.Text()); line != "" && !strings.HasPrefix(line, "#") {
			var name, figure string
			if _, err := fmt.Sscan(line, &name, &figure); err != nil {
				t.Fatalf("%s: %q: %v", path, line, err)
			}
			if out[name], err = strconv.ParseFloat(figure, 64); err != nil {
				t.Fatalf("%s: %q: %v", path, line, err)
			}
		}
	}
	return out
}

// BenchmarkExtract reads one news article of 2,300 characters.
func BenchmarkExtract(b *testing.B) {
	body, err := os.ReadFile("testdata/kursk-clashes.txt")
	if err != nil {
		b.Fatal(err)
	}
	x := newExtractor(b)
	text := Text{Body: string(body)}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(text)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkNew measures reading the word lists.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readLexicon(lexiconFiles); err != nil {
			b.Fatal(err)
		}
	}
}
