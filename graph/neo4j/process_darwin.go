package neo4j

import (
	"os/exec"
	"strconv"
	"strings"
)

// inspect asks ps, which every macOS has. The length of lstart is fixed: Mon Jan _2 15:04:05 2006.
// The start time is told in whole seconds, which is enough together with the number and the command line.
func inspect(id int) (started, command string, ok bool) {
	cmd := exec.Command("/bin/ps", "-ww", "-o", "lstart=,stat=,command=", "-p", strconv.Itoa(id))
	cmd.Env = []string{"LC_ALL=C"}
	out, err := cmd.Output()
	const width = 24
	if err != nil || len(out) <= width {
		return "", "", false
	}
	status, command, found := strings.Cut(strings.TrimSpace(string(out[width:])), " ")
	if !found || strings.HasPrefix(status, "Z") {
		return "", "", false
	}
	return string(out[:width]), command, true
}
