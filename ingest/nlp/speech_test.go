package nlp

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// treeDocument makes a document with trees: each line is a sentence, each word
// "form/head/relation", heads counted from 1. An empty line begins a paragraph.
func treeDocument(t *testing.T, text string) *Document {
	t.Helper()
	var sentences [][]string
	var heads []int
	var rels []string
	var paragraphs []int
	paragraph := 0
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			paragraph++
			continue
		}
		base := len(heads)
		var words []string
		for _, f := range fields {
			p := strings.Split(f, "/")
			head, err := strconv.Atoi(p[1])
			if err != nil || len(p) != 3 {
				t.Fatalf("word %q: %v", f, err)
			}
			words = append(words, p[0])
			rels = append(rels, p[2])
			if head--; head >= 0 {
				head += base
			}
			heads = append(heads, head)
		}
		sentences = append(sentences, words)
		paragraphs = append(paragraphs, paragraph)
	}
	d := documentOf(sentences)
	for i := range d.Tokens {
		d.Tokens[i].Head, d.Tokens[i].Rel = heads[i], rels[i]
		d.Tokens[i].Lemma = strings.ToLower(d.Tokens[i].Text)
	}
	for i := range d.Sentences {
		d.Sentences[i].Paragraph = paragraphs[i]
	}
	return d
}

// spansOf finds phrases in a document, each behind the one before.
func spansOf(t *testing.T, d *Document, phrases ...string) []marked {
	t.Helper()
	var out []marked
	at := 0
	for _, p := range phrases {
		words := strings.Fields(p)
		for at+len(words) <= len(d.Tokens) && !slices.EqualFunc(words, d.Tokens[at:at+len(words)], func(w string, token Token) bool { return w == token.Text }) {
			at++
		}
		if at+len(words) > len(d.Tokens) {
			t.Fatalf("no %q", p)
		}
		out = append(out, marked{Span: Span{at, at + len(words)}, confidence: 1})
		at += len(words)
	}
	return out
}

func showAttributions(d *Document, attributions []Attribution) string {
	var lines []string
	for _, a := range attributions {
		text := func(spans []Span) string {
			var parts []string
			for _, s := range spans {
				parts = append(parts, d.SpanText(s))
			}
			return strings.Join(parts, " … ")
		}
		lines = append(lines, fmt.Sprintf("%s | %s | %s", text(a.Source), text(a.Cue), text(a.Content)))
	}
	return strings.Join(lines, "\n")
}

