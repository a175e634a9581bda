package sort

import "unsafe"

// sliceLength returns the length of the slice in x; it panics when x holds none.
//
//go:noescape
func sliceLength(x any) int

// sliceSwap exchanges two elements of the slice in x. To escape analysis x leaks, as it does in real Go's reflection.
func sliceSwap(x any, i, j int)

// byLess is a slice's swapper and its order, passed by value so that the order need not be on the heap.
type byLess struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

// swapper gives the function that exchanges two of the n elements of the slice in x: a record on the heap, as in real Go, unless
// there is nothing to exchange.
func swapper(x any, n int) func(i, j int) {
	if n <= 1 {
		return func(i, j int) {
			if i != 0 || j != 0 {
				panic("reflect: slice index out of range")
			}
		}
	}
	if tmp := sliceScratch(x); tmp != nil {
		return func(i, j int) {
			if uint(i) >= uint(n) || uint(j) >= uint(n) || tmp == nil {
				panic("reflect: slice index out of range")
			}
			sliceSwap(x, i, j)
		}
	}
	return func(i, j int) {
		if uint(i) >= uint(n) || uint(j) >= uint(n) {
			panic("reflect: slice index out of range")
		}
		sliceSwap(x, i, j)
	}
}

// sliceScratch makes the value through which elements are exchanged that are no single word, number or string; nil for those.
//
//go:noescape
func sliceScratch(x any) unsafe.Pointer

func Slice(x any, less func(i, j int) bool) {
	n := sliceLength(x)
	pdqsortSlice(byLess{less, swapper(x, n)}, 0, n, bitLength(uint(n)))
}

func SliceStable(x any, less func(i, j int) bool) {
	n := sliceLength(x)
	stableSlice(byLess{less, swapper(x, n)}, n)
}

func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := sliceLength(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}
