package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

type page struct{ bytes [1 << 16]byte }

// fetch gives up as soon as its caller does.
func fetch(ctx context.Context, takes time.Duration) (*page, error) {
	select {
	case <-time.After(takes):
		return &page{}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func get(takes, limit time.Duration) string {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	p, err := fetch(ctx, takes)
	if err != nil {
		return "too slow: " + err.Error()
	}
	return fmt.Sprint("got ", len(p.bytes), " bytes")
}

func main() {
	fmt.Println(get(10*time.Millisecond, 100*time.Millisecond))
	fmt.Println(get(200*time.Millisecond, 50*time.Millisecond))
	fmt.Println("goroutines:", runtime.NumGoroutine()) //: later
}