func TestAttribute(t *testing.T) {
	tests := []struct {
		name, trees            string
		sources, cues, content []string
		want                   string
	}{
		{
			"two speakers in a sentence",
			"Ruiz/2/nsubj said/0/root rain/4/nsubj fell/2/ccomp but/7/cc Okafor/7/nsubj denied/2/conj it/7/obj",
			[]string{"Ruiz", "Okafor"}, []string{"said", "denied"}, []string{"rain fell", "it"},
			"Ruiz | said | rain fell\nOkafor | denied | it",
		},
		{
			"a quotation in two pieces",
			"“/3/punct Rain/3/nsubj fell/6/ccomp ,/3/punct ”/3/punct said/0/root Ruiz/6/nsubj ,/6/punct “/6/punct hard/3/advmod ”/6/punct",
			[]string{"Ruiz"}, []string{"said"}, []string{"“ Rain fell , ”", "“ hard ”"},
			"Ruiz | said | “ Rain fell , ” … “ hard ”",
		},
		{
			"a quotation runs on",
			"“/2/punct Rain/5/ccomp ,/2/punct ”/2/punct said/0/root Ruiz/5/nsubj ./5/punct\n“/2/punct Hail/0/root ./2/punct\nSnow/0/root ./1/punct ”/1/punct",
			[]string{"Ruiz"}, []string{"said"}, []string{"“ Rain , ”", "“ Hail .", "Snow . ”"},
			"Ruiz | said | “ Rain , ” … “ Hail . … Snow . ”",
		},
		{
			"a quotation begins before its speaker is named",
			"It/2/nsubj rained/0/root ,/2/punct Cole/5/nsubj said/2/parataxis ./2/punct\n\n“/2/punct Hail/0/root ./2/punct\nSnow/4/ccomp ,/1/punct ”/1/punct said/0/root Ruiz/4/nsubj ./4/punct",
			[]string{"Cole", "Ruiz"}, []string{"said", "said"}, []string{"It rained", "“ Hail .", "Snow , ”"},
			"Cole | said | It rained\nRuiz | said | “ Hail . … Snow , ”",
		},
		{
			"speech that a colon announced",
			"Ruiz/2/nsubj added/0/root :/2/punct\n“/2/punct Hail/0/root ./2/punct ”/2/punct",
			[]string{"Ruiz"}, []string{"added"}, []string{"“ Hail . ”"},
			"Ruiz | added | “ Hail . ”",
		},
		{
			"one subject of two verbs",
			"Ruiz/2/nsubj urged/0/root calm/2/obj and/5/cc promised/2/conj help/5/obj",
			[]string{"Ruiz"}, []string{"urged", "promised"}, []string{"calm", "help"},
			"Ruiz | urged | calm\nRuiz | promised | help",
		},
		{
			"nobody marked: the subject of the verb",
			"Twelve/2/nummod voters/3/nsubj say/0/root no/3/obj",
			nil, []string{"say"}, []string{"no"},
			"Twelve voters | say | no",
		},
		{
			"who is criticized does not speak",
			"Ruiz/3/nsubj be/3/aux criticized/0/root",
			nil, []string{"criticized"}, nil,
			" | criticized | ",
		},
		{
			"nothing marked: the clause of the verb",
			"Ruiz/2/nsubj noted/0/root that/5/mark rain/5/nsubj fell/2/ccomp today/5/obl",
			[]string{"Ruiz"}, []string{"noted"}, nil,
			"Ruiz | noted | that rain fell today",
		},
		{
			"a signature",
			"“/2/punct Rain/0/root ./2/punct ”/2/punct\n\n―/2/punct Ruiz/0/root",
			[]string{"Ruiz"}, nil, []string{"“ Rain . ”"},
			"Ruiz | ― | “ Rain . ”",
		},
		{
			"a transcript",
			"RUIZ/4/nsubj :/1/punct We/4/nsubj wait/0/root",
			[]string{"RUIZ"}, nil, []string{"We wait"},
			"RUIZ | : | We wait",
		},
		{
			"a clause whose cue was missed",
			"Cole/2/nsubj denied/0/root it/2/obj ./2/punct\nRuiz/2/nsubj rejects/0/root the/4/det account/2/obj of/6/case events/4/nmod",
			[]string{"Cole"}, []string{"denied"}, []string{"it", "the account"},
			"Cole | denied | it\n |  | the account",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := treeDocument(t, test.trees)
			got := attribute(d, speechSpans{spansOf(t, d, test.sources...), spansOf(t, d, test.cues...), spansOf(t, d, test.content...)})
			if s := showAttributions(d, got); s != test.want {
				t.Errorf("got\n%s\nwant\n%s", s, test.want)
			}
		})
	}
}

func TestQuotations(t *testing.T) {
	d := Parse("He said “yes” and \"no\".\n\n“It is late. It is dark.\n\n“It is cold,” she said.\n\n“Forgotten mark.\n\nNothing is quoted here.")
	got := ""
	for i, region := range quotations(d) {
		if region > 0 {
			got += fmt.Sprintf("%d:%s ", region, d.Tokens[i].Text)
		}
	}
	want := "1:“ 1:yes 1:” 2:\" 2:no 2:\" 3:“ 3:It 3:is 3:late 3:. 3:It 3:is 3:dark 3:. 3:“ 3:It 3:is 3:cold 3:, 3:” 4:“ 4:Forgotten 4:mark 4:. "
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
