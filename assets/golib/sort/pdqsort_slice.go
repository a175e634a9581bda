package sort

// Pattern-defeating quicksort as [go1.26 sort/zsortinterface.go] does it: comparison by comparison the same.

func insertionSortSlice(data byLess, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func heapSortSlice(data byLess, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDownSlice(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		siftDownSlice(data, 0, i, a)
	}
}

func siftDownSlice(data byLess, root, n, first int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

// pdqsort sorts [a, b). limit is how many bad pivots are borne before heapsort takes over.
func pdqsortSlice(data byLess, a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= 12 {
			insertionSortSlice(data, a, b)
			return
		}
		if limit == 0 {
			heapSortSlice(data, a, b)
			return
		}
		if !balanced {
			scatterSlice(data, a, b)
			limit--
		}
		pivot, trend := choosePivotSlice(data, a, b)
		if trend < 0 {
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data.Swap(i, j)
			}
			pivot = b - 1 - (pivot - a)
			trend = 1
		}
		if balanced && partitioned && trend > 0 && almostSortedSlice(data, a, b) {
			return
		}
		if a > 0 && !data.Less(a-1, pivot) {
			a = partitionEqualSlice(data, a, b, pivot)
			continue
		}
		var mid int
		mid, partitioned = partitionSlice(data, a, b, pivot)
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqsortSlice(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortSlice(data, mid+1, b, limit)
			b = mid
		}
	}
}

// partition moves what is less than the pivot to the left; it returns the pivot's new place and whether nothing had to move.
func partitionSlice(data byLess, a, b, pivot int) (mid int, untouched bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for untouched = true; ; untouched = false {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			break
		}
		data.Swap(i, j)
		i++
		j--
	}
	data.Swap(j, a)
	return j, untouched
}

// partitionEqual moves what equals the pivot (nothing is less) to the left and returns where the greater ones begin.
func partitionEqualSlice(data byLess, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// almostSorted repairs up to five places and reports whether that sorted [a, b).
func almostSortedSlice(data byLess, a, b int) bool {
	i := a + 1
	for step := 0; step < 5; step++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter moves three elements to pseudo-random places to break a pattern.
func scatterSlice(data byLess, a, b int) {
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
		data.Swap(at+i, a+other)
	}
}

// choosePivot returns a place and what the samples suggest: 1 increasing, -1 decreasing, 0 unknown.
func choosePivotSlice(data byLess, a, b int) (pivot, trend int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 50 {
		i = medianSlice(data, i-1, i, i+1, &swaps)
		j = medianSlice(data, j-1, j, j+1, &swaps)
		k = medianSlice(data, k-1, k, k+1, &swaps)
	}
	if n >= 8 {
		j = medianSlice(data, i, j, k, &swaps)
	}
	switch swaps {
	case 0:
		return j, 1
	case 12:
		return j, -1
	}
	return j, 0
}

func medianSlice(data byLess, a, b, c int, swaps *int) int {
	if data.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	if data.Less(c, b) {
		*swaps++
		b, c = c, b
	}
	if data.Less(b, a) {
		*swaps++
		b = a
	}
	return b
}

// stable sorts blocks of 20 by insertion and merges them in place.
func stableSlice(data byLess, n int) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionSortSlice(data, a, a+size)
	}
	insertionSortSlice(data, a, n)
	for ; size < n; size *= 2 {
		a := 0
		for ; a+2*size <= n; a += 2 * size {
			symMergeSlice(data, a, a+size, a+2*size)
		}
		if a+size < n {
			symMergeSlice(data, a, a+size, n)
		}
	}
}

// symMerge merges the sorted [a, m) and [m, b): the SymMerge of Kim and Kutzner.
func symMergeSlice(data byLess, a, m, b int) {
	if m-a == 1 {
		low, high := m, b
		for low < high {
			h := int(uint(low+high) >> 1)
			if data.Less(h, a) {
				low = h + 1
			} else {
				high = h
			}
		}
		for k := a; k < low-1; k++ {
			data.Swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		low, high := a, m
		for low < high {
			h := int(uint(low+high) >> 1)
			if !data.Less(m, h) {
				low = h + 1
			} else {
				high = h
			}
		}
		for k := m; k > low; k-- {
			data.Swap(k, k-1)
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	n := mid + m
	start, r := a, m
	if m > mid {
		start, r = n-b, mid
	}
	for start < r {
		c := int(uint(start+r) >> 1)
		if !data.Less(n-1-c, c) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		rotateSlice(data, start, m, end)
	}
	if a < start && start < mid {
		symMergeSlice(data, a, start, mid)
	}
	if mid < end && end < b {
		symMergeSlice(data, mid, end, b)
	}
}

// rotate exchanges the neighbours [a, m) and [m, b).
func rotateSlice(data byLess, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapRangeSlice(data, m-i, m, j)
			i -= j
		} else {
			swapRangeSlice(data, m-i, m+j-i, i)
			j -= i
		}
	}
	swapRangeSlice(data, m-i, m, i)
}

func swapRangeSlice(data byLess, a, b, n int) {
	for i := 0; i < n; i++ {
		data.Swap(a+i, b+i)
	}
}
