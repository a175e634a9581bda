library.go:19:52: ... argument does not escape
library.go:19:63:     from ... argument (slice-literal-element) at library.go:19:52
library.go:19:63:     from ... argument (spill) at library.go:19:52
library.go:19:63:     from fmt.Sprintf("%d/%d", ... argument...) (call parameter) at library.go:19:52
library.go:19:63:     from p.x (spill) at library.go:19:63
library.go:19:63:   flow: {heap} ← {storage for ... argument}:
library.go:19:63:   flow: {storage for ... argument} ← &{storage for p.x}:
library.go:19:63: p.x escapes to heap
library.go:19:63: p.x escapes to heap in point.String:
library.go:19:68:     from ... argument (slice-literal-element) at library.go:19:52
library.go:19:68:     from ... argument (spill) at library.go:19:52
library.go:19:68:     from fmt.Sprintf("%d/%d", ... argument...) (call parameter) at library.go:19:52
library.go:19:68:     from p.y (spill) at library.go:19:68
library.go:19:68:   flow: {heap} ← {storage for ... argument}:
library.go:19:68:   flow: {storage for ... argument} ← &{storage for p.y}:
library.go:19:68: p.y escapes to heap
library.go:19:68: p.y escapes to heap in point.String:
library.go:22:6:     from (*sync.Mutex).Lock(mu) (call parameter) at library.go:30:11
library.go:22:6:     from (*sync.Mutex).Unlock(mu) (call parameter) at library.go:32:13
library.go:22:6:     from mu (address-of) at library.go:30:6
library.go:22:6:     from mu (address-of) at library.go:32:6
library.go:22:6:     from mu (captured by a closure) at library.go:30:4
library.go:22:6:     from mu (reference) at library.go:30:4
library.go:22:6:   flow: {heap} ← &mu:
library.go:22:6:   flow: {heap} ← &mu:
library.go:22:6:   flow: {storage for func literal} ← &mu:
library.go:22:6: locked capturing by ref: mu (addr=true assign=false width=8)
library.go:22:6: moved to heap: mu
library.go:22:6: mu escapes to heap in locked:
library.go:22:6: mu escapes to heap in locked:
library.go:22:6: mu escapes to heap in locked:
library.go:23:6:     from (*sync.WaitGroup).Add(wg, 1) (call parameter) at library.go:27:9
library.go:23:6:     from (*sync.WaitGroup).Wait(wg) (call parameter) at library.go:36:9
library.go:23:6:     from wg (address-of) at library.go:27:5
library.go:23:6:     from wg (address-of) at library.go:36:4
library.go:23:6:     from wg (captured by a closure) at library.go:29:10
library.go:23:6:     from wg (reference) at library.go:29:10
library.go:23:6:   flow: {heap} ← &wg:
library.go:23:6:   flow: {heap} ← &wg:
library.go:23:6:   flow: {storage for func literal} ← &wg:
library.go:23:6: locked capturing by ref: wg (addr=true assign=false width=16)
library.go:23:6: moved to heap: wg
library.go:23:6: wg escapes to heap in locked:
library.go:23:6: wg escapes to heap in locked:
library.go:23:6: wg escapes to heap in locked:
library.go:24:6:     from hits (captured by a closure) at library.go:33:4
library.go:24:6:     from hits (reference) at library.go:33:4
library.go:24:6:   flow: {storage for func literal} ← &hits:
library.go:24:6: hits escapes to heap in locked:
library.go:24:6: locked capturing by ref: hits (addr=true assign=false width=8)
library.go:24:6: moved to heap: hits
library.go:25:2:     from total (captured by a closure) at library.go:31:4
library.go:25:2:     from total (reference) at library.go:31:4
library.go:25:2:   flow: {storage for func literal} ← &total:
library.go:25:2: locked capturing by ref: total (addr=false assign=true width=8)
library.go:25:2: moved to heap: total
library.go:25:2: total escapes to heap in locked:
library.go:26:6: locked capturing by value: i (addr=false assign=false width=8)
library.go:28:6:     from func literal (spill) at library.go:28:6
library.go:28:6:   flow: {heap} ← &{storage for func literal}:
library.go:28:6: func literal escapes to heap
library.go:28:6: func literal escapes to heap in locked:
library.go:29:12: locked.func1 capturing by value: .autotmp_0 (addr=false assign=false width=8)
library.go:40:11: names does not escape
library.go:51:11:     from errors.Is(err, errBase) (call parameter) at library.go:52:14
library.go:51:11:   flow: {heap} ← err:
library.go:51:11: leaking param: err
library.go:51:11: parameter err leaks to {heap} for wrap with derefs=0:
library.go:53:20: ... argument does not escape
library.go:53:36:     from ... argument (slice-literal-element) at library.go:53:20
library.go:53:36:     from ... argument (spill) at library.go:53:20
library.go:53:36:     from fmt.Errorf("case %d: %w", ... argument...) (call parameter) at library.go:53:20
library.go:53:36:     from n (spill) at library.go:53:36
library.go:53:36:   flow: {heap} ← {storage for ... argument}:
library.go:53:36:   flow: {storage for ... argument} ← &{storage for n}:
library.go:53:36: n escapes to heap
library.go:53:36: n escapes to heap in wrap:
library.go:60:7:     from &point{...} (spill) at library.go:60:7
library.go:60:7:     from ... argument (slice-literal-element) at library.go:61:13
library.go:60:7:     from ... argument (spill) at library.go:61:13
library.go:60:7:     from fmt.Println(... argument...) (call parameter) at library.go:61:13
library.go:60:7:     from q (interface-converted) at library.go:61:17
library.go:60:7:     from q := &point{...} (assign) at library.go:60:4
library.go:60:7:   flow: q ← &{storage for &point{...}}:
library.go:60:7:   flow: {heap} ← {storage for ... argument}:
library.go:60:7:   flow: {storage for ... argument} ← q:
library.go:60:7: &point{...} escapes to heap
library.go:60:7: &point{...} escapes to heap in main:
library.go:61:13: ... argument does not escape
library.go:61:14:     from ... argument (slice-literal-element) at library.go:61:13
library.go:61:14:     from ... argument (spill) at library.go:61:13
library.go:61:14:     from fmt.Println(... argument...) (call parameter) at library.go:61:13
library.go:61:14:     from p (spill) at library.go:61:14
library.go:61:14:   flow: {heap} ← {storage for ... argument}:
library.go:61:14:   flow: {storage for ... argument} ← &{storage for p}:
library.go:61:14: p escapes to heap
library.go:61:14: p escapes to heap in main:
library.go:61:20:     from "text" (spill) at library.go:61:20
library.go:61:20:     from ... argument (slice-literal-element) at library.go:61:13
library.go:61:20:     from ... argument (spill) at library.go:61:13
library.go:61:20:     from fmt.Println(... argument...) (call parameter) at library.go:61:13
library.go:61:20:   flow: {heap} ← {storage for ... argument}:
library.go:61:20:   flow: {storage for ... argument} ← &{storage for "text"}:
library.go:61:20: "text" escapes to heap
library.go:61:20: "text" escapes to heap in main:
library.go:61:28:     from ... argument (slice-literal-element) at library.go:61:13
library.go:61:28:     from ... argument (spill) at library.go:61:13
library.go:61:28:     from 3 (spill) at library.go:61:28
library.go:61:28:     from fmt.Println(... argument...) (call parameter) at library.go:61:13
library.go:61:28:   flow: {heap} ← {storage for ... argument}:
library.go:61:28:   flow: {storage for ... argument} ← &{storage for 3}:
library.go:61:28: 3 escapes to heap
library.go:61:28: 3 escapes to heap in main:
library.go:61:31:     from ... argument (slice-literal-element) at library.go:61:13
library.go:61:31:     from ... argument (spill) at library.go:61:13
library.go:61:31:     from 4.5 (spill) at library.go:61:31
library.go:61:31:     from fmt.Println(... argument...) (call parameter) at library.go:61:13
library.go:61:31:   flow: {heap} ← {storage for ... argument}:
library.go:61:31:   flow: {storage for ... argument} ← &{storage for 4.5}:
library.go:61:31: 4.5 escapes to heap
library.go:61:31: 4.5 escapes to heap in main:
library.go:62:14: ... argument does not escape
library.go:62:32:     from ... argument (slice-literal-element) at library.go:62:14
library.go:62:32:     from ... argument (spill) at library.go:62:14
library.go:62:32:     from fmt.Fprintln(os.Stderr, ... argument...) (call parameter) at library.go:62:14
library.go:62:32:     from locked(3) (spill) at library.go:62:32
library.go:62:32:   flow: {heap} ← {storage for ... argument}:
library.go:62:32:   flow: {storage for ... argument} ← &{storage for locked(3)}:
library.go:62:32: locked(3) escapes to heap
library.go:62:32: locked(3) escapes to heap in main:
library.go:63:12: ... argument does not escape
library.go:63:25:     from ... argument (slice-literal-element) at library.go:63:12
library.go:63:25:     from ... argument (spill) at library.go:63:12
library.go:63:25:     from fmt.Printf("%v %T\n", ... argument...) (call parameter) at library.go:63:12
library.go:63:25:     from p.x (spill) at library.go:63:25
library.go:63:25:   flow: {heap} ← {storage for ... argument}:
library.go:63:25:   flow: {storage for ... argument} ← &{storage for p.x}:
library.go:63:25: p.x escapes to heap
library.go:63:25: p.x escapes to heap in main:
library.go:64:17: ... argument does not escape
library.go:64:35:     from ... argument (slice-literal-element) at library.go:64:17
library.go:64:35:     from ... argument (spill) at library.go:64:17
library.go:64:35:     from fmt.Sprint(... argument...) (call parameter) at library.go:64:17
library.go:64:35:     from time.Duration(5000000000) (spill) at library.go:64:35
library.go:64:35:   flow: {heap} ← {storage for ... argument}:
library.go:64:35:   flow: {storage for ... argument} ← &{storage for time.Duration(5000000000)}:
library.go:64:35: time.Duration(5000000000) escapes to heap
library.go:64:35: time.Duration(5000000000) escapes to heap in main:
library.go:65:13: ... argument does not escape
library.go:65:17:     from ... argument (slice-literal-element) at library.go:65:13
library.go:65:17:     from ... argument (spill) at library.go:65:13
library.go:65:17:     from fmt.Println(... argument...) (call parameter) at library.go:65:13
library.go:65:17:     from len(s) (spill) at library.go:65:17
library.go:65:17:   flow: {heap} ← {storage for ... argument}:
library.go:65:17:   flow: {storage for ... argument} ← &{storage for len(s)}:
library.go:65:17: len(s) escapes to heap
library.go:65:17: len(s) escapes to heap in main:
library.go:65:26:     from ... argument (slice-literal-element) at library.go:65:13
library.go:65:26:     from ... argument (spill) at library.go:65:13
library.go:65:26:     from fmt.Println(... argument...) (call parameter) at library.go:65:13
library.go:65:26:     from text([]string{...}) (spill) at library.go:65:26
library.go:65:26:   flow: {heap} ← {storage for ... argument}:
library.go:65:26:   flow: {storage for ... argument} ← &{storage for text([]string{...})}:
library.go:65:26: text([]string{...}) escapes to heap
library.go:65:26: text([]string{...}) escapes to heap in main:
library.go:65:35: []string{...} does not escape
library.go:65:58: p does not escape
library.go:65:65:     from ... argument (slice-literal-element) at library.go:65:13
library.go:65:65:     from ... argument (spill) at library.go:65:13
library.go:65:65:     from .autotmp_3.Name() (spill) at library.go:65:65
library.go:65:65:     from fmt.Println(... argument...) (call parameter) at library.go:65:13
library.go:65:65:   flow: {heap} ← {storage for ... argument}:
library.go:65:65:   flow: {storage for ... argument} ← &{storage for .autotmp_3.Name()}:
library.go:65:65: .autotmp_3.Name() escapes to heap
library.go:65:65: .autotmp_3.Name() escapes to heap in main:
library.go:66:13: []int{...} does not escape
library.go:66:2: main capturing by value: xs (addr=false assign=false width=24)
library.go:68:2:     from (*sync.Once).Do(once, func literal) (call parameter) at library.go:69:9
library.go:68:2:     from once (address-of) at library.go:69:6
library.go:68:2:   flow: {heap} ← &once:
library.go:68:2: moved to heap: once
library.go:68:2: once escapes to heap in main:
library.go:69:10: func literal does not escape
library.go:71:14: ... argument does not escape
library.go:71:24:     from ... argument (slice-literal-element) at library.go:71:14
library.go:71:24:     from ... argument (spill) at library.go:71:14
library.go:71:24:     from err.Error() (spill) at library.go:71:24
library.go:71:24:     from fmt.Println(... argument...) (call parameter) at library.go:71:14
library.go:71:24:   flow: {heap} ← {storage for ... argument}:
library.go:71:24:   flow: {storage for ... argument} ← &{storage for err.Error()}:
library.go:71:24: err.Error() escapes to heap
library.go:71:24: err.Error() escapes to heap in main:
library.go:73:37:     from func literal (spill) at library.go:73:37
library.go:73:37:     from time.AfterFunc(time.Duration(3600000000000), func literal) (call parameter) at library.go:73:25
library.go:73:37:   flow: {heap} ← &{storage for func literal}:
library.go:73:37: func literal escapes to heap
library.go:73:37: func literal escapes to heap in main:
