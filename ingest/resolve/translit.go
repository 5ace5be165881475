package resolve

import "strings"

// A respelling is pairs of spellings that stand for one sound in different systems of writing one alphabet in another.
// "^" and "$" are the beginning and the end of a word. Two words are transliterations of one another when one can
// be had from the other by rules alone. Words are not compared by distance: Jaro-Winkler and its like put Johnson
// and Johansson nearer to each other than Gaddafi and Kadhafi.
type respelling struct {
	by *[256][]rule // by the first letter of from
}

type rule struct{ from, to string }

// newRules reads "a=b=c d=e": all of a group stand for one another.
func newRules(groups string) respelling {
	r := respelling{new([256][]rule)}
	for group := range strings.FieldsSeq(groups) {
		forms := strings.Split(group, "=")
		for _, from := range forms {
			for _, to := range forms {
				if from != to {
					r.by[from[0]] = append(r.by[from[0]], rule{from, to})
				}
			}
		}
	}
	return r
}

var (
	// anyRules hold in every name: what is left of letters with marks when the marks are lost.
	anyRules = newRules(`oe=o ue=u ae=a aa=a ij=y`)
	// slavicRules: English, German, French, Polish and the scholars' ways of writing Cyrillic.
	slavicRules = newRules(`shch=schtsch=chtch=sc=szcz=stsch=shtch ch=tsch=tch=c=cz=tj sh=sch=s=sz=ch zh=j=z=sch=g=zz kh=ch=h=x
		ts=c=z=tz=cz v=w=ff ov$=off$=ow$ ev$=eff$=ew$=iov$=yov$=jow$=ow$ u=ou=oo yu=ju=iu=iou=you ya=ja=ia=a ye=je=e=ie=jo=yo=io=iy ^s=^z
		y=i=j=ii=yi=iy=ji=ij=yy=yj y$=i$=iy$=yy$=ii$=yi$=yj$=ij$=j$=ey$=ei$=ej$ ay=ai=aj ei=ey=ej ks=x in$=ine$ enko$=enka$ g=h k=c n=nn l=ll s=ss
		z=s=ss itsh$=ic$=ich$=itch$=itsch$ tsh=c o=io=yo dz=dj=g`)
	// arabicRules: English, French and German ways of writing Arabic, Persian and Urdu, whose short vowels are not
	// written and sound different from country to country.
	arabicRules = newRules(`a=e=eh=aa=ah u=o=ou=oo i=e=ee=y=ie ei=ai=ay=ey=ae=e=a aw=au=ao=ow=o s=ss z=dh=d=th ^k=^q=^g=^gh=^c k=q=kk=kh gh=g
		d=dd=dh=ddh=dhdh f=ff l=ll m=mm n=nn r=rr b=bb t=tt=th=s j=dj=dsch=g=dzh sh=sch=ch kh=ch=h y=i=iy=yy ^w=^ou w=v ah$=a$=eh$=at$ iyah$=ia$=iyya$
		e=a h$=$ ayn$=ein$=ain$ o=u i=ai=ae=ia=aee`)
	// chineseRules: pinyin and Wade-Giles; koreanRules: the revised romanization, McCune-Reischauer and usage.
	chineseRules = newRules(`zh=ch=j b=p d=t g=k j=ch x=hs=sh q=ch=k z=ts=tz=c r=j ^e=^o si=szu=ssu zi=tzu ong=ung ian=ien=en ie=ieh uo=o e=eh=o ui=uei yan=yen
		dong=tung e=u`)
	koreanRules = newRules(`g=k=kk j=ch=jj d=t b=p eo=o=u=ou eu=u oo=u=wu ae=ai=a=e=ay yeo=yo=you=yu=yeol ^i=^lee ^i=^yi ^i=^rhee s=sh ^im=^lim ^no=^roh r=l
		ui=ee=i ee=i ^bak=^park ^bak=^pak yo=yeo seog=suk seog=sok seok=suk seong=sung eol=ol ^yun=^yoon ah=a hyeon=hyun hyeon=hyon`)
	greekRules    = newRules(`u=y=i=ei=oi=ou e=i=ai k=c g=gh=y kh=ch=h=x mp=b nt=d gk=g ph=f th=t v=b=u ks=x s=ss l=ll n=nn ts=tz d=dh`)
	japaneseRules = newRules(`o=oo=ou=oh u=uu a=aa e=ei shi=si chi=ti tsu=tu fu=hu ji=zi n=m`)
)

