package os

// What the simulated file system has no room for: links and pipes.

func Readlink(name string) (string, error) {
	if _, err := Lstat(name); err != nil {
		return "", fault1("readlink", name, int(errNotFound))
	}
	return "", fault1("readlink", name, int(errInvalidArgument))
}

func Symlink(oldname, newname string) error {
	return &LinkError{"symlink", oldname, newname, errNotPermitted}
}

func Link(oldname, newname string) error {
	return &LinkError{"link", oldname, newname, errNotPermitted}
}

func Pipe() (r *File, w *File, err error) { return nil, nil, NewSyscallError("pipe2", errNotPermitted) }
