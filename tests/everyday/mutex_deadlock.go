package main

import (
	"fmt"
	"sync"
	"time"
)

type Account struct {
	sync.Mutex
	id, balance int
}

func transfer(from, to *Account, n int) {
	from.Lock()
	defer from.Unlock()
	time.Sleep(time.Millisecond)
	to.Lock()
	defer to.Unlock()
	from.balance -= n
	to.balance += n
}

func safe(a, b *Account, n int) {
	first, second := a, b
	if b.id < a.id {
		first, second = b, a
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	a.balance -= n
	b.balance += n
}

func main() {
	a, b := &Account{id: 1, balance: 100}, &Account{id: 2, balance: 100}
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			if i%2 == 0 {
				safe(a, b, i)
			} else {
				safe(b, a, i)
			}
		})
	}
	wg.Wait()
	fmt.Println(a.balance, b.balance)
	wg.Add(2)
	go func() { defer wg.Done(); transfer(a, b, 10) }()
	go func() { defer wg.Done(); transfer(b, a, 20) }()
	wg.Wait()
	fmt.Println("unreachable")
}
