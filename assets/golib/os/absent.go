package os

// No file of the host can be reached: everything that names one fails as if it did not exist, everything that would make one
// as if the file system were read-only.

func missing(op, name string) error { return &PathError{Op: op, Path: name, Err: errNotFound} }

func readOnly(op, name string) error { return &PathError{Op: op, Path: name, Err: errReadOnly} }

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
	if flag&O_CREATE != 0 {
		return nil, readOnly("open", name)
	}
	return nil, missing("open", name)
}

func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	data := make([]byte, 0, 512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if n == 0 {
			if err != nil && err.Error() == "EOF" {
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
	if err == nil {
		_, err = f.Write(data)
	}
	return err
}

func Stat(name string) (FileInfo, error)  { return nil, missing("stat", name) }
func Lstat(name string) (FileInfo, error) { return nil, missing("lstat", name) }

func (f *File) Stat() (FileInfo, error) { return nil, f.refuse("stat", errNotPermitted) }

func ReadDir(name string) ([]DirEntry, error) { return nil, missing("open", name) }
func Readlink(name string) (string, error)    { return "", missing("readlink", name) }
func Remove(name string) error                { return missing("remove", name) }
func RemoveAll(path string) error             { return nil }
func Mkdir(name string, perm FileMode) error  { return readOnly("mkdir", name) }
func Chdir(dir string) error                  { return missing("chdir", dir) }
func Chmod(name string, mode FileMode) error  { return missing("chmod", name) }
func Truncate(name string, size int64) error  { return missing("truncate", name) }

func MkdirAll(path string, perm FileMode) error { return readOnly("mkdir", path) }

func MkdirTemp(dir, pattern string) (string, error) {
	return "", readOnly("mkdir", TempDir()+"/"+pattern)
}

func CreateTemp(dir, pattern string) (*File, error) {
	return nil, readOnly("open", TempDir()+"/"+pattern)
}

func Rename(oldpath, newpath string) error {
	return &LinkError{"rename", oldpath, newpath, errNotFound}
}

func Symlink(oldname, newname string) error {
	return &LinkError{"symlink", oldname, newname, errReadOnly}
}

func Link(oldname, newname string) error {
	return &LinkError{"link", oldname, newname, errNotFound}
}

func TempDir() string { return "/tmp" }

func Getwd() (dir string, err error) { return "/", nil }

func SameFile(fi1, fi2 FileInfo) bool { return false }

func IsPathSeparator(c uint8) bool { return c == PathSeparator }

func Pipe() (r *File, w *File, err error) { return nil, nil, NewSyscallError("pipe2", errNotPermitted) }
