// sizes of the library's types
package main

import (
	"bytes"
	"container/list"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
	"weak"
)

func main() {
	fmt.Println(unsafe.Sizeof(sync.Mutex{}), unsafe.Sizeof(sync.RWMutex{}), unsafe.Sizeof(sync.WaitGroup{}), unsafe.Sizeof(sync.Once{}))
	fmt.Println(unsafe.Sizeof(bytes.Buffer{}), unsafe.Sizeof(strings.Builder{}), unsafe.Sizeof(strings.Reader{}), unsafe.Sizeof(time.Time{}))
	fmt.Println(unsafe.Sizeof(time.Timer{}), unsafe.Sizeof(atomic.Int64{}), unsafe.Sizeof(atomic.Bool{}), unsafe.Sizeof(atomic.Value{}))
	fmt.Println(unsafe.Sizeof(list.Element{}), unsafe.Sizeof(list.List{}), unsafe.Sizeof(weak.Pointer[int]{}))
}
