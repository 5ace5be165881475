package source_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"newsgraph/ingest/article"
	"newsgraph/ingest/source"
)

// read lists what a source yields, one line each: the place and the text, or the place and the error.
func read(t testing.TB, opts source.Options, paths ...string) []string {
	t.Helper()
	var out []string
	for item, err := range source.Open(paths, opts).Articles(context.Background()) {
		if err != nil {
			out = append(out, fmt.Sprintf("%s: ERROR %v", item.Where, err))
			continue
		}
		out = append(out, fmt.Sprintf("%s: %s", item.Where, item.Text))
	}
	return out
}

// one reads a single input that is given as bytes.
func one(t testing.TB, name string, b []byte, opts source.Options) (items []article.Item, errs []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for item, err := range source.Open([]string{path}, opts).Articles(context.Background()) {
		where := strings.TrimPrefix(item.Where, filepath.Dir(path)+string(filepath.Separator))
		if err != nil {
			errs = append(errs, where+": "+err.Error())
		} else {
			items = append(items, item)
		}
	}
	return items, errs
}

func TestText(t *testing.T) {
	latin, _ := charmap.Windows1252.NewEncoder().String("Le président a déclaré que l’armée française était prête à défendre la forêt.")
	cyrillic, _ := charmap.Windows1251.NewEncoder().String("Президент заявил, что переговоры начнутся в понедельник и продлятся неделю.")
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Police said so.")
	bare, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String("Police said so today.")
	for _, tt := range []struct {
		name, in    string
		text, title string
		note        string // a part of it
		err         string // a part of it
	}{
		{name: "plain", in: "Police said so.\n", text: "Police said so.", title: "Police said so."},
		{name: "headers", in: "Title: T\r\nDate: 2024-11-05\r\nURL: https://example.org/1\r\n\r\nPolice said so.", text: "Police said so.", title: "T"},
		{name: "blank line with a space", in: "title: T\n \nPolice said so.", text: "Police said so.", title: "T"},
		{name: "unknown header", in: "Title: T\nSection: World\n\nPolice.", text: "Police.", title: "T", note: `"section" is no header`},
		{name: "bad date", in: "Date: 03/04/2024\n\nPolice.", text: "Police.", title: "Police.", note: "03/04/2024"},
		{name: "no header after all", in: "Title: T\nPolice said so.\n\nMore.", text: "Title: T\nPolice said so.\n\nMore.", title: "Title: T"},
		{name: "other word with a colon", in: "Update: police said so.\n\nMore.", text: "Update: police said so.\n\nMore.", title: "Update: police said so."},
		{name: "byte order mark", in: "\ufeffPolice.", text: "Police.", title: "Police."},
		{name: "windows-1252", in: latin, text: "Le président a déclaré que l’armée française était prête à défendre la forêt.",
			title: "Le président a déclaré que l’armée française était prête à défendre la forêt.", note: "windows-1252"},
		{name: "windows-1251", in: cyrillic, text: "Президент заявил, что переговоры начнутся в понедельник и продлятся неделю.",
			title: "Президент заявил, что переговоры начнутся в понедельник и продлятся неделю.", note: "windows-1251"},
		{name: "UTF-16", in: wide, text: "Police said so.", title: "Police said so.", note: "UTF-16"},
		{name: "UTF-16 without a mark", in: bare, text: "Police said so today.", title: "Police said so today.", note: "UTF-16"},
		{name: "damaged UTF-8", in: strings.Repeat("é", 20) + "\xff", text: strings.Repeat("é", 20) + "\ufffd", title: strings.Repeat("é", 20) + "\ufffd", note: "not valid UTF-8"},
		{name: "empty", in: "", err: "is empty"},
		{name: "blank", in: " \n\t\n", err: "is empty"},
		{name: "only headers", in: "Title: T\n\n\u200b", err: "no text"},
		{name: "PDF", in: "%PDF-1.7\n…", err: "a PDF document"},
		{name: "HTML", in: "<!DOCTYPE html><html>", err: "an HTML page"},
		{name: "gzip", in: "\x1f\x8b\x08\x00", err: "compressed"},
		{name: "picture", in: "\x89PNG\x0D\x0A\x1A\x0A\x00\x00", err: "binary file (image/png)"},
		{name: "program", in: "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00", err: "a binary file"},
		{name: "too large", in: strings.Repeat("x", 1001), err: "larger than 1000 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			items, errs := one(t, "a.txt", []byte(tt.in), source.Options{MaxRecord: 1000})
			if tt.err != "" {
				if len(items) != 0 || len(errs) != 1 || !strings.HasPrefix(errs[0], "a.txt: ") || !strings.Contains(errs[0], tt.err) {
					t.Fatalf("got %d articles and %q, want one error with %q", len(items), errs, tt.err)
				}
				return
			}
			if len(items) != 1 || len(errs) != 0 {
				t.Fatalf("got %d articles and %q", len(items), errs)
			}
			if a := items[0]; a.Text != tt.text || a.Title != tt.title || a.ID == "" {
				t.Errorf("got %q, title %q, want %q, title %q", a.Text, a.Title, tt.text, tt.title)
			}
			if notes := strings.Join(items[0].Notes, "; "); !strings.Contains(notes, tt.note) || tt.note == "" && notes != "" {
				t.Errorf("notes %q, want %q", notes, tt.note)
			}
		})
	}
}

