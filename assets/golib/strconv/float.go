package strconv

// formatFloat writes f to buf and returns the bytes that takes (nothing is written when they are more than len(buf)).
//
//go:noescape
func formatFloat(buf []byte, f float64, fmt byte, prec, bitSize int) int

// parseFloat reads the longest prefix of s that is a number: its value, its length, and 0, 1 (no number), 2 (out of range: ±Inf).
//
//go:noescape
func parseFloat(s string, bitSize int) (f float64, n int, status int)

func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	var buf [32]byte
	n := formatFloat(buf[:], f, fmt, prec, bitSize)
	if n <= len(buf) {
		return string(buf[:n])
	}
	long := make([]byte, n)
	formatFloat(long, f, fmt, prec, bitSize)
	return string(long)
}

func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	n := formatFloat(dst[len(dst):cap(dst)], f, fmt, prec, bitSize)
	if n <= cap(dst)-len(dst) {
		return dst[:len(dst)+n]
	}
	var buf [32]byte
	if n <= len(buf) {
		formatFloat(buf[:], f, fmt, prec, bitSize)
		return append(dst, buf[:n]...)
	}
	long := make([]byte, n)
	formatFloat(long, f, fmt, prec, bitSize)
	return append(dst, long...)
}

func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, status := parseFloat(s, bitSize)
	if status == 1 || n != len(s) {
		return 0, numError("ParseFloat", s, ErrSyntax)
	}
	if status == 2 {
		return f, numError("ParseFloat", s, ErrRange)
	}
	return f, nil
}
