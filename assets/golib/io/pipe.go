package io

import "sync"

// A pipe hands each Write to one or more Reads without buffering.
type pipe struct {
	writing sync.Mutex // one writer at a time
	data    chan []byte
	taken   chan int
	once    sync.Once
	done    chan struct{}
	lock    sync.Mutex
	rerr    error
	werr    error
}

func (p *pipe) firstError(to *error, err error) {
	p.lock.Lock()
	if *to == nil {
		*to = err
	}
	p.lock.Unlock()
	p.once.Do(func() { close(p.done) })
}

func (p *pipe) load(from *error) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	return *from
}

func (p *pipe) readCloseError() error {
	rerr := p.load(&p.rerr)
	if werr := p.load(&p.werr); rerr == nil && werr != nil {
		return werr
	}
	return ErrClosedPipe
}

func (p *pipe) writeCloseError() error {
	werr := p.load(&p.werr)
	if rerr := p.load(&p.rerr); werr == nil && rerr != nil {
		return rerr
	}
	return ErrClosedPipe
}

func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.readCloseError()
	default:
	}
	select {
	case from := <-p.data:
		n = copy(b, from)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.readCloseError()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeCloseError()
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.data <- b:
			got := <-p.taken
			b = b[got:]
			n += got
		case <-p.done:
			return n, p.writeCloseError()
		}
	}
	return n, nil
}

type PipeReader struct{ pipe }

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.firstError(&r.pipe.rerr, err)
	return nil
}

type PipeWriter struct{ r PipeReader }

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.firstError(&w.r.pipe.werr, err)
	return nil
}

func Pipe() (*PipeReader, *PipeWriter) {
	pw := &PipeWriter{r: PipeReader{pipe: pipe{data: make(chan []byte), taken: make(chan int), done: make(chan struct{})}}}
	return &pw.r, pw
}
