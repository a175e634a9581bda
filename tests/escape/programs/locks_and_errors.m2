locks_and_errors.go:13:50: ... argument does not escape
locks_and_errors.go:13:52:     from ... argument (slice-literal-element) at locks_and_errors.go:13:50
locks_and_errors.go:13:52:     from ... argument (spill) at locks_and_errors.go:13:50
locks_and_errors.go:13:52:     from e.code (spill) at locks_and_errors.go:13:52
locks_and_errors.go:13:52:     from fmt.Sprint(... argument...) (call parameter) at locks_and_errors.go:13:50
locks_and_errors.go:13:52:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:13:52:   flow: {storage for ... argument} ← &{storage for e.code}:
locks_and_errors.go:13:52: e.code escapes to heap
locks_and_errors.go:13:52: e.code escapes to heap in myErr.Error:
locks_and_errors.go:17:7: b does not escape
locks_and_errors.go:18:7: b does not escape
locks_and_errors.go:19:49: byLen.Swap ignoring self-assignment in b[i], b[j] = b[j], b[i]
locks_and_errors.go:19:49: byLen.Swap ignoring self-assignment in b[i], b[j] = b[j], b[i]
locks_and_errors.go:19:7: b does not escape
locks_and_errors.go:30:21:     from c.m[k] (key of map put) at locks_and_errors.go:37:5
locks_and_errors.go:30:21:   flow: {heap} ← k:
locks_and_errors.go:30:21: leaking param: k
locks_and_errors.go:30:21: parameter k leaks to {heap} for (*cache).get with derefs=0:
locks_and_errors.go:30:31: mk does not escape
locks_and_errors.go:30:7:     from (*sync.Mutex).Lock(c.mu) (call parameter) at locks_and_errors.go:31:11
locks_and_errors.go:30:7:     from c.mu (address-of) at locks_and_errors.go:31:6
locks_and_errors.go:30:7:     from c.mu (dot of pointer) at locks_and_errors.go:31:3
locks_and_errors.go:30:7:   flow: {heap} ← c:
locks_and_errors.go:30:7: leaking param: c
locks_and_errors.go:30:7: parameter c leaks to {heap} for (*cache).get with derefs=0:
locks_and_errors.go:32:12: (*cache).get capturing by value: .autotmp_4 (addr=false assign=false width=8)
locks_and_errors.go:36:7:     from &entry{...} (spill) at locks_and_errors.go:36:7
locks_and_errors.go:36:7:     from c.m[k] = e (assign) at locks_and_errors.go:37:9
locks_and_errors.go:36:7:     from e := &entry{...} (assign) at locks_and_errors.go:36:4
locks_and_errors.go:36:7:   flow: e ← &{storage for &entry{...}}:
locks_and_errors.go:36:7:   flow: {heap} ← e:
locks_and_errors.go:36:7: &entry{...} escapes to heap
locks_and_errors.go:36:7: &entry{...} escapes to heap in (*cache).get:
locks_and_errors.go:40:10: f does not escape
locks_and_errors.go:40:27: try capturing by ref: err (addr=false assign=true width=16)
locks_and_errors.go:41:8: func literal does not escape
locks_and_errors.go:43:20: ... argument does not escape
locks_and_errors.go:50:21:     from cache{...} (struct literal element) at locks_and_errors.go:50:13
locks_and_errors.go:50:21:     from make(map[string]*entry, 10) (spill) at locks_and_errors.go:50:21
locks_and_errors.go:50:21:   flow: {storage for &cache{...}} ← &{storage for make(map[string]*entry, 10)}:
locks_and_errors.go:50:21: make(map[string]*entry, 10) escapes to heap
locks_and_errors.go:50:21: make(map[string]*entry, 10) escapes to heap in main:
locks_and_errors.go:50:2: main capturing by value: c (addr=false assign=false width=8)
locks_and_errors.go:50:7:     from &cache{...} (spill) at locks_and_errors.go:50:7
locks_and_errors.go:50:7:     from (*cache).get(c, fmt.Sprint(... argument...), func literal) (call parameter) at locks_and_errors.go:56:9
locks_and_errors.go:50:7:     from c := &cache{...} (assign) at locks_and_errors.go:50:4
locks_and_errors.go:50:7:   flow: c ← &{storage for &cache{...}}:
locks_and_errors.go:50:7:   flow: {heap} ← c:
locks_and_errors.go:50:7: &cache{...} escapes to heap
locks_and_errors.go:50:7: &cache{...} escapes to heap in main:
locks_and_errors.go:51:6:     from (*sync.WaitGroup).Add(wg, 1) (call parameter) at locks_and_errors.go:53:9
locks_and_errors.go:51:6:     from (*sync.WaitGroup).Wait(wg) (call parameter) at locks_and_errors.go:59:9
locks_and_errors.go:51:6:     from wg (address-of) at locks_and_errors.go:53:5
locks_and_errors.go:51:6:     from wg (address-of) at locks_and_errors.go:59:4
locks_and_errors.go:51:6:   flow: {heap} ← &wg:
locks_and_errors.go:51:6:   flow: {heap} ← &wg:
locks_and_errors.go:51:6: main capturing by ref: wg (addr=true assign=false width=16)
locks_and_errors.go:51:6: moved to heap: wg
locks_and_errors.go:51:6: wg escapes to heap in main:
locks_and_errors.go:51:6: wg escapes to heap in main:
locks_and_errors.go:52:6: main capturing by value: i (addr=false assign=false width=8)
locks_and_errors.go:54:11: main.func1 capturing by value: id (addr=false assign=false width=8)
locks_and_errors.go:54:3:     from func literal (spill) at locks_and_errors.go:54:3
locks_and_errors.go:54:3:   flow: {heap} ← &{storage for func literal}:
locks_and_errors.go:54:3: func literal escapes to heap in main:
locks_and_errors.go:54:3: main capturing by value: .autotmp_4 (addr=false assign=false width=8)
locks_and_errors.go:54:6:     from .autotmp_3 (captured by a closure) at locks_and_errors.go:54:6
locks_and_errors.go:54:6:     from .autotmp_3, .autotmp_4 = func literal, i (assign-pair) at locks_and_errors.go:54:3
locks_and_errors.go:54:6:     from func literal (spill) at locks_and_errors.go:54:6
locks_and_errors.go:54:6:   flow: .autotmp_3 ← &{storage for func literal}:
locks_and_errors.go:54:6:   flow: {storage for func literal} ← .autotmp_3:
locks_and_errors.go:54:6: func literal escapes to heap
locks_and_errors.go:54:6: func literal escapes to heap in main:
locks_and_errors.go:54:6: main capturing by value: .autotmp_3 (addr=false assign=false width=8)
locks_and_errors.go:55:12: main.func1 capturing by value: .autotmp_1 (addr=false assign=false width=8)
locks_and_errors.go:56:20: ... argument does not escape
locks_and_errors.go:56:21:     from ... argument (slice-literal-element) at locks_and_errors.go:56:20
locks_and_errors.go:56:21:     from ... argument (spill) at locks_and_errors.go:56:20
locks_and_errors.go:56:21:     from fmt.Sprint(... argument...) (call parameter) at locks_and_errors.go:56:20
locks_and_errors.go:56:21:     from id (spill) at locks_and_errors.go:56:21
locks_and_errors.go:56:21:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:56:21:   flow: {storage for ... argument} ← &{storage for id}:
locks_and_errors.go:56:21: id escapes to heap
locks_and_errors.go:56:21: id escapes to heap in main.func1:
locks_and_errors.go:56:25:     from ... argument (slice-literal-element) at locks_and_errors.go:56:20
locks_and_errors.go:56:25:     from ... argument (spill) at locks_and_errors.go:56:20
locks_and_errors.go:56:25:     from fmt.Sprint(... argument...) (call parameter) at locks_and_errors.go:56:20
locks_and_errors.go:56:25:     from i (spill) at locks_and_errors.go:56:25
locks_and_errors.go:56:25:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:56:25:   flow: {storage for ... argument} ← &{storage for i}:
locks_and_errors.go:56:25: i escapes to heap
locks_and_errors.go:56:25: i escapes to heap in main.func1:
locks_and_errors.go:56:29: func literal does not escape
locks_and_errors.go:56:49:     from id (spill) at locks_and_errors.go:56:49
locks_and_errors.go:56:49:     from return id (return) at locks_and_errors.go:56:42
locks_and_errors.go:56:49:   flow: ~r0 ← &{storage for id}:
locks_and_errors.go:56:49: id escapes to heap
locks_and_errors.go:56:49: id escapes to heap in main.func1.1:
locks_and_errors.go:60:19:     from []string{...} (spill) at locks_and_errors.go:60:19
locks_and_errors.go:60:19:     from words (interface-converted) at locks_and_errors.go:65:44
locks_and_errors.go:60:19:     from words := []string{...} (assign) at locks_and_errors.go:60:8
locks_and_errors.go:60:19:   flow: words ← &{storage for []string{...}}:
locks_and_errors.go:60:19:   flow: {storage for words} ← words:
locks_and_errors.go:60:19: []string{...} escapes to heap
locks_and_errors.go:60:19: []string{...} escapes to heap in main:
locks_and_errors.go:60:2: main capturing by value: words (addr=false assign=false width=24)
locks_and_errors.go:61:17:     from byLen(words) (spill) at locks_and_errors.go:61:17
locks_and_errors.go:61:17:     from sort.Sort(byLen(words)) (call parameter) at locks_and_errors.go:61:11
locks_and_errors.go:61:17:   flow: {heap} ← &{storage for byLen(words)}:
locks_and_errors.go:61:17: byLen(words) escapes to heap
locks_and_errors.go:61:17: byLen(words) escapes to heap in main:
locks_and_errors.go:62:13:     from sort.Slice(words, func literal) (call parameter) at locks_and_errors.go:62:12
locks_and_errors.go:62:13:     from words (spill) at locks_and_errors.go:62:13
locks_and_errors.go:62:13:   flow: {heap} ← &{storage for words}:
locks_and_errors.go:62:13: words escapes to heap
locks_and_errors.go:62:13: words escapes to heap in main:
locks_and_errors.go:62:20: func literal does not escape
locks_and_errors.go:63:13: func literal does not escape
locks_and_errors.go:63:39:     from myErr{...} (spill) at locks_and_errors.go:63:39
locks_and_errors.go:63:39:     from panic(myErr{...}) (call parameter) at locks_and_errors.go:63:33
locks_and_errors.go:63:39:   flow: {heap} ← &{storage for myErr{...}}:
locks_and_errors.go:63:39: myErr{...} escapes to heap
locks_and_errors.go:63:39: myErr{...} escapes to heap in main.func3:
locks_and_errors.go:64:6:     from &me (address-of) at locks_and_errors.go:65:29
locks_and_errors.go:64:6:     from &me (interface-converted) at locks_and_errors.go:65:29
locks_and_errors.go:64:6:     from errors.As(err, &me) (call parameter) at locks_and_errors.go:65:23
locks_and_errors.go:64:6:   flow: {heap} ← &me:
locks_and_errors.go:64:6: me escapes to heap in main:
locks_and_errors.go:64:6: moved to heap: me
locks_and_errors.go:65:13: ... argument does not escape
locks_and_errors.go:65:23:     from ... argument (slice-literal-element) at locks_and_errors.go:65:13
locks_and_errors.go:65:23:     from ... argument (spill) at locks_and_errors.go:65:13
locks_and_errors.go:65:23:     from errors.As(err, &me) (spill) at locks_and_errors.go:65:23
locks_and_errors.go:65:23:     from fmt.Println(... argument...) (call parameter) at locks_and_errors.go:65:13
locks_and_errors.go:65:23:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:65:23:   flow: {storage for ... argument} ← &{storage for errors.As(err, &me)}:
locks_and_errors.go:65:23: errors.As(err, &me) escapes to heap
locks_and_errors.go:65:23: errors.As(err, &me) escapes to heap in main:
locks_and_errors.go:65:37:     from ... argument (slice-literal-element) at locks_and_errors.go:65:13
locks_and_errors.go:65:37:     from ... argument (spill) at locks_and_errors.go:65:13
locks_and_errors.go:65:37:     from fmt.Println(... argument...) (call parameter) at locks_and_errors.go:65:13
locks_and_errors.go:65:37:     from me.code (spill) at locks_and_errors.go:65:37
locks_and_errors.go:65:37:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:65:37:   flow: {storage for ... argument} ← &{storage for me.code}:
locks_and_errors.go:65:37: me.code escapes to heap
locks_and_errors.go:65:37: me.code escapes to heap in main:
locks_and_errors.go:65:44:     from ... argument (slice-literal-element) at locks_and_errors.go:65:13
locks_and_errors.go:65:44:     from ... argument (spill) at locks_and_errors.go:65:13
locks_and_errors.go:65:44:     from fmt.Println(... argument...) (call parameter) at locks_and_errors.go:65:13
locks_and_errors.go:65:44:     from words (spill) at locks_and_errors.go:65:44
locks_and_errors.go:65:44:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:65:44:   flow: {storage for ... argument} ← &{storage for words}:
locks_and_errors.go:65:44: words escapes to heap
locks_and_errors.go:65:44: words escapes to heap in main:
locks_and_errors.go:65:60:     from ... argument (slice-literal-element) at locks_and_errors.go:65:13
locks_and_errors.go:65:60:     from ... argument (spill) at locks_and_errors.go:65:13
locks_and_errors.go:65:60:     from errors.Is(err, myErr{...}) (spill) at locks_and_errors.go:65:60
locks_and_errors.go:65:60:     from fmt.Println(... argument...) (call parameter) at locks_and_errors.go:65:13
locks_and_errors.go:65:60:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:65:60:   flow: {storage for ... argument} ← &{storage for errors.Is(err, myErr{...})}:
locks_and_errors.go:65:60: errors.Is(err, myErr{...}) escapes to heap
locks_and_errors.go:65:60: errors.Is(err, myErr{...}) escapes to heap in main:
locks_and_errors.go:65:71:     from errors.Is(err, myErr{...}) (call parameter) at locks_and_errors.go:65:60
locks_and_errors.go:65:71:     from myErr{...} (spill) at locks_and_errors.go:65:71
locks_and_errors.go:65:71:   flow: {heap} ← &{storage for myErr{...}}:
locks_and_errors.go:65:71: myErr{...} escapes to heap
locks_and_errors.go:65:71: myErr{...} escapes to heap in main:
locks_and_errors.go:66:16:     from &me2{} (interface-converted) at locks_and_errors.go:66:16
locks_and_errors.go:66:16:     from &me2{} (spill) at locks_and_errors.go:66:16
locks_and_errors.go:66:16:     from ... argument (slice-literal-element) at locks_and_errors.go:67:13
locks_and_errors.go:66:16:     from ... argument (spill) at locks_and_errors.go:67:13
locks_and_errors.go:66:16:     from e (interface-converted) at locks_and_errors.go:67:14
locks_and_errors.go:66:16:     from e := &me2{} (assign) at locks_and_errors.go:66:6
locks_and_errors.go:66:16:     from fmt.Println(... argument...) (call parameter) at locks_and_errors.go:67:13
locks_and_errors.go:66:16:   flow: e ← &{storage for &me2{}}:
locks_and_errors.go:66:16:   flow: {heap} ← {storage for ... argument}:
locks_and_errors.go:66:16:   flow: {storage for ... argument} ← e:
locks_and_errors.go:66:16: &me2{} escapes to heap
locks_and_errors.go:66:16: &me2{} escapes to heap in main:
locks_and_errors.go:67:13: ... argument does not escape
locks_and_errors.go:72:7: m does not escape
