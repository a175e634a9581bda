#include <fmt/format.h>

#include <algorithm>

#include "sim/bytecode/op_info.h"
#include "sim/query/goroutines.h"
#include "sim/query/value.h"
#include "sim/query/when.h"

namespace tw {
namespace {

const Goroutine* goroutine_of(const Runtime& rt, std::uint64_t id) {
    for (const Goroutine& g : rt.goroutines)
        if (g.id == id && exists(g)) return &g;
    return nullptr;
}

// Where the word stands now; 0: it does not exist at this moment.
std::uint64_t address_of(const Runtime& rt, const WordIdentity& word) {
    switch (word.kind) {
        case WordIdentity::Kind::Fixed: return word.address;
        case WordIdentity::Kind::Heap: {
            const auto found = rt.heap.find_object(rt.memory, Address{word.object.base});
            if (!found || found->base.value != word.object.base || rt.heap.note(rt.memory, *found).birth != word.object.birth) return 0;
            return word.object.base + word.offset;
        }
        case WordIdentity::Kind::Stack: {
            const Goroutine* g = goroutine_of(rt, word.goroutine);
            if (!g || (!word.argument && word.frame_end != 0 && g->fp > g->stack_high - word.frame_end)) return 0;   // the frame is not there
            const std::uint64_t at = g->stack_high - word.offset;
            return at >= g->stack_low ? at : 0;
        }
    }
    return 0;
}

std::vector<std::byte> bytes_at(const Runtime& rt, std::uint64_t at, std::uint64_t size) {
    const std::byte* from = at == 0 ? nullptr : rt.memory.read_range(at, size);
    return from ? std::vector<std::byte>(from, from + size) : std::vector<std::byte>();
}
std::uint64_t first_word(const std::vector<std::byte>& bytes) {
    std::uint64_t value = 0;
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), std::min<std::size_t>(bytes.size(), 8));
    return value;
}

bool overlaps(std::uint64_t a, std::uint64_t a_size, std::uint64_t b, std::uint64_t b_size) { return a < b + b_size && b < a + a_size; }

// Bytes in memory that the instruction will store to, by its operands. Size 0: no plain store.
struct Stored { std::uint64_t at = 0, size = 0; };
Stored memory_store(const Runtime& rt, const Instruction& at, std::uint64_t fp) {
    const auto slot = [&](std::int32_t offset) {
        std::uint64_t value = 0;
        return rt.memory.load(fp + static_cast<std::uint64_t>(static_cast<std::int64_t>(offset)), value) ? value : 0;
    };
    const auto plain = [&](std::uint64_t size) { return Stored{slot(at.a) + static_cast<std::uint64_t>(static_cast<std::int64_t>(at.c)), size}; };
    const auto indexed = [&](std::uint64_t size) { return Stored{slot(at.a) + slot(at.b) * size, size}; };
    switch (at.op) {
        case Op::Store8: return plain(1);
        case Op::Store16: return plain(2);
        case Op::Store32: return plain(4);
        case Op::Store64: case Op::StorePtr: return plain(8);
        case Op::StoreStr: case Op::StoreIface: return plain(16);
        case Op::StoreSlice: return plain(24);
        case Op::StoreTyped: return {slot(at.a) + at.e, rt.type(at.c).size};
        case Op::MoveTyped: case Op::ZeroTyped: return {slot(at.a), rt.type(at.c).size};
        case Op::SetIdx8: case Op::SetArr8: return indexed(1);
        case Op::SetIdx16: return indexed(2);
        case Op::SetIdx32: case Op::SetArr32: return indexed(4);
        case Op::SetIdx64: case Op::SetIdxPtr: case Op::SetArr64: return indexed(8);
        default: return {};
    }
}

