package main

type job struct{ data []byte }

var jobs = make(chan *job, 4)

func worker(in <-chan *job, done chan bool) {
	for j := range in {
		_ = j
	}
	done <- true
}

func send(j *job, v job, c chan job) {
	jobs <- j
	c <- v
}

func deferred(p *int, m map[string]int) (err error) {
	x := 1
	defer func() {
		if r := recover(); r != nil {
			x++
		}
	}()
	defer delete(m, "a")
	defer println(*p, x)
	for i := 0; i < 2; i++ {
		defer func(n int) { println(n, x) }(i)
	}
	return nil
}

func selects(a chan *int, b chan any) (r *int) {
	select {
	case p := <-a:
		r = p
	case b <- 5:
	case v, ok := <-b:
		println(v, ok)
	default:
		x := 2
		r = &x
	}
	return
}

func spawn(n int) {
	buf := make([]int, 4)
	done := make(chan bool)
	go worker(nil, done)
	go func() { buf[0] = n }()
	go func(b []int) { b[1] = 1 }(buf)
	panic(buf)
}

func main() {
	send(&job{}, job{}, nil)
	deferred(new(int), nil)
	selects(nil, nil)
	spawn(1)
}
