package article

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// tracking are query parameters that say how a reader came to a page and never which page it is; a name
// that ends in "*" stands for all that begin so.
var tracking = [...]string{
	"utm_*", "mtm_*", "pk_*", "hsa_*", "wt_*", "at_*", "_hs*", "fbclid", "gclid", "gclsrc", "dclid", "gbraid",
	"wbraid", "msclkid", "twclid", "yclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_ga",
	"_gl", "ocid", "cmpid", "smid", "smtyp", "ncid", "cvid", "ref_src", "ref_url", "xtor", "ns_campaign",
	"ns_mchannel", "ns_source", "guccounter", "guce_referrer", "guce_referrer_sig", "s_cid", "icid",
}

// Canonical is the address under which an article is known, or "" when s is not a web address: https for
// http; host in lower case and ASCII, without "www.", credentials and the default port; path without dot
// segments and a trailing slash; query in order, without tracking parameters; no fragment.
// Canonical(Canonical(s)) is Canonical(s). It is made for comparing, not for fetching.
//
// The path is compared decoded, so "%2F" and "/" are one, and http and https are one whatever the server makes of
// them: a page that answers to both is the same page. An address without a scheme is none, because "example.com/a"
// may as well be a file.
func Canonical(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Opaque != "" {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	// u.Opaque, above, is what "https:example.com" has, where the two slashes are missing.
	case "http", "https":
	default:
		return ""
	}
	host := canonicalHost(u.Hostname())
	if host == "" {
		return ""
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	c := url.URL{Scheme: "https", Host: host, Path: canonicalPath(u.Path), RawQuery: canonicalQuery(u.RawQuery)}
	return c.String()
}

// longestHost is the longest name of a host that the domain name system allows, in bytes.
const longestHost = 253

// canonicalHost returns "" for what cannot be the name of a host.
// The check of the letters comes after Punycode, so that a name in any alphabet passes and one with a blank or a
// percent sign does not.
func canonicalHost(h string) string {
	h = strings.ToLower(h)
	if strings.Contains(h, ":") { // IPv6
		return "[" + h + "]"
	}
	ascii, err := idna.ToASCII(h)
	if err != nil || len(ascii) > longestHost || strings.Trim(ascii, "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
		return ""
	}
	h = strings.Trim(ascii, ".")
	// A site whose own name is www ("www.com") keeps it.
	if short, ok := strings.CutPrefix(h, "www."); ok && strings.Contains(short, ".") {
		h = short
	}
	return h
}

func canonicalPath(p string) string {
	if p == "" {
		return ""
	}
	p = path.Clean("/" + p)
	if p == "/" {
		return ""
	}
	return p
}

// canonicalQuery sorts the parameters and drops those that only track. Which value follows which of one
// name is kept. A query that is no list of parameters stays as it is.
// A parameter that is not known to track stays: two pages taken for one lose an article, one page taken for two
// gives a copy, which is told from its text.
func canonicalQuery(q string) string {
	values, err := url.ParseQuery(q)
	if err != nil {
		return q
	}
	for name := range values {
		if tracks(strings.ToLower(name)) {
			delete(values, name)
		}
	}
	return values.Encode()
}

func tracks(name string) bool {
	return slices.ContainsFunc(tracking[:], func(t string) bool {
		if prefix, ok := strings.CutSuffix(t, "*"); ok {
			return strings.HasPrefix(name, prefix)
		}
		return name == t
	})
}
