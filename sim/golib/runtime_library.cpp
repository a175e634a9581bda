// What packages runtime, runtime/debug and context ask about the machine: collections, statistics, callers, type names.
// [go1.26 runtime/mstats.go ReadMemStats], [go1.26 runtime/extern.go Caller]
#include <algorithm>
#include <cstring>

#include "sim/bytecode/symbol.h"
#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

NativeStatus collect(NativeCall& call) {
    call.rt.gc_requested = true;
    return NativeStatus::Done;
}

// MemStats as words: the 24 counters, then PauseNs[256], PauseEnd[256], the numbers of cycles, and BySize.
class StatsWriter {
public:
    StatsWriter(Runtime& rt, std::byte* to) : rt_(rt), to_(to) {}
    void write() {
        const HeapStats s = rt_.heap.stats(rt_.memory);
        std::uint64_t spans = 0, sys = s.heap_sys + s.stack_inuse;
        const std::uint64_t counters[24] = {
            s.heap_alloc, s.total_alloc, sys, 0, s.mallocs, s.frees, s.heap_alloc, s.heap_sys, s.heap_idle, s.heap_inuse, s.heap_released,
            s.mallocs - s.frees, s.stack_inuse, s.stack_inuse, spans, spans, 0, 0, 0, 0, 0, rt_.collector.goal(), last_collection(), 0};
        std::memcpy(to_, counters, sizeof counters);
        put32(4288, rt_.collector.cycles());
        put32(4292, rt_.collector.forced_cycles());
        to_[4304] = std::byte{1};
        const std::size_t classes = std::min<std::size_t>(61, Heap::kClassSize.size());
        for (std::size_t i = 0; i < classes; i++) {
            put32(4312 + i * 24, Heap::kClassSize[i]);
            put64(4320 + i * 24, s.class_mallocs[i]);
            put64(4328 + i * 24, s.class_frees[i]);
        }
    }

private:
    Runtime& rt_;
    std::byte* to_;
    void put32(std::size_t at, std::uint32_t value) { std::memcpy(to_ + at, &value, 4); }
    void put64(std::size_t at, std::uint64_t value) { std::memcpy(to_ + at, &value, 8); }
    [[nodiscard]] std::uint64_t last_collection() const {
        if (rt_.collector.cycles() == 0) return 0;
        return static_cast<std::uint64_t>(Runtime::kWallStart) * 1'000'000'000 + rt_.collector.cycle().mark_end;
    }
};

NativeStatus read_mem_stats(NativeCall& call) {
    constexpr std::uint64_t kSize = 4312 + 61 * 24;
    std::byte* to = call.rt.memory.write_range(call.words[0], kSize);
    if (!to) {
        call.rt.panic_nil_dereference();
        return NativeStatus::Failed;
    }
    std::memset(to, 0, kSize);
    call.rt.heap.drop_tiny_block();   // the caches are flushed before they are counted
    StatsWriter(call.rt, to).write();
    return NativeStatus::Done;
}

// func callers(skip int, pc []uintptr) int. Skip 0 is the function that called `callers`. A pc is one behind its instruction.
NativeStatus callers(NativeCall& call) {
    Runtime& rt = call.rt;
    std::int64_t skip = static_cast<std::int64_t>(call.words[0]);
    const std::uint64_t to = call.words[1], capacity = call.words[2];
    std::uint64_t count = 0;
    rt.walk_frames(rt.g(), [&](const Runtime::Frame& frame) {
        if (frame.function < 0) return true;
        const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
        if (function.is_wrapper || function.symbol == "runtime.callers" || function.symbol.find('.') == std::string::npos) return true;
        if (skip-- > 0) return true;
        if (count == capacity) return false;
        rt.memory.set_word(to + 8 * count++, kTextBase + frame.code_index + 1);
        return true;
    });
    call.words[4] = count;
    return NativeStatus::Done;
}

