// Stack maps: which pointer words of a frame are live at each safepoint.
//
// Backwards dataflow over the words of a frame, one bit per word: live-in = uses ∪ (live-out − definitions). A call's map
// is what is live after it, any other safepoint's what is live before it. Taking a variable's address (Lea) uses all of
// it; afterwards the collector finds it through pointers, as a stack object. Words of the outgoing area belong to the
// callee's map. Words that may be read before they are written are cleared at entry.
// [go1.26 cmd/compile/internal/liveness/plive.go]  Differs: one bit per word, not per variable.
#include <algorithm>
#include <map>

#include "sim/bytecode/op_info.h"
#include "sim/codegen/unit_internal.h"

namespace tw::codegen {
namespace {

using Bits = std::vector<std::uint64_t>;

struct Block { std::size_t from = 0, to = 0; std::vector<std::size_t> successors; Bits in; };

class Liveness {
public:
    Liveness(FunctionCode& code, const std::vector<TypeDescriptor>& types)
        : code_(code), types_(types), words_(code.pointer_slots.size()) {}

    void run() {
        make_blocks();
        iterate();
        if (clear_at_entry()) {
            blocks_.clear();
            make_blocks();
            iterate();
        }
        write_maps();
    }

private:
    FunctionCode& code_;
    const std::vector<TypeDescriptor>& types_;
    std::size_t words_;  // outgoing words are never marked as pointers, so they drop out by pointer_slots
    std::vector<Block> blocks_;
    std::vector<std::size_t> block_at_;

    [[nodiscard]] Bits empty() const { return Bits((words_ + 63) / 64, 0); }
    static void set(Bits& bits, std::size_t i) { bits[i / 64] |= std::uint64_t{1} << (i % 64); }
    static void clear(Bits& bits, std::size_t i) { bits[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
    static bool test(const Bits& bits, std::size_t i) { return bits[i / 64] >> (i % 64) & 1; }
    static bool merge(Bits& to, const Bits& from) {
        bool changed = false;
        for (std::size_t i = 0; i < to.size(); i++) {
            const std::uint64_t now = to[i] | from[i];
            changed = changed || now != to[i];
            to[i] = now;
        }
        return changed;
    }

    std::int64_t object_bytes(std::int32_t offset, std::int32_t& base) const {
        for (const StackObject& object : code_.stack_objects) {
            const std::int64_t size = types_[static_cast<std::size_t>(object.type)].size;
            if (offset >= object.offset && offset < object.offset + std::max<std::int64_t>(size, 1)) {
                base = object.offset;
                return size;
            }
        }
        base = offset;
        return 0;
    }

    const StackObject* aggregate_at(std::int32_t offset) const {
        for (const StackObject& whole : code_.aggregates)
            if (offset >= whole.offset && offset < whole.offset + types_[static_cast<std::size_t>(whole.type)].size) return &whole;
        return nullptr;
    }

    void apply(std::size_t pc, Bits& live) const {
        auto* at = const_cast<Instruction*>(&code_.code[pc]);
        const auto each = [&](std::int32_t offset, std::int64_t bytes, const auto& act, bool whole) {
            if (offset < 0) return;
            const std::int64_t from = whole ? (offset + 7) / 8 : offset / 8, to = whole ? (offset + bytes) / 8 : (offset + bytes + 7) / 8;
            for (std::int64_t w = from; w < to && w < static_cast<std::int64_t>(words_); w++) act(static_cast<std::size_t>(w));
        };
        visit_slots(at, types_, [&](std::int32_t& offset, std::int64_t bytes, Access access) {
            if (access == Access::Write) each(offset, bytes, [&](std::size_t w) { clear(live, w); }, true);
        });
        visit_slots(at, types_, [&](std::int32_t& offset, std::int64_t bytes, Access access) {
            if (access == Access::Read || access == Access::Update) {
                each(offset, bytes, [&](std::size_t w) { set(live, w); }, false);
                if (const StackObject* whole = aggregate_at(offset))
                    each(whole->offset, types_[static_cast<std::size_t>(whole->type)].size, [&](std::size_t w) { set(live, w); }, false);
            }
            if (access != Access::Address) return;
            std::int32_t base = 0;
            const std::int64_t size = object_bytes(offset, base);
            each(base, size, [&](std::size_t w) { set(live, w); }, false);
        });
        if (at->op == Op::Return || (code_.has_defer && at->op == Op::DeferReturn)) use_results(live);
        if (at->op == Op::CallNative) use_arguments(live);
        if (at->op == Op::LoadClosure) set(live, static_cast<std::size_t>(code_.frame_size) / 8 + 1);
    }

    void use_results(Bits& live) const {
        const std::size_t first = static_cast<std::size_t>(code_.frame_size + kFrameHeader + code_.results_offset) / 8;
        for (std::size_t w = first; w < words_; w++) set(live, w);
    }
    void use_arguments(Bits& live) const {
        const auto first = static_cast<std::size_t>(code_.frame_size + kFrameHeader) / 8;
        const auto last = static_cast<std::size_t>(code_.frame_size + kFrameHeader + code_.results_offset) / 8;
        for (std::size_t w = first; w < last; w++) set(live, w);
    }

    [[nodiscard]] std::vector<std::size_t> targets_of(std::size_t pc) const {
        std::vector<std::size_t> targets;
        visit_targets(const_cast<Instruction*>(&code_.code[pc]), [&](std::int32_t& t) { targets.push_back(static_cast<std::size_t>(t)); });
        return targets;
    }

    void make_blocks() {
        const std::size_t count = code_.code.size();
        std::vector<bool> leader(count + 1, false);
        leader[0] = true;
        for (std::size_t pc = 0; pc < count; pc++) {
            const std::vector<std::size_t> targets = targets_of(pc);
            for (std::size_t t : targets) leader[t] = true;
            if (!targets.empty() || ends_flow(code_.code[pc].op)) leader[pc + 1] = true;
        }
        block_at_.assign(count, 0);
        for (std::size_t pc = 0; pc < count; pc++) {
            if (leader[pc]) {
                if (!blocks_.empty()) blocks_.back().to = pc;
                blocks_.push_back({pc, count, {}, empty()});
            }
            block_at_[pc] = blocks_.size() - 1;
        }
        std::size_t recovery = blocks_.size();
        for (std::size_t pc = 0; pc < count; pc++)
            if (code_.code[pc].op == Op::DeferReturn) recovery = block_at_[pc];
        for (std::size_t b = 0; b < blocks_.size(); b++) {
            Block& block = blocks_[b];
            for (std::size_t pc = block.from; pc < block.to; pc++)
                for (std::size_t t : targets_of(pc)) block.successors.push_back(block_at_[t]);
            if (!ends_flow(code_.code[block.to - 1].op) && b + 1 < blocks_.size()) block.successors.push_back(b + 1);
            if (code_.has_defer && recovery < blocks_.size()) block.successors.push_back(recovery);  // a recovered panic goes on there
        }
    }

    [[nodiscard]] Bits live_out(const Block& block) const {
        Bits live = empty();
        for (std::size_t s : block.successors) merge(live, blocks_[s].in);
        return live;
    }

    void iterate() {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t b = blocks_.size(); b-- > 0;) {
                Bits live = live_out(blocks_[b]);
                for (std::size_t pc = blocks_[b].to; pc-- > blocks_[b].from;) {
                    apply(pc, live);
                    if (code_.has_defer && is_safepoint(code_.code[pc].op)) merge(live, recovery_live());
                }
                changed = merge(blocks_[b].in, live) || changed;
            }
        }
    }

