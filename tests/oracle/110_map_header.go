// a map's header counts its entries
package main

import (
	"fmt"
	"unsafe"
)

func used(m *map[int]int) uint64 {
	header := *(*unsafe.Pointer)(unsafe.Pointer(m))
	if header == nil {
		return 0
	}
	return *(*uint64)(header)
}

func dirLen(m *map[int]int) int {
	return *(*int)(unsafe.Add(*(*unsafe.Pointer)(unsafe.Pointer(m)), 24))
}

func main() {
	var m map[int]int
	fmt.Println(used(&m), unsafe.Sizeof(m))
	m = map[int]int{}
	for i := range 20 {
		m[i] = i
		if i == 7 || i == 8 {
			fmt.Println(used(&m), dirLen(&m))
		}
	}
	delete(m, 3)
	n := m
	n[100] = 1
	fmt.Println(used(&m), len(m), len(n))
	clear(m)
	fmt.Println(used(&m))
}
