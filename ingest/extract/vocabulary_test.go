package extract

import (
	"slices"
	"testing"
)

func TestVocabulary(t *testing.T) {
	v, err := NewVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"Clashes": "clash", "died": "die", "shot": "shoot", "bombings": "bombing", "zzyzxes": "zzyzx"} {
		if got := v.Lemma(word); got != want {
			t.Errorf("lemma of %s is %s, want %s", word, got, want)
		}
	}
	share := func(a, b string) bool {
		return slices.ContainsFunc(v.Groups(a), func(g int) bool { return slices.Contains(v.Groups(b), g) })
	}
	if !share("clash", "skirmish") || share("clash", "election") {
		t.Errorf("clash shares a group with skirmish: %t, with election: %t", share("clash", "skirmish"), share("clash", "election"))
	}
	if g := v.Groups("table"); len(g) > 0 {
		t.Errorf("a table is in groups %v", g)
	}
}
