// Deferred calls, panics, recover, Goexit.
//
// A panic is a record on its goroutine. Its deferred calls run on a stub frame right below the frame that panicked, so that
// the panicking frames stay readable; each comes back to PanicReturn, which either goes on with the next deferred call or, if
// the panic was recovered, unwinds to the frame that deferred it and continues there at its DeferReturn.
// [go1.26 runtime/panic.go gopanic, nextDefer, recovery, Goexit]
#include <algorithm>

#include "sim/base/check.h"
#include "sim/bytecode/op_info.h"
#include "sim/machine/execute.h"
#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

constexpr std::string_view kNilDereference = "invalid memory address or nil pointer dereference";

bool ensure_stack(Runtime& rt, std::uint64_t bytes) {
    Goroutine& g = rt.g();
    if (g.fp - g.stack_low < bytes + 64) {
        if (!rt.grow_stack(bytes + 4096)) return false;
        g.watermark = ~std::uint64_t{0};
    }
    if (g.watermark > g.fp - bytes) mark_stack(rt, g.fp - bytes);
    return true;
}

void push_header(Runtime& rt, std::uint32_t back, std::uint64_t closure) {
    Goroutine& g = rt.g();
    rt.memory.set_word(g.fp - 16, kTextBase + back);
    rt.memory.set_word(g.fp - 8, closure);
}

void end_with_goexit(Runtime& rt) {
    Goroutine& g = rt.g();
    g.panics.clear();
    g.defers.clear();
    rt.end_goroutine();
}

// Calls a library function whose arguments (up to 32 bytes) are given as words.
bool call_panic_function(Runtime& rt, int function, const std::vector<std::uint64_t>& arguments) {
    const FunctionInfo& callee = rt.image->functions[static_cast<std::size_t>(function)];
    const std::uint64_t frame = 32;
    if (!ensure_stack(rt, frame + 2 * kFrameHeader + static_cast<std::uint64_t>(callee.frame_size))) return false;
    Goroutine& g = rt.g();
    push_header(rt, g.code_index + 1, 0);
    g.fp -= kFrameHeader + frame;
    for (std::size_t i = 0; i < arguments.size(); i++) rt.memory.set_word(g.fp + i * 8, arguments[i]);
    g.code_index = rt.image->sigpanic_entry;
    push_header(rt, rt.image->sigpanic_entry + 1, 0);
    g.fp -= kFrameHeader + static_cast<std::uint64_t>(callee.frame_size);
    g.code_index = callee.entry;
    return true;
}

void uncaught(Runtime& rt) {
    if (rt.image->runtime.print_panics >= 0) {
        call_panic_function(rt, rt.image->runtime.print_panics, {});
        return;
    }
    rt.write_output(2, "panic\n");
    rt.end = {EndKind::Panicked, 2, "panic"};
}

void next_deferred(Runtime& rt) {
    Goroutine& g = rt.g();
    SIM_CHECK(!g.panics.empty());
    if (g.defers.empty()) {
        if (g.panics.back().goexit) end_with_goexit(rt);
        else uncaught(rt);
        return;
    }
    const DeferRecord record = g.defers.back();
    g.defers.pop_back();
    for (std::size_t i = 0; i + 1 < g.panics.size(); i++)  // their deferred call will never come back
        if (record.frame >= g.panics[i].raised_at) g.panics[i].aborted = true;
    PanicRecord& panic = g.panics.back();
    panic.defer_frame = record.frame;
    panic.recovery = record.recovery;
    if (record.function == 0) {
        rt.panic_nil_dereference();
        raise_pending(rt);
        return;
    }
    push_call(rt, record.function, rt.image->panic_return_code);
}

void push_panic(Runtime& rt, PanicRecord record) {
    if (!ensure_stack(rt, 256)) return;
    Goroutine& g = rt.g();
    record.raised_at = g.fp;
    push_header(rt, g.code_index + 1, 0);
    g.fp -= kFrameHeader;
    record.stub = g.fp;
    g.code_index = rt.image->panic_return_code;
    g.panics.push_back(record);
    next_deferred(rt);
}

