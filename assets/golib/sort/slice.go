package sort

// sliceLength returns the length of the slice in x; it panics when x holds none.
//
//go:noescape
func sliceLength(x any) int

// sliceSwap exchanges two elements of the slice in x. To escape analysis x leaks, as it does in real Go's reflection.
func sliceSwap(x any, i, j int)

// byLess is a slice and its order, passed by value so that the order need not be on the heap.
type byLess struct {
	slice any
	Less  func(i, j int) bool
}

func (s byLess) Swap(i, j int) { sliceSwap(s.slice, i, j) }

func Slice(x any, less func(i, j int) bool) {
	n := sliceLength(x)
	pdqsortSlice(byLess{x, less}, 0, n, bitLength(uint(n)))
}

func SliceStable(x any, less func(i, j int) bool) {
	stableSlice(byLess{x, less}, sliceLength(x))
}

func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := sliceLength(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}
