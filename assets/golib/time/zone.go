package time

import "errors"

// Location is a place with its time zone: one offset, or two with a rule when each is used.
// Differs: no zone files; the places of LoadLocation are a small table with the rules of today.
type Location struct {
	name     string
	standard zone
	summer   zone
	rule     daylightRule
}

type zone struct {
	name   string
	offset int // seconds east of UTC
}

type daylightRule uint8

const (
	noDaylight daylightRule = iota
	american                // second Sunday of March to first Sunday of November, at 2:00
	european                // last Sunday of March to last Sunday of October, at 1:00 UTC
)

var utcLoc = Location{name: "UTC", standard: zone{"UTC", 0}}
var localLoc = Location{name: "Local", standard: zone{"UTC", 0}}

// UTC is universal time.
var UTC *Location = &utcLoc

// Local is the zone of the modelled computer: universal time.
var Local *Location = &localLoc

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	return l
}

func (l *Location) String() string { return l.get().name }

// FixedZone is a place that is always offset seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, standard: zone{name, offset}}
}

// lookup gives the zone at a moment in seconds since 1970.
func (l *Location) lookup(unix int64) (z zone, isDST bool) {
	l = l.get()
	if l.rule == noDaylight {
		return l.standard, false
	}
	year, _, _ := civil(floorDiv(unix+int64(l.standard.offset)+unixToInternal, secondsPerDay))
	start, end := l.summerOf(year)
	if start <= unix && unix < end {
		return l.summer, true
	}
	return l.standard, false
}

// summerOf gives the moments between which summer time holds.
func (l *Location) summerOf(year int) (start, end int64) {
	if l.rule == european {
		return sundayOf(year, April, -1)*secondsPerDay + 3600, sundayOf(year, November, -1)*secondsPerDay + 3600
	}
	start = sundayOf(year, March, 1)*secondsPerDay + 7200 - int64(l.standard.offset)
	end = sundayOf(year, November, 0)*secondsPerDay + 7200 - int64(l.summer.offset)
	return start, end
}

// sundayOf gives the day since 1970 of the n-th Sunday (from 0) at or after the first of the month.
func sundayOf(year int, month Month, n int64) int64 {
	first := daysSinceYear1(year, month)
	return first + (6 - first%7) + n*7 - unixToInternal/secondsPerDay
}

// lookupName finds a zone by its short name.
func (l *Location) lookupName(name string) (offset int, ok bool) {
	l = l.get()
	if l.standard.name == name {
		return l.standard.offset, true
	}
	if l.rule != noDaylight && l.summer.name == name {
		return l.summer.offset, true
	}
	return 0, false
}

// LoadLocation knows UTC, Local and some large cities.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	l := &Location{name: name}
	hours := func(standard string, offset int, summer string, rule daylightRule) (*Location, error) {
		l.standard = zone{standard, offset * 3600}
		l.summer = zone{summer, (offset + 1) * 3600}
		l.rule = rule
		return l, nil
	}
	switch name {
	case "America/New_York", "US/Eastern", "America/Toronto", "America/Detroit":
		return hours("EST", -5, "EDT", american)
	case "America/Chicago", "US/Central":
		return hours("CST", -6, "CDT", american)
	case "America/Denver", "US/Mountain":
		return hours("MST", -7, "MDT", american)
	case "America/Los_Angeles", "US/Pacific", "America/Vancouver":
		return hours("PST", -8, "PDT", american)
	case "Europe/London":
		return hours("GMT", 0, "BST", european)
	case "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Vienna", "Europe/Zurich",
		"Europe/Prague", "Europe/Warsaw", "Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Brussels", "Europe/Budapest":
		return hours("CET", 1, "CEST", european)
	case "Europe/Athens", "Europe/Helsinki", "Europe/Kiev", "Europe/Kyiv":
		return hours("EET", 2, "EEST", european)
	case "Europe/Moscow":
		return hours("MSK", 3, "", noDaylight)
	case "Asia/Shanghai", "Asia/Taipei":
		return hours("CST", 8, "", noDaylight)
	case "Asia/Hong_Kong":
		return hours("HKT", 8, "", noDaylight)
	case "Asia/Singapore":
		return hours("+08", 8, "", noDaylight)
	case "Asia/Tokyo":
		return hours("JST", 9, "", noDaylight)
	case "Asia/Seoul":
		return hours("KST", 9, "", noDaylight)
	case "Asia/Kolkata", "Asia/Calcutta":
		l.standard = zone{"IST", 19800}
		return l, nil
	}
	return nil, errors.New("unknown time zone " + name)
}