void recovered(Runtime& rt) {
    Goroutine& g = rt.g();
    const PanicRecord panic = g.panics.back();
    g.panics.pop_back();
    bool goexit = false;
    while (!g.panics.empty() && g.panics.back().aborted) {
        goexit = goexit || g.panics.back().goexit;
        g.panics.pop_back();
    }
    g.fp = panic.defer_frame;
    g.code_index = panic.recovery;
    if (!goexit) return;
    PanicRecord again;  // a Goexit that the recovered panic had cut short goes on
    again.goexit = true;
    push_panic(rt, again);
}

}  // namespace

bool push_call(Runtime& rt, std::uint64_t fv, std::uint32_t back) {
    const std::uint64_t entry = rt.memory.word(fv) - kTextBase;
    const auto frame = static_cast<std::uint64_t>(rt.image->code[entry - 1].a);
    const bool on_stack = fv >= rt.g().stack_low && fv < rt.g().stack_high;
    const std::uint64_t depth = rt.g().stack_high - fv;
    if (!ensure_stack(rt, frame + kFrameHeader)) return false;
    if (on_stack) fv = rt.g().stack_high - depth;
    push_header(rt, back, fv);
    rt.g().fp -= kFrameHeader + frame;
    rt.g().code_index = static_cast<std::uint32_t>(entry);
    return true;
}

void begin_panic(Runtime& rt, std::uint64_t type_word, std::uint64_t data) {
    PanicRecord record;
    record.value[0] = type_word;
    record.value[1] = data;
    if (rt.events) [[unlikely]] rt.report(RuntimeEvent::Kind::Panic);
    push_panic(rt, record);
}

void begin_goexit(Runtime& rt) {
    PanicRecord record;
    record.goexit = true;
    push_panic(rt, record);
}

void return_to_panic(Runtime& rt) {
    Goroutine& g = rt.g();
    while (!g.panics.empty() && g.panics.back().stub != g.fp) g.panics.pop_back();
    SIM_CHECK(!g.panics.empty());
    g.code_index = rt.image->panic_return_code;
    if (g.panics.back().recovered) recovered(rt);
    else next_deferred(rt);
}

// The read-only string header of a text that runtime/error.go lists; 0: it lists no such text.
static std::uint64_t constant_box(const Image& image, const std::string& text) {
    const std::vector<std::string>& strings = image.program->strings;
    const auto found = std::find(strings.begin(), strings.end(), text);
    return found == strings.end() ? 0 : image.string_boxes[static_cast<std::size_t>(found - strings.begin())];
}

// A load or store through nil leaves in the g record what the signal said: [go1.26 runtime/signal_unix.go sigpanic].
static void note_fault(Runtime& rt) {
    const Goroutine& g = rt.g();
    const Instruction& at = rt.image->code[g.code_index];
    const OpInfo& op = info_of(at.op);
    const auto word = [&](std::int32_t slot) { return rt.memory.word(g.fp + static_cast<std::uint64_t>(static_cast<std::int64_t>(slot))); };
    const bool displaced = op.kinds[2] == OperandKind::Immediate;
    std::uint64_t address = 0;
    if (displaced && op.kinds[1] == OperandKind::Read && op.name.starts_with("Load")) address = word(at.b) + static_cast<std::uint64_t>(static_cast<std::int64_t>(at.c));
    if (displaced && op.kinds[0] == OperandKind::Read && op.name.starts_with("Store")) address = word(at.a) + static_cast<std::uint64_t>(static_cast<std::int64_t>(at.c));
    if (at.op == Op::StoreTyped) address = word(at.a) + at.e;
    if (at.op == Op::CallIface) address = 24 + 8 * static_cast<std::uint64_t>(at.b);  // its itab's table of methods
    using namespace g_record;
    rt.memory.put<std::uint32_t>(g.record + kSignal, kSegmentFault);
    rt.memory.set_word(g.record + kSignalCode, 1);  // SEGV_MAPERR
    rt.memory.set_word(g.record + kSignalAddress, address);
    rt.memory.set_word(g.record + kSignalPc, kTextBase + g.code_index);
}

