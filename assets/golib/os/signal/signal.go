// Package signal: nothing outside sends signals to a modelled program, so nobody is ever notified. Waiting for one blocks.
package signal

import (
	"context"
	"os"
)

// listeners keeps the channels, as the real package does.
var listeners = map[chan<- os.Signal]bool{}

// Notify would send incoming signals to c; none comes.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	listeners[c] = true
}

func Stop(c chan<- os.Signal) { delete(listeners, c) }

func Ignore(sig ...os.Signal) {}

func Ignored(sig os.Signal) bool { return false }

func Reset(sig ...os.Signal) {}

// NotifyContext gives a context that only its stop function or its parent ends.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	return context.WithCancel(parent)
}
