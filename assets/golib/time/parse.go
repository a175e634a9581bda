package time

import (
	"errors"
	"unsafe"
)

// ParseError says which part of a value did not fit which part of the layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " +
		quote(e.LayoutElem)
}

func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// newParseError keeps copies, so that value need not outlive the call.
func newParseError(layout, value, layoutElem, valueElem, message string) *ParseError {
	return &ParseError{layout, copyOf(value), layoutElem, copyOf(valueElem), message}
}

func copyOf(s string) string {
	if len(s) == 0 {
		return ""
	}
	b := make([]byte, len(s))
	copy(b, s)
	return unsafe.String(&b[0], len(b))
}

// parsed collects what a value says. outOfRange names the part that is too large; bad: the value does not have the form.
type parsed struct {
	value      string // what is left
	outOfRange string
	bad        bool

	year, month, day, yearDay int
	hour, min, sec, nsec      int
	pm, am                    bool
	zone                      *Location
	offset                    int
	zoneName                  string
}

// number takes one or two digits off the front; fixed needs both.
func (p *parsed) number(fixed bool) int {
	v := p.value
	switch {
	case !isDigit(v, 0) || fixed && !isDigit(v, 1):
		p.bad = true
		return 0
	case !isDigit(v, 1):
		p.value = v[1:]
		return int(v[0] - '0')
	}
	p.value = v[2:]
	return int(v[0]-'0')*10 + int(v[1]-'0')
}

// digits takes exactly n digits.
func (p *parsed) digits(n int) int {
	x := 0
	for i := range n {
		if !isDigit(p.value, i) {
			p.bad = true
			return 0
		}
		x = x*10 + int(p.value[i]-'0')
	}
	p.value = p.value[n:]
	return x
}

func (p *parsed) within(x, low, high int, what string) int {
	if !p.bad && (x < low || x > high) {
		p.outOfRange = what
	}
	return x
}

// name takes one of the names, whole or its first three letters, in any case.
func (p *parsed) name(names []string, whole bool) int {
	for i, name := range names {
		if !whole {
			name = name[:3]
		}
		if len(p.value) >= len(name) && sameLetters(p.value, name) {
			p.value = p.value[len(name):]
			return i
		}
	}
	p.bad = true
	return 0
}

func sameLetters(value, name string) bool {
	for i := 0; i < len(name); i++ {
		a, b := value[i], name[i]
		if a != b && (a|0x20 != b|0x20 || a|0x20 < 'a' || 'z' < a|0x20) {
			return false
		}
	}
	return true
}

func isPoint(value string) bool { return value != "" && (value[0] == '.' || value[0] == ',') }

// fraction takes a point and n-1 digits.
func (p *parsed) fraction(n int) {
	if !isPoint(p.value) || len(p.value) < n {
		p.bad = true
		return
	}
	x := 0
	for i := 1; i < 10; i++ {
		x *= 10
		if i >= n {
			continue
		}
		if !isDigit(p.value, i) {
			p.bad = true
			return
		}
		x += int(p.value[i] - '0')
	}
	p.nsec = x
	p.value = p.value[n:]
}

// optionalFraction takes a point and all digits behind it, if they are there.
func (p *parsed) optionalFraction() {
	if !isPoint(p.value) || !isDigit(p.value, 1) {
		return
	}
	n := 1
	for isDigit(p.value, n) {
		n++
	}
	p.fraction(n)
}

// skip takes the layout's plain text; a space stands for any number of them.
func (p *parsed) skip(prefix string) bool {
	for prefix != "" {
		if prefix[0] == ' ' {
			if p.value != "" && p.value[0] != ' ' {
				return false
			}
			prefix = trimSpaces(prefix)
			p.value = trimSpaces(p.value)
			continue
		}
		if p.value == "" || p.value[0] != prefix[0] {
			return false
		}
		prefix = prefix[1:]
		p.value = p.value[1:]
	}
	return true
}

func trimSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

