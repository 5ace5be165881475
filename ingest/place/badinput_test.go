package place

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Kyiv", "kyiv"}, {"KYIV", "kyiv"}, {"São Paulo", "sao paulo"}, {"Łódź", "lodz"}, {"Tromsø", "tromso"},
		{"Straßburg", "strassburg"}, {"İzmir", "izmir"}, {"Diyarbakır", "diyarbakir"}, {"Þórshöfn", "thorshofn"},
		{"U.S.", "us"}, {"St. Louis", "saint louis"}, {"Sault Ste. Marie", "sault sainte marie"}, {"Ft. Worth", "fort worth"},
		{"The Hague", "hague"}, {"the", "the"}, {"The The", "the"}, {"St", "st"},
		{"Port-au-Prince", "port au prince"}, {"N'Djamena", "ndjamena"}, {"N’Djamena", "ndjamena"}, {"Sana`a", "sanaa"},
		{"Trinidad & Tobago", "trinidad and tobago"}, {"  New \t York\n", "new york"},
		{"Par\u200bis", "paris"}, {"\u202eParis\u202c", "paris"}, {"\ufeffParis", "paris"}, {"Pa\u00adris", "paris"},
		{"Zu\u0308rich", "zurich"}, {"Ｐａｒｉｓ", "paris"},
		{"Lоndоn", "london"}, // with Cyrillic о
		{"Κiev", "kiev"},     // with Greek Κ
		{"Москва", "москва"}, {"Αθήνα", "αθηνα"}, {"東京", "東京"}, {"تهران", "تهران"},
		{"", ""}, {"  ", ""}, {"...", ""}, {"\u200b", ""}, {"\xff\xfe", ""}, {strings.Repeat("a", 500), ""},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Names as they should not be: nothing, or the place that is meant; never a
// panic, and never another place.
func TestLookupBadInput(t *testing.T) {
	g := load(t)
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {" ", ""}, {".", ""}, {",", ""}, {",,,", ""}, {"'s", ""}, {"’", ""}, {"-", ""}, {"\x00", ""},
		{strings.Repeat("x", 300), ""}, {strings.Repeat("Paris ", 300), ""}, {strings.Repeat("é", 300), ""},
		{strings.Repeat("northern ", 30) + "Gaza", ""},
		{"\x01ukrainian", ""}, {"\x02reuters", ""}, // keys of the index that are not names
		{"\u200bKyiv\u200d", "Kyiv"}, {"\u200fKyiv\u200e", "Kyiv"}, {"К\u200byiv", "Kyiv"},
		{"Kyiv') DETACH DELETE n //", ""}, {"<b>Kyiv</b>", ""}, {"Kyiv\"; DROP", ""}, {"$Kyiv", "Kyiv"}, {"(Kyiv)", "Kyiv"},
		{"Lоndon", "London"}, {"in", ""}, {"or", ""}, {"us", ""}, {"la", ""}, {"IN", "Indiana"}, {"OR", "Oregon"},
		{"region", ""}, {"the", ""}, {"north", ""}, {"County", ""}, {"state of", ""}, {"of", ""},
		{"Numenor", ""}, {"Paris, Numenor", "Paris"}, {", Texas", ""}, {"Paris,", "Paris"},
	} {
		got := ""
		if found := g.Lookup(tt.in); len(found) > 0 {
			got = found[0].Name
		}
		if got != tt.want {
			t.Errorf("Lookup(%.40q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzLookup(f *testing.F) {
	g := load(f)
	for _, s := range []string{
		"Kyiv", "Paris, Texas", "the Kursk oblast", "Lоndon", "\u202eeviL", "St. Louis's", "U.S.", "\xff", "a,b,c,,",
		"State of the Province of", "Co. Kerry", "Pa.", strings.Repeat("ß", 250),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		key := Fold(name)
		if utf8.ValidString(name) && !utf8.ValidString(key) {
			t.Errorf("Fold(%q) = %q is not UTF-8", name, key)
		}
		if again := Fold(key); again != key && !strings.HasPrefix(key, "the ") {
			t.Errorf("Fold(%q) = %q, but folded again %q", name, key, again)
		}
		seen := map[int]bool{}
		for _, p := range g.Lookup(name) {
			if p.ID != 0 && seen[p.ID] {
				t.Errorf("Lookup(%q) has %d twice", name, p.ID)
			}
			seen[p.ID] = true
			if p.Name == "" || p.Kind == "" || p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
				t.Errorf("Lookup(%q) has the broken %+v", name, p)
			}
		}
		g.Demonym(name)
		g.Resolve([]Toponym{{Text: name, Before: name, After: name}, {Text: "Paris", After: ", " + name, Start: 9}}, Hint{Publisher: name})
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkLookup(b *testing.B) {
	g := load(b)
	for _, name := range []string{"Kyiv", "Kursk region", "Paris, Texas", "Springfield", "Nowhereville"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g.Lookup(name)
			}
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	g := load(b)
	ts := marked("[Springfield], [Columbia] and [Jackson] beat [Athens]; [Georgia] and [Victoria] rest, said [Moscow] and the [Kursk] region, in [San José], [Santa Cruz], [Paris], [London], [Ontario] and [Kyiv].")
	for b.Loop() {
		g.Resolve(ts, Hint{Publisher: "theparisnews.com"})
	}
}
