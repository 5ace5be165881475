package place

import (
	"testing"
)

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// show writes a place as its name, kind and where it lies.
func show(g *Gazetteer, p Place) string {
	s := p.Name + " (" + p.Kind + ")"
	for _, up := range g.Chain(p) {
		s += " < " + up.Name
	}
	return s
}

func TestLookup(t *testing.T) {
	g := load(t)
	for _, tt := range []struct{ name, want string }{
		{"Kursk", "Kursk (city) < Kursk Oblast < Russia"},
		{"Kursk region", "Kursk Oblast (region) < Russia"},
		{"Kursk Oblast", "Kursk Oblast (region) < Russia"},
		{"the Kursk oblast", "Kursk Oblast (region) < Russia"},
		{"Kurskaya Oblast'", "Kursk Oblast (region) < Russia"},
		{"Zhejiang province", "Zhejiang (region) < China"},
		{"Zhejiang", "Zhejiang (region) < China"},
		{"Moscow", "Moscow (city) < Moscow < Russia"},
		{"Kyiv", "Kyiv (city) < Kyiv City < Ukraine"},
		{"Kiev", "Kyiv (city) < Kyiv City < Ukraine"},
		{"Washington", "Washington (city) < Washington, D.C. < United States"},
		{"Washington State", "Washington (region) < United States"},
		{"Georgia", "Georgia (country)"},
		{"Ga.", "Georgia (region) < United States"},
		{"Paris", "Paris (city) < Île-de-France < France"},
		{"Paris, Texas", "Paris (city) < Texas < United States"},
		{"London, Ontario", "London (city) < Ontario < Canada"},
		{"U.S.", "United States (country)"},
		{"US", "United States (country)"},
		{"United States", "United States (country)"},
		{"America", "United States (country)"},
		{"UK", "United Kingdom (country)"},
		{"Britain", "United Kingdom (country)"},
		{"England", "England (region) < United Kingdom"},
		{"Gaza", "Gaza Strip (region) < Palestinian Territories"},
		{"Gaza Strip", "Gaza Strip (region) < Palestinian Territories"},
		{"Burma", "Myanmar (country)"},
		{"Peking", "Beijing (city) < Beijing < China"},
		{"Donbas", "Donbas (region) < Ukraine"},
		{"South China Sea", "South China Sea (water)"},
		{"northern Israel", "Israel (country)"},
		{"Ukraine's", "Ukraine (country)"},
		{"St. Petersburg, Fla.", "St. Petersburg (city) < Florida < United States"},
		{"China’s Jiangxi province", "Jiangxi (region) < China"},
		{"Shenyang in Liaoning province", "Shenyang (city) < Liaoning < China"},
		{"the southern port city of Odesa", "Odesa (city) < Odesa Oblast < Ukraine"},
		{"Donetska Oblast", "Donetsk Oblast (region) < Ukraine"},
		{"River Thames", "Thames (water) < United Kingdom"},
		{"Volta Lake", "Lake Volta (water) < Ghana"},
		{"Co. Kerry", "County Kerry (region) < Ireland"},
		{"Laurel Co.", "Laurel County (region) < Kentucky < United States"},
		{"Rapides Parish", "Rapides Parish (region) < Louisiana < United States"},
		{"Cook County", "Cook County (region) < Illinois < United States"},
		{"Quebec", "Quebec (region) < Canada"},
		{"Quebec City", "Québec (city) < Quebec < Canada"},
		{"Hong Kong", "Hong Kong (region) < China"},
		{"Gaza City", "Gaza (city) < Gaza Strip < Palestinian Territories"},
		{"NYC", "New York City (city) < New York < United States"},
		{"New York", "New York City (city) < New York < United States"},
		{"Pentagon", "Pentagon (facility) < Virginia < United States"},
		{"LA", "Los Angeles (city) < California < United States"},
		{"Odessa, Texas", "Odessa (city) < Texas < United States"},
		{"Kansas City", "Kansas City (city) < Missouri < United States"},
	} {
		found := g.Lookup(tt.name)
		if len(found) == 0 {
			t.Errorf("Lookup(%q) found nothing, want %s", tt.name, tt.want)
		} else if got := show(g, found[0]); got != tt.want {
			t.Errorf("Lookup(%q) = %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestDemonym(t *testing.T) {
	g := load(t)
	for _, tt := range []struct{ word, want string }{
		{"Ukrainian", "Ukraine"}, {"Ukrainians", "Ukraine"}, {"North Korean", "North Korea"}, {"north koreans", "North Korea"},
		{"British", "United Kingdom"}, {"Londoner", "London"}, {"Chechens", "Chechnya"}, {"Swiss", "Switzerland"},
		{"Ukrainian’s", "Ukraine"}, {"martian", ""}, {"", ""}, {"s", ""},
	} {
		p, ok := g.Demonym(tt.word)
		if p.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("Demonym(%q) = %q, %v, want %q", tt.word, p.Name, ok, tt.want)
		}
	}
}
