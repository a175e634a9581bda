// Type descriptors, itabs, maps, channels, closures and strings, read through unsafe.
package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type hdr struct {
	Size, PtrBytes          uintptr
	Hash                    uint32
	TFlag                   uint8
	Align, FieldAlign, Kind uint8
	Equal                   func(unsafe.Pointer, unsafe.Pointer) bool
	GCData                  *byte
	Str, PtrToThis          int32
}
type eface struct {
	typ  *hdr
	data unsafe.Pointer
}
type itab struct {
	inter, typ unsafe.Pointer
	hash       uint32
	_          [4]byte
	fun        [3]uintptr
}
type iface struct {
	tab  *itab
	data unsafe.Pointer
}

type S1 struct {
	a int8
	b *int
	c string
}
type S2 struct{ x, y float64 }
type S3 struct{ p *int }
type A1 [2]string
type E struct{}
type Fn func(int) error
type I interface {
	M()
	N()
}
type N int

func (N) M() {}
func (N) N() {}

func show(v any) {
	h := (*eface)(unsafe.Pointer(&v)).typ
	mask := ""
	if h.GCData != nil && h.PtrBytes > 0 {
		for i := uintptr(0); i < h.PtrBytes/8; i++ {
			b := *(*byte)(unsafe.Add(unsafe.Pointer(h.GCData), i/8))
			mask += fmt.Sprint(int(b>>(i%8)) & 1)
		}
	}
	fmt.Printf("%-24v size %d ptr %d flag %d align %d kind %d eq %v mask %s\n", reflect.TypeOf(v), h.Size, h.PtrBytes, h.TFlag, h.Align, h.Kind&31, h.Equal != nil, mask)
}

func main() {
	x := 1
	for _, v := range []any{true, 1, int8(1), uint16(2), 2.5, float32(1), complex64(1), 1i, "s", []byte{}, []string{}, map[string]int{}, make(chan int), func() {}, &x,
		S1{}, S2{}, S3{}, A1{}, [0]int{}, E{}, Fn(nil), N(3), &S1{}, [3]any{}, struct {
			a any
			b error
		}{}, unsafe.Pointer(&x), uintptr(1), [1]*int{}, []I{}} {
		show(v)
	}
	var i I = N(7)
	f := (*iface)(unsafe.Pointer(&i))
	e := any(N(7))
	fmt.Println(f.tab.typ == unsafe.Pointer((*eface)(unsafe.Pointer(&e)).typ), f.tab.hash == (*eface)(unsafe.Pointer(&e)).typ.Hash, *(*int)(f.data))
	var j interface{ N() } = i
	g := (*iface)(unsafe.Pointer(&j))
	fmt.Println(g.data == f.data, g.tab != f.tab)
	a, b := any(5), any(5)
	fmt.Println((*eface)(unsafe.Pointer(&a)).data == (*eface)(unsafe.Pointer(&b)).data, a == b)
	m := map[string]int{"a": 1}
	type mapHdr struct {
		used, seed                  uint64
		dir                         unsafe.Pointer
		dirLen                      int
		depth, shift, writing, tomb uint8
		clearSeq                    uint64
	}
	mh := *(**mapHdr)(unsafe.Pointer(&m))
	fmt.Println(mh.used, mh.dirLen, mh.depth, mh.dir != nil)
	for i := 0; i < 9; i++ {
		m[fmt.Sprint(i)] = i
	}
	fmt.Println(mh.used, mh.dirLen, mh.depth)
	c := make(chan int32, 5)
	c <- 1
	c <- 2
	type chanHdr struct {
		qcount, dataqsiz uint
		buf              unsafe.Pointer
		elemsize         uint16
		closed           uint32
		timer            unsafe.Pointer
		elemtype         unsafe.Pointer
		sendx, recvx     uint
	}
	ch := *(**chanHdr)(unsafe.Pointer(&c))
	fmt.Println(ch.qcount, ch.dataqsiz, ch.elemsize, ch.closed, ch.sendx, ch.recvx, *(*int32)(ch.buf))
	<-c
	close(c)
	fmt.Println(ch.qcount, ch.closed, ch.recvx)
	y := 3
	fn := func() int { return x + y }
	x++
	rec := *(**[3]uintptr)(unsafe.Pointer(&fn))
	fmt.Println(rec[1] == uintptr(unsafe.Pointer(&x)), rec[2])
	s := "hello"
	sh := (*[2]uintptr)(unsafe.Pointer(&s))
	t := s[1:3]
	th := (*[2]uintptr)(unsafe.Pointer(&t))
	fmt.Println(th[0]-sh[0], th[1], sh[1])
}
