package os

// The environment begins empty; what the program sets it finds again.
var environment []string

func LookupEnv(key string) (string, bool) {
	for _, entry := range environment {
		if len(entry) > len(key) && entry[len(key)] == '=' && entry[:len(key)] == key {
			return entry[len(key)+1:], true
		}
	}
	return "", false
}

func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

func Setenv(key, value string) error {
	if key == "" {
		return NewSyscallError("setenv", errInvalidArgument)
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return NewSyscallError("setenv", errInvalidArgument)
		}
	}
	Unsetenv(key)
	environment = append(environment, key+"="+value)
	return nil
}

func Unsetenv(key string) error {
	kept := environment[:0]
	for _, entry := range environment {
		if !(len(entry) > len(key) && entry[len(key)] == '=' && entry[:len(key)] == key) {
			kept = append(kept, entry)
		}
	}
	clear(environment[len(kept):])
	environment = kept
	return nil
}

func Clearenv() { environment = nil }

func Environ() []string { return append([]string{}, environment...) }

// Expand replaces ${var} and $var by what mapping gives.
func Expand(s string, mapping func(string) string) string {
	var buf []byte
	start := 0
	for j := 0; j < len(s); j++ {
		if s[j] != '$' || j+1 >= len(s) {
			continue
		}
		if buf == nil {
			buf = make([]byte, 0, 2*len(s))
		}
		buf = append(buf, s[start:j]...)
		name, width := variableName(s[j+1:])
		if name == "" && width == 0 {
			buf = append(buf, '$')
		} else if name != "" {
			buf = append(buf, mapping(name)...)
		}
		j += width
		start = j + 1
	}
	if buf == nil {
		return s
	}
	return string(buf) + s[start:]
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

func isAlphaNum(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return true
	}
	return false
}

// variableName reads the name behind a $: a bad ${ is eaten, a $ before no name stands for itself.
func variableName(s string) (name string, width int) {
	switch {
	case s[0] == '{':
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	case isSpecial(s[0]):
		return s[0:1], 1
	}
	i := 0
	for i < len(s) && isAlphaNum(s[i]) {
		i++
	}
	return s[:i], i
}
