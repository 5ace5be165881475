package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	says := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	name := filepath.Join(dir, "graph")
	holds := func(name, want string) {
		t.Helper()
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
	if err := writeFile(name, says("one")); err != nil {
		t.Fatal(err)
	}
	holds(name, "one")

	broken := errors.New("broken")
	if err := writeFile(name, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return broken }); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	holds(name, "one")

	if err := writeFile(dir, says("x")); err == nil {
		t.Error("a folder was written to")
	}
	if err := writeFile(filepath.Join(dir, "no", "folder"), says("x")); err == nil {
		t.Error("a file appeared in a folder that is not there")
	}

	link := filepath.Join(dir, "link")
	if err := os.Symlink(name, link); err != nil {
		skip(t, err)
	}
	if err := writeFile(link, says("two")); err != nil {
		t.Error(err)
	}
	holds(name, "two")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link has become %v, %v", info, err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("%v is left", names)
	}
}

// TestWriteFileKeepsDevices: what is not a file is written to, and still there afterwards.
func TestWriteFileKeepsDevices(t *testing.T) {
	if runtime.GOOS != "linux" {
		skip(t, "reads a pipe by its name under /proc")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	link := filepath.Join(t.TempDir(), "pipe")
	if err := os.Symlink("/proc/self/fd/"+fmt.Sprint(w.Fd()), link); err != nil {
		t.Fatal(err)
	}
	err = writeFile(link, func(w io.Writer) error { _, err := io.WriteString(w, "one"); return err })
	w.Close()
	if got, _ := io.ReadAll(r); err != nil || string(got) != "one" {
		t.Errorf("the pipe got %q, %v", got, err)
	}
}