func parse(layout, value string, defaultLocation, local *Location) (Time, error) {
	p := parsed{value: value, month: -1, day: -1, yearDay: -1, offset: -1}
	for rest := layout; ; {
		prefix, what, text, after := cut(rest)
		if !p.skip(prefix) {
			return Time{}, newParseError(layout, value, prefix, p.value, "")
		}
		if what == noElement {
			if p.value != "" {
				return Time{}, newParseError(layout, value, "", p.value, ": extra text: "+quote(p.value))
			}
			break
		}
		rest = after
		hold := p.value
		p.take(what, text, after)
		if p.outOfRange != "" {
			return Time{}, newParseError(layout, value, text, p.value, ": "+p.outOfRange+" out of range")
		}
		if p.bad {
			return Time{}, newParseError(layout, value, text, hold, "")
		}
	}
	if problem := p.complete(); problem != "" {
		return Time{}, newParseError(layout, value, "", value, ": "+problem)
	}
	return p.moment(defaultLocation, local), nil
}

// take reads one element.
func (p *parsed) take(what element, text string, after string) {
	switch what {
	case longYear:
		p.year = p.digits(4)
	case shortYear:
		if p.year = p.digits(2); p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case longMonth, shortMonth:
		p.month = p.name(monthNames[:], what == longMonth) + 1
	case numMonth, zeroMonth:
		p.month = p.within(p.number(what == zeroMonth), 1, 12, "month")
	case longDay, shortDay:
		p.name(dayNames[:], what == longDay)
	case day, underDay, zeroDay:
		if what == underDay && p.value != "" && p.value[0] == ' ' {
			p.value = p.value[1:]
		}
		p.day = p.number(what == zeroDay)
	case zeroYearDay, underYearDay:
		digits := 3
		if what == underYearDay {
			for i := 0; i < 2 && hasPrefix(p.value, " "); i++ {
				p.value = p.value[1:]
			}
			digits = 0
			for digits < 3 && isDigit(p.value, digits) {
				digits++
			}
			p.bad = digits == 0
		}
		p.yearDay = p.digits(digits)
	case hour24:
		p.hour = p.within(p.number(false), 0, 23, "hour")
	case hour12, zeroHour12:
		p.hour = p.within(p.number(what == zeroHour12), 0, 12, "hour")
	case minute, zeroMinute:
		p.min = p.within(p.number(what == zeroMinute), 0, 59, "minute")
	case second, zeroSecond:
		p.sec = p.within(p.number(what == zeroSecond), 0, 59, "second")
		// a fraction may follow even where the layout has none
		if _, next, _, _ := cut(after); !p.bad && next != zeroFraction && next != nineFraction {
			p.optionalFraction()
		}
	case upperPM, lowerPM:
		am, pm := "AM", "PM"
		if what == lowerPM {
			am, pm = "am", "pm"
		}
		p.pm, p.am = hasPrefix(p.value, pm), hasPrefix(p.value, am)
		if p.pm || p.am {
			p.value = p.value[2:]
		} else {
			p.bad = true
		}
	case zoneNumber, zoneNumberZ:
		p.takeOffset(text, what == zoneNumberZ)
	case zoneName:
		if hasPrefix(p.value, "UTC") {
			p.zone = UTC
			p.value = p.value[3:]
			return
		}
		n := zoneNameLength(p.value)
		p.zoneName, p.value = p.value[:n], p.value[n:]
		p.bad = n == 0
	case zeroFraction:
		p.fraction(len(text))
	case nineFraction:
		p.optionalFraction()
	}
}

