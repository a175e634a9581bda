package main

import "runtime"

type node struct {
	left, right *node
	value       any
}

func build(depth int) *node {
	if depth == 0 {
		return &node{value: depth + 1000}
	}
	return &node{build(depth - 1), build(depth - 1), depth * 1000}
}

var kept *node

func main() {
	kept = build(19)
	runtime.GC()
	println(kept.value.(int))
}
