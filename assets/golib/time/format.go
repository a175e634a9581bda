package time

// Layouts of Format and Parse, written as this moment: Monday, January 2 2006, 15:04:05.999999999, MST (-0700).
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// element is one thing that a layout can ask for.
type element uint8

const (
	noElement element = iota
	longMonth
	shortMonth
	numMonth
	zeroMonth
	longDay
	shortDay
	day
	underDay
	zeroDay
	zeroYearDay
	underYearDay
	hour24
	hour12
	zeroHour12
	minute
	zeroMinute
	second
	zeroSecond
	longYear
	shortYear
	upperPM
	lowerPM
	zoneName
	zoneNumber // from here on the offset's forms; with Z, zero is written Z
	zoneNumberZ
	zeroFraction // .000
	nineFraction // .999
)

type spelling struct {
	text string
	what element
}

// The spellings by first letter, longer ones first.
var spellings = [...]spelling{
	{"January", longMonth}, {"Jan", shortMonth}, {"Monday", longDay}, {"Mon", shortDay}, {"MST", zoneName},
	{"002", zeroYearDay}, {"01", zeroMonth}, {"02", zeroDay}, {"03", zeroHour12}, {"04", zeroMinute}, {"05", zeroSecond},
	{"06", shortYear}, {"15", hour24}, {"1", numMonth}, {"2006", longYear}, {"2", day}, {"__2", underYearDay}, {"_2", underDay},
	{"3", hour12}, {"4", minute}, {"5", second}, {"PM", upperPM}, {"pm", lowerPM},
	{"-07:00:00", zoneNumber}, {"-070000", zoneNumber}, {"-07:00", zoneNumber}, {"-0700", zoneNumber}, {"-07", zoneNumber},
	{"Z07:00:00", zoneNumberZ}, {"Z070000", zoneNumberZ}, {"Z07:00", zoneNumberZ}, {"Z0700", zoneNumberZ}, {"Z07", zoneNumberZ},
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// cut finds the first element of a layout: what stands before it, its text, and the rest.
func cut(layout string) (prefix string, what element, text string, rest string) {
	for i := 0; i < len(layout); i++ {
		switch c := layout[i]; c {
		case 'J', 'M', '0', '1', '2', '_', '3', '4', '5', 'P', 'p', '-', 'Z':
			what, n := spelled(layout[i:])
			if n < 0 { // "_2006": the underscore is plain text
				return layout[:i+1], what, layout[i+1 : i-n], layout[i-n:]
			}
			if n > 0 {
				return layout[:i], what, layout[i : i+n], layout[i+n:]
			}
		case '.', ',':
			if i+1 >= len(layout) || layout[i+1] != '0' && layout[i+1] != '9' {
				continue
			}
			digit := layout[i+1]
			j := i + 1
			for j < len(layout) && layout[j] == digit {
				j++
			}
			if isDigit(layout, j) {
				continue
			}
			what := zeroFraction
			if digit == '9' {
				what = nineFraction
			}
			return layout[:i], what, layout[i:j], layout[j:]
		}
	}
	return layout, noElement, "", ""
}

// spelled tells which element begins here and its length; a negative length means "_2006".
func spelled(s string) (element, int) {
	if hasPrefix(s, "_2006") {
		return longYear, -5
	}
	for i := range spellings {
		p := &spellings[i]
		if p.text[0] != s[0] || !hasPrefix(s, p.text) {
			continue
		}
		// "Jan" and "Mon" are not elements inside a longer word
		if (p.what == shortMonth || p.what == shortDay) && len(s) > 3 && 'a' <= s[3] && s[3] <= 'z' {
			continue
		}
		return p.what, len(p.text)
	}
	return noElement, 0
}

// appendInt writes x with zeros up to width.
func appendInt(b []byte, x int, width int) []byte {
	if x < 0 {
		b = append(b, '-')
		x = -x
	}
	digits := 1
	for rest := uint(x) / 10; rest > 0; rest /= 10 {
		digits++
	}
	for ; digits < width; digits++ {
		b = append(b, '0')
	}
	return appendUint(b, uint64(x))
}

// padded writes x with spaces up to width.
func padded(b []byte, x int, width int) []byte {
	if width == 3 && x < 100 {
		b = append(b, ' ')
	}
	if x < 10 {
		b = append(b, ' ')
	}
	return appendUint(b, uint64(x))
}

// Format writes into a buffer on the stack unless the layout is long.
func (t Time) Format(layout string) string {
	var room [64]byte
	b := room[:0]
	if most := len(layout) + 10; most >= len(room) {
		b = make([]byte, 0, most)
	}
	return string(t.AppendFormat(b, layout))
}

func (t Time) AppendFormat(b []byte, layout string) []byte {
	z, _ := t.loc.lookup(t.unixSec())
	year, month, dayOfMonth := t.Date()
	hour, min, sec := t.Clock()
	for layout != "" {
		prefix, what, text, rest := cut(layout)
		layout = rest
		b = append(b, prefix...)
		switch what {
		case longMonth:
			b = append(b, month.String()...)
		case shortMonth:
			b = append(b, month.String()[:3]...)
		case numMonth:
			b = appendInt(b, int(month), 0)
		case zeroMonth:
			b = appendInt(b, int(month), 2)
		case longDay:
			b = append(b, t.Weekday().String()...)
		case shortDay:
			b = append(b, t.Weekday().String()[:3]...)
		case day:
			b = appendInt(b, dayOfMonth, 0)
		case underDay:
			b = padded(b, dayOfMonth, 2)
		case zeroDay:
			b = appendInt(b, dayOfMonth, 2)
		case zeroYearDay:
			b = appendInt(b, t.YearDay(), 3)
		case underYearDay:
			b = padded(b, t.YearDay(), 3)
		case hour24:
			b = appendInt(b, hour, 2)
		case hour12:
			b = appendInt(b, (hour+11)%12+1, 0)
		case zeroHour12:
			b = appendInt(b, (hour+11)%12+1, 2)
		case minute:
			b = appendInt(b, min, 0)
		case zeroMinute:
			b = appendInt(b, min, 2)
		case second:
			b = appendInt(b, sec, 0)
		case zeroSecond:
			b = appendInt(b, sec, 2)
		case longYear:
			b = appendInt(b, year, 4)
		case shortYear:
			b = appendInt(b, max(year, -year)%100, 2)
		case upperPM:
			b = append(b, half(hour, "AM", "PM")...)
		case lowerPM:
			b = append(b, half(hour, "am", "pm")...)
		case zoneName:
			b = appendZoneName(b, z)
		case zoneNumber, zoneNumberZ:
			b = appendOffset(b, z.offset, text, what == zoneNumberZ)
		case zeroFraction, nineFraction:
			b = appendNanoseconds(b, int(t.nsec()), text, what == nineFraction)
		}
	}
	return b
}

func half(hour int, am, pm string) string {
	if hour >= 12 {
		return pm
	}
	return am
}

// appendZoneName writes the offset where the zone has no name.
func appendZoneName(b []byte, z zone) []byte {
	if z.name != "" {
		return append(b, z.name...)
	}
	return appendOffset(b, z.offset, "-0700", false)
}

// appendOffset writes seconds east of UTC in the form of text ("-07:00:00"), which begins with a sign or with Z.
func appendOffset(b []byte, offset int, text string, zulu bool) []byte {
	if zulu && offset == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	if offset < 0 {
		sign = '-'
		offset = -offset
	}
	b = append(b, sign)
	b = appendInt(b, offset/3600, 2)
	colon := len(text) > 3 && text[3] == ':'
	for i, part := range [...]int{offset / 60 % 60, offset % 60} {
		needed := 5 + 2*i
		if colon {
			needed = 6 + 3*i
		}
		if len(text) < needed {
			break
		}
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, part, 2)
	}
	return b
}

