// os.Exit from a goroutine
package main

import (
	"os"
	"time"
)

func main() {
	go os.Exit(3)
	time.Sleep(time.Second)
}