    [[nodiscard]] Bits recovery_live() const {
        for (std::size_t pc = code_.code.size(); pc-- > 0;)
            if (code_.code[pc].op == Op::DeferReturn) return blocks_[block_at_[pc]].in;
        return empty();
    }

    // Clears pointer words that are live at entry and are not parameters. Returns whether code was inserted.
    bool clear_at_entry() {
        const auto frame_words = static_cast<std::size_t>(code_.frame_size) / 8;
        std::size_t results = static_cast<std::size_t>(code_.frame_size + kFrameHeader + code_.results_offset) / 8;
        std::vector<Instruction> prologue;
        for (std::size_t w = 0; w < words_; w++) {
            if (!test(blocks_[0].in, w) || !code_.pointer_slots[w]) continue;
            if (w >= frame_words && w < results) continue;  // the header and the parameters
            Instruction zero;
            zero.op = Op::LoadImm;
            zero.a = static_cast<std::int32_t>(w) * 8;
            prologue.push_back(zero);
        }
        if (prologue.empty()) return false;
        const auto shift = static_cast<std::int32_t>(prologue.size());
        for (std::size_t pc = 0; pc < code_.code.size(); pc++) visit_targets(&code_.code[pc], [&](std::int32_t& t) { t += shift; });
        code_.code.insert(code_.code.begin(), prologue.begin(), prologue.end());
        code_.lines.insert(code_.lines.begin(), prologue.size(), code_.pos.offset);
        for (std::uint32_t& pc : code_.statements) pc += static_cast<std::uint32_t>(shift);
        for (Variable& variable : code_.variables) variable.from += static_cast<std::uint32_t>(shift), variable.to += static_cast<std::uint32_t>(shift);
        return true;
    }

    void write_maps() {
        std::map<std::vector<bool>, std::uint32_t> known;
        for (const Block& block : blocks_) {
            Bits live = live_out(block);
            for (std::size_t pc = block.to; pc-- > block.from;) {
                const Op op = code_.code[pc].op;
                const Bits after = live;
                apply(pc, live);
                if (code_.has_defer && is_safepoint(op)) merge(live, recovery_live());
                bool back_edge = false;
                for (std::size_t t : targets_of(pc)) back_edge = back_edge || t <= pc;
                // Where deferred calls may go on after a panic, every instruction has a map.
                if (!is_safepoint(op) && !back_edge && (!code_.has_defer || op == Op::Data)) continue;
                Bits shown = is_call(op) && op != Op::CallNative ? after : live;
                if (code_.has_defer) merge(shown, recovery_live());
                if (op == Op::DeferReturn) use_results(shown);
                std::vector<bool> map(words_, false);
                for (std::size_t w = 0; w < words_; w++) map[w] = test(shown, w) && code_.pointer_slots[w];
                const auto [it, added] = known.emplace(map, static_cast<std::uint32_t>(code_.bitmaps.size()));
                if (added) code_.bitmaps.push_back(map);
                code_.safepoints.push_back({static_cast<std::uint32_t>(pc), it->second});
            }
        }
        std::sort(code_.safepoints.begin(), code_.safepoints.end(), [](const Safepoint& a, const Safepoint& b) { return a.pc < b.pc; });
    }
};

}  // namespace

void add_stack_maps(FunctionCode& code, const std::vector<TypeDescriptor>& types) {
    if (code.code.empty()) return;
    Liveness(code, types).run();
}

}  // namespace tw::codegen
