package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Which files a path leads to. All of them are found before the first is read, so that the total is known for
// the progress and a wrong path shows at once; what cannot be opened takes its place in the list as an error.

// find lists the files that one path leads to, at least one: a path that leads to nothing is an error, since a
// run over a mistyped folder must not end well. A file that exists under the very name of a pattern is that
// file. The files of a path are in the order of their names, whatever order the system lists them in.
func find(path string) []file {
	if path == "-" {
		return []file{{path: path}}
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[") {
		return match(path)
	}
	switch {
	case err != nil:
		return []file{{path: path, err: explain(err)}}
	case info.IsDir():
		files := walk(path, nil)
		if len(files) == 0 {
			files = []file{{path: path, err: errors.New("the folder has no files: name one that holds articles")}}
		}
		return files
	}
	return []file{{path: path, size: regularSize(info)}}
}

// match expands a pattern that the shell left alone: one in quotes, or of a shell that expands none. As in
// a shell, "*" does not stand for a dot in front.
func match(pattern string) []file {
	names, err := filepath.Glob(pattern)
	if !strings.HasPrefix(filepath.Base(pattern), ".") {
		names = slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(filepath.Base(n), ".") })
	}
	switch {
	case err != nil:
		return []file{{path: pattern, err: fmt.Errorf("the pattern is not well formed: close its brackets, or put it in quotes")}}
	case len(names) == 0:
		return []file{{path: pattern, err: errors.New("no file matches the pattern: look for a typing error")}}
	}
	slices.Sort(names)
	var files []file
	for _, n := range names {
		files = append(files, find(n)...)
	}
	return files
}

// walk lists the files below a folder. Links are followed, but never round in a circle: above holds the folders
// that are being walked, from the top to here, compared as files and not by name, because a circle has a new
// name on each round. Devices and pipes are not opened: reading one may never end. A folder that two links lead
// to is read twice, since that is no circle: its articles have the same ids both times.
func walk(dir string, above []os.FileInfo) []file {
	self, err := os.Stat(dir)
	if err != nil {
		return []file{{path: dir, err: explain(err)}}
	}
	// No error: what it holds is being listed.
	if slices.ContainsFunc(above, func(a os.FileInfo) bool { return os.SameFile(a, self) }) {
		return nil
	}
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return []file{{path: dir, err: explain(err)}}
	}
	// Clipped, so that the folders beside this one do not share its array.
	above = append(slices.Clip(above), self)
	var files []file
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path)
		switch {
		case err != nil:
			files = append(files, file{path: path, err: explain(err)})
		case info.IsDir():
			files = append(files, walk(path, above)...)
		case !info.Mode().IsRegular():
			files = append(files, file{path: path, err: errors.New("is a device or a pipe, not a file: name it on its own to read it")})
		default:
			files = append(files, file{path: path, size: info.Size()})
		}
	}
	return files
}

// regularSize is the size of what has one: a pipe has not.
func regularSize(info os.FileInfo) int64 {
	if info.Mode().IsRegular() {
		return info.Size()
	}
	return 0
}

// explain turns an error of the file system into its reason and what to do; the path stands beside it.
// fs.PathError repeats the path, which would stand twice on the line.
func explain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: check the path", fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: make the file readable for this user", fs.ErrPermission)
	case errors.Is(err, syscall.ELOOP):
		return errors.New("is a link that leads to itself: remove it")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s: %w", path.Op, path.Err)
	}
	return err
}
