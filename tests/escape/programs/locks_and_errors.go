package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
	"time"
)

type myErr struct{ code int }

func (e myErr) Error() string { return fmt.Sprint(e.code) }

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type cache struct {
	mu sync.Mutex
	m  map[string]*entry
}
type entry struct {
	v  any
	at time.Time
}

func (c *cache) get(k string, mk func() any) (v any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.m[k]; ok {
		return e.v
	}
	e := &entry{v: mk()}
	c.m[k] = e
	return e.v
}
func try(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %w", r.(error))
		}
	}()
	return f()
}

func main() {
	c := &cache{m: make(map[string]*entry, 10)}
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func(id int) {
			defer wg.Done()
			c.get(fmt.Sprint(id, i), func() any { return id })
		}(i)
	}
	wg.Wait()
	words := []string{"ccc", "a", "bb"}
	sort.Sort(byLen(words))
	sort.Slice(words, func(i, j int) bool { return words[i] > words[j] })
	err := try(func() error { panic(myErr{3}) })
	var me myErr
	fmt.Println(errors.As(err, &me), me.code, words, errors.Is(err, myErr{3}))
	var e error = &me2{}
	fmt.Println(e)
}

type me2 struct{ x [3]int }

func (m *me2) Error() string { return "me2" }
