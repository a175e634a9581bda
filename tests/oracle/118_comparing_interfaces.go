// equal types, equal values
package main

import (
	"fmt"
	"math"
)

type pair struct{ a, b any }

func main() {
	nan := math.NaN()
	var v any = nan
	fmt.Println(v == v, any(1) == any(int8(1)), any(1) == any(1))
	fmt.Println(any([]int(nil)) == any(1), any(nil) == nil, any((*int)(nil)) == nil)
	fmt.Println(pair{1, "a"} == pair{1, "a"}, pair{1, 2.0} == pair{1, 2})
	m := map[any]string{1: "int", "1": "string", 1.0: "float", pair{1, 2}: "pair"}
	fmt.Println(m[1], m["1"], m[1.0], m[pair{1, 2}], len(m))
	m[nan] = "a"
	m[nan] = "b"
	fmt.Println(len(m), m[nan] == "")
	defer func() { fmt.Println(recover()) }()
	fmt.Println(any([]int{}) == any([]int{}))
}