// Does the next instruction store to these bytes, whatever it writes?
bool stores_to(const Machine& machine, std::uint64_t at, std::uint64_t size) {
    const Runtime& rt = machine.rt;
    if (machine.unit_is_next() || machine.function() < 0) return false;
    const Goroutine& g = rt.g();
    const Stored stored = memory_store(rt, rt.image->code[g.code_index], g.fp);
    if (stored.size && overlaps(stored.at, stored.size, at, size)) return true;
    // frame slots, from the program's own form of the instruction
    const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(machine.function())];
    const std::uint32_t pc = g.code_index - rt.image->functions[static_cast<std::size_t>(machine.function())].entry;
    if (pc >= code.code.size() || at < g.fp || at >= g.stack_high) return false;
    Instruction pair[2] = {code.code[pc], pc + 1 < code.code.size() ? code.code[pc + 1] : Instruction{}};
    bool hit = false;
    visit_slots(pair, rt.image->program->types, [&](std::int32_t& offset, std::int64_t bytes, Access access) {
        if (access == Access::Write || access == Access::Update)
            hit = hit || overlaps(g.fp + static_cast<std::uint64_t>(static_cast<std::int64_t>(offset)), static_cast<std::uint64_t>(std::max<std::int64_t>(bytes, 1)), at, size);
    });
    return hit;
}

std::string place_now(const Machine& machine) {
    if (machine.unit_is_next()) return "";
    return position_text(*machine.rt.image->program, machine.position());
}

// Whether a store has marked a page of these bytes since the machine's last checkpoint. Frames are written without marks.
bool page_written(const Memory& memory, std::uint64_t at, std::uint64_t size) {
    const bool heap = at >= kArenaBase;
    const Region& region = heap ? memory.arena : memory.low;
    const std::uint64_t offset = at - (heap ? kArenaBase : kLowBase);
    for (std::uint64_t page = offset >> kTrackedShift; page <= (offset + size - 1) >> kTrackedShift; page++)
        if ((region.dirty[page] & 1) != 0) return true;
    return false;
}

constexpr std::uint64_t kLeastStretch = 1024, kMostStretch = 1 << 18;
constexpr std::uint64_t kFactor = 80;             // steps at full speed that cost as much as a single one that is looked at
constexpr std::uint64_t kCheckpointCost = 300;    // in single steps
constexpr std::uint64_t kCompared = 256;          // bytes of the object whose comparison costs as much as a step

// From where the machine stands on, as it was recorded. A stretch in which no store touched the word's pages is passed at full
// speed; in others each step is looked at.
struct Scan {
    Past& past;
    const WordIdentity& word;
    std::uint64_t& stretch;   // how far is looked at once

