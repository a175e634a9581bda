// Package ring is a circular list without beginning or end.
package ring

// Ring is one element; a pointer to any element stands for the whole ring. The zero value is a ring of one.
type Ring struct {
	next, prev *Ring
	Value      any
}

func (r *Ring) lazyInit() *Ring {
	if r.next == nil {
		r.next = r
		r.prev = r
	}
	return r
}

func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	r := new(Ring).lazyInit()
	for ; n > 1; n-- {
		r.prev.Link(&Ring{})
	}
	return r
}

func (r *Ring) Next() *Ring { return r.lazyInit().next }
func (r *Ring) Prev() *Ring { return r.lazyInit().prev }

// Move goes n elements forward, or backward when n is negative.
func (r *Ring) Move(n int) *Ring {
	r.lazyInit()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link puts s behind r and returns what stood there. In one ring this cuts out what lies between.
func (r *Ring) Link(s *Ring) *Ring {
	after := r.Next()
	if s != nil {
		last := s.Prev()
		r.next = s
		s.prev = r
		after.prev = last
		last.next = after
	}
	return after
}

// Unlink takes the next n elements out and returns them.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for p := r.Next(); p != r; p = p.next {
		n++
	}
	return n
}

func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for p := r.Next(); p != r; p = p.next {
		f(p.Value)
	}
}
