#include "sim/query/liveness.h"

#include <algorithm>

#include "sim/bytecode/op_info.h"
#include "sim/runtime/live_roots.h"

namespace tw {
namespace {

using Row = std::vector<std::uint64_t>;

void set(Row& row, std::size_t i) { row[i / 64] |= std::uint64_t{1} << (i % 64); }
void clear(Row& row, std::size_t i) { row[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
bool test(const Row& row, std::size_t i) { return row[i / 64] >> (i % 64) & 1; }
bool merge(Row& to, const Row& from) {
    bool changed = false;
    for (std::size_t i = 0; i < to.size(); i++) {
        const std::uint64_t now = to[i] | from[i];
        changed = changed || now != to[i];
        to[i] = now;
    }
    return changed;
}

// Backwards over one function, instruction by instruction. [go1.26 cmd/compile/internal/liveness/plive.go]
class Flow {
public:
    Flow(const FunctionCode& code, const std::vector<TypeDescriptor>& types)
        : code_(code), types_(types), instructions_(code.code), words_(code.pointer_slots.size()) {}

    std::vector<Row> run() {
        std::vector<Row> rows(instructions_.size(), Row((words_ + 63) / 64 + 1, 0));
        std::size_t recovery = instructions_.size();
        for (std::size_t pc = 0; code_.has_defer && pc < instructions_.size(); pc++)
            if (instructions_[pc].op == Op::DeferReturn) recovery = pc;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t pc = instructions_.size(); pc-- > 0;) {
                Row live(rows[pc].size(), 0);
                if (!ends_flow(instructions_[pc].op) && pc + 1 < rows.size()) live = rows[pc + 1];
                visit_targets(&instructions_[pc], [&](std::int32_t& target) { merge(live, rows[static_cast<std::size_t>(target)]); });
                apply(pc, live);
                if (recovery < rows.size()) merge(live, rows[recovery]);
                changed = merge(rows[pc], live) || changed;
            }
        }
        return rows;
    }

private:
    const FunctionCode& code_;
    const std::vector<TypeDescriptor>& types_;
    std::vector<Instruction> instructions_;
    std::size_t words_;

    void mark(Row& live, std::int64_t offset, std::int64_t bytes) const {
        for (std::int64_t w = std::max<std::int64_t>(offset, 0) / 8; w < (offset + bytes + 7) / 8 && w < static_cast<std::int64_t>(words_); w++) set(live, static_cast<std::size_t>(w));
    }
    // A read of a part of these, or a use of their address, is a use of the whole.
    void mark_whole(Row& live, std::int64_t offset, const std::vector<StackObject>& objects) const {
        for (const StackObject& object : objects) {
            const std::int64_t size = types_[static_cast<std::size_t>(object.type)].size;
            if (offset >= object.offset && offset < object.offset + std::max<std::int64_t>(size, 1)) mark(live, object.offset, size);
        }
    }
    void apply(std::size_t pc, Row& live) {
        Instruction* at = &instructions_[pc];
        if (at->op == Op::Data) return;
        visit_slots(at, types_, [&](std::int32_t& offset, std::int64_t bytes, Access access) {
            if (access != Access::Write || offset < 0) return;
            for (std::int64_t w = (offset + 7) / 8; w < (offset + bytes) / 8 && w < static_cast<std::int64_t>(words_); w++) clear(live, static_cast<std::size_t>(w));
        });
        visit_slots(at, types_, [&](std::int32_t& offset, std::int64_t bytes, Access access) {
            if (offset < 0 || access == Access::Write) return;
            if (access == Access::Address) return mark_whole(live, offset, code_.stack_objects);
            mark(live, offset, bytes);
            mark_whole(live, offset, code_.aggregates);
        });
        const std::int64_t arguments = code_.frame_size + kFrameHeader;
        if (at->op == Op::Return || (code_.has_defer && at->op == Op::DeferReturn))
            mark(live, arguments + code_.results_offset, code_.args_size - code_.results_offset);
        if (at->op == Op::CallNative) mark(live, arguments, code_.results_offset);
        if (at->op == Op::LoadClosure) mark(live, code_.frame_size + 8, 8);
    }
};

}  // namespace

const FrameLiveness::Rows& FrameLiveness::rows(int function) {
    const auto found = known_.find(function);
    if (found != known_.end()) return found->second;
    return known_[function] = Flow(program_.functions[static_cast<std::size_t>(function)], program_.types).run();
}

std::vector<bool> FrameLiveness::live_words(int function, std::uint32_t pc, bool after_call) {
    const FunctionCode& code = program_.functions[static_cast<std::size_t>(function)];
    std::vector<bool> live(code.pointer_slots.size(), false);
    if (after_call && pc < code.code.size() && is_call(code.code[pc].op)) {
        pc++;
        if (pc < code.code.size() && code.code[pc].op == Op::Data) pc++;
    }
    const Rows& all = rows(function);
    if (pc >= all.size()) return live;
    for (std::size_t w = 0; w < live.size(); w++) live[w] = test(all[pc], w);
    return live;
}

std::vector<Root> precise_roots(const Runtime& rt) {
    if (rt.current >= rt.goroutines.size() || rt.g().status != GStatus::Running) return rt.all_roots();
    std::vector<bool> live;
    rt.walk_frames(rt.g(), [&](const Runtime::Frame& frame) {
        if (frame.function < 0 || frame.map) return false;
        FrameLiveness liveness(*rt.image->program);
        live = liveness.live_words(frame.function, frame.code_index - rt.image->functions[static_cast<std::size_t>(frame.function)].entry, false);
        return false;
    });
    return live.empty() ? rt.all_roots() : roots_with_live_words(rt, &live);
}

}  // namespace tw
