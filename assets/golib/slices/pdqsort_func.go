package slices

func bitLength(n uint) (length int) {
	for ; n > 0; n >>= 1 {
		length++
	}
	return length
}

// Pattern-defeating quicksort as [go1.26 sort/zsortinterface.go] does it: comparison by comparison the same.

func insertionSortFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && (cmp(data[j], data[j-1]) < 0); j-- {
			data[j], data[j-1] = data[j-1], data[j]
		}
	}
}

func heapSortFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDownFunc(data, i, n, a, cmp)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		siftDownFunc(data, 0, i, a, cmp)
	}
}

func siftDownFunc[E any](data []E, root, n, first int, cmp func(a, b E) int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && (cmp(data[first+child], data[first+child+1]) < 0) {
			child++
		}
		if !(cmp(data[first+root], data[first+child]) < 0) {
			return
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

// pdqsort sorts [a, b). limit is how many bad pivots are borne before heapsort takes over.
func pdqsortFunc[E any](data []E, a, b, limit int, cmp func(a, b E) int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= 12 {
			insertionSortFunc(data, a, b, cmp)
			return
		}
		if limit == 0 {
			heapSortFunc(data, a, b, cmp)
			return
		}
		if !balanced {
			scatterFunc(data, a, b, cmp)
			limit--
		}
		pivot, trend := choosePivotFunc(data, a, b, cmp)
		if trend < 0 {
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data[i], data[j] = data[j], data[i]
			}
			pivot = b - 1 - (pivot - a)
			trend = 1
		}
		if balanced && partitioned && trend > 0 && almostSortedFunc(data, a, b, cmp) {
			return
		}
		if a > 0 && !(cmp(data[a-1], data[pivot]) < 0) {
			a = partitionEqualFunc(data, a, b, pivot, cmp)
			continue
		}
		var mid int
		mid, partitioned = partitionFunc(data, a, b, pivot, cmp)
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqsortFunc(data, a, mid, limit, cmp)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortFunc(data, mid+1, b, limit, cmp)
			b = mid
		}
	}
}

// partition moves what is less than the pivot to the left; it returns the pivot's new place and whether nothing had to move.
func partitionFunc[E any](data []E, a, b, pivot int, cmp func(a, b E) int) (mid int, untouched bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for untouched = true; ; untouched = false {
		for i <= j && (cmp(data[i], data[a]) < 0) {
			i++
		}
		for i <= j && !(cmp(data[j], data[a]) < 0) {
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
func partitionEqualFunc[E any](data []E, a, b, pivot int, cmp func(a, b E) int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !(cmp(data[a], data[i]) < 0) {
			i++
		}
		for i <= j && (cmp(data[a], data[j]) < 0) {
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
func almostSortedFunc[E any](data []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for step := 0; step < 5; step++ {
		for i < b && !(cmp(data[i], data[i-1]) < 0) {
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
			for j := i - 1; j >= 1 && (cmp(data[j], data[j-1]) < 0); j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && (cmp(data[j], data[j-1]) < 0); j++ {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
	}
	return false
}

// scatter moves three elements to pseudo-random places to break a pattern.
func scatterFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
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
func choosePivotFunc[E any](data []E, a, b int, cmp func(a, b E) int) (pivot, trend int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 50 {
		i = medianFunc(data, i-1, i, i+1, &swaps, cmp)
		j = medianFunc(data, j-1, j, j+1, &swaps, cmp)
		k = medianFunc(data, k-1, k, k+1, &swaps, cmp)
	}
	if n >= 8 {
		j = medianFunc(data, i, j, k, &swaps, cmp)
	}
	switch swaps {
	case 0:
		return j, 1
	case 12:
		return j, -1
	}
	return j, 0
}

func medianFunc[E any](data []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	if cmp(data[b], data[a]) < 0 {
		*swaps++
		a, b = b, a
	}
	if cmp(data[c], data[b]) < 0 {
		*swaps++
		b, c = c, b
	}
	if cmp(data[b], data[a]) < 0 {
		*swaps++
		b = a
	}
	return b
}

// stable sorts blocks of 20 by insertion and merges them in place.
func stableFunc[E any](data []E, n int, cmp func(a, b E) int) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionSortFunc(data, a, a+size, cmp)
	}
	insertionSortFunc(data, a, n, cmp)
	for ; size < n; size *= 2 {
		a := 0
		for ; a+2*size <= n; a += 2 * size {
			symMergeFunc(data, a, a+size, a+2*size, cmp)
		}
		if a+size < n {
			symMergeFunc(data, a, a+size, n, cmp)
		}
	}
}

// symMerge merges the sorted [a, m) and [m, b): the SymMerge of Kim and Kutzner.
func symMergeFunc[E any](data []E, a, m, b int, cmp func(a, b E) int) {
	if m-a == 1 {
		low, high := m, b
		for low < high {
			h := int(uint(low+high) >> 1)
			if cmp(data[h], data[a]) < 0 {
				low = h + 1
			} else {
				high = h
			}
		}
		for k := a; k < low-1; k++ {
			data[k], data[k+1] = data[k+1], data[k]
		}
		return
	}
	if b-m == 1 {
		low, high := a, m
		for low < high {
			h := int(uint(low+high) >> 1)
			if !(cmp(data[m], data[h]) < 0) {
				low = h + 1
			} else {
				high = h
			}
		}
		for k := m; k > low; k-- {
			data[k], data[k-1] = data[k-1], data[k]
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
		if !(cmp(data[n-1-c], data[c]) < 0) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		rotateFunc(data, start, m, end, cmp)
	}
	if a < start && start < mid {
		symMergeFunc(data, a, start, mid, cmp)
	}
	if mid < end && end < b {
		symMergeFunc(data, mid, end, b, cmp)
	}
}

// rotate exchanges the neighbours [a, m) and [m, b).
func rotateFunc[E any](data []E, a, m, b int, cmp func(a, b E) int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapRangeFunc(data, m-i, m, j, cmp)
			i -= j
		} else {
			swapRangeFunc(data, m-i, m+j-i, i, cmp)
			j -= i
		}
	}
	swapRangeFunc(data, m-i, m, i, cmp)
}

func swapRangeFunc[E any](data []E, a, b, n int, cmp func(a, b E) int) {
	for i := 0; i < n; i++ {
		data[a+i], data[b+i] = data[b+i], data[a+i]
	}
}
