package nlp

import "testing"

func TestApplyScript(t *testing.T) {
	for _, test := range []struct{ form, script, want string }{
		{"Troops", "L1:", "troop"},
		{"countries", "L3:y", "country"},
		{"Paris", "K0:", "Paris"},
		{"n’t", "L3:not", "not"},
		{"was", "L3:be", "be"},
		{"a", "L9:", "a"},  // nothing would be left
		{"É", "L1:e", "e"}, // letters, not bytes
		{"Xyz", "", "xyz"}, // no script
		{"Xyz", "L", "xyz"},
		{"Xyz", "Lx:y", "xyz"},
		{"Xyz", "L99999999999999999999:y", "xyz"},
	} {
		if got := applyScript(test.form, test.script); got != test.want {
			t.Errorf("applyScript(%q, %q) = %q, want %q", test.form, test.script, got, test.want)
		}
	}
}
