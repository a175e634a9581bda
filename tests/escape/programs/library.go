package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type point struct{ x, y int }

var errBase = errors.New("base")

func (p point) String() string { return fmt.Sprintf("%d/%d", p.x, p.y) }

func locked(n int) int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var hits atomic.Int64
	total := 0
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			total += i
			mu.Unlock()
			hits.Add(1)
		}()
	}
	wg.Wait()
	return total
}

func text(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strings.ToUpper(n))
	}
	return b.String()
}

func wrap(err error, n int) error {
	if errors.Is(err, errBase) {
		return fmt.Errorf("case %d: %w", n, err)
	}
	return nil
}

func main() {
	p := point{1, 2}
	q := &point{3, 4}
	fmt.Println(p, q, "text", 3, 4.5, nil)
	fmt.Fprintln(os.Stderr, locked(3))
	fmt.Printf("%v %T\n", p.x, q)
	s := fmt.Sprint(time.Duration(5) * time.Second)
	fmt.Println(len(s), text([]string{"a"}), reflect.TypeOf(p).Name())
	xs := []int{3, 1}
	sort.Ints(xs)
	once := sync.Once{}
	once.Do(func() { xs[0] = 1 })
	if err := wrap(errBase, 1); err != nil {
		fmt.Println(err.Error(), err)
	}
	timer := time.AfterFunc(time.Hour, func() {})
	timer.Stop()
}
