package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 15, 4, 5, 123456789, time.UTC)
	for _, l := range []string{time.RFC3339, time.RFC3339Nano, time.RFC1123, time.RFC1123Z, time.RFC822, time.RFC850, time.ANSIC, time.UnixDate, time.Kitchen, time.Stamp, time.StampMilli, time.DateTime, time.DateOnly, time.TimeOnly,
		"2006-01-02T15:04:05.000Z07:00", "Jan _2 06 03:04PM", "Monday, 2 January 2006 at 3pm", "02/01/06 .999 002 MST -0700", "15h04m05s,000000"} {
		fmt.Println(t.Format(l))
	}
	fmt.Println(t, t.Year(), t.Month(), t.Day(), t.Weekday(), t.YearDay(), t.Hour(), t.Nanosecond())
	fmt.Println(t.Unix(), t.UnixMilli(), t.UnixNano(), time.Unix(1700000000, 5).UTC())
	y, w := t.ISOWeek()
	fmt.Println(y, w)
	fmt.Println(t.AddDate(1, 0, 0).Format(time.DateOnly), t.AddDate(0, 1, -29).Format(time.DateOnly), t.Add(36*time.Hour).Format(time.DateTime))
	for _, s := range [][2]string{{time.RFC3339, "2023-10-05T14:30:00+02:00"}, {time.DateOnly, "2023-13-01"}, {time.DateOnly, "2023-02-30"}, {time.Kitchen, "3:04PM"}, {"2006-01-02", "garbage"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 MST"}, {time.DateTime, "2023-01-01 25:00:00"}, {"Jan 2, 2006", "Feb 3, 2013 extra"}} {
		p, err := time.Parse(s[0], s[1])
		fmt.Println(p, "|", err)
	}
	zone := time.FixedZone("CET", 3600)
	tz := t.In(zone)
	fmt.Println(tz, tz.Equal(t), tz == t, tz.Location(), t.Location())
	n, off := tz.Zone()
	fmt.Println(n, off)
	for _, d := range []time.Duration{0, 1, 1500, 2 * time.Millisecond, 90 * time.Second, 3*time.Hour + 25*time.Minute + 45*time.Second + 500*time.Millisecond, -time.Minute, 1<<63 - 1} {
		fmt.Println(d, d.Seconds(), d.Minutes(), d.Milliseconds(), d.Round(time.Second), d.Truncate(time.Minute))
	}
	for _, s := range []string{"1h15m30.918s", "1.5h", "-2m", "300ms", "1d", "", "5", "1us2ns", "+5s", ".5s"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	a, b := t, t.Add(25*time.Hour)
	fmt.Println(b.Sub(a), a.Before(b), a.After(b), a.Compare(b), b.Sub(a).Hours())
	fmt.Println(t.Truncate(time.Hour), t.Round(time.Hour), time.Time{}.IsZero(), time.Time{})
	fmt.Printf("%v %s %d %T\n", time.Saturday, time.December, time.March, t)
	fmt.Println(time.Month(13), time.Weekday(8))
	start := time.Now()
	time.Sleep(3 * time.Millisecond)
	fmt.Println(time.Since(start) >= 3*time.Millisecond, time.Until(start) < 0)
	tick := time.NewTicker(5 * time.Millisecond)
	stop := time.After(28 * time.Millisecond)
	n5 := 0
loop:
	for {
		select {
		case <-tick.C:
			n5++
		case <-stop:
			tick.Stop()
			break loop
		}
	}
	fmt.Println(n5 >= 4 && n5 <= 6)
	tm := time.NewTimer(time.Hour)
	fmt.Println(tm.Stop(), tm.Reset(time.Millisecond))
	<-tm.C
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { done <- true })
	fmt.Println(<-done)
	days := func(y int, m time.Month) int { return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day() }
	fmt.Println(days(2023, time.February), days(2024, time.February), days(2024, 12))
	js, _ := t.MarshalJSON()
	txt, _ := tz.MarshalText()
	fmt.Println(string(js), string(txt))
	fmt.Println(time.UnixMilli(1700000000123).UTC().Format("2006-01-02T15:04:05.000"), t.AppendFormat([]byte("at "), time.Kitchen)[3])
	birthday := time.Date(1990, 5, 15, 0, 0, 0, 0, time.UTC)
	age := t.Year() - birthday.Year()
	if t.YearDay() < birthday.YearDay() {
		age--
	}
	fmt.Println(age, int(t.Sub(birthday).Hours()/24))
	h, m, s := t.Clock()
	yy, mm, dd := t.Date()
	fmt.Println(h, m, s, yy, mm, dd)
	fmt.Printf("%#v\n", time.Hour)
	fmt.Println(t.GoString())
	fmt.Println((2 * time.Hour).String(), time.Duration(1.5*float64(time.Second)), time.Duration(2.5e9).Abs())
}
