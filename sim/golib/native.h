// Library leaves implemented natively: Go functions without a body in assets/golib. Each is found by its symbol
// ("strconv.formatFloat", "strings.IndexByte", "sync.(*Mutex).lockSlow" never: only leaves that keep no references and never block,
// but for those that say Park).
// Used by the machine (CallNative) and implemented in one file per package in this folder.
#pragma once
#include <cstdint>
#include <string_view>

#include "sim/runtime/image.h"

namespace tw {

class Runtime;

enum class NativeStatus : std::uint8_t {
    Done,    // results are written
    Failed,  // a Go panic or fatal error was raised through the runtime (rt.panic_text …); results are ignored
    Park,    // the goroutine was parked by the runtime; it goes on after the call when it is made ready
    Yield,   // the goroutine stays runnable and goes to the end of the run queue; it goes on after the call
    Exit,    // the goroutine ends (runtime.Goexit) or the program does (os.Exit): the runtime knows which
};

// `words`: the parameters, each rounded up to whole 8-byte words (string 2, slice 3, interface 2, small ints sign- or zero-extended
// to one word, float32 as its bits in the low half, structs by their memory layout rounded up), then the results likewise.
// `words` points into the goroutine's stack and stays valid during the call (no collection and no stack move happens inside
// a native; allocation never collects). Pointers are simulated addresses: go through Runtime's memory() to read what they point to.
struct NativeCall {
    Runtime& rt;
    std::uint64_t* words;
};

// By symbol; nullptr when there is none (the program is then rejected with the function's name).
NativeFunction find_native(std::string_view symbol);

}  // namespace tw
