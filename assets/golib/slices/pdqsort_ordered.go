package slices

import "cmp"

// Pattern-defeating quicksort as [go1.26 sort/zsortinterface.go] does it: comparison by comparison the same.

func insertionSortOrdered[E cmp.Ordered](data []E, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp.Less(data[j], data[j-1]); j-- {
			data[j], data[j-1] = data[j-1], data[j]
		}
	}
}

func heapSortOrdered[E cmp.Ordered](data []E, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDownOrdered(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		siftDownOrdered(data, 0, i, a)
	}
}

func siftDownOrdered[E cmp.Ordered](data []E, root, n, first int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && cmp.Less(data[first+child], data[first+child+1]) {
			child++
		}
		if !cmp.Less(data[first+root], data[first+child]) {
			return
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

// pdqsort sorts [a, b). limit is how many bad pivots are borne before heapsort takes over.
func pdqsortOrdered[E cmp.Ordered](data []E, a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= 12 {
			insertionSortOrdered(data, a, b)
			return
		}
		if limit == 0 {
			heapSortOrdered(data, a, b)
			return
		}
		if !balanced {
			scatterOrdered(data, a, b)
			limit--
		}
		pivot, trend := choosePivotOrdered(data, a, b)
		if trend < 0 {
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data[i], data[j] = data[j], data[i]
			}
			pivot = b - 1 - (pivot - a)
			trend = 1
		}
		if balanced && partitioned && trend > 0 && almostSortedOrdered(data, a, b) {
			return
		}
		if a > 0 && !cmp.Less(data[a-1], data[pivot]) {
			a = partitionEqualOrdered(data, a, b, pivot)
			continue
		}
		var mid int
		mid, partitioned = partitionOrdered(data, a, b, pivot)
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqsortOrdered(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortOrdered(data, mid+1, b, limit)
			b = mid
		}
	}
}

// partition moves what is less than the pivot to the left; it returns the pivot's new place and whether nothing had to move.
func partitionOrdered[E cmp.Ordered](data []E, a, b, pivot int) (mid int, untouched bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for untouched = true; ; untouched = false {
		for i <= j && cmp.Less(data[i], data[a]) {
			i++
		}
		for i <= j && !cmp.Less(data[j], data[a]) {
			j--
		}
		if i > j {
			break
		}
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
	data[j], data[a] = data[a], data[j]
	return j, untouched
}

// partitionEqual moves what equals the pivot (nothing is less) to the left and returns where the greater ones begin.
func partitionEqualOrdered[E cmp.Ordered](data []E, a, b, pivot int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !cmp.Less(data[a], data[i]) {
			i++
		}
		for i <= j && cmp.Less(data[a], data[j]) {
			j--
		}
		if i > j {
			return i
		}
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
}

// almostSorted repairs up to five places and reports whether that sorted [a, b).
func almostSortedOrdered[E cmp.Ordered](data []E, a, b int) bool {
	i := a + 1
	for step := 0; step < 5; step++ {
		for i < b && !cmp.Less(data[i], data[i-1]) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data[i], data[i-1] = data[i-1], data[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && cmp.Less(data[j], data[j-1]); j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp.Less(data[j], data[j-1]); j++ {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
	}
	return false
}

// scatter moves three elements to pseudo-random places to break a pattern.
func scatterOrdered[E cmp.Ordered](data []E, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<bitLength(uint(n)) - 1
	at := a + n/4*2 - 1
	for i := 0; i < 3; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		data[at+i], data[a+other] = data[a+other], data[at+i]
	}
}

// choosePivot returns a place and what the samples suggest: 1 increasing, -1 decreasing, 0 unknown.
func choosePivotOrdered[E cmp.Ordered](data []E, a, b int) (pivot, trend int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 50 {
		i = medianOrdered(data, i-1, i, i+1, &swaps)
		j = medianOrdered(data, j-1, j, j+1, &swaps)
		k = medianOrdered(data, k-1, k, k+1, &swaps)
	}
	if n >= 8 {
		j = medianOrdered(data, i, j, k, &swaps)
	}
	switch swaps {
	case 0:
		return j, 1
	case 12:
		return j, -1
	}
	return j, 0
}

func medianOrdered[E cmp.Ordered](data []E, a, b, c int, swaps *int) int {
	if cmp.Less(data[b], data[a]) {
		*swaps++
		a, b = b, a
	}
	if cmp.Less(data[c], data[b]) {
		*swaps++
		b, c = c, b
	}
	if cmp.Less(data[b], data[a]) {
		*swaps++
		b = a
	}
	return b
}
