package time

// Duration is a span of time in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// The float results add whole units and the fraction, so that they are as exact as can be.
func (d Duration) Seconds() float64 { return float64(d/Second) + float64(d%Second)/1e9 }
func (d Duration) Minutes() float64 { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }
func (d Duration) Hours() float64   { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

// String writes "1h2m3.5s"; below a second the unit is ms, µs or ns.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	var room [32]byte
	b := room[:0]
	if d < 0 {
		b = append(b, '-')
	}
	switch {
	case u < uint64(Microsecond):
		b = append(appendUint(b, u), "ns"...)
	case u < uint64(Millisecond):
		b = append(appendFraction(b, u, 3), "µs"...)
	case u < uint64(Second):
		b = append(appendFraction(b, u, 6), "ms"...)
	default:
		minutes := u / uint64(Minute)
		if minutes >= 60 {
			b = append(appendUint(b, minutes/60), 'h')
		}
		if minutes > 0 {
			b = append(appendUint(b, minutes%60), 'm')
		}
		b = append(appendFraction(b, u%uint64(Minute), 9), 's')
	}
	return string(b)
}

func appendUint(b []byte, u uint64) []byte {
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			return append(b, digits[i:]...)
		}
	}
}

// appendFraction writes u with its last n digits behind the point, without zeros at the end.
func appendFraction(b []byte, u uint64, n int) []byte {
	unit := uint64(1)
	for range n {
		unit *= 10
	}
	b = appendUint(b, u/unit)
	rest := u % unit
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for rest != 0 {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}

// Truncate rounds towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		rest = -rest
		if rest < m-rest {
			return d + rest
		}
		if down := d - m + rest; down < d {
			return down
		}
		return minDuration
	}
	if rest < m-rest {
		return d - rest
	}
	if up := d + m - rest; up > d {
		return up
	}
	return maxDuration
}

func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

type durationError struct{ text string }

func (e *durationError) Error() string { return e.text }

func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs":
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// ParseDuration reads what String writes: a sign and numbers with units.
func ParseDuration(s string) (Duration, error) {
	invalid := func() (Duration, error) {
		return 0, &durationError{"time: invalid duration " + quote(s)}
	}
	rest := s
	negative := false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return invalid()
	}
	var total uint64
	for rest != "" {
		whole, n, ok := leadingUint(rest)
		if !ok {
			return invalid()
		}
		rest = rest[n:]
		digits := n
		var fraction, scale float64 = 0, 1
		if rest != "" && rest[0] == '.' {
			rest = rest[1:]
			for rest != "" && isDigit(rest, 0) {
				if scale < 1e18 {
					fraction = fraction*10 + float64(rest[0]-'0')
					scale *= 10
				}
				digits++
				rest = rest[1:]
			}
		}
		if digits == 0 {
			return invalid()
		}
		n = 0
		for n < len(rest) && rest[n] != '.' && !isDigit(rest, n) {
			n++
		}
		if n == 0 {
			return 0, &durationError{"time: missing unit in duration " + quote(s)}
		}
		unit := unitOf(rest[:n])
		if unit == 0 {
			return 0, &durationError{"time: unknown unit " + quote(rest[:n]) + " in duration " + quote(s)}
		}
		rest = rest[n:]
		if whole > 1<<63/unit {
			return invalid()
		}
		whole *= unit
		if fraction > 0 {
			whole += uint64(fraction * (float64(unit) / scale))
		}
		if total += whole; whole > 1<<63 || total > 1<<63 {
			return invalid()
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return invalid()
	}
	return Duration(total), nil
}

// leadingUint reads the digits at the front; ok is false when they overflow.
func leadingUint(s string) (u uint64, n int, ok bool) {
	for n < len(s) && isDigit(s, n) {
		if u > 1<<63/10 {
			return 0, n, false
		}
		if u = u*10 + uint64(s[n]-'0'); u > 1<<63 {
			return 0, n, false
		}
		n++
	}
	return u, n, true
}
