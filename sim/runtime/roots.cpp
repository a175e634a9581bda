// Roots: the data segment by its mask, each goroutine's frames by their stack maps, timers and the runtime's own tables.
// A frame that stands where there is no stack map (it was preempted) counts with all its pointer words, as real Go scans an
// asynchronously preempted frame conservatively. Address-taken variables are scanned when a live pointer leads to them.
// [go1.26 runtime/mgcmark.go markroot scanstack scanframeworker]
#include <algorithm>

#include "sim/bytecode/op_info.h"
#include "sim/runtime/image_internal.h"
#include "sim/runtime/live_roots.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

enum Job : std::uint32_t { kDataJob, kTablesJob, kFirstGoroutineJob };

std::uint64_t word_at(const Memory& memory, std::uint64_t at) {
    std::uint64_t value = 0;
    return memory.load(at, value) ? value : 0;
}

// The variable of a frame that covers the word, −1 for a temporary.
int variable_at(const FunctionCode& function, std::int32_t offset, std::uint32_t pc, const Program& program) {
    int best = -1;
    for (std::size_t i = 0; i < function.variables.size(); i++) {
        const Variable& v = function.variables[i];
        const std::int64_t size = v.on_heap || v.by_reference || v.type < 0 ? 8 : std::max<std::int64_t>(8, program.types[static_cast<std::size_t>(v.type)].size);
        if (offset < v.offset || offset >= v.offset + size || pc < v.from || pc > v.to) continue;
        best = static_cast<int>(i);
    }
    return best;
}

class StackScan {
public:
    // `live`: the words that count in the innermost frame, where it stands without a stack map; nullptr: all of them.
    StackScan(const Runtime& rt, std::uint32_t slot, const RootVisitor& visit, bool explain, const std::vector<bool>* live = nullptr)
        : rt_(rt), g_(rt.goroutines[slot]), visit_(visit), explain_(explain), live_(live) {}

    void run() {
        rt_.walk_frames(g_, [&](const Runtime::Frame& frame) {
            if (frame.function >= 0) frames_.push_back(frame);
            return true;
        });
        for (const Runtime::Frame& frame : frames_) scan_frame(frame);
        if (g_.result_at)
            for (std::int32_t w = 0; w < g_.result_words; w++) add(Root::Kind::Goroutine, g_.result_at + static_cast<std::uint64_t>(w) * 8, -1, -1, 0);
        if (g_.start_function && !g_.started) direct(Root::Kind::FrameClosure, g_.start_function);
        for (const DeferRecord& d : g_.defers) direct(Root::Kind::Defer, d.function);
        for (const PanicRecord& p : g_.panics) direct(Root::Kind::Panic, p.value[1]);
        drain();
    }

private:
    const Runtime& rt_;
    const Goroutine& g_;
    const RootVisitor& visit_;
    bool explain_;
    const std::vector<bool>* live_;
    std::vector<Runtime::Frame> frames_;
    std::vector<std::uint64_t> inside_;          // pointers into this stack that are still to be followed
    std::vector<std::uint64_t> seen_;            // addresses of stack objects already scanned

    void emit(Root root) {
        root.owner = static_cast<std::uint32_t>(g_.id);
        if (root.value >= g_.stack_low && root.value < g_.stack_high) {
            inside_.push_back(root.value);
            return;
        }
        if (root.value) visit_(root);
    }
    void direct(Root::Kind kind, std::uint64_t value) {
        Root root;
        root.kind = kind;
        root.value = value;
        emit(root);
    }
    void add(Root::Kind kind, std::uint64_t at, int function, int detail, std::uint32_t depth) {
        Root root;
        root.kind = kind;
        root.slot = Address{at};
        root.value = word_at(rt_.memory, at);
        root.function = function;
        root.detail = detail;
        root.depth = depth;
        emit(root);
    }

    void scan_frame(const Runtime::Frame& frame) {
        const FunctionCode& function = rt_.image->program->functions[static_cast<std::size_t>(frame.function)];
        const std::uint32_t pc = frame.code_index - rt_.image->functions[static_cast<std::size_t>(frame.function)].entry;
        const std::vector<bool>& map = frame.map ? function.bitmaps[frame.map->bitmap] : function.pointer_slots;
        const auto closure = static_cast<std::size_t>(frame.size) / 8 + 1;
        // Without a map the collector takes every word: a result that was just returned stands where no variable is. Who asks for
        // explanations gets the words of variables and temporaries. [go1.26 runtime/mgcmark.go scanConservative]
        const bool all = !frame.map && !explain_;
        for (std::size_t w = 0; w < map.size(); w++) {
            if (!map[w] && !all) continue;
            if (live_ && !frame.map && frame.depth == 0 && !(w < live_->size() && (*live_)[w])) continue;
            const auto offset = static_cast<std::int32_t>(w * 8);
            const Root::Kind kind = w == closure ? Root::Kind::FrameClosure : Root::Kind::Frame;
            const int detail = explain_ && kind == Root::Kind::Frame ? variable_at(function, offset, pc, *rt_.image->program) : -1;
            add(kind, frame.fp + w * 8, frame.function, detail, frame.depth);
        }
    }

