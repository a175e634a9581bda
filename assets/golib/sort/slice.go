package sort

// sliceLength returns the length of the slice in x; it panics when x holds none.
//
//go:noescape
func sliceLength(x any) int

// sliceSwap exchanges two elements of the slice in x.
//
//go:noescape
func sliceSwap(x any, i, j int)

type byLess struct {
	slice any
	less  func(i, j int) bool
}

func (s *byLess) Len() int           { return sliceLength(s.slice) }
func (s *byLess) Less(i, j int) bool { return s.less(i, j) }
func (s *byLess) Swap(i, j int)      { sliceSwap(s.slice, i, j) }

func Slice(x any, less func(i, j int) bool) {
	n := sliceLength(x)
	pdqsort(&byLess{x, less}, 0, n, bitLength(uint(n)))
}

func SliceStable(x any, less func(i, j int) bool) {
	stable(&byLess{x, less}, sliceLength(x))
}

func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := sliceLength(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}
