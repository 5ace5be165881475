package resolve

import (
	"slices"
	"strings"
)

// blocksOfOrganization are the blocking keys of an organization.
func blocksOfOrganization(i Identity) []string {
	if i.Kind == "unnamed" {
		return nil
	}
	var keys []string
	for _, n := range i.Names {
		if w := organizationWords(n); len(w) > 0 && !allGeneric(w) {
			keys = append(keys, strings.Join(w, " "))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// compareOrganizations tells whether two organizations are one.
func compareOrganizations(a, b Identity) (Verdict, float64, []string) {
	if a.OneArticle != "" || b.OneArticle != "" {
		return Different, 0, nil
	}
	for _, k := range blocksOfOrganization(a) {
		if slices.Contains(blocksOfOrganization(b), k) {
			return Same, 1, []string{"the same name"}
		}
	}
	return Different, 0, nil
}
