package nlp

import "testing"

func TestLanguage(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"English", "The minister said on Friday that he would not resign.", "en"},
		{"English headline", "Two killed in attack on the market", "en"},
		{"headline without function words", "Storm hits coast", "en"},
		{"capitals", "THE MINISTER WILL NOT RESIGN, HIS OFFICE SAID", "en"},
		{"German", "Der Minister sagte am Freitag, er werde nicht zurücktreten, weil die Regierung ihm weiter das Vertrauen ausgesprochen habe.", "de"},
		{"French", "Le ministre a déclaré vendredi qu'il ne démissionnerait pas, car le gouvernement lui fait toujours confiance dans cette affaire.", "fr"},
		{"Spanish", "El ministro dijo el viernes que no dimitirá porque el gobierno sigue confiando en él después de las elecciones de mayo.", "es"},
		{"Ukrainian", "Міністр заявив у п’ятницю, що не піде у відставку, бо уряд і далі йому довіряє.", "uk"},
		{"Russian", "Министр заявил в пятницу, что не уйдет в отставку, потому что правительство ему доверяет.", "ru"},
		{"Arabic", "قال الوزير يوم الجمعة إنه لن يستقيل لأن الحكومة لا تزال تثق به", "ar"},
		{"Chinese", "部长周五表示，他不会辞职，因为政府仍然信任他。", "zh"},
		{"English with a Russian quotation", "The minister said «Я не уйду» and that he would not resign, his office told the agency.", "en"},
		{"English with names", "Recep Tayyip Erdoğan met Volodymyr Zelenskyy in Ankara, and the two of them spoke about grain.", "en"},
		{"scanned", "Tlie rninister said tbat he wou1d not resign and that tbe talks with the nei9hbours were over.", "en"},
		{"numbers", "12,5 3:0 2024 — 7", ""},
		{"nothing", "", ""},
		{"one word", "Bonjour", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Parse(test.text).Language; got != test.want {
				t.Errorf("language %q, want %q", got, test.want)
			}
		})
	}
}
