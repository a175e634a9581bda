// Package os models Go's os package for a program that reaches no files, processes or environment of its host: it has standard input,
// output and error, and files of its own that are gone when it ends.
package os

import (
	"io"
	"io/fs"
)

const (
	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_APPEND = 0x400
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_SYNC   = 0x101000
	O_TRUNC  = 0x200
)

const (
	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

//go:noescape
func writeFd(fd int, p []byte) int

//go:noescape
func writeFdString(fd int, s string) int

//go:noescape
func readFd(fd int, p []byte) int

type File struct {
	*file
}

type file struct {
	fd     int
	name   string
	names  []string // of a directory: what ReadDir has not given yet
	closed bool
	listed bool
}

var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

func NewFile(fd uintptr, name string) *File { return &File{&file{fd: int(fd), name: name}} }

func (f *File) Name() string { return f.name }

func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

func (f *File) fail(op string, err error) error {
	return &PathError{Op: op, Path: f.name, Err: err}
}

// check gives the error of an operation on a nil or closed file.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return f.fail(op, ErrClosed)
	}
	return nil
}

func (f *File) Write(b []byte) (n int, err error) {
	if f == nil || f.closed {
		return 0, f.check("write")
	}
	if f.fd == 1 || f.fd == 2 {
		return writeFd(f.fd, b), nil
	}
	n, errno := fsWrite(f.fd, b, -1)
	return n, fault1("write", f.name, errno)
}

func (f *File) WriteString(s string) (n int, err error) {
	if f == nil || f.closed {
		return 0, f.check("write")
	}
	if f.fd == 1 || f.fd == 2 {
		return writeFdString(f.fd, s), nil
	}
	n, errno := fsWrite(f.fd, bytesOf(s), -1)
	return n, fault1("write", f.name, errno)
}

func (f *File) Read(b []byte) (n int, err error) {
	if f == nil || f.closed {
		return 0, f.check("read")
	}
	if f.fd == 1 || f.fd == 2 {
		return 0, f.fail("read", errBadFd)
	}
	errno := 0
	if len(b) == 0 {
		return 0, nil
	}
	if f.fd == 0 {
		n = readFd(f.fd, b)
	} else {
		n, errno = fsRead(f.fd, b, -1)
	}
	if errno != 0 {
		return 0, fault1("read", f.name, errno)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return f.fail("close", ErrClosed)
	}
	f.closed = true
	if f.fd > 2 {
		fsClose(f.fd)
	}
	return nil
}

func (f *File) Sync() error {
	if err := f.check("sync"); err != nil {
		return err
	}
	if f.fd <= 2 {
		return f.fail("sync", errInvalidArgument)
	}
	return nil
}

func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	if f.fd <= 2 {
		return f.fail("truncate", errInvalidArgument)
	}
	return fault1("truncate", f.name, fsFtruncate(f.fd, size))
}

func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	if f.fd <= 2 {
		return 0, f.fail("seek", errIllegalSeek)
	}
	f.listed = false
	ret, errno := fsSeek(f.fd, offset, whence)
	return ret, fault1("seek", f.name, errno)
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: &fault{"negative offset"}}
	}
	if f.fd <= 2 {
		return 0, f.fail("read", errIllegalSeek)
	}
	n, errno := fsRead(f.fd, b, off)
	if errno != 0 {
		return n, fault1("read", f.name, errno)
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: &fault{"negative offset"}}
	}
	if f.fd <= 2 {
		return 0, f.fail("write", errIllegalSeek)
	}
	n, errno := fsWrite(f.fd, b, off)
	return n, fault1("write", f.name, errno)
}

func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	if f.fd <= 2 {
		return f.fail("chmod", errNotPermitted)
	}
	return fault1("chmod", f.name, fsChmod(f.name, uint32(mode.Perm())))
}

type (
	PathError = fs.PathError
	FileInfo  = fs.FileInfo
	FileMode  = fs.FileMode
	DirEntry  = fs.DirEntry
)
