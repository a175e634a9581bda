// Where marking starts, and the words a path to an object begins with. Filled by the runtime, read by the collector, the
// heap graph and the panels.
#pragma once
#include <cstdint>
#include <functional>

#include "sim/base/ids.h"

namespace tw {

struct Root {
    enum class Kind : std::uint8_t {
        Global,        // detail: index into Program::globals
        Frame,         // owner: goroutine; function: index; detail: index into the function's variables, or −1
        FrameClosure,  // the closure record a frame runs, or a goroutine will start with
        StackObject,   // an address-taken variable on a stack that a live pointer leads to
        Defer, Panic,  // owner: goroutine
        Goroutine,     // other words of a goroutine (select cases, wait element)
        Timer, Finalizer, Cleanup, WeakHandle,
        FinalizerObject,  // not the object itself: its pointer words
        Runtime,       // detail: meaning known to the runtime (itab table, stdin buffer, …)
    };
    Kind kind = Kind::Global;
    std::uint64_t value = 0;      // the pointer
    Address slot;                 // where it stands, nil for host-side state
    std::uint32_t owner = 0;      // goroutine number
    std::int32_t function = -1;   // frames: Program function
    std::int32_t detail = -1;
    std::uint32_t depth = 0;      // frames: 0 is the innermost
};

struct RootWork { std::uint64_t stack = 0, globals = 0; };

using RootVisitor = std::function<void(const Root&)>;

// The mutator's roots as jobs that are scanned at different moments of one cycle: data segment, each goroutine's stack,
// runtime tables. Implemented by the runtime and, with plain lists, by tests. The collector adds the specials itself.
// [go1.26 runtime/mgcmark.go gcPrepareMarkRoots]
class RootProvider {
public:
    virtual ~RootProvider() = default;
    virtual std::uint32_t root_jobs() = 0;                                       // fixed until the next call
    virtual void visit_root_job(std::uint32_t job, const RootVisitor& visit) = 0;  // pointer words only, nil may be skipped
    // The collector comes to a job, and afterwards visits it: a stack of which little is used is halved. What to scan, in bytes.
    virtual RootWork begin_root_job(std::uint32_t) { return {}; }
    virtual void mark_ends() {}
};

}  // namespace tw
