package os

import (
	"io"
	"io/fs"
	"syscall"
	"time"
	"unsafe"
)

// Files live in the machine's own memory (sim/golib/files.cpp): nothing of the host's can be read or written. Each of these is a
// system call; the error number is 0 when it went well.

//go:noescape
func fsOpen(path string, flag int, perm uint32) (fd int, errno int)
func fsClose(fd int) (errno int)

//go:noescape
func fsRead(fd int, p []byte, at int64) (n int, errno int)

//go:noescape
func fsWrite(fd int, p []byte, at int64) (n int, errno int)
func fsSeek(fd int, offset int64, whence int) (position int64, errno int)

//go:noescape
func fsStat(path string) (mode uint32, size int64, modified int64, node int, errno int)
func fsFstat(fd int) (mode uint32, size int64, modified int64, node int, errno int)

//go:noescape
func fsMkdir(path string, perm uint32) (errno int)

//go:noescape
func fsRemove(path string) (errno int)

//go:noescape
func fsRename(from, to string) (errno int)

//go:noescape
func fsTruncate(path string, size int64) (errno int)
func fsFtruncate(fd int, size int64) (errno int)

//go:noescape
func fsChmod(path string, mode uint32) (errno int)

//go:noescape
func fsList(path string) (names string, errno int)

//go:noescape
func fsChdir(path string) (errno int)
func fsGetwd() string
func fsRandom() uint32

func fault1(op, name string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &PathError{Op: op, Path: name, Err: syscall.Errno(errno)}
}

func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	switch name {
	case "/dev/stdin":
		return NewFile(0, name), nil
	case "/dev/stdout":
		return NewFile(1, name), nil
	case "/dev/stderr":
		return NewFile(2, name), nil
	}
	fd, errno := fsOpen(name, flag, uint32(perm.Perm()))
	if errno != 0 {
		return nil, fault1("open", name, errno)
	}
	return NewFile(uintptr(fd), name), nil
}

func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if f.fd > 2 {
		if _, n, _, _, errno := fsFstat(f.fd); errno == 0 {
			size = int(n)
		}
	}
	size++ // one byte to see the end
	if size < 512 {
		size = 512
	}
	data := make([]byte, 0, size)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); closed != nil && err == nil {
		err = closed
	}
	return err
}

type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	modTime time.Time
	node    int
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return s.modTime }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Sys() any           { return nil }

func base(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' && i+1 < len(name) {
			return name[i+1:]
		}
	}
	return name
}

func newStat(name string, mode uint32, size, modified int64, node int) *fileStat {
	const start = 1257894000 // of virtual time
	return &fileStat{base(name), size, FileMode(mode), time.Unix(start, modified), node}
}

func stat(op, name string) (FileInfo, error) {
	mode, size, modified, node, errno := fsStat(name)
	if errno != 0 {
		return nil, fault1(op, name, errno)
	}
	return newStat(name, mode, size, modified, node), nil
}

func Stat(name string) (FileInfo, error)  { return stat("stat", name) }
func Lstat(name string) (FileInfo, error) { return stat("lstat", name) }

func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	if f.fd <= 2 {
		return &fileStat{base(f.name), 0, fs.ModeDevice | fs.ModeCharDevice | 0620, time.Unix(0, 0), -1 - f.fd}, nil
	}
	mode, size, modified, node, errno := fsFstat(f.fd)
	if errno != 0 {
		return nil, fault1("stat", f.name, errno)
	}
	return newStat(f.name, mode, size, modified, node), nil
}

func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && a.node == b.node
}

// A dirEntry is what ReadDir says about a name.
type dirEntry struct {
	parent string
	name   string
	typ    FileMode
}

func (d *dirEntry) Name() string            { return d.name }
func (d *dirEntry) IsDir() bool             { return d.typ.IsDir() }
func (d *dirEntry) Type() FileMode          { return d.typ }
func (d *dirEntry) Info() (FileInfo, error) { return Lstat(d.parent + "/" + d.name) }
func (d *dirEntry) String() string          { return fs.FormatDirEntry(d) }

func list(op, name string) ([]string, error) {
	text, errno := fsList(name)
	if errno != 0 {
		return nil, fault1(op, name, errno)
	}
	names := []string{}
	from := 0
	for i := 0; i < len(text); i++ {
		if text[i] == '/' {
			names = append(names, text[from:i])
			from = i + 1
		}
	}
	return names, nil
}

func entries(dir string, names []string) []DirEntry {
	out := make([]DirEntry, 0, len(names))
	for _, name := range names {
		mode, _, _, _, errno := fsStat(dir + "/" + name)
		if errno == 0 {
			out = append(out, &dirEntry{dir, name, FileMode(mode).Type()})
		}
	}
	return out
}

