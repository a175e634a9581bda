package strconv

// formatBits writes u (with a minus sign if negative) at the end of buf, which has room for 65 bytes, and returns where it begins.
//
//go:noescape
func formatBits(buf []byte, u uint64, base int, negative bool) (start int)

const smalls = "00010203040506070809" + "10111213141516171819" + "20212223242526272829" + "30313233343536373839" +
	"40414243444546474849" + "50515253545556575859" + "60616263646566676869" + "70717273747576777879" +
	"80818283848586878889" + "90919293949596979899"

func small(i int) string {
	if i < 10 {
		return smalls[2*i+1 : 2*i+2]
	}
	return smalls[2*i : 2*i+2]
}

func checkBase(base int) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

func Itoa(i int) string { return FormatInt(int64(i), 10) }

func FormatInt(i int64, base int) string {
	if 0 <= i && i < 100 && base == 10 {
		return small(int(i))
	}
	checkBase(base)
	var buf [65]byte
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	return string(buf[formatBits(buf[:], u, base, i < 0):])
}

func FormatUint(i uint64, base int) string {
	if i < 100 && base == 10 {
		return small(int(i))
	}
	checkBase(base)
	var buf [65]byte
	return string(buf[formatBits(buf[:], i, base, false):])
}

func AppendInt(dst []byte, i int64, base int) []byte {
	if 0 <= i && i < 100 && base == 10 {
		return append(dst, small(int(i))...)
	}
	checkBase(base)
	var buf [65]byte
	u := uint64(i)
	if i < 0 {
		u = -u
	}
	return append(dst, buf[formatBits(buf[:], u, base, i < 0):]...)
}

func AppendUint(dst []byte, i uint64, base int) []byte {
	if i < 100 && base == 10 {
		return append(dst, small(int(i))...)
	}
	checkBase(base)
	var buf [65]byte
	return append(dst, buf[formatBits(buf[:], i, base, false):]...)
}
