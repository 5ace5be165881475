package nlp

import (
	"fmt"
	"testing"
)

func TestCaser(t *testing.T) {
	d := Parse("MINISTER OF NORTH ANSEL QUITS NATO TALKS\nThe minister of the island of North Ansel left on Friday. NATO and the IMF said nothing.")
	c := newCaser(d)
	var got string
	for i := d.Sentences[0].First; i < d.Sentences[0].Last; i++ {
		got += fmt.Sprint(c.of(0, &d.Tokens[i]), " ")
	}
	want := fmt.Sprint(CaseLower, CaseLower, CaseInitial, CaseInitial, CaseInitial, CaseUpper, CaseInitial) + " "
	if got != want {
		t.Errorf("classes %s, want %s", got, want)
	}
	for i := d.Sentences[1].First; i < d.Sentences[1].Last; i++ {
		if c.of(1, &d.Tokens[i]) != d.Tokens[i].Case {
			t.Errorf("%q is told as %d", d.Tokens[i].Text, c.of(1, &d.Tokens[i]))
		}
	}
	for _, text := range []string{"NATO said no.", "EU, US AND CHINA met in Rome and in Paris", "It was 5 A.M."} {
		if newCaser(Parse(text)).shouted[0] {
			t.Errorf("%q is no headline in capitals", text)
		}
	}
}
