package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

// The scripts call the program itself: when a command line ends in --generate-bash-completion, it prints what may stand
// there, one word a line, and behind a tab what the word means if [describe] is set. If it prints nothing, the shell
// offers files.
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
  found=("${(@f)$(STUDYGUIDE_DESCRIBE=1 "${line[@]}" --generate-bash-completion 2>/dev/null)}")
  found=("${(@)found//:/\\:}")
  found=("${(@)found/$'\t'/:}")
  if [[ -n ${found[1]} ]]; then _describe studyguide found; else _files; fi
}
compdef _studyguide studyguide
`
	fishScript = `function __studyguide
  set -l line (commandline -opc)
  set -l cur (commandline -ct)
  string match -q -- '-*' $cur; and set -a line $cur
  STUDYGUIDE_DESCRIBE=1 $line --generate-bash-completion 2>/dev/null; or true
end
complete -c studyguide -a '(__studyguide)'
`
	powerShellScript = `Register-ArgumentCompleter -Native -CommandName studyguide -ScriptBlock {
  param($word, $ast, $cursor)
  $line = @($ast.CommandElements | ForEach-Object { $_.Extent.Text } | Select-Object -Skip 1)
  if ($word -and -not $word.StartsWith('-')) { $line = @($line | Select-Object -SkipLast 1) }
  $env:STUDYGUIDE_DESCRIBE = '1'
  try { $found = & studyguide @line --generate-bash-completion 2>$null }
  finally { Remove-Item Env:STUDYGUIDE_DESCRIBE }
  $found | Where-Object { $_ -like "$word*" } | ForEach-Object {
    $name, $what = $_ -split [char]9, 2
    if (-not $what) { $what = $name }
    [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $what)
  }
}
`
)

// describe is the variable of the environment that has completions described.
const describe = "STUDYGUIDE_DESCRIBE"

func completionCommand(c report.Console) *cli.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that completes commands and flags in a shell",
		ArgsUsage: strings.Join(shells, "|"),
		Description: `Examples:
  source <(studyguide completion bash)        in ~/.bashrc
  source <(studyguide completion zsh)         in ~/.zshrc, after compinit
  studyguide completion fish > ~/.config/fish/completions/studyguide.fish
  studyguide completion powershell >> $PROFILE`,
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
				script = fishScript
			case "powershell":
				script = powerShellScript
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
func complete(args []string, getenv func(string) string) cli.BashCompleteFunc {
	return func(cc *cli.Context) {
		if len(args) < 3 {
			return
		}
		last := args[len(args)-2] // the very last is --generate-bash-completion
		if !strings.HasPrefix(last, "-") {
			return
		}
		for _, v := range flagValues(strings.TrimLeft(last, "-")) {
			offer(cc, getenv, v, "")
		}
		for _, f := range cc.Command.Flags {
			what := ""
			if doc, ok := f.(cli.DocGenerationFlag); ok {
				_, what = usageOf(doc)
			}
			for _, name := range f.Names() {
				if flag := "--" + name; len(name) > 1 && strings.HasPrefix(flag, last) && flag != last {
					offer(cc, getenv, flag, what)
				}
			}
		}
	}
}

// completeCommands prints the commands.
func completeCommands(getenv func(string) string) cli.BashCompleteFunc {
	return func(cc *cli.Context) {
		for _, cmd := range cc.App.Commands {
			offer(cc, getenv, cmd.Name, cmd.Usage)
		}
	}
}

// offer prints a word for the shell, and what it means if the shell shows that.
func offer(cc *cli.Context, getenv func(string) string, word, what string) {
	if getenv(describe) != "" && what != "" {
		word += "\t" + what
	}
	fmt.Fprintln(cc.App.Writer, word)
}
