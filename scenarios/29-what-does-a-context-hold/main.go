package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

type userKey struct{}

type user struct {
	name  string
	photo []byte
}

func handle(ctx context.Context, done chan bool) {
	u := &user{"ann", make([]byte, 1<<20)}
	runtime.SetFinalizer(&u.photo[0], func(*byte) { fmt.Println("photo freed") })
	ctx = context.WithValue(ctx, userKey{}, u)
	go func() {
		time.Sleep(300 * time.Millisecond)
		fmt.Println("goodbye", ctx.Value(userKey{}).(*user).name)
		done <- true
	}()
	fmt.Println("hello", ctx.Value(userKey{}).(*user).name) //: made
}

func main() {
	done := make(chan bool)
	handle(context.Background(), done)
	time.Sleep(50 * time.Millisecond)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("the goroutine sleeps") //: asleep
	<-done
}
