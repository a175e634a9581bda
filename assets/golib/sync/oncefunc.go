package sync

// onceCall is the shared part of the functions below: it does the work once and repeats its panic at every later call.
type onceCall struct {
	once    Once
	done    bool
	trouble any
}

func (c *onceCall) do(work func()) {
	c.once.Do(func() {
		defer func() {
			if !c.done {
				c.trouble = recover()
				panic(c.trouble)
			}
		}()
		work()
		c.done = true
	})
	if !c.done {
		panic(c.trouble)
	}
}

// OnceFunc gives a function that calls f at its first call only. f is let go after that.
func OnceFunc(f func()) func() {
	call := new(onceCall)
	return func() {
		call.do(func() {
			work := f
			f = nil
			work()
		})
	}
}

// OnceValue is OnceFunc for one result.
func OnceValue[T any](f func() T) func() T {
	var result T
	call := new(onceCall)
	return func() T {
		call.do(func() {
			work := f
			f = nil
			result = work()
		})
		return result
	}
}

// OnceValues is OnceFunc for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var first T1
	var second T2
	call := new(onceCall)
	return func() (T1, T2) {
		call.do(func() {
			work := f
			f = nil
			first, second = work()
		})
		return first, second
	}
}
