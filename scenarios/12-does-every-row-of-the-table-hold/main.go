package main

import "fmt"

type user struct{ name string }

var (
	kept   user
	keeper *user
)

func isNil(value any) bool { return value == nil }

func length(u *user) int { return len(u.name) }

func returned() *user {
	u := user{"returned"} //: returned
	return &u
}

func lent() int {
	u := user{"lent"} //: lent
	return length(&u)
}

func boxed(n int) bool {
	return isNil(n) //: boxed
}

func copied() {
	u := user{"copied"} //: copied
	kept = u
}

func global() {
	u := user{"global"} //: global
	keeper = &u
}

func local(n int) int {
	fixed := make([]byte, 64)                  //: fixed
	huge := make([]byte, 1<<17)                //: huge
	sized := make([]byte, n)                   //: sized
	return len(fixed) + len(huge) + len(sized) //: sums
}

func mapped() int {
	u := user{"in a map"} //: inmap
	byName := map[string]*user{"u": &u}
	return len(byName) //: mapped
}

func main() {
	fmt.Println(returned().name, lent(), boxed(1000)) //: first
	copied()
	global()
	fmt.Println(kept.name, keeper.name) //: kept
	fmt.Println(local(1000), mapped())  //: local
}
