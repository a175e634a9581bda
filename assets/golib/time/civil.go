package time

// Month is a month of the year, January is 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
	"November", "December"}

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + string(appendUint(nil, uint64(m))) + ")"
}

// Weekday is a day of the week, Sunday is 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + string(appendUint(nil, uint64(d))) + ")"
}

const (
	secondsPerDay = 86400
	daysPerCycle  = 400*365 + 97 // the calendar repeats after 400 years
)

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	switch {
	case m == February && isLeap(year):
		return 29
	case m == February:
		return 28
	case m == April || m == June || m == September || m == November:
		return 30
	}
	return 31
}

// daysSinceYear1 counts the days from 1 January of year 1 to the first of the month. Years begin in March for this, which
// puts the leap day at the end.
func daysSinceYear1(year int, month Month) int64 {
	y := int64(year)
	m := int64(month) - 3
	if m < 0 {
		m += 12
		y--
	}
	cycle := floorDiv(y, 400)
	y -= cycle * 400
	return cycle*daysPerCycle + y*365 + y/4 - y/100 + (153*m+2)/5 - 306
}

// civil turns such a count of days into a date.
func civil(days int64) (year int, month Month, day int) {
	days += 306
	cycle := floorDiv(days, daysPerCycle)
	rest := days - cycle*daysPerCycle
	y := (rest - rest/1460 + rest/36524 - rest/146096) / 365
	rest -= y*365 + y/4 - y/100
	m := (5*rest + 2) / 153
	day = int(rest-(153*m+2)/5) + 1
	month = Month(m + 3)
	if month > December {
		month -= 12
		y++
	}
	return int(cycle*400 + y), month, day
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
