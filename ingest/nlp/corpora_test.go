package nlp

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest/nlp/model"
)

// Readers of the annotated corpora, for the quality test. Each gives documents
// with the tokens of the corpus, so that a figure measures one layer and not
// also the tokenizer.

// documentOf makes a document of sentences of words.
func documentOf(sentences [][]string) *Document {
	var b strings.Builder
	d := &Document{Language: "en"}
	at := 0
	for i, words := range sentences {
		s := Sentence{First: len(d.Tokens), Paragraph: i}
		for j, w := range words {
			if j > 0 {
				b.WriteByte(' ')
				at++
			}
			n := len([]rune(w))
			d.Tokens = append(d.Tokens, Token{Start: at, End: at + n, Text: w, Head: NoHead, Case: model.CaseOf(w)})
			b.WriteString(w)
			at += n
		}
		s.Last = len(d.Tokens)
		s.Start, s.End = d.Tokens[s.First].Start, d.Tokens[s.Last-1].End
		d.Sentences = append(d.Sentences, s)
		b.WriteByte('\n')
		at++
	}
	d.Text = b.String()
	d.offsets = newOffsets(d.Text)
	d.Body = d.Len()
	return d
}

// A labelled document is one with the spans that annotators marked in it.
type labelled struct {
	doc   *Document
	spans map[string][]Span // by label
}

// rowsOf reads a file of tab-separated rows in groups parted by empty lines.
func rowsOf(t testing.TB, path string) [][][]string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var groups [][][]string
	var group [][]string
	for _, line := range append(strings.Split(string(raw), "\n"), "") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" {
			if len(group) > 0 {
				groups = append(groups, group)
			}
			group = nil
			continue
		}
		group = append(group, strings.Split(line, "\t"))
	}
	return groups
}

// bioSpans reads the spans of a sequence of labels; an I that continues nothing
// opens a span.
func bioSpans(labels []string, base int, spans map[string][]Span) {
	open := ""
	for i, label := range labels {
		mark, kind, _ := strings.Cut(label, "-")
		if mark == "I" && kind == open {
			list := spans[kind]
			list[len(list)-1].Last = base + i + 1
			continue
		}
		open = ""
		if mark == "B" || mark == "I" {
			open = kind
			spans[kind] = append(spans[kind], Span{base + i, base + i + 1})
		}
	}
}

// joinClitics puts "police | ’ | s" together as Universal Dependencies has it,
// "police | ’s", "don | ’ | t" as "do | n’t", and "U | . | S | ." as "U.S.".
func joinClitics(words, labels []string) ([]string, []string) {
	var w, l []string
	for i := 0; i < len(words); i++ {
		dots := i
		for dots+1 < len(words) && len(words[dots]) == 1 && upperASCII(words[dots]) && words[dots+1] == "." {
			dots += 2
		}
		if dots >= i+4 {
			w, l = append(w, strings.Join(words[i:dots], "")), append(l, labels[i])
			i = dots - 1
			continue
		}
		if (words[i] == "'" || words[i] == "’") && i > 0 && i+1 < len(words) {
			switch next := strings.ToLower(words[i+1]); {
			case slices.Contains([]string{"s", "re", "ve", "ll", "d", "m"}, next):
				w, l = append(w, words[i]+words[i+1]), append(l, labels[i])
				i++
				continue
			case next == "t" && len(w) > 0 && len(w[len(w)-1]) > 2 && strings.HasSuffix(strings.ToLower(w[len(w)-1]), "n"):
				host := w[len(w)-1]
				w[len(w)-1] = host[:len(host)-1]
				w, l = append(w, host[len(host)-1:]+words[i]+words[i+1]), append(l, labels[i])
				i++
				continue
			}
		}
		w, l = append(w, words[i]), append(l, labels[i])
	}
	return w, l
}

