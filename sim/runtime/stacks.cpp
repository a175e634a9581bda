// Goroutine stacks grow and shrink by copying: the used part moves to a stack twice or half as large, and every pointer word of its
// frames that points into the old one is moved with it. [go1.26 runtime/stack.go copystack adjustframe]
// Differs: the stack of a goroutine that runs shrinks only when it stops in the runtime.
#include <fmt/format.h>

#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kMaxStack = 1'000'000'000, kStackGuardSize = 928;
constexpr std::uint64_t kStackNosplit = 800;  // what functions need that do not check the stack

struct Move {
    std::uint64_t low, high, delta;
    void adjust(std::uint64_t& value) const {
        if (value >= low && value <= high) value += delta;
    }
};

void adjust_words(Memory& memory, std::uint64_t base, const std::vector<bool>& mask, std::size_t from, const Move& move) {
    for (std::size_t w = from; w < mask.size(); w++) {
        if (!mask[w]) continue;
        std::uint64_t value = memory.word(base + w * 8);
        if (value < move.low || value >= move.high) continue;  // what begins at the stack's end is another object
        memory.set_word(base + w * 8, value + move.delta);
    }
}

void adjust_goroutine(Goroutine& g, const Move& move) {
    move.adjust(g.fp);
    for (DeferRecord& d : g.defers) {
        move.adjust(d.frame);
        move.adjust(d.function);
    }
    for (PanicRecord& p : g.panics) {
        move.adjust(p.raised_at);
        move.adjust(p.defer_frame);
        move.adjust(p.stub);
        if (p.value[1] != move.high) move.adjust(p.value[1]);
    }
}

// Moves the used part of a stack to a new one. False: no memory for it, nothing was changed. [go1.26 runtime/stack.go copystack]
bool copy_stack(Runtime& rt, std::uint32_t slot, std::uint64_t size, int callee) {
    Goroutine& goroutine = rt.goroutines[slot];
    Memory& memory = rt.memory;
    const std::uint64_t used = goroutine.stack_high - goroutine.fp;
    const Address low = rt.heap.stack_alloc(memory, size);
    if (low.value == 0) return false;
    const Move move{goroutine.stack_low, goroutine.stack_high, low.value + size - goroutine.stack_high};
    std::memcpy(memory.write_range(goroutine.fp + move.delta, used), memory.read_range(goroutine.fp, used), used);
    const std::uint64_t old_low = goroutine.stack_low, old_size = goroutine.stack_high - goroutine.stack_low;
    adjust_waiting_pointers(rt, slot, move.low, move.high, move.delta);
    adjust_goroutine(goroutine, move);
    goroutine.stack_low = low.value;
    goroutine.stack_high = low.value + size;
    goroutine.watermark = ~std::uint64_t{0};
    rt.walk_frames(goroutine, [&](const Runtime::Frame& frame) {
        if (frame.function >= 0)
            adjust_words(memory, frame.fp, rt.image->program->functions[static_cast<std::size_t>(frame.function)].pointer_slots, 0, move);
        return true;
    });
    if (callee >= 0) {
        const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(callee)];
        const std::size_t header = static_cast<std::size_t>(code.frame_size + kFrameHeader);
        adjust_words(memory, goroutine.fp - header, code.pointer_slots, header / 8, move);
    }
    rt.heap.stack_free(memory, Address{old_low}, old_size);
    if (goroutine.record) {
        using namespace g_record;
        memory.set_word(goroutine.record + kStackLow, goroutine.stack_low);
        memory.set_word(goroutine.record + kStackHigh, goroutine.stack_high);
        memory.set_word(goroutine.record + kGuard0, goroutine.stack_low + kStackGuardSize);
        if (slot != rt.current) memory.set_word(goroutine.record + kSchedSp, goroutine.fp);
    }
    if (rt.events)
        rt.report(RuntimeEvent::Kind::Stack, goroutine.stack_low, size, -1, fmt::format("goroutine {}: {} to {} bytes", goroutine.id, old_size, size));
    return true;
}

}  // namespace

bool Runtime::grow_stack(std::uint64_t needed, int callee) {
    Goroutine& goroutine = g();
    const std::uint64_t used = goroutine.stack_high - goroutine.fp;
    std::uint64_t size = goroutine.stack_high - goroutine.stack_low;
    while (size < used + needed) size *= 2;
    if (size > kMaxStack) {
        write_output(2, fmt::format("runtime: goroutine stack exceeds {}-byte limit\n", kMaxStack));
        fatal("stack overflow");
        return false;
    }
    if (copy_stack(*this, current, size, callee)) return true;
    out_of_budget("memory");
    return false;
}

void Runtime::shrink_stack(std::uint32_t slot) {
    Goroutine& goroutine = goroutines[slot];
    const std::uint64_t all = goroutine.stack_high - goroutine.stack_low, size = all / 2;
    goroutine.preempt_shrink = false;
    const std::uint64_t used = goroutine.stack_high - goroutine.fp + (goroutine.started ? kRuntimeFrames : 0);
    if (!settings.shrink_stacks || size < kLeastStack || used + kStackNosplit >= all / 4) return;
    // One that runs keeps it until it stops in the runtime: waiting, or in runtime.GC.
    bool safe = goroutine.status == GStatus::Waiting || goroutine.instruction_done || !goroutine.started;
    if (safe) {
        walk_frames(goroutine, [&](const Frame& frame) {
            safe = frame.function < 0 || frame.map != nullptr;
            return safe;
        });
    }
    goroutine.preempt_shrink = !safe;
    if (safe) copy_stack(*this, slot, size, -1);
}

}  // namespace tw