void raise_pending(Runtime& rt) {
    const PendingPanic pending = rt.pending;
    rt.pending = {};
    if (pending.kind == PanicKind::Error && pending.text == kNilDereference) note_fault(rt);
    const RuntimeFunctions& functions = rt.image->runtime;
    const auto call = [&](int function, const std::vector<std::uint64_t>& words) {
        if (function < 0) rt.fatal("panic: " + pending.text);
        else call_panic_function(rt, function, words);
    };
    const auto text_panic = [&](int type, int function) {
        const std::uint64_t box = type < 0 || pending.composed ? 0 : constant_box(*rt.image, pending.text);
        if (box != 0) return begin_panic(rt, rt.type(type).address, box);
        const auto text = rt.make_string(pending.text);
        call(function, {text[0], text[1]});
    };
    switch (pending.kind) {
        case PanicKind::None: return;
        case PanicKind::Error: text_panic(functions.error_string, functions.panic_error); return;
        case PanicKind::Plain: text_panic(functions.plain_error, functions.panic_plain); return;
        case PanicKind::Bounds: call(functions.panic_bounds, {pending.words.begin(), pending.words.end()}); return;
        case PanicKind::TypeAssertion: call(functions.panic_type_assertion, {pending.words.begin(), pending.words.end()}); return;
        case PanicKind::Unhashable: call(functions.panic_unhashable, {pending.words[0]}); return;
        case PanicKind::Nil: call(functions.panic_nil, {}); return;
        case PanicKind::Value: begin_panic(rt, pending.words[0], pending.words[1]); return;
    }
}

Flow defer_call(Slow& x) {
    Goroutine& g = x.rt.g();
    const int function = x.rt.image->function_of(g.code_index);
    g.defers.push_back({g.fp, x.word(x.ip->a), x.rt.image->functions[static_cast<std::size_t>(function)].recovery});
    return Flow::Next;
}

Flow defer_at(Slow& x) {
    Goroutine& g = x.rt.g();
    DeferRecord record{g.stack_high - x.word(x.ip->b), x.word(x.ip->a), 0};
    x.rt.walk_frames(g, [&](const Runtime::Frame& frame) {
        if (frame.fp != record.frame || frame.function < 0) return true;
        record.recovery = x.rt.image->functions[static_cast<std::size_t>(frame.function)].recovery;
        return false;
    });
    // frames below it may have deferred calls of their own: they stand later in the list and run first
    auto at = g.defers.end();
    while (at != g.defers.begin() && (at - 1)->frame < record.frame) --at;
    g.defers.insert(at, record);
    return Flow::Next;
}

Flow run_deferred(Slow& x) {
    Goroutine& g = x.rt.g();
    if (g.defers.empty() || g.defers.back().frame != g.fp) return Flow::Next;
    const DeferRecord record = g.defers.back();
    g.defers.pop_back();
    if (record.function == 0) {
        x.rt.panic_nil_dereference();
        return Flow::Next;
    }
    push_call(x.rt, record.function, g.code_index);
    return Flow::Reload;
}

// recover() works in a function that the panic's deferred call machinery called directly; generated wrappers do not count as
// calls. [spec Handling panics], [go1.26 runtime/panic.go gorecover]
Flow recover(Slow& x) {
    Goroutine& g = x.rt.g();
    x.word(x.ip->a) = 0;
    x.word(x.ip->a + 8) = 0;
    if (g.panics.empty()) return Flow::Next;
    PanicRecord& panic = g.panics.back();
    if (panic.goexit || panic.recovered) return Flow::Next;
    const auto& functions = x.rt.image->program->functions;
    std::uint64_t fp = g.fp;
    std::uint32_t at = g.code_index;
    bool own = false;  // the function that calls recover was passed
    for (;;) {
        const int function = x.rt.image->function_of(at);
        if (function < 0) return Flow::Next;
        const FunctionCode& code = functions[static_cast<std::size_t>(function)];
        if (!code.is_wrapper) {
            if (own) return Flow::Next;
            own = true;
        }
        const std::uint64_t header = fp + static_cast<std::uint64_t>(code.frame_size);
        const auto back = static_cast<std::uint32_t>(x.rt.memory.word(header) - kTextBase);
        fp = header + kFrameHeader;
        if (x.rt.image->code[back].op == Op::PanicReturn) {
            if (!own || fp != panic.stub) return Flow::Next;
            break;
        }
        at = x.rt.image->code[back].op == Op::DeferReturn ? back : back - 1;
    }
    panic.recovered = true;
    x.word(x.ip->a) = panic.value[0];
    x.word(x.ip->a + 8) = panic.value[1];
    return Flow::Next;
}

}  // namespace tw
