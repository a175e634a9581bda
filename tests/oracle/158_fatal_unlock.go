// unlocking an unlocked mutex
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println("not reached", recover()) }()
	var mu sync.Mutex
	mu.Unlock()
}
