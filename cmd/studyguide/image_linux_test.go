package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// emptyRoot runs the program in root, which has nothing beside it, if this process may change roots.
func emptyRoot(t *testing.T, root string) {
	if os.Geteuid() != 0 {
		t.Log("not run in an empty root: that takes the rights of root")
		return
	}
	work := filepath.Join(root, "work")
	writeProject(t, work, 3, "pdf, epub", "Version 0")
	// A container has /proc, through which a program finds its own file.
	proc := filepath.Join(root, "proc/self")
	if err := os.MkdirAll(proc, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/studyguide", filepath.Join(proc, "exe")); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"check", "--strict"}, {"build"}, {"build", "--check"}} {
		cmd := exec.Command("/studyguide", args...)
		cmd.Dir, cmd.Env = "/work", []string{}
		cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: root}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("in an empty root, studyguide %q: %v\n%s", args, err, out)
		}
	}
	if got := len(textsBelow(t, filepath.Join(work, "out"))); got != 7 {
		t.Errorf("there are %d files", got)
	}
}
