package main

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes this test binary the program itself where a script, or a test that needs to kill it,
// starts it as newsgraph.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newsgraph": main})
}

// TestScript runs testdata/script/*.txtar with the real program, without a database.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// No server of this machine, and no home directory of this user.
			e.Vars = append(e.Vars, "NEO4J_URI=bolt://localhost:1", "NEO4J_PASSWORD=secret", "NEWSGRAPH_HOME="+e.WorkDir+"/home")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":  exitCodeIs,
			"lines": linesAre,
		},
	})
}

// exitCodeIs runs a program and holds its exit code to the first argument: code 2 newsgraph extract x.txt
func exitCodeIs(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program [argument …]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// linesAre counts the lines of standard output or standard error of the last program: lines stdout 3
func linesAre(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines stdout|stderr N")
	}
	n := strings.Count(ts.ReadFile(args[0]), "\n")
	if want := args[1]; want != strconv.Itoa(n) {
		ts.Fatalf("%d lines on %s, want %s", n, args[0], want)
	}
}
