//go:build !linux

package build

// askForHugePages does nothing: other systems have huge pages of their own accord, or none that a program can ask for.
func askForHugePages() {}
