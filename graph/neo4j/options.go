package neo4j

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// What the caller may choose, and where the defaults come from. Everything is settled in prepared, before
// anything is tried, so that the rest of the package misses no default and meets no relative path.

// Options says which server is wanted. The zero value means: any, with the defaults of doc.go.
type Options struct {
	// A server of the user's own. With a URI, no other is used. Without one, Username and Password
	// are for a server that answers on the default port.
	URI      string
	Username string // neo4j if empty
	Password string
	Database string // the user's home database if empty

	// What a managed server is made of; see the layout in the package comment.
	Home     string // data directory
	Cache    string // cache directory
	BoltPort int    // the first free one from 7687 on if 0
	HTTPPort int    // the first free one from 7474 on if 0
	Heap     string // memory for the server's objects, such as 512m or 2g; 1g if empty

	// Existing forbids to create a server: one that runs or was created earlier is still used. It
	// is for commands that only read, which would find nothing in a new graph anyway.
	Existing bool

	// Test means the server for tests, with a data directory of its own, test-server in the cache
	// directory, and ports from 17687 and 17474 on. It starts in half the time and writes at a third
	// of the speed. Only a server made so is handed out by Shared, whose users delete everything.
	Test bool

	// Progress is told what takes long, one line at a time and in a user's words. It may be nil.
	Progress func(line string)

	host *host         // what the machine offers; replaced in tests
	idle time.Duration // of a shared server before it ends; sharedIdle if 0
	once bool          // never record a class data archive
}

// OptionError says that an option has a value which it cannot have.
type OptionError struct{ message string }

func (e *OptionError) Error() string { return e.message }

// prepared returns the options with every default filled in. NEO4J_URI and the like are not read here but by
// the command line, whose flags they stand for.
func (o Options) prepared() (Options, error) {
	if o.host == nil {
		o.host = machine()
	}
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	o.Username = cmp.Or(o.Username, "neo4j")
	if o.Heap != "" && !heapSize.MatchString(o.Heap) {
		return o, &OptionError{fmt.Sprintf("the heap %q is not a number of megabytes or gigabytes, such as 512m or 2g", o.Heap)}
	}
	// It moves the cache, too: who names a folder wants everything in it.
	override := o.host.getenv("NEWSGRAPH_HOME")
	if o.Cache == "" {
		switch base, err := os.UserCacheDir(); {
		case override != "":
			o.Cache = filepath.Join(override, "cache")
		case err != nil:
			return o, fmt.Errorf("find the cache directory: %w; set NEWSGRAPH_HOME to a folder to use", err)
		default:
			o.Cache = filepath.Join(base, "newsgraph")
		}
	}
	if o.Home == "" && o.Test {
		o.Home = filepath.Join(o.Cache, "test-server")
	}
	if o.Home == "" {
		switch base, err := dataDir(o.host.getenv); {
		case override != "":
			o.Home = override
		case err != nil:
			return o, fmt.Errorf("find the data directory: %w; set NEWSGRAPH_HOME to a folder to use", err)
		default:
			o.Home = filepath.Join(base, "newsgraph")
		}
	}
	// The server gets these paths in its arguments and runs in another directory.
	var err error
	if o.Cache, err = filepath.Abs(o.Cache); err != nil {
		return o, fmt.Errorf("find the cache directory: %w", err)
	}
	if o.Home, err = filepath.Abs(o.Home); err != nil {
		return o, fmt.Errorf("find the data directory: %w", err)
	}
	return o, nil
}

// heapSize is the notation of java -Xmx, as far as it makes sense here.
var heapSize = regexp.MustCompile(`^[1-9][0-9]{0,5}[mMgG]$`)

// dataDir is where the XDG base directory specification puts a program's data. A relative
// XDG_DATA_HOME is to be ignored, says the specification.
func dataDir(getenv func(string) string) (string, error) {
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share"), nil
}

// say tells the user what goes on; prepared has seen to it that somebody listens.
func (o Options) say(format string, args ...any) { o.Progress(fmt.Sprintf(format, args...)) }

// DataHome is the data directory, which the package comment describes: what a user has for this program
// besides a server lies there, too.
func DataHome() (string, error) {
	o, err := Options{}.prepared()
	return o.Home, err
}
