package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"unsafe"
)

type lcg uint64

func (l *lcg) next() uint32 {
	*l = *l*6364136223846793005 + 1442695040888963407
	return uint32(*l >> 33)
}
func fnv1a(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}
func popcount(x uint64) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}
func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
func powmod(b, e, m uint64) uint64 {
	r := uint64(1)
	for b %= m; e > 0; e >>= 1 {
		if e&1 == 1 {
			hi, lo := bits.Mul64(r, b)
			_, r = bits.Div64(hi, lo, m)
		}
		hi, lo := bits.Mul64(b, b)
		_, b = bits.Div64(hi, lo, m)
	}
	return r
}

type S struct {
	a bool
	b int64
	c bool
	d int32
	e string
	f []byte
	g any
	h [3]uint16
}

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8
	u8--
	var i32 int32 = math.MinInt32
	var u16 uint16 = 65535
	i64 := int64(math.MinInt64)
	fmt.Println(i8, u8, -i32, u16+1, i64/-1, -i64, i64%-1, i32-1)
	f := 3.99
	neg := -3.99
	fmt.Println(int(f), int(neg), uint8(int(neg)), int8(int(f)+300), uint32(i32)+2, int32(i64>>3+5))
	fmt.Println(-7/2, -7%2, 7/-2, 7%-2, -7>>1, uint32(0xffffffff)>>4, int32(-16)>>2, 1<<3|1, 6&^3, 5^1, ^5)
	var sh uint = 70
	fmt.Println(1<<sh, int64(-1)>>sh, uint8(1)<<7, int8(1)<<(sh-63), uint64(1)<<63)
	r := lcg(42)
	var sum uint64
	for range 2_000_000 {
		sum = bits.RotateLeft64(sum, 5) ^ uint64(r.next())
	}
	fmt.Println(sum, uint64(r))
	fmt.Println(fnv1a("hello"), popcount(0xF0F0F0F0F0F0F0F0), bits.OnesCount8(255), bits.LeadingZeros32(1), bits.TrailingZeros(8), bits.Reverse8(0b1101), bits.Len(1023), bits.ReverseBytes16(0x1234))
	fmt.Println(gcd(1071, 462), powmod(3, 1<<40, 1_000_000_007), powmod(7, 123456789, math.MaxUint64-58))
	best, at := 0, 0
	for i := 1; i < 30000; i++ {
		if s := collatz(i); s > best {
			best, at = s, i
		}
	}
	fmt.Println(best, at)
	fib := big.NewInt(0)
	nx := big.NewInt(1)
	for range 200 {
		fib.Add(fib, nx)
		fib, nx = nx, fib
	}
	fact := new(big.Int).MulRange(1, 50)
	fmt.Println(fib, fact, new(big.Int).Exp(big.NewInt(2), big.NewInt(127), nil), fact.BitLen())
	x, ok := new(big.Int).SetString("123456789012345678901234567890", 10)
	q, m := new(big.Int).DivMod(x, big.NewInt(97), new(big.Int))
	fmt.Println(ok, q, m, x.Cmp(fact), x.Sign(), x.ProbablyPrime(5), new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(36)))
	fmt.Println(unsafe.Sizeof(S{}), unsafe.Offsetof(S{}.d), unsafe.Offsetof(S{}.g), unsafe.Alignof(S{}.h), unsafe.Sizeof(i8), unsafe.Sizeof(struct{}{}))
	pi := 3.14
	fmt.Printf("%#x %v\n", *(*uint64)(unsafe.Pointer(&pi)), math.Float64frombits(0x400921FB54442D18))
	arr := [4]int32{1, 2, 3, 4}
	p := (*int32)(unsafe.Add(unsafe.Pointer(&arr[0]), 8))
	fmt.Println(*p, unsafe.Slice(&arr[1], 2), unsafe.String(unsafe.StringData("hello"), 3))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.SmallestNonzeroFloat64, math.MaxFloat32, float32(16777216)+1)
	fmt.Println(0.1+0.2, float32(0.1)+float32(0.2), math.Sqrt(2), math.Floor(-1.5), math.Round(2.5), math.RoundToEven(2.5), math.Trunc(-2.7), math.Hypot(3, 4), math.Cbrt(27), math.Log2(8), math.Mod(7, -3))
	v := 0.0
	fmt.Println(1/v, -1/v, v/v, v/v == v/v, math.IsNaN(v/v), math.Inf(1) > math.MaxFloat64, math.MaxInt8, 07, 0b11, 0x_ff, 1e3, 'a'+1, "x"[0])
	const big1 = 1 << 100
	fmt.Println(big1>>98, big1/(1<<97), len("const")*2)
	a, b := 5, 9
	a ^= b
	b ^= a
	a ^= b
	fmt.Println(a, b, a&(a-1) == 0, min(3, 1, 2), max(2.5, 1), min("b", "a"))
	for sub, n := 0b101, 0; ; sub = (sub - 1) & 0b101 {
		fmt.Printf("%03b ", sub)
		if n++; sub == 0 {
			break
		}
	}
	carry := uint64(0)
	s, carry := bits.Add64(math.MaxUint64, 1, carry)
	fmt.Println(s, carry)
	var z int
	defer func() { fmt.Println(recover()) }()
	fmt.Println(10 / z)
}