// longestWord bounds the work of one comparison: no word of a name has more letters.
const longestWord = 40

// transliterates tells whether two different folded words are spellings of one, by the rules of the traditions.
func transliterates(a, b string, t tradition) bool {
	if len(a) < 2 || len(b) < 2 || len(a) > longestWord || len(b) > longestWord || len(a) > 2*len(b)+2 || len(b) > 2*len(a)+2 {
		return false
	}
	if len(a) > 3 && len(b) > 3 && anyRules.derive(a, b) {
		return true
	}
	for _, x := range [...]struct {
		t tradition
		r respelling
	}{{slavic, slavicRules}, {arabic, arabicRules}, {chinese, chineseRules}, {korean, koreanRules}, {greek, greekRules}, {japanese, japaneseRules}} {
		if t&x.t != 0 && x.r.derive(a, b) {
			return true
		}
	}
	return false
}

// derive tells whether b comes of a by rules, each part of a word being respelled at most once. The more rules,
// the longer the word must be.
func (r respelling) derive(a, b string) bool {
	a, b = "^"+a+"$", "^"+b+"$"
	var cost [longestWord + 3][longestWord + 3]uint8 // by how much of a and of b is done: the rules followed, and one
	cost[0][0] = 1
	reach := func(i, j int, c uint8) {
		if old := cost[i][j]; old == 0 || c < old {
			cost[i][j] = c
		}
	}
	for i := range len(a) {
		for j := range len(b) {
			c := cost[i][j]
			if c == 0 {
				continue
			}
			if a[i] == b[j] {
				reach(i+1, j+1, c)
			}
			for _, x := range r.by[a[i]] {
				if x.to[0] == b[j] && strings.HasPrefix(a[i:], x.from) && strings.HasPrefix(b[j:], x.to) {
					reach(i+len(x.from), j+len(x.to), c+1)
				}
			}
		}
	}
	c := cost[len(a)][len(b)]
	letters := min(len(a), len(b)) - 2
	return c > 0 && int(c)-1 <= max(1, (letters+1)/2)
}

// sound is a word by the consonants that all systems of spelling it share, coarsely: what sounds alike anywhere
// is one. It serves to find candidates, never to decide.
func sound(word string) string {
	var b strings.Builder
	last := byte(0)
	for i := range len(word) {
		c := word[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'j', 'h':
			if i > 0 || c != 'h' {
				last = 0
				if c == 'h' && i > 0 && strings.IndexByte("cksgtdzpbrlnmwfvqx", word[i-1]) >= 0 {
					last = soundOf(word[i-1])
				}
				continue
			}
			c = 's'
		default:
			c = soundOf(c)
		}
		if c == 't' && i+1 < len(word) && strings.IndexByte("csz", word[i+1]) >= 0 {
			c = 's' // "ts", "tch", "tz"
		}
		if c != last {
			b.WriteByte(c)
		}
		last = c
	}
	if b.Len() == 0 && word != "" {
		return word[:1]
	}
	return b.String()
}

// soundOf is the class of a consonant.
func soundOf(c byte) byte {
	switch c {
	case 'c', 'g', 'k', 'q', 's', 'x', 'z', 'h':
		return 's'
	case 'b', 'p':
		return 'p'
	case 'd':
		return 't'
	case 'f', 'w':
		return 'v'
	}
	return c
}
