package neo4j

import (
	"bytes"
	"os"
	"strconv"
	"strings"
)

// inspect reads /proc. The start time is in clock ticks since the system booted, so the boot is
// part of it.
func inspect(id int) (started, command string, ok bool) {
	dir := "/proc/" + strconv.Itoa(id)
	stat, err := os.ReadFile(dir + "/stat")
	if err != nil {
		return "", "", false
	}
	// The second field is the program's name in brackets and may itself hold spaces and brackets.
	_, rest, found := bytes.Cut(stat[max(0, bytes.LastIndexByte(stat, ')')):], []byte(" "))
	fields := strings.Fields(string(rest)) // from the third field on
	if !found || len(fields) < 20 || fields[0] == "Z" || fields[0] == "X" {
		return "", "", false
	}
	line, err := os.ReadFile(dir + "/cmdline")
	if err != nil {
		return "", "", false
	}
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return "", "", false
	}
	// The start time is the 22nd field of the line, the 20th from the third on.
	return strings.TrimSpace(string(boot)) + "/" + fields[19], string(bytes.ReplaceAll(line, []byte{0}, []byte(" "))), true
}