func appendNanoseconds(b []byte, nsec int, text string, trim bool) []byte {
	digits := min(len(text)-1, 9)
	for i := digits; i < 9; i++ {
		nsec /= 10
	}
	if trim {
		if nsec == 0 {
			return b
		}
		for digits > 0 && nsec%10 == 0 {
			digits--
			nsec /= 10
		}
	}
	b = append(b, text[0])
	b = appendInt(b, nsec, digits)
	return b
}

func (t Time) String() string {
	text := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		var room [32]byte
		b := room[:0]
		mono := uint64(t.ext)
		b = append(b, " m="...)
		if t.ext < 0 {
			b = append(b, '-')
			mono = -mono
		} else {
			b = append(b, '+')
		}
		b = append(appendUint(b, mono/1e9), '.')
		text += string(appendInt(b, int(mono%1e9), 9))
	}
	return text
}

func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := append([]byte("time.Date("), string(appendInt(nil, year, 0))...)
	b = append(append(b, ", time."...), month.String()...)
	for _, n := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = appendInt(append(b, ", "...), n, 0)
	}
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(append(append(b, ", time.Location("...), quote(loc.name)...), "))"...)
	}
	return string(b)
}

// quote puts s in quotation marks; other than printable ASCII is escaped byte by byte.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := []byte{'"'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' || c >= 0x80:
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