    void drain() {
        while (!inside_.empty()) {
            const std::uint64_t at = inside_.back();
            inside_.pop_back();
            for (const Runtime::Frame& frame : frames_) {
                if (at < frame.fp) continue;
                const FunctionCode& function = rt_.image->program->functions[static_cast<std::size_t>(frame.function)];
                if (at >= frame.fp + static_cast<std::uint64_t>(frame.size + kFrameHeader + function.args_size)) continue;
                scan_object(frame, function, at);
            }
        }
    }

    void scan_object(const Runtime::Frame& frame, const FunctionCode& function, std::uint64_t at) {
        for (const StackObject& object : function.stack_objects) {
            const TypeInfo& type = rt_.type(object.type);
            const std::uint64_t base = frame.fp + static_cast<std::uint64_t>(object.offset);
            if (at < base || at >= base + std::max<std::uint64_t>(type.size, 1)) continue;
            if (std::find(seen_.begin(), seen_.end(), base) != seen_.end()) continue;
            seen_.push_back(base);
            const std::vector<bool>& mask = type.descriptor->pointer_mask;
            const std::uint32_t pc = frame.code_index - rt_.image->functions[static_cast<std::size_t>(frame.function)].entry;
            for (std::size_t w = 0; w < mask.size(); w++) {
                if (!mask[w]) continue;
                const int detail = explain_ ? variable_at(function, object.offset, pc, *rt_.image->program) : -1;
                add(Root::Kind::StackObject, base + w * 8, frame.function, detail, frame.depth);
            }
        }
    }
};

void visit_data(const Runtime& rt, const RootVisitor& visit, bool explain) {
    const Program& program = *rt.image->program;
    Root root;
    root.kind = Root::Kind::Global;
    std::size_t next = 0;
    for (std::size_t w = 0; w < program.data_mask.size(); w++) {
        if (!program.data_mask[w]) continue;
        root.slot = Address{rt.image->data_start + w * 8};
        root.value = word_at(rt.memory, root.slot.value);
        if (root.value == 0) continue;
        if (explain) {
            while (next + 1 < program.globals.size() && program.globals[next + 1].offset <= static_cast<std::int64_t>(w * 8)) next++;
            root.detail = static_cast<std::int32_t>(next);
        }
        visit(root);
    }
}

void visit_tables(const Runtime& rt, const RootVisitor& visit) {
    Root root;
    root.kind = Root::Kind::Timer;
    for (const TimerRecord& timer : rt.timers) {
        root.value = timer.object;
        root.owner = static_cast<std::uint32_t>(timer.sequence);
        if (root.value) visit(root);
    }
    root = {};
    root.kind = Root::Kind::Runtime;
    for (std::uint64_t value : rt.runtime_roots) {
        root.value = value;
        if (value) visit(root);
    }
    for (const auto* queue : {&rt.heap.ready, &rt.finalizer_queue, &rt.cleanup_queue, &rt.cleanup_batch}) {
        for (const ReadySpecial& ready : *queue) {
            const bool finalizer = ready.special.kind == Special::Kind::Finalizer;
            root.kind = finalizer ? Root::Kind::Finalizer : Root::Kind::Cleanup;
            for (std::uint64_t value : {finalizer ? ready.object.value : 0, ready.special.function.value, ready.special.argument.value}) {
                root.value = value;
                if (value) visit(root);
            }
        }
    }
    root.kind = Root::Kind::Panic;
    root.value = rt.pending.kind == PanicKind::Value ? rt.pending.words[1] : 0;
    if (root.value) visit(root);
}

}  // namespace

std::uint32_t Runtime::root_jobs() { return kFirstGoroutineJob + static_cast<std::uint32_t>(goroutines.size()); }

void Runtime::visit_root_job(std::uint32_t job, const RootVisitor& visit) {
    if (job == kDataJob) visit_data(*this, visit, false);
    else if (job == kTablesJob) visit_tables(*this, visit);
    else visit_stack_roots(job - kFirstGoroutineJob, visit);
}

void Runtime::visit_stack_roots(std::uint32_t slot, const RootVisitor& visit) const {
    const Goroutine& goroutine = goroutines[slot];
    if (goroutine.status == GStatus::Idle || goroutine.status == GStatus::Dead) return;
    StackScan(*this, slot, visit, false).run();
}

