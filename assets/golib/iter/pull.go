package iter

// Differs: real Go switches between two coroutines; here the sequence runs on a goroutine of its own that takes turns with its caller.

type turn[K, V any] struct {
	ask    chan bool // true: next value; false: stop
	answer chan bool // true: a value is there; false: the sequence is over
	k      K
	v      V
	done   bool
	begun  bool
	failed any
	panics bool
}

func (t *turn[K, V]) run(seq func(yield func(K, V) bool)) {
	finished := false
	defer func() {
		if !finished {
			t.failed = recover()
			t.panics = t.failed != nil
		}
		t.done = true
		t.answer <- false
	}()
	if <-t.ask {
		seq(func(k K, v V) bool {
			t.k, t.v = k, v
			t.answer <- true
			return <-t.ask
		})
	}
	var k K
	var v V
	t.k, t.v = k, v
	finished = true
}

func (t *turn[K, V]) step(seq func(yield func(K, V) bool), more bool) bool {
	if t.done {
		return false
	}
	if !t.begun {
		t.begun = true
		if !more {
			t.done = true
			return false
		}
		go t.run(seq)
	}
	t.ask <- more
	ok := <-t.answer
	if t.panics {
		t.panics = false
		panic(t.failed)
	}
	return ok
}

// Pull turns a sequence into a function that gives its next value, and one that ends it.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	t := &turn[V, struct{}]{ask: make(chan bool), answer: make(chan bool)}
	pairs := func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	}
	next = func() (V, bool) {
		if !t.step(pairs, true) {
			var zero V
			return zero, false
		}
		return t.k, true
	}
	return next, func() { t.step(pairs, false) }
}

// Pull2 is Pull for sequences of pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	t := &turn[K, V]{ask: make(chan bool), answer: make(chan bool)}
	next = func() (K, V, bool) {
		if !t.step(seq, true) {
			var k K
			var v V
			return k, v, false
		}
		return t.k, t.v, true
	}
	return next, func() { t.step(seq, false) }
}
