type_param_methods.go:10:7: b does not escape
type_param_methods.go:12:15:     from (func(go.shape.*uint8))(&.dict[0])(t) (call parameter) at type_param_methods.go:12:25
type_param_methods.go:12:15:     from (func(go.shape.interface { M() }))(&.dict[0])(t) (call parameter) at type_param_methods.go:12:25
type_param_methods.go:12:15:     from (func(go.shape.struct { *main.B }))(&.dict[0])(t) (call parameter) at type_param_methods.go:12:25
type_param_methods.go:12:15:     from F[go.shape.*uint8](&.dict.F[*main.A], t) (call parameter) at type_param_methods.go:12:6
type_param_methods.go:12:15:     from F[go.shape.*uint8](&.dict.F[*main.B], t) (call parameter) at type_param_methods.go:12:6
type_param_methods.go:12:15:     from F[go.shape.*uint8](&.dict.F[*struct { *main.B }], t) (call parameter) at type_param_methods.go:12:6
type_param_methods.go:12:15:     from F[go.shape.*uint8](&.dict.F[*struct { main.A }], t) (call parameter) at type_param_methods.go:12:6
type_param_methods.go:12:15:     from F[go.shape.interface { M() }](&.dict.F[main.Mer], t) (call parameter) at type_param_methods.go:12:6
type_param_methods.go:12:15:     from F[go.shape.struct { *main.B }](&.dict.F[struct { *main.B }], t) (call parameter) at type_param_methods.go:12:6
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15:   flow: {heap} ← t:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[*main.A] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[*main.B] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[*struct { *main.B }] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[*struct { main.A }] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[go.shape.*uint8] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[go.shape.interface { M() }] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[go.shape.struct { *main.B }] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[main.Mer] with derefs=0:
type_param_methods.go:12:15: parameter t leaks to {heap} for F[struct { *main.B }] with derefs=0:
type_param_methods.go:12:23: imprecise interface call
type_param_methods.go:13:16:     from (func(go.shape.*uint8))(&.dict[0])(t) (call parameter) at type_param_methods.go:14:5
type_param_methods.go:13:16:     from F2[go.shape.*uint8](&.dict.F2[*main.B], t) (call parameter) at type_param_methods.go:13:6
type_param_methods.go:13:16:   flow: {heap} ← t:
type_param_methods.go:13:16:   flow: {heap} ← t:
type_param_methods.go:13:16: parameter t leaks to {heap} for F2[*main.B] with derefs=0:
type_param_methods.go:13:16: parameter t leaks to {heap} for F2[go.shape.*uint8] with derefs=0:
type_param_methods.go:19:2:     from &a (address-of) at type_param_methods.go:20:4
type_param_methods.go:19:2:     from F[go.shape.*uint8](&.dict.F[*main.A], &a) (call parameter) at type_param_methods.go:20:3
type_param_methods.go:19:2:   flow: {heap} ← &a:
type_param_methods.go:19:2: a escapes to heap in main:
type_param_methods.go:19:2: moved to heap: a
type_param_methods.go:21:2:     from &b (address-of) at type_param_methods.go:22:4
type_param_methods.go:21:2:     from F[go.shape.*uint8](&.dict.F[*main.B], &b) (call parameter) at type_param_methods.go:22:3
type_param_methods.go:21:2:   flow: {heap} ← &b:
type_param_methods.go:21:2: b escapes to heap in main:
type_param_methods.go:21:2: moved to heap: b
type_param_methods.go:23:2:     from &c (address-of) at type_param_methods.go:24:5
type_param_methods.go:23:2:     from F2[go.shape.*uint8](&.dict.F2[*main.B], &c) (call parameter) at type_param_methods.go:24:4
type_param_methods.go:23:2:   flow: {heap} ← &c:
type_param_methods.go:23:2: c escapes to heap in main:
type_param_methods.go:23:2: moved to heap: c
type_param_methods.go:26:9:     from F[go.shape.interface { M() }](&.dict.F[main.Mer], d) (call parameter) at type_param_methods.go:26:8
type_param_methods.go:26:9:     from d (spill) at type_param_methods.go:26:9
type_param_methods.go:26:9:   flow: {heap} ← &{storage for d}:
type_param_methods.go:26:9: d escapes to heap
type_param_methods.go:26:9: d escapes to heap in main:
type_param_methods.go:27:2:     from &e (address-of) at type_param_methods.go:28:4
type_param_methods.go:27:2:     from F[go.shape.*uint8](&.dict.F[*struct { main.A }], &e) (call parameter) at type_param_methods.go:28:3
type_param_methods.go:27:2:   flow: {heap} ← &e:
type_param_methods.go:27:2: e escapes to heap in main:
type_param_methods.go:27:2: moved to heap: e
type_param_methods.go:29:20:     from &B{...} (spill) at type_param_methods.go:29:20
type_param_methods.go:29:20:     from F[go.shape.struct { *main.B }](&.dict.F[struct { *main.B }], g) (call parameter) at type_param_methods.go:30:3
type_param_methods.go:29:20:     from g := struct { *B }{...} (assign) at type_param_methods.go:29:4
type_param_methods.go:29:20:     from struct { *B }{...} (struct literal element) at type_param_methods.go:29:19
type_param_methods.go:29:20:   flow: g ← &{storage for &B{...}}:
type_param_methods.go:29:20:   flow: {heap} ← g:
type_param_methods.go:29:20: &B{...} escapes to heap
type_param_methods.go:29:20: &B{...} escapes to heap in main:
type_param_methods.go:31:20:     from &B{...} (spill) at type_param_methods.go:31:20
type_param_methods.go:31:20:     from h := struct { *B }{...} (assign) at type_param_methods.go:31:4
type_param_methods.go:31:20:     from struct { *B }{...} (struct literal element) at type_param_methods.go:31:19
type_param_methods.go:31:20:   flow: h ← &{storage for &B{...}}:
type_param_methods.go:31:20: &B{...} escapes to heap
type_param_methods.go:31:20: &B{...} escapes to heap in main:
type_param_methods.go:31:2:     from &h (address-of) at type_param_methods.go:32:4
type_param_methods.go:31:2:     from F[go.shape.*uint8](&.dict.F[*struct { *main.B }], &h) (call parameter) at type_param_methods.go:32:3
type_param_methods.go:31:2:   flow: {heap} ← &h:
type_param_methods.go:31:2: h escapes to heap in main:
type_param_methods.go:31:2: moved to heap: h
