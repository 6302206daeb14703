//go:build unix

package plugin

import (
	"os/exec"
	"syscall"
)

// asGroup has a program run as a group of its own, so that it ends with all processes that it started.
func asGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return end(cmd) }
}

// end ends the processes of the group of a program.
func end(cmd *exec.Cmd) error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
