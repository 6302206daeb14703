package highlight

import (
	"sync"

	"github.com/dlclark/regexp2/v2"
)

// slowClock prevents chroma's regular expressions from timing out. Chroma stops an expression after 250 ms and
// continues as if it did not match, so that a busy machine would color the same text differently. The setting is
// global: regexp2, the library behind chroma, has one clock for all expressions. The clock ticks once in a period, and
// a match that sees two ticks is stopped; with a period of [patience], Lines stops first.
var slowClock = sync.OnceFunc(func() { regexp2.SetTimeoutCheckPeriod(patience) })