    [[nodiscard]] Machine& machine() const { return *past.machine; }
    // Where another future was chosen the recording goes on with another machine.
    void settle() const {
        machine().rt.pending_output.clear();
        if (past.is_joint(machine().steps())) past.seek(machine().steps());
    }
    // Runs to `to`. False: the word may have been written on the way, or began or ceased to be; the machine is back.
    [[nodiscard]] bool quiet(std::uint64_t to) const {
        Machine& m = machine();
        const std::uint64_t from = m.steps(), before = address_of(m.rt, word);
        const MachineCheckpoint here = m.checkpoint();
        m.run(to);
        const bool born = word.kind == WordIdentity::Kind::Heap && word.object.birth >= from && word.object.birth <= to;
        if (!born && before == address_of(m.rt, word) && (before == 0 || !page_written(m.rt.memory, before, word.size))) return true;
        m.restore(here);
        m.rt.pending_output.clear();
        return false;
    }
    struct Step { Write write; bool wrote = false, began = false, exists = false; };
    [[nodiscard]] Step step() const {
        Machine& m = machine();
        const std::uint64_t at = address_of(m.rt, word);
        const std::vector<std::byte> before = bytes_at(m.rt, at, word.size);
        const bool stores = at != 0 && stores_to(m, at, word.size);
        Step made;
        Write& write = made.write;
        write.place = place_now(m);
        write.goroutine = m.rt.g().id;
        m.step();
        settle();
        const std::uint64_t now = address_of(m.rt, word);
        const std::vector<std::byte> after = bytes_at(m.rt, now, word.size);
        write.found = true;
        write.step = m.steps();
        write.before = first_word(before);
        write.after = first_word(after);
        write.changed = before != after;
        made.wrote = !before.empty() && !after.empty() && (stores || write.changed);
        made.began = before.empty() && !after.empty();
        made.exists = now != 0;
        return made;
    }
    // Until `until`, the program's end, or `stop` says so of a step. True: there it stands; false: the budget is spent.
    template <class Stop>
    bool go(std::uint64_t until, std::uint64_t& budget, const Stop& stop) const {
        while (machine().steps() < until && !machine().ended()) {
            if (budget == 0) return false;
            const std::uint64_t from = machine().steps(), to = past.before_joint(from, std::min(until, from + stretch));
            const bool marked = word.kind != WordIdentity::Kind::Stack && to > from;
            if (marked && quiet(to)) {
                settle();
                budget -= std::min(budget, (to - from) / kFactor + kCheckpointCost);
                stretch = std::min(stretch * 2, kMostStretch);
                continue;
            }
            if (marked && stretch > kLeastStretch) {
                budget -= std::min(budget, (to - from) / kFactor + kCheckpointCost);
                stretch /= 4;
                continue;
            }
            const std::uint64_t cost = 1 + word.size / kCompared;   // a step compares the whole object with itself
            for (std::uint64_t i = 0; i < kLeastStretch && budget > 0 && machine().steps() < until && !machine().ended(); i++) {
                budget -= std::min(budget, cost);
                if (stop(step())) return true;
            }
        }
        return true;
    }
};

}  // namespace

WordIdentity word_at(const Runtime& rt, std::uint64_t address, std::uint64_t size) {
    WordIdentity word;
    word.size = std::max<std::uint64_t>(size, 1);
    word.address = address;
    for (const Goroutine& g : rt.goroutines) {
        if (!exists(g) || address < g.stack_low || address >= g.stack_high) continue;
        word.kind = WordIdentity::Kind::Stack;
        word.goroutine = g.id;
        word.offset = g.stack_high - address;
        rt.walk_frames(g, [&](const Runtime::Frame& frame) {
            if (frame.function < 0) return true;
            const auto header = frame.fp + static_cast<std::uint64_t>(frame.size);
            const auto end = header + kFrameHeader + static_cast<std::uint64_t>(rt.image->functions[static_cast<std::size_t>(frame.function)].args_size);
            if (address < frame.fp || address >= end) return true;
            word.frame_end = g.stack_high - frame.fp;
            word.argument = address >= header;
            return false;
        });
        return word;
    }
    if (const auto object = rt.heap.find_object(rt.memory, Address{address})) {
        word.kind = WordIdentity::Kind::Heap;
        word.object = {object->base.value, rt.heap.note(rt.memory, *object).birth};
        word.offset = address - object->base.value;
    }
    return word;
}

WriteSearch::WriteSearch(Past past, WordIdentity word, Direction direction) : past_(std::move(past)), word_(word), direction_(direction) {
    origin_ = low_ = high_ = past_.machine->steps();
    bound_ = past_.first;
    if (word_.kind == WordIdentity::Kind::Heap && direction == Direction::Last) bound_ = std::max(bound_, word_.object.birth > 0 ? word_.object.birth - 1 : 0);
}

void WriteSearch::finish() {
    past_.seek(origin_);
    done_ = true;
}
void WriteSearch::cancel() {
    if (!done_) finish();
}

