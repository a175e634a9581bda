package runtime

import "unsafe"

// runFinalizers is what the finalizer goroutine does: it calls each finalizer that is due, or waits ("finalizer wait").
// A finalizer takes one pointer or one interface; fn is called as if it took two words and gave up to four, which
// reserves room for either.
func runFinalizers() {
	for {
		fn, word0, word1 := nextFinalizer()
		if fn == nil {
			continue
		}
		call := *(*func(a, b unsafe.Pointer) [4]uintptr)(unsafe.Pointer(&fn))
		call(word0, word1)
	}
}

// runCleanups does the same for the functions of AddCleanup ("cleanup wait").
func runCleanups() {
	for {
		if run := nextCleanup(); run != nil {
			run()
		}
	}
}

// nextFinalizer gives the next finalizer and the words of its argument, or a nil fn after it had to wait.
func nextFinalizer() (fn, word0, word1 unsafe.Pointer)

// nextCleanup gives the next cleanup, or nil after it had to wait.
func nextCleanup() (run func())
