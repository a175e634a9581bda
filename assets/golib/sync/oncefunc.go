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
	d := struct {
		f    func()
		call onceCall
	}{f: f}
	return func() {
		d.call.do(func() {
			work := d.f
			d.f = nil
			work()
		})
	}
}

// OnceValue is OnceFunc for one result.
func OnceValue[T any](f func() T) func() T {
	d := struct {
		f      func() T
		call   onceCall
		result T
	}{f: f}
	return func() T {
		d.call.do(func() {
			work := d.f
			d.f = nil
			d.result = work()
		})
		return d.result
	}
}

// OnceValues is OnceFunc for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	d := struct {
		f      func() (T1, T2)
		call   onceCall
		first  T1
		second T2
	}{f: f}
	return func() (T1, T2) {
		d.call.do(func() {
			work := d.f
			d.f = nil
			d.first, d.second = work()
		})
		return d.first, d.second
	}
}
