package resolve

import (
	"strings"
	"testing"
)

func TestReadJudgements(t *testing.T) {
	text := "\ufeff# by hand\n\n  different person:b person:a # John # Smith\r\nsame event:1 event:2\nsame event:2 event:1\n"
	j, err := ReadJudgements(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if same, ok := j.Judged("person:a", "person:b"); same || !ok {
		t.Error("two people are not different")
	}
	if same, ok := j.Judged("event:2", "event:1"); !same || !ok || j.Len() != 2 {
		t.Error("two events are not the same")
	}
	if _, ok := j.Judged("person:a", "event:1"); ok {
		t.Error("nobody decided about these")
	}
	var b strings.Builder
	if err := j.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(b.String(), "\n")
	if want := "same event:1 event:2\ndifferent person:a person:b  # John # Smith\n"; lines != want {
		t.Errorf("written:\n%swant\n%s", lines, want)
	}
	again, err := ReadJudgements(strings.NewReader(b.String()))
	if err != nil || again.Len() != j.Len() {
		t.Errorf("read again: %v", err)
	}
}

func TestReadJudgementsThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		"same person:a":              "line 1: \"same person:a\" is not a judgement",
		"\nequal person:a person:b":  "line 2: ",
		"same person:a b":            `line 1: "b" is no id`,
		"same a person:b":            `line 1: "a" is no id`,
		"same person:a event:b":      "two persons",
		"same geonames:1 geonames:2": "two persons",
		"same person:a person:a":     "twice",
		"same person:a person:b\ndifferent person:b person:a": "line 2: the opposite of line 1",
		"same person:a person:b extra":                        "line 1: ",
		strings.Repeat("x\n", 9):                              "and 4 more",
		"x" + strings.Repeat(" ", 2<<20):                      "line 1: ",
	} {
		if _, err := ReadJudgements(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: error %v, want one with %q", text, err, want)
		}
	}
}

// Whatever is read is written as text that reads the same.
func FuzzJudgements(f *testing.F) {
	f.Add("same person:a person:b # x\ndifferent event:1 event:2")
	f.Fuzz(func(t *testing.T, text string) {
		j, err := ReadJudgements(strings.NewReader(text))
		if err != nil {
			return
		}
		var b, c strings.Builder
		if err := j.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := ReadJudgements(strings.NewReader(b.String()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		if err := again.Write(&c); err != nil || b.String() != c.String() {
			t.Fatalf("%q is written as %q", b.String(), c.String())
		}
	})
}

// Settling by hand: what is ambiguous, what is different, what is judged, and satellites.
func TestSettle(t *testing.T) {
	person := func(id, name string, own bool) Identity {
		i := Identity{Names: []string{name}, Articles: 1}
		i.Label, i.ID = "Person", "person:"+id
		if own {
			i.OneArticle = "article:" + id
		}
		return i
	}
	all := []Identity{
		person("1", "John Smith", false), person("2", "Johnny Smith", false), person("3", "Mary Smith", false),
		person("4", "Smith", true), person("5", "Smithy", true), person("6", "Jane Doe", false),
	}
	show := func(all []Identity, j Judgements) string {
		groups, doubtful := settle(all, j, testRules)
		var out []string
		for _, g := range groups {
			out = append(out, strings.ReplaceAll(strings.Join(g, "="), "person:", ""))
		}
		for _, p := range doubtful {
			out = append(out, strings.ReplaceAll(p.A+"?"+p.B, "person:", ""))
		}
		return strings.Join(out, " ")
	}
	var none Judgements
	want := "1=2 3 4 5 6 1?4 1?5 2?4 2?5 3?4 3?5"
	if got := show(all, none); got != want {
		t.Errorf("nothing judged: %s, want %s", got, want)
	}
	for i := range all { // in any order
		all[0], all[i] = all[i], all[0]
		if got := show(all, none); got != want {
			t.Errorf("in another order: %s, want %s", got, want)
		}
	}
	for _, test := range []struct{ judged, want string }{
		{"different person:1 person:2", "1 2 3 4 5 6 1?4 1?5 2?4 2?5 3?4 3?5"},
		{"same person:1 person:3", "1=2=3 4 5 6 1?4 1?5 2?4 2?5 3?4 3?5"},
		{"same person:3 person:4", "1=2 3=4=5 6 1?4 1?5 2?4 2?5"},
		{"same person:1 person:6", "1=2=6 3 4 5 1?4 1?5 2?4 2?5 3?4 3?5"},
	} {
		j, err := ReadJudgements(strings.NewReader(test.judged))
		if err != nil {
			t.Fatal(err)
		}
		if got := show(all, j); got != test.want {
			t.Errorf("%s: %s, want %s", test.judged, got, test.want)
		}
	}
}
