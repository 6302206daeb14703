package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/failure"
	"studyguide/cmd/studyguide/internal/report"
)

// The scripts call the program itself: when a command line ends in --generate-bash-completion, cli prints what may
// stand there, one word a line. If it prints nothing, the shell offers files.
const (
	bashScript = `_studyguide() {
  local words=("${COMP_WORDS[@]:0:COMP_CWORD}") cur=${COMP_WORDS[COMP_CWORD]}
  [[ $cur == -* ]] && words+=("$cur")
  COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o default -F _studyguide studyguide
`
	zshScript = `#compdef studyguide
_studyguide() {
  local -a line found
  line=("${(@)words[1,CURRENT-1]}")
  [[ ${words[CURRENT]} == -* ]] && line+=("${words[CURRENT]}")
  found=("${(@f)$("${line[@]}" --generate-bash-completion 2>/dev/null)}")
  if [[ -n ${found[1]} ]]; then compadd -- "${found[@]}"; else _files; fi
}
compdef _studyguide studyguide
`
)

func completionCommand(c report.Console) *cli.Command {
	shells := []string{"bash", "zsh", "fish"}
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that completes commands and flags in a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: `Examples:
  source <(studyguide completion bash)        in ~/.bashrc
  source <(studyguide completion zsh)         in ~/.zshrc, after compinit
  studyguide completion fish > ~/.config/fish/completions/studyguide.fish`,
		Action: func(cc *cli.Context) error {
			shell := cc.Args().First()
			if cc.NArg() != 1 {
				return failure.Usagef("completion wants one of %s", strings.Join(shells, ", "))
			}
			var script string
			switch shell {
			case "bash":
				script = bashScript
			case "zsh":
				script = zshScript
			case "fish":
				fish, err := cc.App.ToFishCompletion()
				if err != nil {
					return fmt.Errorf("making the script for fish: %w", err)
				}
				script = fish
			default:
				return failure.UnknownWord("shell", shell, shells)
			}
			_, err := io.WriteString(c.Out, script)
			return failure.Stdout(err)
		},
	}
}

// complete prints what may follow args: the values of the flag at their end, or the flags with the last argument as a
// prefix.
func complete(args []string) cli.BashCompleteFunc {
	return func(cc *cli.Context) {
		if len(args) < 3 {
			return
		}
		last := args[len(args)-2] // the very last is --generate-bash-completion
		if !strings.HasPrefix(last, "-") {
			return
		}
		for _, v := range flagValues(strings.TrimLeft(last, "-")) {
			fmt.Fprintln(cc.App.Writer, v)
		}
		for _, f := range cc.Command.Flags {
			for _, name := range f.Names() {
				if flag := "--" + name; len(name) > 1 && strings.HasPrefix(flag, last) && flag != last {
					fmt.Fprintln(cc.App.Writer, flag)
				}
			}
		}
	}
}