func TestJSON(t *testing.T) {
	for _, tt := range []struct {
		name, file, in string
		want           []string // "title|text|published|graph" of each article
		errs           []string // the beginning of each error
	}{
		{"lines", "a.jsonl", `{"article":{"title":"T","text":"x","published":"2024-11-05T00:00:00Z"}}` + "\n\n" + `{"text":"y"}`,
			[]string{"T|x|2024-11-05|", "y|y||"}, nil},
		{"graph", "a.jsonl", `{"article":{"text":"x\u0000\r\n"},"entities":[],"edges":[{"type":"STATED"}]}`,
			[]string{"x|x \r\n||" + `{"edges":[{"type":"STATED"}],"entities":[],"events":null}`}, nil},
		{"graph of nulls is none", "a.jsonl", `{"text":" x ","entities":null}`, []string{"x|x||"}, nil},
		{"other names", "a.jsonl", `{"headline":"T","body":"x","date":1730764800,"publisher":{"name":"P"},"authors":["A",{"name":"B"}]}`,
			[]string{"T|x|2024-11-05|"}, nil},
		{"broken line", "a.jsonl", `{"text":"x"}` + "\n" + `{"text":` + "\n" + `{"text":"z"}`, []string{"x|x||", "z|z||"},
			[]string{"a.jsonl:2: broken JSON at byte 8"}},
		{"wrong types", "a.jsonl", `{"text":5}` + "\n" + `[]` + "\n" + `"x"` + "\n" + `{"title":"T"}` + "\n" + `{"text":"x","date":[]}`, []string{"x|x||"},
			[]string{`a.jsonl:1: field "text": found number`, "a.jsonl:2: expected a JSON object, found array",
				"a.jsonl:3: expected a JSON object, found string", `a.jsonl:4: the article has no text`}},
		{"dates in numbers", "a.jsonl", `{"text":"x","date":1730764800000}` + "\n" + `{"text":"y","date":1730764800.5}` + "\n" + `{"text":"z","date":1e300}`,
			[]string{"x|x|2024-11-05|", "y|y|2024-11-05|", "z|z||"}, nil},
		{"long line", "a.jsonl", `{"text":"` + strings.Repeat("x", 1000) + `"}` + "\n" + `{"text":"y"}`, []string{"y|y||"},
			[]string{"a.jsonl:1: the line is longer than 1000 bytes"}},
		{"byte order mark", "a.jsonl", "\ufeff" + `{"text":"x"}`, []string{"x|x||"}, nil},
		{"one object over lines", "a.json", "\n{\n \"text\": \"x\"\n}\n", []string{"x|x||"}, nil},
		{"several objects over lines", "a.json", "{\n\"text\":\"x\"}\n{\"text\":\"y\"}", []string{"x|x||", "y|y||"}, nil},
		{"array", "a.json", "[{\"text\":\"x\"},\n{\"text\":\"y\"},\n 7]", []string{"x|x||", "y|y||"}, []string{"a.json:3: expected a JSON object, found number"}},
		{"broken array", "a.json", "[{\"text\":\"x\"},\n{\"text\":\n\n", []string{"x|x||"}, []string{"a.json:4: broken JSON: the object does not end; the rest"}},
		{"broken in an array", "a.json", "[{\"text\":\"x\"},\n{\"text\" 5}]", []string{"x|x||"}, []string{"a.json:2: broken JSON at byte"}},
		{"array without end", "a.json", "[{\"text\":\"x\"}\n", []string{"x|x||"}, []string{"a.json:1: broken JSON: the object does not end"}},
		{"large object", "a.json", "[{\"text\":\"" + strings.Repeat("x", 200_000) + "\"}]", nil, []string{"a.json:1: the object is larger than 1000 bytes"}},
		{"JSON without a name", "a.txt", `{"text":"x"}`, []string{"x|x||"}, nil},
		{"text with a bracket", "a.txt", "[Editor's note] Police said so.", []string{"[Editor's note] Police said so.|[Editor's note] Police said so.||"}, nil},
		{"bad date", "a.jsonl", `{"text":"x","date":"soon"}`, []string{"x|x||"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			items, errs := one(t, tt.file, []byte(tt.in), source.Options{MaxRecord: 1000})
			var got []string
			for _, a := range items {
				day := ""
				if !a.Published.IsZero() {
					day = a.Published.Format("2006-01-02")
				}
				got = append(got, strings.Join([]string{a.Title, a.Text, day, string(a.Given)}, "|"))
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("articles:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			if len(errs) != len(tt.errs) {
				t.Fatalf("errors %q, want %q", errs, tt.errs)
			}
			for i, e := range errs {
				if !strings.HasPrefix(e, tt.errs[i]) {
					t.Errorf("error %q, want %q", e, tt.errs[i])
				}
			}
		})
	}
}

func TestPaths(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for name, s := range map[string]string{
		"news/b.txt": "b", "news/a.txt": "a", "news/sub/c.txt": "c", "news/.hidden": "h", "news/.x.txt": "x", "news/.git/x.txt": "x",
		"news/a[1].txt": "bracket", "empty/.keep": "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"news/sub/up": "..", "news/sub/gone": "nowhere", "link": "news/sub"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	for _, tt := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"folder", []string{"news"}, []string{"news/a.txt: a", "news/a[1].txt: bracket", "news/b.txt: b", "news/sub/c.txt: c",
			"news/sub/gone: ERROR file does not exist: check the path"}},
		{"linked folder", []string{"link"}, []string{"link/c.txt: c", "link/gone: ERROR file does not exist: check the path",
			"link/up/a.txt: a", "link/up/a[1].txt: bracket", "link/up/b.txt: b"}},
		{"pattern", []string{"news/?.txt"}, []string{"news/a.txt: a", "news/b.txt: b"}},
		{"pattern and hidden files", []string{"news/*.txt"}, []string{"news/a.txt: a", "news/a[1].txt: bracket", "news/b.txt: b"}},
		{"pattern for hidden files", []string{"news/.h*"}, []string{"news/.hidden: h"}},
		{"file named like a pattern", []string{"news/a[1].txt"}, []string{"news/a[1].txt: bracket"}},
		{"no match", []string{"*.json"}, []string{"*.json: ERROR no file matches the pattern: look for a typing error"}},
		{"bad pattern", []string{"[a"}, []string{"[a: ERROR the pattern is not well formed: close its brackets, or put it in quotes"}},
		{"missing", []string{"gone.txt", "news/a.txt"}, []string{"gone.txt: ERROR file does not exist: check the path", "news/a.txt: a"}},
		{"empty folder", []string{"empty"}, []string{"empty: ERROR the folder has no files: name one that holds articles"}},
		{"standard input", []string{"-"}, []string{"standard input: from a pipe"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, source.Options{Stdin: strings.NewReader("from a pipe\n")}, tt.paths...)
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser reads everything")
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	if got := read(t, source.Options{}, path); len(got) != 1 || !strings.Contains(got[0], "ERROR permission denied: make the file readable") {
		t.Errorf("got %q", got)
	}
}

// brokenPipe fails after some bytes.
type brokenPipe struct{ io.Reader }

func (b brokenPipe) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = io.ErrClosedPipe
	}
	return n, err
}

