package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// terminal opens a pseudo terminal: what is written to the second file can be read from the first.
func terminal(t *testing.T) (control, tty *os.File) {
	t.Helper()
	control, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		skip(t, "no pseudo terminals here: ", err)
	}
	t.Cleanup(func() { control.Close() })
	var number, unlock int32
	for _, request := range []struct {
		code uintptr
		arg  *int32
	}{{syscall.TIOCSPTLCK, &unlock}, {syscall.TIOCGPTN, &number}} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, control.Fd(), request.code, uintptr(unsafe.Pointer(request.arg))); errno != 0 {
			t.Fatal(errno)
		}
	}
	if tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return control, tty
}

// TestExplainTerminal: a terminal gets colours, unless NO_COLOR is set.
func TestExplainTerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	file := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(file, []byte(explainStory), 0o600); err != nil {
		t.Fatal(err)
	}
	show := func() string {
		control, tty := terminal(t)
		shown := make(chan string)
		go func() {
			var all []byte
			part := make([]byte, 4096)
			for !bytes.Contains(all, []byte("END")) {
				n, err := control.Read(part)
				if err != nil {
					break
				}
				all = append(all, part[:n]...)
			}
			shown <- strings.ReplaceAll(string(all), "\r\n", "\n")
		}()
		var talk bytes.Buffer
		code := run([]string{"newsgraph", "explain", "--article", file}, strings.NewReader(""), tty, &talk)
		fmt.Fprint(tty, "END")
		if code != 0 {
			t.Errorf("ends with %d: %s", code, talk.String())
		}
		return strings.TrimSuffix(<-shown, "END")
	}
	for _, c := range []struct{ noColour, golden string }{{"", "colour.txt"}, {"1", "plain.txt"}} {
		t.Setenv("NO_COLOR", c.noColour)
		want, err := os.ReadFile(filepath.Join("testdata", "explain", c.golden))
		if err != nil {
			t.Fatal(err)
		}
		if got := show(); got != string(want) {
			t.Errorf("with NO_COLOR=%q the terminal shows %q, want %s", c.noColour, got, c.golden)
		}
	}
}