func ReadDir(name string) ([]DirEntry, error) {
	names, err := list("open", name)
	if err != nil {
		if e := err.(*PathError); e.Err == errNotDir {
			e.Op = "fdopendir"
		}
		return nil, err
	}
	return entries(name, names), nil
}

// The next n names of an open directory, all when n <= 0; io.EOF when none is left of an n > 0.
func (f *File) nextNames(n int) ([]string, error) {
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	if !f.listed {
		names, err := list("readdirent", f.name)
		if err != nil {
			return nil, err
		}
		f.names, f.listed = names, true
	}
	if n <= 0 || n > len(f.names) {
		if n > 0 && len(f.names) == 0 {
			return nil, io.EOF
		}
		n = len(f.names)
	}
	out := f.names[:n]
	f.names = f.names[n:]
	return out, nil
}

func (f *File) Readdirnames(n int) (names []string, err error) { return f.nextNames(n) }

func (f *File) ReadDir(n int) ([]DirEntry, error) {
	names, err := f.nextNames(n)
	return entries(f.name, names), err
}

func (f *File) Readdir(n int) ([]FileInfo, error) {
	names, err := f.nextNames(n)
	infos := []FileInfo{}
	for _, name := range names {
		if info, err := Lstat(f.name + "/" + name); err == nil {
			infos = append(infos, info)
		}
	}
	return infos, err
}

func Remove(name string) error { return fault1("remove", name, fsRemove(name)) }
func Mkdir(name string, perm FileMode) error {
	return fault1("mkdir", name, fsMkdir(name, uint32(perm.Perm())))
}
func Chdir(dir string) error { return fault1("chdir", dir, fsChdir(dir)) }
func Chmod(name string, mode FileMode) error {
	return fault1("chmod", name, fsChmod(name, uint32(mode.Perm())))
}
func Truncate(name string, size int64) error { return fault1("truncate", name, fsTruncate(name, size)) }
func Getwd() (dir string, err error)         { return fsGetwd(), nil }

func Chtimes(name string, atime time.Time, mtime time.Time) error {
	_, err := Stat(name)
	return err
}

func RemoveAll(path string) error {
	mode, _, _, _, errno := fsStat(path)
	if errno != 0 {
		return nil
	}
	if FileMode(mode).IsDir() {
		names, err := list("open", path)
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := RemoveAll(path + "/" + name); err != nil {
				return err
			}
		}
	}
	return fault1("unlinkat", path, fsRemove(path))
}

func MkdirAll(path string, perm FileMode) error {
	if mode, _, _, _, errno := fsStat(path); errno == 0 {
		if FileMode(mode).IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: errNotDir}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	return Mkdir(path, perm)
}

func Rename(oldpath, newpath string) error {
	if errno := fsRename(oldpath, newpath); errno != 0 {
		return &LinkError{"rename", oldpath, newpath, syscall.Errno(errno)}
	}
	return nil
}

// The parts of a pattern before and behind its last star.
func starred(op, pattern string) (prefix, suffix string, err error) {
	prefix = pattern
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '/' {
			return "", "", &PathError{Op: op, Path: pattern, Err: &fault{"pattern contains path separator"}}
		}
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
		}
	}
	return prefix, suffix, nil
}

func randomText() string {
	var digits [10]byte
	at := len(digits)
	for n := fsRandom(); n > 0 || at == len(digits); n /= 10 {
		at--
		digits[at] = byte('0' + n%10)
	}
	return string(digits[at:])
}

func MkdirTemp(dir, pattern string) (string, error) {
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix, err := starred("mkdirtemp", pattern)
	for err == nil {
		name := dir + "/" + prefix + randomText() + suffix
		if err = Mkdir(name, 0700); err == nil {
			return name, nil
		}
		if IsExist(err) {
			err = nil
		}
	}
	return "", err
}

func CreateTemp(dir, pattern string) (*File, error) {
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix, err := starred("createtemp", pattern)
	for err == nil {
		f, failed := OpenFile(dir+"/"+prefix+randomText()+suffix, O_RDWR|O_CREATE|O_EXCL, 0600)
		if failed == nil {
			return f, nil
		}
		if !IsExist(failed) {
			err = failed
		}
	}
	return nil, err
}

func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// DirFS is the tree of files below dir.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (dir dirFS) path(op, name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(dir) + "/" + name, nil
}

// The path in an error is the one that was asked for.
func renamed(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (dir dirFS) Open(name string) (fs.File, error) {
	path, err := dir.path("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(path)
	if err != nil {
		return nil, renamed(err, name)
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error) {
	path, err := dir.path("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(path)
	return b, renamed(err, name)
}

func (dir dirFS) ReadDir(name string) ([]DirEntry, error) {
	path, err := dir.path("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(path)
	return list, renamed(err, name)
}

func (dir dirFS) Stat(name string) (FileInfo, error) {
	path, err := dir.path("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(path)
	return info, renamed(err, name)
}

func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