namespace {

// The runtime's own goroutines that the model does not have: those with the ids 2 to 5, the mark worker, and the finalizers' one
// of programs with files. Bytes of stack they use, as /gc/scan/stack shows.
constexpr std::uint64_t kOwnGoroutines = 5, kOwnStack = 160;
// What a new stack has beyond the average.
constexpr std::uint64_t kStackReserve = 928, kMostStack = 1'000'000'000;

}  // namespace

RootWork Runtime::begin_root_job(std::uint32_t job) {
    if (job == kDataJob) return {0, collector.pacer.globals_scan};
    if (job == kTablesJob) {
        const std::uint64_t own = kOwnGoroutines + image->function_named.contains("os.NewFile");
        scanned_stack_bytes = own * kOwnStack;
        scanned_stacks = own;
        return {scanned_stack_bytes, 0};
    }
    const std::uint32_t slot = job - kFirstGoroutineJob;
    const Goroutine& goroutine = goroutines[slot];
    if (goroutine.status == GStatus::Idle || goroutine.status == GStatus::Dead) return {};
    const std::uint64_t used = goroutine.stack_high - goroutine.fp + (goroutine.started ? kRuntimeFrames : 0);
    if (!goroutine.is_system) {
        scanned_stack_bytes += used;
        scanned_stacks++;
    }
    shrink_stack(slot);
    return {used, 0};
}

void Runtime::mark_ends() {
    starting_stack = kLeastStack;
    if (scanned_stacks == 0) return;
    const std::uint64_t average = scanned_stack_bytes / scanned_stacks + kStackReserve;
    while (starting_stack < std::min(average, kMostStack)) starting_stack *= 2;
}

std::vector<Root> Runtime::all_roots() const { return roots_with_live_words(*this, nullptr); }

std::vector<Root> roots_with_live_words(const Runtime& rt, const std::vector<bool>* live) {
    const Memory& memory = rt.memory;
    const Heap& heap = rt.heap;
    std::vector<Root> roots;
    const RootVisitor collect = [&](const Root& root) { roots.push_back(root); };
    visit_data(rt, collect, true);
    visit_tables(rt, collect);
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++) {
        const GStatus status = rt.goroutines[slot].status;
        if (status != GStatus::Idle && status != GStatus::Dead) StackScan(rt, slot, collect, true, slot == rt.current ? live : nullptr).run();
    }
    for (const auto& [base, specials] : heap.specials()) {
        for (const Special& special : specials) {
            Root root;
            root.owner = static_cast<std::uint32_t>(special.id);
            root.kind = special.kind == Special::Kind::Finalizer ? Root::Kind::Finalizer
                        : special.kind == Special::Kind::Cleanup ? Root::Kind::Cleanup : Root::Kind::WeakHandle;
            root.value = special.function.value;
            if (root.value) roots.push_back(root);
            root.value = special.argument.value;
            if (root.value) roots.push_back(root);
            if (special.kind != Special::Kind::Finalizer) continue;
            const auto object = heap.find_object(memory, Address{base});
            if (!object) continue;
            heap.for_each_pointer_slot(memory, *object, [&](std::uint64_t at) {
                Root inner;
                inner.kind = Root::Kind::FinalizerObject;
                inner.slot = Address{at};
                inner.value = word_at(memory, at);
                inner.owner = static_cast<std::uint32_t>(special.id);
                if (inner.value) roots.push_back(inner);
            });
        }
    }
    return roots;
}

void Runtime::walk_frames(const Goroutine& goroutine, const std::function<bool(const Frame&)>& visit) const {
    std::uint64_t fp = goroutine.fp;
    std::uint32_t at = goroutine.code_index;
    for (std::uint32_t depth = 0;; depth++) {
        Frame frame{image->function_of(at), at, fp, 0, depth, nullptr};
        if (frame.function >= 0) {
            frame.size = image->functions[static_cast<std::size_t>(frame.function)].frame_size;
            // A preempted goroutine may stand before a call, whose map tells what is live behind it.
            const bool before_call = depth == 0 && is_call(image->code[at].op) && image->code[at].op != Op::CallNative;
            if ((goroutine.started || depth > 0) && !before_call) frame.map = image->safepoint(frame.function, at);
        } else if (at == image->sigpanic_entry) {
            frame.size = kSigpanicFrame;
        }
        if (goroutine.started || depth > 0) {
            if (!visit(frame)) return;
        }
        const std::uint64_t header = fp + static_cast<std::uint64_t>(frame.size);
        const std::uint64_t back = word_at(memory, header);
        if (back < kTextBase || back - kTextBase >= image->code.size()) return;
        const auto index = static_cast<std::uint32_t>(back - kTextBase);
        const Op op = image->code[index].op;
        if (op == Op::GoexitStub) return;
        at = op == Op::PanicReturn || op == Op::DeferReturn ? index : index - 1;
        fp = header + kFrameHeader;
    }
}

}  // namespace tw
