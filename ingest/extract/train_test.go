package extract

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

var (
	trainTexts = flag.String("texts", "", "JSON Lines {id, text} to write weighings of, for train/learn.py")
	trainModel = flag.String("tables", "", "a folder whose model/*.tsv take the place of the program's")
	trainRules = flag.Bool("rules", true, "read the texts by rules alone, too")
	trainTable = flag.String("weighings", "", "the file to write them to")
)

// TestWriteWeighings is no test: with the flags -texts and -weighings it writes what the learned decisions look at, for
// train/learn.py. Each text is read with the network and by rules alone, because the tables serve both.
func TestWriteWeighings(t *testing.T) {
	if *trainTexts == "" || *trainTable == "" {
		t.Skip("only with -texts and -weighings")
	}
	in, err := os.Open(*trainTexts)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	file, err := os.Create(*trainTable)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	enc := json.NewEncoder(out)
	reader, err := network()
	if err != nil {
		t.Fatal(err)
	}
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	modes := []string{"reader"}
	if *trainRules {
		modes = append(modes, "rules")
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var text struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		for _, mode := range modes {
			o := Options{}
			if mode == "reader" {
				o.Reader = reader
			}
			x, err := NewWith(g, o)
			if err != nil {
				t.Fatal(err)
			}
			if *trainModel != "" {
				if x.tables, err = readTables(os.DirFS(*trainModel)); err != nil {
					t.Fatal(err)
				}
			}
			doc := x.document(text.Text)
			var seen []map[string]any
			x.watch = func(w weighing) {
				seen = append(seen, map[string]any{"task": w.task, "event": spans(doc, w.event), "other": spans(doc, w.other), "entity": w.entity, "signs": w.signs})
			}
			graph := x.Extract(Text{Body: text.Text})
			if err := enc.Encode(map[string]any{"id": text.ID, "mode": mode, "graph": graph, "weighings": seen}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
}

// spans returns the code points of tokens.
func spans(d *nlp.Document, tokens []int) [][2]int {
	out := [][2]int{}
	for _, i := range tokens {
		out = append(out, [2]int{d.Tokens[i].Start, d.Tokens[i].End})
	}
	return out
}
