package resolve

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// personName is a person's name taken apart. Words are folded, and stand in the order given names, family name
// whatever order the name came in.
type personName struct {
	full       string   // the whole, folded: what makes two names simply equal
	words      []string // given names, then the family name; particles and articles left out
	given      int      // how many of words are given names; the rest is the family name
	family     string   // the family name with its particles, as it is looked up among everyday names
	patronymic string
	nick       []string // set apart by quotation marks or brackets, or in place of a given name
	suffix     string   // "jr", "iii"
	rank       string   // "king", "pope": those who bear it are called by given name and number
	titles     []string // forms of address and posts in front
	traditions tradition
	script     bool // written without vowels: words are consonants
}

// tradition is a set of traditions of naming.
type tradition uint

const (
	chinese tradition = 1 << iota
	korean
	vietnamese
	japanese
	hungarian
	iberian
	arabic
	slavic
	greek
	eastAsian = chinese | korean | vietnamese
)

//go:embed names_words.txt
var traditionFile string

// traditionOf are the traditions that a word is a sign of.
var traditionOf = func() map[string]tradition {
	names := map[string]tradition{
		"chinese": chinese, "korean": korean, "vietnamese": vietnamese, "japanese": japanese, "hungarian": hungarian,
		"iberian": iberian, "arabic": arabic, "slavic": slavic,
	}
	m := map[string]tradition{}
	var t tradition
	for line := range strings.Lines(traditionFile) {
		if rest, ok := strings.CutPrefix(line, "["); ok {
			name, _, _ := strings.Cut(rest, "]")
			t = names[name]
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[w] |= t
		}
	}
	return m
}()

var (
	// suffixes tell members of a family apart; the numbers tell rulers apart.
	suffixes = set(`jr sr junior senior ii iii iv`)
	numerals = set(`i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xxiii`)
	ranks    = set(`king queen pope prince princess emperor empress tsar czar shah patriarch dalai`)
	// particles stand in front of a family name and are part of it.
	particles = set(`de da do dos das del della dell di du des la le lo van von vom zu zum der den ter ten te af av
		ap mac st saint y e bin ibn ben bint al el`)
	particleOf = map[string]tradition{
		"bin": arabic, "ibn": arabic, "bint": arabic, "al": arabic, "el": arabic,
		"de": iberian, "da": iberian, "do": iberian, "dos": iberian, "das": iberian, "del": iberian,
	}
	// articles stand before a word of an Arabic name, in the forms that they take before some letters.
	articles = set(`al el as az ash an ad at ar ul ol`)
	// honors are forms of address that are no given name of anybody ("Duke Ellington", "Don Lemon").
	honors = set(`ayatollah hojatoleslam sheikh sheik shaykh imam mullah maulana hajj haji sayyid syed emir baron baroness countess
		duchess hrh rabbi archbishop bishop cardinal monsignor monsieur m mme madame herr frau senor senora signor sri shri smt pandit
		datuk tun tengku comrade cllr councillor councilor specialist corporal private constable superintendent sheriff counsel
		attorney solicitor leader state staff democrat republican gop`)
	// posts end what an article has in front of a name: "Ohio Gov. John Kasich".
	posts = set(`gov sen rep sens reps govs governor senator senators representative congressman congresswoman president
		presidents minister chancellor secretary mayor ambassador spokesman spokeswoman chairman chairwoman justices justice`)
	// talk are words that no name has inside, when they are not written large; what has one is a piece of a
	// sentence, as is what has one of headlines.
	talk        = set(`and on in is was to by of for with from`)
	headlines   = set(`about against with for from thinks says said how why`)
	patronymics = endings(`ovich evich ovych evych yovych ovitch evitch owitsch ovna evna ivna ichna inichna yich lyich ilich`)
	slavicEnds  = endings(`ov ev ova eva off eff ow ew ski sky skyi skyy skiy skii skij skyj skaya skaia ska enko enka chuk czuk yuk iuk
		ich vic wicz witsch chyov nyi lny chny naya naja ltsin ltsine ukha hina kina khin schin zhin shin oigu`)
	greekEnds  = endings(`opoulos akis idis iadis oulis ipras`)
	arabicEnds = endings(`ullah allah ollah uddin eddin nejad zadeh pour`)
	// eastern are one or two syllables of a Chinese, Korean or Vietnamese name in Latin letters.
	eastern = regexp.MustCompile(`^(?:(?:zh|ch|sh|ts|tz|hs|ng|nh|th|tr|kh|ph|gi|kw|qu|[bcdfghjklmnpqrstvwxyz])?[aeiou]{1,3}(?:ng|nh|ch|n|m|p|t|k|l|c)?){1,2}$`)
	quoted  = regexp.MustCompile(`["“”„«»(\[]([^"“”„«»()\[\]]{1,40})["“”„«»)\]]`)
)

