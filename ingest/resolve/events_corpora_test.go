package resolve

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// Readers of the corpora with events that several articles tell. The corpora are no part of the repository.

var (
	corpora = flag.String("corpora", "../../../shared/corpora", "`folder` of the annotated corpora, relative to this package or to the repository")
	half    = flag.String("part", "dev", "`part` of the corpora to measure: dev, or train to tune on")
)

// corporaDir finds the corpora, or skips the test where the folder that holds them is missing.
func corporaDir(t testing.TB) string {
	t.Helper()
	for _, base := range []string{"", "../.."} {
		dir := filepath.Join(base, *corpora)
		if filepath.IsAbs(*corpora) {
			dir = *corpora
		}
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	t.Skipf("no corpora at %s: set -corpora to measure quality", *corpora)
	return ""
}

// A told is an article with the places where it speaks of events.
type told struct {
	topic, id, text string
	mentions        []toldMention
}

// A toldMention is one annotated mention of an event.
type toldMention struct {
	start, end int // code points of the article's text
	head       int // code point at which its head word begins
	word       string
	chain      string // mentions of one chain are one event; unique within a topic
}

// readECB reads a part of ECB+ as Barhom et al. (2019) laid it out: tokens by line, mentions apart.
func readECB(t testing.TB, dir string) []told {
	t.Helper()
	part := map[string]string{"dev": "Dev", "train": "Train"}[*half]
	words := map[string]*laidOut{}
	var order []string
	eachRow(t, filepath.Join(dir, "ECB_"+part+"_corpus.txt"), func(f []string) {
		if len(f) < 4 {
			return
		}
		d := words[f[0]]
		if d == nil {
			d = newLaidOut()
			words[f[0]], order = d, append(order, f[0])
		}
		d.add(f[1], f[2], f[3])
	})
	type row struct {
		Doc   string `json:"doc_id"`
		Sent  int    `json:"sent_id"`
		Token []int  `json:"tokens_number"`
		Chain string `json:"coref_chain"`
	}
	var rows []row
	readJSON(t, filepath.Join(dir, "ECB_"+part+"_Event_gold_mentions.json"), &rows)
	docs := map[string]*told{}
	var out []*told
	for _, id := range order {
		topic, _, _ := strings.Cut(id, "_")
		d := &told{topic: topic, id: id, text: words[id].text.String()}
		docs[id], out = d, append(out, d)
	}
	for _, r := range rows {
		d := docs[r.Doc]
		m, ok := words[r.Doc].mention(r.Sent, r.Token[0], r.Token[len(r.Token)-1], r.Token[len(r.Token)-1])
		if !ok {
			t.Fatalf("%s has no sentence %d with tokens %v", r.Doc, r.Sent, r.Token)
		}
		m.chain = r.Chain
		d.mentions = append(d.mentions, m)
	}
	return values(out)
}

// readWCL reads NewsWCL50: the first six topics to train on, the others to measure.
func readWCL(t testing.TB, dir string) []told {
	t.Helper()
	words := map[string]*laidOut{}
	var order []string
	inPart := func(id string) bool {
		topic, _, _ := strings.Cut(id, "_")
		n, err := strconv.Atoi(topic)
		return err == nil && (n < 6) == (*half == "train")
	}
	eachRow(t, filepath.Join(dir, "NewsWCL50.conll"), func(f []string) {
		if len(f) < 4 || strings.HasPrefix(f[0], "#") {
			return
		}
		id := f[0][strings.LastIndex(f[0], "/")+1:]
		if !inPart(id) {
			return
		}
		d := words[id]
		if d == nil {
			d = newLaidOut()
			words[id], order = d, append(order, id)
		}
		if f[3] != `\n` {
			d.add(f[1], f[2], f[3])
		} else {
			d.add(f[1], f[2], "")
		}
	})
	type row struct {
		Doc   string `json:"doc_id"`
		Sent  int    `json:"sent_id"`
		Token []int  `json:"tokens_number"`
		Head  int    `json:"mention_head_id"`
		Chain string `json:"coref_chain"`
	}
	var rows []row
	readJSON(t, filepath.Join(dir, "event_mentions.json"), &rows)
	docs := map[string]*told{}
	var out []*told
	for _, id := range order {
		topic, _, _ := strings.Cut(id, "_")
		d := &told{topic: "wcl" + topic, id: id, text: words[id].text.String()}
		docs[id], out = d, append(out, d)
	}
	for _, r := range rows {
		d := docs[r.Doc]
		if d == nil {
			continue
		}
		m, ok := words[r.Doc].mention(r.Sent, r.Token[0], r.Token[len(r.Token)-1], r.Head)
		if !ok {
			t.Fatalf("%s has no sentence %d with tokens %v", r.Doc, r.Sent, r.Token)
		}
		m.chain = r.Chain
		d.mentions = append(d.mentions, m)
	}
	return values(out)
}

// laidOut is a text put together from tokens, with where each of them went.
type laidOut struct {
	text     strings.Builder
	length   int // code points
	sentence string
	glue     bool // no space before the next token
	at       map[[2]int][2]int
	words    map[[2]int]string
}

func newLaidOut() *laidOut {
	return &laidOut{at: map[[2]int][2]int{}, words: map[[2]int]string{}}
}

// add appends a token, as papers print it: no space before a full stop, a new paragraph for a sentence.
func (l *laidOut) add(sentence, number, word string) {
	switch {
	case l.length == 0:
	case sentence != l.sentence:
		l.put("\n\n")
	case l.glue || word == "" || strings.HasPrefix(word, "'") || word == "n't" || len(word) == 1 && strings.ContainsAny(word, ".,;:?!)%"):
	default:
		l.put(" ")
	}
	l.sentence, l.glue = sentence, word == "(" || word == "$" || word == "" && l.glue
	s, _ := strconv.Atoi(sentence)
	n, _ := strconv.Atoi(number)
	start := l.length
	l.put(word)
	l.at[[2]int{s, n}] = [2]int{start, l.length}
	l.words[[2]int{s, n}] = word
}

func (l *laidOut) put(s string) {
	l.text.WriteString(s)
	l.length += utf8.RuneCountInString(s)
}

func (l *laidOut) mention(sentence, first, last, head int) (toldMention, bool) {
	a, ok1 := l.at[[2]int{sentence, first}]
	b, ok2 := l.at[[2]int{sentence, last}]
	h, ok3 := l.at[[2]int{sentence, head}]
	return toldMention{start: a[0], end: b[1], head: h[0], word: l.words[[2]int{sentence, head}]}, ok1 && ok2 && ok3
}

func eachRow(t testing.TB, name string, f func([]string)) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	for in.Scan() {
		f(strings.Split(in.Text(), "\t"))
	}
	if err := in.Err(); err != nil {
		t.Fatal(fmt.Errorf("read %s: %w", name, err))
	}
}

func readJSON(t testing.TB, name string, to any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, to)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// values are the articles that have mentions, by topic and id.
func values(docs []*told) []told {
	var out []told
	for _, d := range docs {
		if len(d.mentions) > 0 {
			out = append(out, *d)
		}
	}
	slices.SortFunc(out, func(a, b told) int {
		return strings.Compare(a.topic+" "+a.id, b.topic+" "+b.id)
	})
	return out
}
