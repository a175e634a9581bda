package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

type photoKey struct{}

type request struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func begin(server context.Context) *request {
	photo := make([]byte, 1<<20)
	withPhoto := context.WithValue(server, photoKey{}, photo)
	r := &request{}
	r.ctx, r.cancel = context.WithCancel(withPhoto)
	return r //: begun
}

func serve(server context.Context) int {
	r := begin(server)
	return len(r.ctx.Value(photoKey{}).([]byte))
}

func main() {
	server, stop := context.WithCancel(context.Background())
	total := 0
	for range 3 {
		total += serve(server) //: serving
	}
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("served", total, "bytes") //: idle
	stop()
	runtime.GC()
	fmt.Println("stopped:", server.Err()) //: stopped
}