// parsePerson takes a name apart. Any string may be given; one without a letter has no words.
func parsePerson(name string) personName {
	var p personName
	s := clean(possessives.Replace(name + " "))
	if strings.ContainsAny(s, "\"“”„«»([") {
		for _, m := range quoted.FindAllStringSubmatch(s, 3) {
			p.nick = append(p.nick, fold(m[1])...)
		}
		s = quoted.ReplaceAllString(s, " ")
	}
	if before, after, ok := strings.Cut(s, ","); ok {
		if f := fold(after); len(f) > 0 && !suffixes[f[0]] && !degrees[f[0]] {
			s = after + " " + before
		} else {
			s = before + " " + after
		}
	}
	p.split(s)
	p.full = strings.Join(p.words, " ")
	p.arrange()
	for _, w := range p.words {
		p.traditions |= signs(w)
	}
	return p
}

// signs are the traditions that a word by its looks belongs to.
func signs(w string) tradition {
	t := traditionOf[w] & (iberian | arabic | slavic)
	if slavicEnds.end(w) {
		t |= slavic
	}
	if greekEnds.end(w) {
		t |= greek
	}
	if arabicEnds.end(w) {
		t |= arabic
	}
	return t
}

// split makes the words of a name, in the order in which they came, and takes off what is not given or family
// name. A particle or an Arabic article stands as the mark of where a family name begins.
func (p *personName) split(s string) {
	var words []string
	capitals := s == strings.ToUpper(s)
	for n, field := range strings.Fields(s) {
		if n > 0 && (talk[field] && len(words) > 0 && !address[last(words)] || headlines[strings.ToLower(field)]) {
			return
		}
		letters, ok := abjad(field)
		switch {
		case ok:
			p.script = true
			words = append(words, letters)
			continue
		case hangul(field) != nil:
			p.traditions |= korean
			words = append(words, hangul(field)...)
			continue
		case han(field):
			p.traditions |= chinese
			words = append(words, fold(field)...)
			continue
		}
		for _, r := range field {
			if unicode.Is(unicode.Cyrillic, r) {
				p.traditions |= slavic
			} else if unicode.Is(unicode.Greek, r) {
				p.traditions |= greek
			}
		}
		parts := fold(field)
		if strings.ContainsAny(field, "-‐‑’'`") && len(parts) > 1 && articles[parts[0]] {
			p.traditions |= arabic
			parts = parts[1:]
			if len(words) == 0 {
				words = append(words, "el") // "el-Sisi" is a family name
			}
		}
		if len(parts) == 1 && !capitals && initials(field) && !(numerals[parts[0]] && len(words) > 0 && len(parts[0]) > 1) {
			parts = strings.Split(parts[0], "")
		}
		words = append(words, parts...)
	}
	for i := len(words) - 3; i > 0; i-- {
		if posts[words[i]] {
			p.titles = append(p.titles, words[i])
			words = words[i+1:]
			break
		}
	}
	for len(words) > 1 && (address[words[0]] || honors[words[0]] || ranks[words[0]] || posts[words[0]] || words[0] == "the" || words[0] == "of") {
		if ranks[words[0]] {
			p.rank = words[0]
		}
		p.titles = append(p.titles, words[0])
		words = words[1:]
	}
	for len(words) > 1 {
		last := words[len(words)-1]
		if suffixes[last] || numerals[last] && p.rank != "" && len(words) > 1 {
			p.suffix = strings.TrimSuffix(strings.TrimSuffix(last, "unior"), "enior")
			if p.suffix == "j" || p.suffix == "s" {
				p.suffix += "r"
			}
		} else if !degrees[last] {
			break
		}
		words = words[:len(words)-1]
	}
	p.words = words
}

// initials tells whether a word as it was written is nothing but initials: "J.", "J.K.", "JK".
func initials(word string) bool {
	upper := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
		case r != '.':
			return false
		}
	}
	return upper > 0 && (upper <= 2 || strings.Count(word, ".") >= upper-1 && upper <= 4)
}

