package os

import (
	"errors"
	"io/fs"
	"syscall"
)

// Args holds the program's name and its arguments.
var Args []string = runtimeArgs()

func runtimeArgs() []string

func exit(code int)

// Exit ends the program at once; deferred calls are not run.
func Exit(code int) { exit(code) }

type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular

	ModeType = fs.ModeType
	ModePerm = fs.ModePerm
)

func Getpid() int      { return 1000 }
func Getppid() int     { return 1 }
func Getuid() int      { return 1000 }
func Geteuid() int     { return 1000 }
func Getgid() int      { return 1000 }
func Getegid() int     { return 1000 }
func Getpagesize() int { return 4096 }

func Hostname() (name string, err error) { return "twoword", nil }

func Executable() (string, error) { return Args[0], nil }

func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", errors.New("$HOME is not defined")
}

func UserCacheDir() (string, error) {
	return "", errors.New("neither $XDG_CACHE_HOME nor $HOME are defined")
}

func UserConfigDir() (string, error) {
	return "", errors.New("neither $XDG_CONFIG_HOME nor $HOME are defined")
}