// readWorldwide reads the articles of worldwide. Its groups are paragraphs,
// which our splitter cuts into sentences.
func readWorldwide(t testing.TB, dir string) []labelled {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "*.tsv"))
	slices.Sort(paths)
	var out []labelled
	for _, path := range paths {
		var sentences [][]string
		var labels []string
		for _, group := range rowsOf(t, path) {
			var words, tags []string
			for _, row := range group {
				if word := strings.TrimSpace(row[0]); word != "" {
					tag := "O"
					if len(row) > 1 && strings.TrimSpace(row[1]) != "" {
						tag = strings.TrimSpace(row[1])
					}
					words, tags = append(words, strings.ReplaceAll(word, `""`, `"`)), append(tags, tag)
				}
			}
			if len(words) == 0 || strings.HasPrefix(strings.TrimPrefix(words[0], `"`), "http") {
				continue // the address of the article
			}
			words, tags = joinClitics(words, tags)
			labels = append(labels, tags...)
			sentences = append(sentences, sentencesOf(words)...)
		}
		if len(sentences) == 0 {
			continue
		}
		l := labelled{documentOf(sentences), map[string][]Span{}}
		for _, s := range l.doc.Sentences { // a name does not cross sentences
			bioSpans(labels[s.First:s.Last], s.First, l.spans)
		}
		out = append(out, l)
	}
	return out
}

// sentencesOf cuts a paragraph of words into sentences.
func sentencesOf(words []string) [][]string {
	d := documentOf([][]string{words})
	var cuts []cut
	for _, token := range d.Tokens {
		cuts = append(cuts, cut{d.ByteOffset(token.Start), d.ByteOffset(token.End)})
	}
	var out [][]string
	first := 0
	for _, end := range (splitter{d.Text, cuts}).sentences() {
		// The corpus cuts the stop off abbreviations ("Feb | ."), which our
		// tokenizer would not have done and our splitter does not expect.
		if end < len(words) && end > 1 && words[end-1] == "." && !sentenceStarter(words[end]) &&
			(abbreviationClass(words[end-2]) != noAbbreviation || len(words[end-2]) == 1 && upperASCII(words[end-2])) {
			continue
		}
		out = append(out, words[first:end])
		first = end
	}
	return out
}

// readUner reads the names of the Universal NER view of a treebank.
func readUner(t testing.TB, path string) []labelled {
	t.Helper()
	var out []labelled
	var sentences [][]string
	var labels []string
	flush := func() {
		if len(sentences) == 0 {
			return
		}
		l := labelled{documentOf(sentences), map[string][]Span{}}
		for _, s := range l.doc.Sentences {
			bioSpans(labels[s.First:s.Last], s.First, l.spans)
		}
		out = append(out, l)
		sentences, labels = nil, nil
	}
	for _, group := range rowsOf(t, path) {
		var words []string
		for _, row := range group {
			switch {
			case strings.HasPrefix(row[0], "# newdoc"):
				flush()
			case !strings.HasPrefix(row[0], "#"):
				words, labels = append(words, row[1]), append(labels, row[2])
			}
		}
		sentences = append(sentences, words)
	}
	flush()
	return out
}

// readEvents reads WikiEvents.
func readEvents(t testing.TB, path string) []labelled {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var d struct {
			Sentences [][]json.RawMessage `json:"sentences"`
			Tokens    []string            `json:"tokens"`
			Events    []struct {
				Trigger struct{ Start, End int } `json:"trigger"`
			} `json:"event_mentions"`
		}
		if err := json.Unmarshal(scan.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		var sentences [][]string
		at := 0
		for _, s := range d.Sentences {
			var words []json.RawMessage
			if err := json.Unmarshal(s[0], &words); err != nil {
				t.Fatal(err)
			}
			sentences = append(sentences, d.Tokens[at:at+len(words)])
			at += len(words)
		}
		l := labelled{documentOf(sentences), map[string][]Span{}}
		for _, e := range d.Events {
			l.spans["trigger"] = append(l.spans["trigger"], Span{e.Trigger.Start, e.Trigger.End})
		}
		out = append(out, l)
	}
	return out
}