// Ever longer windows backwards; in each the last write counts, unless the word began to exist after it.
bool WriteSearch::look_back(std::uint64_t& budget) {
    if (!in_window_) {
        low_ = high_ - std::min(width_, high_ - bound_);
        past_.seek(low_);
        in_window_ = true;
    }
    const bool through = Scan{past_, word_, stretch_}.go(high_, budget, [&](const auto& step) {
        if (step.wrote) found_ = step.write;
        else if (step.began) {
            found_ = {};
            found_.why_not = fmt::format("nothing wrote it since {} began at step {} ({})", word_.kind == WordIdentity::Kind::Heap ? "the object" : "the frame", step.write.step, step.write.place);
        }
        return false;
    });
    if (!through) return false;
    in_window_ = false;
    if (found_.found || !found_.why_not.empty()) return true;
    high_ = low_;
    width_ *= 2;
    if (high_ > bound_) return false;
    found_.why_not = "nothing wrote it since the program began: it has the value it was loaded with";
    return true;
}

bool WriteSearch::look_ahead(std::uint64_t& budget) {
    if (!in_window_) past_.seek(origin_), in_window_ = true;
    const bool through = Scan{past_, word_, stretch_}.go(past_.last, budget, [&](const auto& step) {
        if (step.wrote) found_ = step.write;
        else if (!step.exists) found_.why_not = fmt::format("nothing writes it before {} at step {} ({})", word_.kind == WordIdentity::Kind::Heap ? "the object is swept" : "its frame is left", step.write.step, step.write.place);
        return step.wrote || !step.exists;
    });
    if (!through) return false;
    if (found_.found || !found_.why_not.empty()) return true;
    found_.why_not = past_.ended ? "nothing writes it before the program ends" : fmt::format("nothing writes it up to step {}, which is as far as the run is known", past_.last);
    return true;
}

bool WriteSearch::advance(std::uint64_t budget) {
    budget = std::max<std::uint64_t>(budget, 1);
    while (!done_ && budget > 0)
        if (direction_ == Direction::Last ? look_back(budget) : look_ahead(budget)) finish();
    return done_;
}

double WriteSearch::progress() const {
    if (done_) return 1;
    const std::uint64_t at = past_.machine->steps();
    if (direction_ == Direction::Next) return past_.last > origin_ ? static_cast<double>(at - std::min(at, origin_)) / static_cast<double>(past_.last - origin_) : 0;
    return origin_ > bound_ ? static_cast<double>(origin_ - low_) / static_cast<double>(origin_ - bound_) : 0;
}

WriteIndex::WriteIndex(Past past, WordIdentity word, std::size_t most) : past_(std::move(past)), word_(word), most_(most) {
    origin_ = past_.machine->steps();
    at_ = first_ = word_.kind == WordIdentity::Kind::Heap ? std::max(past_.first, word_.object.birth) : past_.first;
    done_ = first_ > past_.last;   // of another future
}

void WriteIndex::finish() {
    past_.seek(origin_);
    done_ = true;
}
void WriteIndex::cancel() {
    if (!done_) finish();
}
void WriteIndex::extend(const Past& past) {
    if (gone_ || full() || past.last <= past_.last) return;
    past_ = past;
    origin_ = past_.machine->steps();
    done_ = begun_ = false;
}

bool WriteIndex::advance(std::uint64_t budget) {
    budget = std::max<std::uint64_t>(budget, 1);
    if (done_) return true;
    if (!begun_) past_.seek(at_), begun_ = true;
    const bool through = Scan{past_, word_, stretch_}.go(past_.last, budget, [&](const auto& step) {
        if (step.wrote) writes_.push_back({step.write.step, step.write.place, step.write.goroutine});
        gone_ = !step.exists && step.write.step > word_.object.birth + 1;
        return gone_ || full();
    });
    at_ = past_.machine->steps();
    if (through) finish();
    return done_;
}

double WriteIndex::progress() const {
    if (done_ || past_.last <= first_) return 1;
    return static_cast<double>(std::min(at_, past_.last) - first_) / static_cast<double>(past_.last - first_);
}

}  // namespace tw
