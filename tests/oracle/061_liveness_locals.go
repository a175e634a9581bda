// which locals a blocked goroutine still holds
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type object struct{ data [64]int }

var freed = map[string]bool{}
var mu sync.Mutex

func tracked(name string) *object {
	o := new(object)
	runtime.SetFinalizer(o, func(*object) { mu.Lock(); freed[name] = true; mu.Unlock() })
	return o
}

func touch(o *object) { o.data[0]++ }

func unused(gate chan bool)    { o := tracked("unused"); touch(o); <-gate }
func blank(gate chan bool)     { o := tracked("blank"); <-gate; _ = o }
func nilled(gate chan bool)    { o := tracked("nilled"); touch(o); o = nil; <-gate; _ = o }
func touched(gate chan bool)   { o := tracked("touched"); <-gate; touch(o) }
func keepAlive(gate chan bool) { o := tracked("keepAlive"); <-gate; runtime.KeepAlive(o) }
func maybe(gate chan bool) {
	o := tracked("maybe")
	if !<-gate {
		touch(o)
	}
}
func inAny(gate chan bool) { var v any = tracked("inAny"); _ = v; <-gate }
func array(gate chan bool) {
	a := [2]*object{tracked("array0"), tracked("array1")}
	<-gate
	touch(a[0])
}
func deferred(gate chan bool) {
	o := tracked("deferred")
	defer func() { touch(o) }()
	<-gate
}
func parameter(o *object, gate chan bool) { touch(o); <-gate }

func collect() {
	for range 3 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}
func main() {
	gate := make(chan bool)
	go unused(gate)
	go blank(gate)
	go nilled(gate)
	go touched(gate)
	go keepAlive(gate)
	go maybe(gate)
	go inAny(gate)
	go array(gate)
	go deferred(gate)
	go parameter(tracked("parameter"), gate)
	collect()
	for _, n := range []string{"unused", "blank", "nilled", "touched", "keepAlive", "maybe", "inAny", "array0", "array1", "deferred", "parameter"} {
		fmt.Println(n, freed[n])
	}
	runtime.KeepAlive(gate)
}
