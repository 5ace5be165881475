package article

import (
	"net/url"
	"slices"
	"strings"
)

// agency is a news agency: the name that stands for it in the graph, others by which papers credit it, and
// the hosts that it publishes at. A name of one short word is one only in this very form: "AP", but not "ap".
// The list is matched as it stands and not by a search for "agency" or the like, because a credit is one word.
type agency struct {
	name  string
	names []string
	hosts []string
}

var agencies = [...]agency{
	{"Reuters", []string{"Thomson Reuters", "REUTERS", "Reuters News"}, []string{"reuters.com"}},
	{"Associated Press", []string{"AP", "The Associated Press", "AP News"}, []string{"apnews.com", "ap.org"}},
	{"Agence France-Presse", []string{"AFP", "Agence France Presse", "L'Agence France-Presse"}, []string{"afp.com"}},
	{"dpa", []string{"DPA", "Deutsche Presse-Agentur", "Deutsche Presseagentur", "dpa-AFX", "dpa-infocom", "dpa international"}, []string{"dpa.com", "dpa-international.com"}},
	{"United Press International", []string{"UPI"}, []string{"upi.com"}},
	{"PA Media", []string{"Press Association", "PA news agency", "PA News Agency"}, []string{"pa.media"}},
	{"Bloomberg", []string{"Bloomberg News", "BLOOMBERG"}, []string{"bloomberg.com"}},
	{"Canadian Press", []string{"The Canadian Press", "La Presse canadienne"}, []string{"thecanadianpress.com"}},
	{"Australian Associated Press", []string{"AAP"}, []string{"aap.com.au", "aapnews.com.au"}},
	{"APA", []string{"Austria Presse Agentur", "APA/AFP", "APA/dpa"}, []string{"apa.at"}},
	{"Keystone-SDA", []string{"SDA", "sda", "Keystone-ATS", "ATS"}, []string{"keystone-sda.ch"}},
	{"epd", []string{"Evangelischer Pressedienst"}, []string{"epd.de"}},
	{"KNA", []string{"Katholische Nachrichten-Agentur"}, []string{"kna.de"}},
	{"SID", []string{"Sport-Informations-Dienst"}, []string{"sid.de"}},
	{"Belga", []string{"Agence Belga"}, []string{"belga.be", "belganewsagency.eu"}},
	{"ANP", []string{"Algemeen Nederlands Persbureau"}, []string{"anp.nl"}},
	{"EFE", []string{"Agencia EFE"}, []string{"efe.com"}},
	{"Europa Press", nil, []string{"europapress.es"}},
	{"ANSA", nil, []string{"ansa.it"}},
	{"Lusa", []string{"Agência Lusa", "LUSA"}, []string{"lusa.pt"}},
	{"PAP", []string{"Polska Agencja Prasowa"}, []string{"pap.pl"}},
	{"ČTK", []string{"CTK", "Czech News Agency"}, []string{"ctk.cz"}},
	{"NTB", nil, []string{"ntb.no"}},
	{"Ritzau", nil, []string{"ritzau.dk", "ritzau.com"}},
	{"Tanjug", nil, []string{"tanjug.rs"}},
	{"Ukrinform", nil, []string{"ukrinform.net", "ukrinform.ua"}},
	{"Interfax-Ukraine", nil, []string{"interfax.com.ua"}},
	{"UNIAN", nil, []string{"unian.net", "unian.ua", "unian.info"}},
	{"Interfax", nil, []string{"interfax.com", "interfax.ru"}},
	{"TASS", []string{"Tass", "ITAR-TASS", "Itar-Tass"}, []string{"tass.com", "tass.ru"}},
	{"RIA Novosti", []string{"RIA"}, []string{"ria.ru"}},
	{"Xinhua", []string{"XINHUA", "Xinhua News Agency"}, []string{"xinhuanet.com", "news.cn"}},
	{"Kyodo News", []string{"Kyodo", "KYODO"}, []string{"kyodonews.net", "kyodonews.jp"}},
	{"Jiji Press", []string{"Jiji", "JIJI"}, []string{"jiji.com"}},
	{"Yonhap", []string{"Yonhap News Agency"}, []string{"yna.co.kr"}},
	{"Press Trust of India", []string{"PTI"}, []string{"ptinews.com"}},
	{"ANI", []string{"Asian News International"}, []string{"aninews.in"}},
	{"IANS", []string{"Indo-Asian News Service"}, []string{"ians.in"}},
	{"Anadolu Agency", []string{"Anadolu", "Anadolu Ajansı"}, []string{"aa.com.tr"}},
	{"Bernama", []string{"BERNAMA"}, []string{"bernama.com"}},
	{"Antara", []string{"ANTARA"}, []string{"antaranews.com"}},
}

// agencyNamed is the name of the agency that a paper calls so, or "".
func agencyNamed(s string) string {
	s = strings.Trim(s, " .,;:*_-–—|")
	for _, a := range agencies {
		if s == a.name || slices.Contains(a.names, s) {
			return a.name
		}
		// Names of several words are in no other use, so their case may be any: bylines are often set in capitals.
		if strings.Contains(s, " ") { // "AGENCE FRANCE-PRESSE"
			for _, n := range append([]string{a.name}, a.names...) {
				if strings.EqualFold(s, n) {
					return a.name
				}
			}
		}
	}
	return ""
}

// Agency is the name of the news agency that published the article itself, or "" when a paper did.
func (a *Article) Agency() string {
	if name := agencyNamed(a.Source); name != "" {
		return name
	}
	// The publisher may be given as an address or as a bare host.
	for _, address := range []string{a.URL, a.Source, "https://" + a.Source} {
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.Host == "" {
			continue
		}
		host := strings.ToLower(u.Hostname())
		for _, x := range agencies {
			if slices.ContainsFunc(x.hosts, func(h string) bool { return host == h || strings.HasSuffix(host, "."+h) }) {
				return x.name
			}
		}
	}
	return ""
}