// A spoken article is raw text with the reported speech that annotators marked,
// in code points.
type spoken struct {
	text         string
	spans        map[string][]cut // by layer: source, cue, content
	attributions []map[string][]cut
}

// readSpoken reads PolNeAR; of articles annotated twice, the first annotation.
func readSpoken(t testing.TB, dir string) []spoken {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "attributions", "*.ann"))
	slices.Sort(paths)
	var out []spoken
	seen := map[string]bool{}
	for _, path := range paths {
		name := filepath.Base(path)
		name = name[:strings.LastIndexByte(name, '_')]
		if seen[name] {
			continue
		}
		seen[name] = true
		text, err := os.ReadFile(filepath.Join(dir, "text", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := spoken{text: string(text), spans: map[string][]cut{}}
		byID := map[string][]cut{}
		for line := range strings.Lines(string(raw)) {
			c := strings.Split(strings.TrimRight(line, "\n"), "\t")
			switch {
			case strings.HasPrefix(c[0], "T") && len(c) > 1:
				kind, where, _ := strings.Cut(c[1], " ")
				for piece := range strings.SplitSeq(where, ";") {
					a, b, _ := strings.Cut(piece, " ")
					byID[c[0]] = append(byID[c[0]], cut{atoi(t, a), atoi(t, b)})
				}
				kind = strings.ToLower(kind)
				s.spans[kind] = append(s.spans[kind], byID[c[0]]...)
			case strings.HasPrefix(c[0], "E") && len(c) > 1:
				parts := map[string][]cut{}
				for _, argument := range strings.Fields(c[1]) {
					role, id, _ := strings.Cut(argument, ":")
					role = strings.ToLower(strings.TrimRight(role, "0123456789"))
					parts[role] = append(parts[role], byID[id]...)
				}
				s.attributions = append(s.attributions, parts)
			}
		}
		out = append(out, s)
	}
	return out
}

var entityPart = regexp.MustCompile(`\(([^()]+)(\))?|([^()]+)\)`)

// readChains reads the coreference chains of OntoGUM, of two mentions and more.
func readChains(t testing.TB, path string) (sentences [][]string, chains [][]Span) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	type opening struct {
		group string
		first int
	}
	var words []string
	var open []opening
	groups := map[string]int{}
	n := 0
	add := func(group string, s Span) {
		i, ok := groups[group]
		if !ok {
			i = len(chains)
			groups[group] = i
			chains = append(chains, nil)
		}
		if !slices.Contains(chains[i], s) {
			chains[i] = append(chains[i], s)
		}
	}
	for line := range strings.Lines(string(raw) + "\n") {
		line = strings.TrimRight(line, "\n")
		c := strings.Split(line, "\t")
		switch {
		case line == "":
			if len(words) > 0 {
				sentences = append(sentences, words)
			}
			words, open = nil, nil
		case line[0] == '#' || strings.ContainsAny(c[0], "-."):
		default:
			words = append(words, c[1])
			for field := range strings.SplitSeq(c[9], "|") {
				value, ok := strings.CutPrefix(field, "Entity=")
				if !ok {
					continue
				}
				for _, m := range entityPart.FindAllStringSubmatch(value, -1) {
					group, _, _ := strings.Cut(m[1]+m[3], "-")
					switch {
					case m[2] != "":
						add(group, Span{n, n + 1})
					case m[1] != "":
						open = append(open, opening{group, n})
					default:
						for i := len(open) - 1; i >= 0; i-- {
							if open[i].group == group {
								add(group, Span{open[i].first, n + 1})
								open = slices.Delete(open, i, i+1)
								break
							}
						}
					}
				}
			}
			n++
		}
	}
	return sentences, slices.DeleteFunc(chains, func(c []Span) bool { return len(c) < 2 })
}
