// Package time: moments, durations, timers over the machine's virtual clock.
package time

// Time is a moment with nanoseconds. With hasMonotonic in wall: 33 bits of seconds since 1885, 30 bits of nanoseconds, and ext is
// the monotonic clock; else the seconds are 0 and ext counts seconds since year 1 [go1.26 time/time.go Time].
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMonotonic = 1 << 63
	nsecMask     = 1<<30 - 1
	nsecShift    = 30

	wallToInternal int64 = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
	unixToInternal int64 = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
)

func now() (sec int64, nsec int32, mono int64)

// Now is the virtual clock's time, with its monotonic reading.
func Now() Time {
	sec, nsec, mono := now()
	since1885 := uint64(sec + unixToInternal - wallToInternal)
	if since1885>>33 != 0 {
		return Time{uint64(nsec), sec + unixToInternal, Local}
	}
	return Time{hasMonotonic | since1885<<nsecShift | uint64(nsec), mono, Local}
}

func Unix(sec int64, nsec int64) Time {
	sec += floorDiv(nsec, 1e9)
	nsec -= floorDiv(nsec, 1e9) * 1e9
	return Time{uint64(nsec), sec + unixToInternal, Local}
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

// Date is the moment when the place's clock shows this; values out of their range carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	months := int64(year)*12 + int64(month) - 1
	year = int(floorDiv(months, 12))
	month = Month(months-int64(year)*12) + 1
	seconds := int64(sec) + floorDiv(int64(nsec), 1e9)
	nsec -= int(floorDiv(int64(nsec), 1e9) * 1e9)
	days := daysSinceYear1(year, month) + int64(day) - 1
	internal := days*secondsPerDay + int64(hour)*3600 + int64(min)*60 + seconds
	t := Time{uint64(nsec), internal, nil}
	if loc != &utcLoc {
		// the offset depends on the moment that it helps to find: guess with the offset at the guess
		unix := internal - unixToInternal
		z, _ := loc.lookup(unix)
		if z.offset != 0 {
			z, _ = loc.lookup(unix - int64(z.offset))
			t.ext -= int64(z.offset)
		}
	}
	t.setLoc(loc)
	return t
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

// sec gives seconds since year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

// local gives seconds since year 1 as the place's clock shows them.
func (t *Time) local() int64 {
	seconds := t.sec()
	if l := t.loc; l != nil && l != &utcLoc {
		z, _ := l.lookup(seconds - unixToInternal)
		seconds += int64(z.offset)
	}
	return seconds
}

func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

func bothMonotonic(t, u *Time) bool { return t.wall&u.wall&hasMonotonic != 0 }

func (t Time) Compare(u Time) int {
	a, b := t.sec(), u.sec()
	if bothMonotonic(&t, &u) {
		a, b = t.ext, u.ext
	} else if a == b {
		a, b = int64(t.nsec()), int64(u.nsec())
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) Equal(u Time) bool  { return t.Compare(u) == 0 }

func (t Time) Add(d Duration) Time {
	seconds := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		seconds++
		nsec -= 1e9
	} else if nsec < 0 {
		seconds--
		nsec += 1e9
	}
	if t.wall&hasMonotonic != 0 {
		since := int64(t.wall<<1>>(nsecShift+1)) + seconds
		mono := t.ext + int64(d)
		if since>>33 == 0 && (mono < t.ext) == (d < 0) {
			return Time{hasMonotonic | uint64(since)<<nsecShift | uint64(nsec), mono, t.loc}
		}
		t.stripMono()
	}
	return Time{uint64(nsec), t.ext + seconds, t.loc}
}

// Sub is t-u, or the nearest possible duration.
func (t Time) Sub(u Time) Duration {
	if bothMonotonic(&t, &u) {
		d := Duration(t.ext - u.ext)
		if (d < 0) != (t.ext < u.ext) {
			return bound(t.ext < u.ext)
		}
		return d
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	if u.Add(d).Equal(t) {
		return d
	}
	return bound(t.Before(u))
}

func bound(negative bool) Duration {
	if negative {
		return minDuration
	}
	return maxDuration
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

func (t Time) Date() (year int, month Month, day int) {
	return civil(floorDiv(t.local(), secondsPerDay))
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

// Weekday: 1 January of year 1 was a Monday.
func (t Time) Weekday() Weekday {
	days := floorDiv(t.local(), secondsPerDay) + 1
	return Weekday(days - floorDiv(days, 7)*7)
}

// ISOWeek: the week belongs to the year of its Thursday.
func (t Time) ISOWeek() (year, week int) {
	days := floorDiv(t.local(), secondsPerDay)
	thursday := days + 3 - (days - floorDiv(days, 7)*7)
	year, _, _ = civil(thursday)
	return year, int(thursday-daysSinceYear1(year, January))/7 + 1
}

func (t Time) Clock() (hour, min, sec int) {
	seconds := t.local()
	rest := int(seconds - floorDiv(seconds, secondsPerDay)*secondsPerDay)
	return rest / 3600, rest / 60 % 60, rest % 60
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

func (t Time) YearDay() int {
	days := floorDiv(t.local(), secondsPerDay)
	year, _, _ := civil(days)
	return int(days-daysSinceYear1(year, January)) + 1
}

func (t Time) UTC() Time {
	t.setLoc(&utcLoc)
	return t
}

func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

func (t Time) Location() *Location { return t.loc.get() }

func (t Time) Zone() (name string, offset int) {
	z, _ := t.loc.lookup(t.unixSec())
	return z.name, z.offset
}

func (t Time) IsDST() bool {
	_, isDST := t.loc.lookup(t.unixSec())
	return isDST
}

func (t Time) Unix() int64      { return t.unixSec() }
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }
func (t Time) UnixNano() int64  { return t.unixSec()*1e9 + int64(t.nsec()) }

// Truncate rounds down to a multiple of d since year 1 and drops the monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-remainder(t, d))
}

// Round rounds to the nearest multiple of d since year 1, halves up.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	rest := remainder(t, d)
	if rest < d-rest {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

// remainder is the time since year 1 modulo d, by long division as the nanoseconds need more than 64 bits.
func remainder(t Time, d Duration) Duration {
	seconds := t.sec()
	nsec := int64(t.nsec())
	negative := seconds < 0
	if negative {
		seconds = -seconds
		if nsec != 0 {
			seconds--
			nsec = 1e9 - nsec
		}
	}
	m := uint64(d)
	rest := uint64(seconds) % m
	// rest*1e9 + nsec, one binary digit of 1e9 at a time
	var r uint64
	for bit := 29; bit >= 0; bit-- {
		r = addMod(r, r, m)
		if 1_000_000_000>>bit&1 != 0 {
			r = addMod(r, rest, m)
		}
	}
	r = addMod(r, uint64(nsec)%m, m)
	if negative && r != 0 {
		r = m - r
	}
	return Duration(r)
}

// addMod adds numbers below m < 1<<63.
func addMod(a, b, m uint64) uint64 {
	if a += b; a >= m {
		a -= m
	}
	return a
}
