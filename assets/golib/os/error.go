package os

import (
	"io/fs"
	"syscall"
)

var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrNoDeadline       = &fault{"file type does not support deadline"}
	ErrDeadlineExceeded = &fault{"i/o timeout"}
	ErrProcessDone      = &fault{"os: process already finished"}
)

type fault struct{ text string }

func (f *fault) Error() string { return f.text }

const (
	errNotFound        = syscall.ENOENT
	errBadFd           = syscall.EBADF
	errInvalidArgument = syscall.EINVAL
	errIllegalSeek     = syscall.ESPIPE
	errNotDir          = syscall.ENOTDIR
	errNotPermitted    = syscall.EPERM
)

type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }

func underlying(err error) error {
	switch err := err.(type) {
	case *PathError:
		return err.Err
	case *LinkError:
		return err.Err
	case *SyscallError:
		return err.Err
	}
	return err
}

func is(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

func IsExist(err error) bool { return is(err, ErrExist) }

func IsNotExist(err error) bool { return is(err, ErrNotExist) }

func IsPermission(err error) bool { return is(err, ErrPermission) }

func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}
