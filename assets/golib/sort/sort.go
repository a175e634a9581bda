// Package sort models Go's sort package. Its unstable sort makes the same comparisons and swaps as real Go's, so that equal
// elements end in the same order.
package sort

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

func Reverse(data Interface) Interface { return &reverse{data} }

func Sort(data Interface) {
	n := data.Len()
	if n <= 1 {
		return
	}
	pdqsort(data, 0, n, bitLength(uint(n)))
}

func Stable(data Interface) { stable(data, data.Len()) }

func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }

type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()              { Sort(x) }

type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()              { Sort(x) }

// Ints sorts natively: how equal ints are arranged cannot be seen.
//
//go:noescape
func Ints(x []int)

// Float64s sorts natively, NaNs first.
//
//go:noescape
func Float64s(x []float64)

func Strings(x []string) {
	if n := len(x); n > 1 {
		sortStrings(x, 0, n)
	}
}

func IntsAreSorted(x []int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if x[i] < x[i-1] {
			return false
		}
	}
	return true
}

func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

func StringsAreSorted(x []string) bool {
	for i := len(x) - 1; i > 0; i-- {
		if x[i] < x[i-1] {
			return false
		}
	}
	return true
}

// sortStrings is a quicksort: the larger half is always left for last.
func sortStrings(x []string, a, b int) {
	for b-a > 12 {
		m := a + (b-a)/2
		if x[m] < x[a] {
			x[m], x[a] = x[a], x[m]
		}
		if x[b-1] < x[m] {
			x[b-1], x[m] = x[m], x[b-1]
			if x[m] < x[a] {
				x[m], x[a] = x[a], x[m]
			}
		}
		pivot := x[m]
		i, j := a, b-1
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for pivot < x[j] {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		if j+1-a < b-i {
			sortStrings(x, a, j+1)
			a = i
		} else {
			sortStrings(x, i, b)
			b = j + 1
		}
	}
	for i := a + 1; i < b; i++ {
		s := x[i]
		j := i
		for ; j > a && s < x[j-1]; j-- {
			x[j] = x[j-1]
		}
		x[j] = s
	}
}
