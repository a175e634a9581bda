// main returns while others run
package main

import (
	"fmt"
	"time"
)

func main() {
	go func() {
		time.Sleep(time.Second)
		fmt.Println("not printed")
	}()
	fmt.Println("main ends")
}