func TestReadErrorIsReported(t *testing.T) {
	lines := brokenPipe{strings.NewReader(strings.Repeat(`{"text":"x"}`+"\n", 10_000))}
	got := read(t, source.Options{Stdin: lines}, "-")
	if len(got) != 10_001 || !strings.Contains(got[10_000], "standard input:10001: ERROR io: read/write on closed pipe") {
		t.Errorf("got %d, last %q", len(got), got[len(got)-1])
	}
}

func TestStopAndProgress(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s, n := source.Open([]string{dir}, source.Options{}), 0
	for range s.Articles(ctx) {
		if n++; n == 2 {
			cancel()
		}
	}
	if done, total := s.Progress(); n != 2 || s.Files() != 5 || done > 3 || total != 5 {
		t.Errorf("%d articles of %d files, %d bytes of %d", n, s.Files(), done, total)
	}
}

func FuzzArticles(f *testing.F) {
	f.Add("a.txt", []byte("Title: T\n\nPolice said so."))
	f.Add("a.jsonl", []byte("{\"text\":\"x\"}\n{\"text\":"))
	f.Add("a.json", []byte("[{\"article\":{\"text\":\"x\"},\"edges\":[]},\n3]"))
	f.Add("a.txt", []byte("\xff\xfea\x00b\x00"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if strings.ContainsAny(name, "/\x00") || len(name) > 50 || strings.Trim(name, ".") == "" {
			return
		}
		items, errs := one(t, name, b, source.Options{MaxRecord: 2000})
		if len(items)+len(errs) == 0 && len(bytes.TrimSpace(b)) > 0 && !strings.Contains(string(b), "[") {
			t.Error("neither an article nor an error")
		}
		for _, a := range items {
			if a.ID == "" || a.Where == "" || strings.TrimSpace(a.Text) == "" || strings.ContainsRune(a.Text, 0) {
				t.Errorf("article %+v", a)
			}
			if a.Given == nil && a.Text != article.Clean(a.Text) {
				t.Errorf("text %q is not clean", a.Text)
			}
		}
	})
}
