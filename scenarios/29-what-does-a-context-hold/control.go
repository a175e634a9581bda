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

func handle(ctx context.Context) {
	u := &user{"ann", make([]byte, 1<<20)}
	runtime.SetFinalizer(&u.photo[0], func(*byte) { fmt.Println("photo freed") })
	ctx = context.WithValue(ctx, userKey{}, u)
	fmt.Println("hello", ctx.Value(userKey{}).(*user).name)
}

func main() {
	background := context.Background()
	handle(background)
	runtime.GC() //: collect
	time.Sleep(50 * time.Millisecond)
	fmt.Println("the background context is still there:", background.Err() == nil) //: later
}