// takeOffset reads an offset in the form of text, as "-07:00" or "Z0700".
func (p *parsed) takeOffset(text string, zulu bool) {
	if zulu && hasPrefix(p.value, "Z") {
		p.value = p.value[1:]
		p.zone = UTC
		return
	}
	if len(p.value) < len(text) || p.value[0] != '+' && p.value[0] != '-' {
		p.bad = true
		return
	}
	negative := p.value[0] == '-'
	p.value = p.value[1:]
	var parts [3]int
	for i := 0; text != "" && !p.bad; i++ {
		if i > 0 && text[0] == ':' {
			p.bad = p.value[0] != ':'
			p.value = p.value[1:]
		}
		if i == 0 || text[0] == ':' {
			text = text[1:]
		}
		parts[i] = p.number(true)
		text = text[2:]
	}
	p.within(parts[0], 0, 24, "time zone offset hour")
	p.within(parts[1], 0, 60, "time zone offset minute")
	p.within(parts[2], 0, 60, "time zone offset second")
	if p.offset = (parts[0]*60+parts[1])*60 + parts[2]; negative {
		p.offset = -p.offset
	}
}

// zoneNameLength tells how much of value looks like a zone's short name.
func zoneNameLength(value string) int {
	if len(value) < 3 {
		return 0
	}
	if hasPrefix(value, "ChST") || hasPrefix(value, "MeST") {
		return 4
	}
	if hasPrefix(value, "GMT") {
		return 3 + signedOffset(value[3:])
	}
	if value[0] == '+' || value[0] == '-' {
		return signedOffset(value)
	}
	n := 0
	for n < len(value) && n < 6 && 'A' <= value[n] && value[n] <= 'Z' {
		n++
	}
	switch {
	case n == 3,
		n == 4 && (value[3] == 'T' || value[:4] == "WITA"),
		n == 5 && value[4] == 'T':
		return n
	}
	return 0
}

// signedOffset gives the length of a sign and hours up to 23.
func signedOffset(value string) int {
	if value == "" || value[0] != '+' && value[0] != '-' {
		return 0
	}
	x, n, ok := leadingUint(value[1:])
	if !ok || n == 0 || x > 23 {
		return 0
	}
	return 1 + n
}

// complete fills in what was not said; it names what does not exist, such as the day in February 30.
func (p *parsed) complete() string {
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	if p.yearDay >= 0 {
		days := 365
		if isLeap(p.year) {
			days++
		}
		if p.yearDay < 1 || p.yearDay > days {
			return "day-of-year out of range"
		}
		_, month, day := civil(daysSinceYear1(p.year, January) + int64(p.yearDay) - 1)
		if p.month >= 0 && p.month != int(month) || p.day >= 0 && p.day != day {
			if p.month >= 0 && p.month != int(month) {
				return "day-of-year does not match month"
			}
			return "day-of-year does not match day"
		}
		p.month, p.day = int(month), day
	}
	if p.month < 0 {
		p.month = int(January)
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return "day out of range"
	}
	return ""
}

// moment makes the time; a zone that is not the local one becomes a fixed zone.
func (p *parsed) moment(defaultLocation, local *Location) Time {
	in := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	if p.zone != nil {
		return in(p.zone)
	}
	if p.offset != -1 {
		t := in(UTC)
		t.ext -= int64(p.offset)
		z, _ := local.lookup(t.unixSec())
		if z.offset == p.offset && (p.zoneName == "" || z.name == p.zoneName) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(p.zoneName, p.offset))
		}
		return t
	}
	if p.zoneName != "" {
		t := in(UTC)
		if offset, ok := local.lookupName(p.zoneName); ok {
			t.ext -= int64(offset)
			t.setLoc(local)
			return t
		}
		offset := 0
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			x, _, _ := leadingUint(p.zoneName[4:])
			if offset = int(x) * 3600; p.zoneName[3] == '-' {
				offset = -offset
			}
		}
		t.setLoc(FixedZone(p.zoneName, offset))
		return t
	}
	return in(defaultLocation)
}

func (t Time) MarshalText() ([]byte, error) { return t.AppendText(nil) }

func (t Time) AppendText(b []byte) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New("Time.MarshalText: year outside of range [0,9999]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

func (t Time) MarshalJSON() ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New("Time.MarshalJSON: year outside of range [0,9999]")
	}
	return append(t.AppendFormat([]byte{'"'}, RFC3339Nano), '"'), nil
}

func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}
