package main

import (
	"fmt"
	"os"
	"runtime"
)

type job struct{ in []int }
type res struct{ out map[int]int }

func main() {
	jobs := make(chan *job, 16)
	results := make(chan *res, 16)
	for w := 0; w < 4; w++ {
		go func() {
			for j := range jobs {
				m := make(map[int]int)
				for _, v := range j.in {
					m[v%17] += v
				}
				results <- &res{m}
			}
		}()
	}
	go func() {
		for i := 0; i < 20000; i++ {
			s := make([]int, 50)
			for k := range s {
				s[k] = i * k
			}
			jobs <- &job{s}
		}
		close(jobs)
	}()
	sum := 0
	for i := 0; i < 20000; i++ {
		sum += len((<-results).out)
	}
	fmt.Println(sum)
	report()
}

// How many collections there were, for pacing.py.
func report() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintln(os.Stderr, "NUMGC", m.NumGC)
}
