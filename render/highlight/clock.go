package highlight

import (
	"sync"

	"github.com/dlclark/regexp2/v2"
)

// slowClock makes chroma's regular expressions run to their end. Chroma gives up on one after 250 ms by the clock and
// goes on as if it did not match, so that a busy machine would color the same text otherwise. The setting is global:
// regexp2, the library behind chroma, has one clock for all expressions. It ticks once in a period, and a match is
// stopped that sees two ticks; with a period of [patience], Lines gives up first.
var slowClock = sync.OnceFunc(func() { regexp2.SetTimeoutCheckPeriod(patience) })