// arrange brings the words of a name into the order given names, family name.
func (p *personName) arrange() {
	p.compounds()
	w := p.words
	if len(w) == 0 {
		return
	}
	if p.easternOrder() {
		rest := strings.Join(w[1:], "")
		p.words, p.given, p.family = []string{rest, w[0]}, 1, w[0]
		return
	}
	w = p.westernOrder(w)
	// The family name is the last word and the particles before it. "Ben" and "Al" are given names in front.
	n := len(w)
	start := n - 1
	for start > 0 && particles[w[start-1]] && (start > 1 || !given[w[start-1]].known()) {
		start--
	}
	p.family = strings.Join(w[start:], " ")
	p.words = nil
	for i, x := range w {
		switch {
		case i < n-1 && particles[x] && (i > 0 || start == 0):
			p.traditions |= particleOf[x]
		case i > 0 && i < n-1 && patronymics.end(x):
			p.patronymic = x
			p.traditions |= slavic
		default:
			p.words = append(p.words, x)
		}
	}
	p.given = max(len(p.words)-1, 0)
	if len(p.words) == 1 && p.rank != "" {
		p.given = 1
	}
}

// westernOrder puts a Hungarian given name first that came last, and makes one word of the syllables of an
// Eastern given name that came first: "Orbán Viktor", "Jae-in Moon".
func (p *personName) westernOrder(w []string) []string {
	n := len(w)
	family := traditionOf[w[n-1]] & eastAsian
	switch {
	case n == 2 && traditionOf[w[1]]&hungarian != 0 && traditionOf[w[0]]&hungarian == 0 && !everyday[w[0]] && !given[w[0]].known():
		p.traditions |= hungarian
		return []string{w[1], w[0]}
	case n == 3 && family != 0 && eastern.MatchString(w[0]) && eastern.MatchString(w[1]) && !everyday[w[0]]:
		p.traditions |= family
		return []string{w[0] + w[1], w[2]}
	case n == 2 && family != 0 && eastern.MatchString(w[0]) && !everyday[w[0]]:
		p.traditions |= family
	}
	return w
}

// compounds makes one word of what is one name: "Abdel Fattah" is "abdfattah", "Abu Bakr" is "abubakr".
func (p *personName) compounds() {
	var out []string
	w := p.words
	for i := 0; i < len(w); i++ {
		x := w[i]
		switch {
		case (x == "abd" || x == "abdel" || x == "abdul" || x == "abdal" || x == "abdol") && i+1 < len(w):
			next := i + 1
			if articles[w[next]] && next+1 < len(w) {
				next++
			}
			out, i = append(out, "abd"+w[next]), next
			p.traditions |= arabic
		case len(x) > 8 && (strings.HasPrefix(x, "abdel") || strings.HasPrefix(x, "abdul")):
			out = append(out, "abd"+x[5:])
			p.traditions |= arabic
		case (x == "abu" || x == "abou" || x == "umm") && i+1 < len(w):
			out, i = append(out, "abu"+w[i+1]), i+1
			p.traditions |= arabic
		default:
			out = append(out, x)
		}
	}
	p.words = out
}

// easternOrder tells whether the family name stands first, as in "Xi Jinping" and "Kim Jong-un".
func (p *personName) easternOrder() bool {
	w := p.words
	n := len(w)
	if n < 2 || n > 4 {
		return false
	}
	if p.traditions&(chinese|korean) != 0 {
		return true
	}
	t := traditionOf[w[0]] & eastAsian
	if t == 0 || n == 4 && t&vietnamese == 0 || n == 2 && t == vietnamese {
		return false
	}
	for _, x := range w[1:] {
		if !eastern.MatchString(x) || given[x].known() && !(traditionOf[x]&eastAsian != 0) {
			return false
		}
		if n == 2 && everyday[x] && traditionOf[x]&eastAsian == 0 {
			return false // "Lee Marvin"
		}
	}
	// "Ang Lee" has the family name last, "Li Wang" may have either.
	p.traditions |= t
	return true
}

// fuller tells whether a name says more than a family or a given name alone.
func (p *personName) fuller() bool { return p.given > 0 && p.given < len(p.words) }

// rare tells whether few enough bear the family name that it alone tells who is meant.
func (p *personName) rare() bool {
	if len(p.words) == 0 {
		return false
	}
	last := p.words[len(p.words)-1]
	if p.family != last && len(p.family) > len(last) {
		return !everyday[strings.ReplaceAll(p.family, " ", "")]
	}
	return len(last) > 2 && !everyday[last] && traditionOf[last]&eastAsian == 0
}

// ends are endings of words, by their last letter.
type ends map[byte][]string

func endings(list string) ends {
	m := ends{}
	for _, e := range strings.Fields(list) {
		m[e[len(e)-1]] = append(m[e[len(e)-1]], e)
	}
	return m
}

// end tells whether the word has more than the ending.
func (m ends) end(word string) bool {
	return word != "" && slices.ContainsFunc(m[word[len(word)-1]], func(e string) bool {
		return len(word) > len(e) && strings.HasSuffix(word, e)
	})
}
