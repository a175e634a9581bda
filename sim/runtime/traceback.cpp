// Goroutine dumps in real Go's words: header, frames with their argument words, who created it. Frames of package runtime and
// wrappers are hidden but for exported names; system goroutines are left out.
// Models [go1.26 runtime/traceback.go goroutineheader], [go1.26 runtime/traceback.go traceback2], [go1.26 runtime/traceback.go printArgs].
// Differs: offsets behind the line count our instructions, 4 bytes each; no argument is marked stale.
#include <fmt/format.h>

#include <algorithm>

#include "sim/bytecode/symbol.h"
#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

constexpr std::uint32_t kInner = 50, kOuter = 50;
constexpr int kMaxWords = 10, kMaxDepth = 5;
// internal/abi.Kind
constexpr std::uint8_t kComplex64 = 15, kComplex128 = 16, kArray = 17, kInterface = 20, kSlice = 23, kString = 24, kStruct = 25;

bool is_exported_runtime(std::string_view name) {
    name.remove_prefix(std::string_view("runtime.").size());
    std::string_view receiver;
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos) {
        receiver = name.substr(0, dot);
        name = name.substr(dot + 1);
        if (receiver.starts_with("(*") && receiver.ends_with(")")) receiver = receiver.substr(2, receiver.size() - 3);
    }
    const auto upper = [](std::string_view s) { return !s.empty() && s[0] >= 'A' && s[0] <= 'Z'; };
    return upper(name) && (receiver.empty() || upper(receiver));
}

bool is_shown(const FunctionCode& function) {
    const std::string& name = function.symbol;
    if (function.is_wrapper) return false;
    if (name == "runtime.runFinalizers" || name == "runtime.runCleanups") return true;
    return name.find('.') != std::string::npos && (!name.starts_with("runtime.") || is_exported_runtime(name));
}

// Prints the words of arguments; aggregates in braces, ten words at most.
class ArgumentPrinter {
public:
    explicit ArgumentPrinter(const Runtime& rt) : rt_(rt) {}
    std::string text;

    void value(int type, std::uint64_t at, int depth = 0) {
        if (full()) return;
        const TypeDescriptor& t = rt_.descriptor(type);
        switch (t.kind) {
            case kString: case kInterface: return words(at, 2);
            case kSlice: return words(at, 3);
            case kComplex128: return words(at, 2);
            case kComplex64:
                open();
                scalar(at, 4);
                scalar(at + 4, 4);
                return close();
            case kArray: case kStruct: return aggregate(t, at, depth);
            default: return scalar(at, t.size);
        }
    }
    void scalar(std::uint64_t at, std::int64_t size) {
        if (full()) return;
        std::uint64_t x = 0;
        if (!rt_.memory.load(at, x)) x = 0;
        if (size < 8) x &= (std::uint64_t{1} << size * 8) - 1;
        comma();
        text += fmt::format("{:#x}", x);
        printed_++;
    }

private:
    const Runtime& rt_;
    int printed_ = 0;
    bool start_ = true, cut_ = false;

    bool full() {
        if (printed_ < kMaxWords) return false;
        if (!cut_) {
            comma();
            text += "...";
        }
        return cut_ = true;
    }
    void comma() {
        if (!start_) text += ", ";
        start_ = false;
    }
    void open() {
        comma();
        text += "{";
        start_ = true;
    }
    void close() {
        text += "}";
        start_ = false;
    }
    void words(std::uint64_t at, int count) {
        open();
        for (int i = 0; i < count; i++) scalar(at + static_cast<std::uint64_t>(i) * 8, 8);
        close();
    }
    void aggregate(const TypeDescriptor& t, std::uint64_t at, int depth) {
        open();
        if (depth >= kMaxDepth) {
            text += "...";
        } else if (t.kind == kStruct) {
            for (const FieldDescriptor& f : t.fields) value(f.type, at + static_cast<std::uint64_t>(f.offset), depth + 1);
        } else {
            const auto size = static_cast<std::uint64_t>(rt_.descriptor(t.elem).size);
            for (std::int64_t i = 0; i < t.length && !cut_; i++) value(t.elem, at + static_cast<std::uint64_t>(i) * size, depth + 1);
        }
        close();
    }
};

std::string arguments(const Runtime& rt, const FunctionCode& function, std::uint64_t fp) {
    const std::int32_t from = function.frame_size + kFrameHeader;
    const std::int32_t to = from + std::min(function.results_offset, function.args_size);
    std::vector<const Variable*> params;
    for (const Variable& v : function.variables)
        if (v.is_param && !v.is_result && !v.on_heap && !v.by_reference && v.type >= 0 && v.offset >= from && v.offset < to) params.push_back(&v);
    ArgumentPrinter printer(rt);
    for (std::int32_t at = from; at < to;) {
        const auto found = std::find_if(params.begin(), params.end(), [&](const Variable* v) { return v->offset == at; });
        if (found == params.end()) {  // unnamed, or moved to the heap
            printer.scalar(fp + static_cast<std::uint64_t>(at), 8);
            at += 8;
            continue;
        }
        printer.value((*found)->type, fp + static_cast<std::uint64_t>(at));
        at += std::max<std::int32_t>(8, static_cast<std::int32_t>((rt.descriptor((*found)->type).size + 7) & ~std::int64_t{7}));
    }
    return printer.text;
}

