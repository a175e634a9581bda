// Package os models Go's os package for a program that reaches no files, processes or environment of its host: standard input,
// output and error are there, every other file is missing.
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
	closed bool
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
	if f.fd != 1 && f.fd != 2 {
		return 0, f.fail("write", errBadFd)
	}
	return writeFd(f.fd, b), nil
}

func (f *File) WriteString(s string) (n int, err error) {
	if f == nil || f.closed {
		return 0, f.check("write")
	}
	if f.fd != 1 && f.fd != 2 {
		return 0, f.fail("write", errBadFd)
	}
	return writeFdString(f.fd, s), nil
}

func (f *File) Read(b []byte) (n int, err error) {
	if f == nil || f.closed {
		return 0, f.check("read")
	}
	if f.fd != 0 {
		return 0, f.fail("read", errBadFd)
	}
	if len(b) == 0 {
		return 0, nil
	}
	n = readFd(f.fd, b)
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
	return nil
}

func (f *File) refuse(op string, err error) error {
	if bad := f.check(op); bad != nil {
		return bad
	}
	return f.fail(op, err)
}

func (f *File) Sync() error { return f.refuse("sync", errInvalidArgument) }

func (f *File) Truncate(size int64) error { return f.refuse("truncate", errInvalidArgument) }

func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	return 0, f.refuse("seek", errIllegalSeek)
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	return 0, f.refuse("read", errIllegalSeek)
}

func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	return 0, f.refuse("write", errIllegalSeek)
}

func (f *File) ReadDir(n int) ([]DirEntry, error) {
	return nil, f.refuse("readdirent", errNotDir)
}

func (f *File) Readdir(n int) ([]FileInfo, error) {
	return nil, f.refuse("readdirent", errNotDir)
}

func (f *File) Readdirnames(n int) (names []string, err error) {
	return nil, f.refuse("readdirent", errNotDir)
}

func (f *File) Chmod(mode FileMode) error { return f.refuse("chmod", errNotPermitted) }

type (
	PathError = fs.PathError
	FileInfo  = fs.FileInfo
	FileMode  = fs.FileMode
	DirEntry  = fs.DirEntry
)
