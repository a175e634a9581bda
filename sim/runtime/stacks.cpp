// Goroutine stacks grow by copying: the used part moves to a stack twice as large, and every pointer word of its frames that
// points into the old one is moved with it. [go1.26 runtime/stack.go copystack adjustframe]
#include <fmt/format.h>

#include "sim/runtime/runtime.h"

namespace tw {
namespace {

constexpr std::uint64_t kMaxStack = 1'000'000'000;

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
    move.adjust(g.result_at);
    move.adjust(g.select_result);
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
    const Address low = heap.stack_alloc(memory, size);
    if (low.value == 0) {
        out_of_budget("memory");
        return false;
    }
    const Move move{goroutine.stack_low, goroutine.stack_high, low.value + size - goroutine.stack_high};
    std::memcpy(memory.write_range(goroutine.fp + move.delta, used), memory.read_range(goroutine.fp, used), used);
    const std::uint64_t old_low = goroutine.stack_low, old_size = goroutine.stack_high - goroutine.stack_low;
    adjust_goroutine(goroutine, move);
    goroutine.stack_low = low.value;
    goroutine.stack_high = low.value + size;
    walk_frames(goroutine, [&](const Frame& frame) {
        if (frame.function >= 0)
            adjust_words(memory, frame.fp, image->program->functions[static_cast<std::size_t>(frame.function)].pointer_slots, 0, move);
        return true;
    });
    if (callee >= 0) {
        const FunctionCode& code = image->program->functions[static_cast<std::size_t>(callee)];
        const std::size_t header = static_cast<std::size_t>(code.frame_size + kFrameHeader);
        adjust_words(memory, goroutine.fp - header, code.pointer_slots, header / 8, move);
    }
    heap.stack_free(memory, Address{old_low}, old_size);
    if (goroutine.record) {
        memory.set_word(goroutine.record, goroutine.stack_low);
        memory.set_word(goroutine.record + 8, goroutine.stack_high);
    }
    return true;
}

}  // namespace tw