std::string position(const Runtime& rt, int function_index, std::uint32_t code_index, bool with_offset) {
    const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(function_index)];
    const std::uint32_t entry = rt.image->functions[static_cast<std::size_t>(function_index)].entry;
    const std::uint32_t pc = code_index - entry;
    const Pos pos = pc < function.lines.size() ? Pos{function.lines[pc]} : function.pos;
    const Location where = rt.image->program->sources.locate(pos ? pos : function.pos);
    std::string text = fmt::format("\t{}:{}", where.file, where.line);
    if (with_offset) text += fmt::format(" +{:#x}", (pc + 1) * 4);
    return text + "\n";
}

std::string header(const Runtime& rt, const Goroutine& g) {
    const char* status = "idle";
    switch (g.status) {
        case GStatus::Idle: break;
        case GStatus::Runnable: status = "runnable"; break;
        case GStatus::Running: status = "running"; break;
        case GStatus::Waiting: status = g.reason == WaitReason::None ? "waiting" : wait_reason_text(g.reason); break;
        case GStatus::Dead: status = "dead"; break;
    }
    std::string text = fmt::format("goroutine {} [{}", g.id, status);
    // Go's waitsince is set by the collector, so blocked time shows only after a collection saw it.
    const bool was_seen = rt.collector.cycles() > 0 && rt.collector.cycle().start >= g.wait_time;
    const std::uint64_t minutes = (rt.now() - g.wait_time) / 60'000'000'000ull;
    if (g.status == GStatus::Waiting && was_seen && minutes >= 1) text += fmt::format(", {} minutes", minutes);
    return text + "]:\n";
}

std::vector<Runtime::Frame> shown_frames(const Runtime& rt, const Goroutine& g) {
    std::vector<Runtime::Frame> frames;
    rt.walk_frames(g, [&](const Runtime::Frame& frame) {
        if (frame.function < 0) return true;
        if (frame.depth == 0 && rt.image->program->functions[static_cast<std::size_t>(frame.function)].symbol == "runtime.Stack") return true;
        if (is_shown(rt.image->program->functions[static_cast<std::size_t>(frame.function)])) frames.push_back(frame);
        return true;
    });
    return frames;
}

std::string frame_text(const Runtime& rt, const Runtime::Frame& frame) {
    const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
    const std::string name = function.symbol == "runtime.gopanic" ? "panic" : symbol_for_print(function.symbol);
    return fmt::format("{}({})\n", name, arguments(rt, function, frame.fp)) + position(rt, frame.function, frame.code_index, true);
}

std::string created_by(const Runtime& rt, const Goroutine& g) {
    if (g.id == 1 || g.created_at == 0) return {};
    const int function = rt.image->function_of(g.created_at);
    if (function < 0) return {};
    std::string text = "created by " + symbol_for_print(rt.image->program->functions[static_cast<std::size_t>(function)].symbol);
    if (g.parent) text += fmt::format(" in goroutine {}", g.parent);
    return text + "\n" + position(rt, function, g.created_at, true);
}

std::string not_started_frame(const Runtime& rt, const Goroutine& g) {
    const int function = rt.image->function_of(g.code_index);
    if (function < 0) return {};
    const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(function)];
    return is_shown(code) ? fmt::format("{}()\n", symbol_for_print(code.symbol)) + position(rt, function, g.code_index, false) : std::string{};
}

std::string goroutine_text(const Runtime& rt, const Goroutine& g) {
    std::string text = header(rt, g);
    if (!g.started) return text + not_started_frame(rt, g) + created_by(rt, g);
    const std::vector<Runtime::Frame> frames = shown_frames(rt, g);
    const std::size_t count = frames.size();
    for (std::size_t i = 0; i < count; i++) {
        if (count > kInner + kOuter && i == kInner) {
            text += fmt::format("...{} frames elided...\n", count - kInner - kOuter);
            i = count - kOuter;
        }
        text += frame_text(rt, frames[i]);
    }
    return text + created_by(rt, g);
}

}  // namespace

std::string Runtime::goroutine_dump(bool all) const {
    std::string text;
    const auto add = [&](const Goroutine& g) {
        if (!text.empty()) text += "\n";
        text += goroutine_text(*this, g);
    };
    const bool runs = current < goroutines.size() && g().status == GStatus::Running;
    if (runs) add(g());
    if (!all) return text;
    for (std::size_t slot = 0; slot < goroutines.size(); slot++) {
        const Goroutine& one = goroutines[slot];
        if (one.status == GStatus::Dead || one.status == GStatus::Idle || one.is_system || (runs && slot == current)) continue;
        add(one);
    }
    return text;
}

}  // namespace tw
