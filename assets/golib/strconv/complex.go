package strconv

func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize /= 2
	im := FormatFloat(imag(c), fmt, prec, bitSize)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize) + im + "i)"
}

// ParseComplex reads N, Ni or N±Ni, perhaps in parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	orig := s
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	syntax := func() (complex128, error) { return 0, numError("ParseComplex", orig, ErrSyntax) }
	var pending error
	re, n, status := parseFloat(s, size)
	if status == 1 {
		return syntax()
	}
	if status == 2 {
		pending = numError("ParseComplex", orig, ErrRange)
	}
	s = s[n:]
	if len(s) == 0 {
		return complex(re, 0), pending
	}
	switch s[0] {
	case '+':
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case '-':
	case 'i':
		if len(s) == 1 {
			return complex(0, re), pending
		}
		return syntax()
	default:
		return syntax()
	}
	im, n, status := parseFloat(s, size)
	if status == 1 {
		return syntax()
	}
	if status == 2 {
		pending = numError("ParseComplex", orig, ErrRange)
	}
	if s[n:] != "i" {
		return syntax()
	}
	return complex(re, im), pending
}