// func goroutineStack(index int, pc []uintptr) (n int, ok bool)
NativeStatus goroutine_stack(NativeCall& call) {
    Runtime& rt = call.rt;
    std::int64_t index = static_cast<std::int64_t>(call.words[0]);
    const std::uint64_t to = call.words[1], capacity = call.words[2];
    call.words[4] = call.words[5] = 0;
    for (const Goroutine& g : rt.goroutines) {
        if (g.status == GStatus::Dead || g.status == GStatus::Idle || g.is_system || index-- > 0) continue;
        std::uint64_t count = 0;
        rt.walk_frames(g, [&](const Runtime::Frame& frame) {
            if (frame.function < 0) return true;
            const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
            if (function.is_wrapper || function.symbol == "runtime.goroutineStack") return true;
            if (count == capacity) return false;
            rt.memory.set_word(to + 8 * count++, kTextBase + frame.code_index + 1);
            return true;
        });
        if (!g.started && count == 0 && capacity > 0) rt.memory.set_word(to + 8 * count++, kTextBase + g.code_index + 1);
        call.words[4] = count;
        call.words[5] = 1;
        break;
    }
    return NativeStatus::Done;
}

// func funcInfo(pc uintptr) (name string, file string, line int, entry uintptr)
NativeStatus func_info(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t pc = call.words[0];
    std::fill(call.words + 1, call.words + 7, 0);
    if (pc < kTextBase || pc - kTextBase >= rt.image->code.size()) return NativeStatus::Done;
    auto index = static_cast<std::uint32_t>(pc - kTextBase);
    int found = rt.image->function_of(index);
    const bool is_entry = found >= 0 && rt.image->functions[static_cast<std::size_t>(found)].entry == index;
    if (!is_entry && index > 0) found = rt.image->function_of(--index);
    if (found < 0) return NativeStatus::Done;
    const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(found)];
    const std::uint32_t entry = rt.image->functions[static_cast<std::size_t>(found)].entry;
    const std::uint32_t at = index - entry;
    const Pos pos = !is_entry && at < function.lines.size() ? Pos{function.lines[at]} : function.pos;
    const Location where = rt.image->program->sources.locate(pos ? pos : function.pos);
    const auto name = rt.make_string(symbol_for_print(function.symbol));
    const auto file = rt.make_string(where.file);
    call.words[1] = name[0];
    call.words[2] = name[1];
    call.words[3] = file[0];
    call.words[4] = file[1];
    call.words[5] = static_cast<std::uint64_t>(where.line);
    call.words[6] = kTextBase + entry;
    return NativeStatus::Done;
}

// ---- runtime/debug
NativeStatus set_gc_percent(NativeCall& call) {
    Collector& collector = call.rt.collector;
    call.words[1] = static_cast<std::uint64_t>(static_cast<std::int64_t>(collector.settings.gogc));
    const auto percent = static_cast<std::int64_t>(call.words[0]);
    collector.settings.gogc = percent < 0 ? -1 : static_cast<int>(std::min<std::int64_t>(percent, INT32_MAX));
    collector.commit_goal(call.rt.gc_context());
    return NativeStatus::Done;
}

NativeStatus set_memory_limit(NativeCall& call) {
    Collector& collector = call.rt.collector;
    call.words[1] = collector.settings.memory_limit;
    if (static_cast<std::int64_t>(call.words[0]) < 0) return NativeStatus::Done;
    collector.settings.memory_limit = call.words[0];
    collector.commit_goal(call.rt.gc_context());
    return NativeStatus::Done;
}

// ---- context
NativeStatus type_text(NativeCall& call) {
    const auto text = call.rt.make_string(call.rt.type_text(call.words[0]));
    call.words[2] = text[0];
    call.words[3] = text[1];
    return NativeStatus::Done;
}

NativeStatus is_comparable(NativeCall& call) {
    constexpr std::uint64_t kEqual = 24;
    call.words[2] = call.words[0] == 0 || call.rt.memory.word(call.words[0] + kEqual) != 0;
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"runtime.GC", collect},
    {"runtime.ReadMemStats", read_mem_stats},
    {"runtime.callers", callers},
    {"runtime.funcInfo", func_info},
    {"runtime.goroutineStack", goroutine_stack},
    {"runtime/debug.SetGCPercent", set_gc_percent},
    {"runtime/debug.SetMemoryLimit", set_memory_limit},
    {"context.typeText", type_text},
    {"context.isComparable", is_comparable},
};

}  // namespace

std::span<const NativeEntry> runtime_library_natives() { return kEntries; }

}  // namespace tw
