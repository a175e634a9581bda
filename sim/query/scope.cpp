#include "sim/query/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "sim/query/goroutines.h"
#include "sim/query/map_entries.h"
#include "sim/query/objects.h"

namespace tw {
namespace {

std::uint64_t word(const Runtime& rt, std::uint64_t at) {
    std::uint64_t value = 0;
    return rt.memory.load(at, value) ? value : 0;
}

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (static_cast<unsigned char>(c) & 0x80); }

Located failure(std::string why) {
    Located out;
    out.error = std::move(why);
    return out;
}

// X = { "*" } ( name | "(" X ")" | "0x…" ) { "." name | "[" number or key "]" }, read from left to right.
class Reader {
public:
    Reader(const Runtime& rt, const Goroutine* g, std::string text) : rt_(rt), g_(g), text_(std::move(text)) {}

    Located read() {
        Located found = unary();
        skip();
        if (found.ok() && at_ < text_.size()) return failure(fmt::format("unexpected \"{}\" in \"{}\"", text_.substr(at_), text_));
        found.name = text_;
        return found;
    }

private:
    const Runtime& rt_;
    const Goroutine* g_;
    std::string text_;
    std::size_t at_ = 0;

    void skip() {
        while (at_ < text_.size() && text_[at_] == ' ') at_++;
    }
    bool take(char c) {
        skip();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        at_++;
        return true;
    }
    std::string name() {
        skip();
        const std::size_t from = at_;
        while (at_ < text_.size() && is_name(text_[at_])) at_++;
        return text_.substr(from, at_ - from);
    }

    Located unary() {
        if (!take('*')) return primary();
        Located inner = unary();
        if (!inner.ok()) return inner;
        return deref(std::move(inner));
    }
    Located deref(Located from) {
        const TypeDescriptor& d = rt_.descriptor(from.type);
        if (d.kind != kind::Pointer) return failure(fmt::format("cannot follow {}: it is a {}, not a pointer", text_, d.text));
        const std::uint64_t to = word(rt_, from.address);
        if (to == 0) return failure(fmt::format("{} goes through a nil pointer", text_));
        from.type = d.elem;
        from.address = to;
        from.place = place_text(place_of(rt_, to));
        from.offset = -1;
        return from;
    }
    Located primary() {
        Located found;
        if (take('(')) {
            found = unary();
            if (found.ok() && !take(')')) return failure(fmt::format("missing ) in \"{}\"", text_));
        } else {
            const std::string first = name();
            if (first.empty()) return failure(fmt::format("expected a variable in \"{}\"", text_));
            found = std::isdigit(static_cast<unsigned char>(first[0])) ? address(first) : variable(first);
        }
        while (found.ok()) {
            if (take('.')) found = field(std::move(found), name());
            else if (take('[')) found = element(std::move(found));
            else break;
        }
        return found;
    }
    Located address(const std::string& digits) {
        if (!digits.starts_with("0x") || digits.find_first_not_of("0123456789abcdefABCDEF", 2) != std::string::npos || digits.size() > 18)
            return failure(fmt::format("\"{}\" is not an address like 0xc000012340", digits));
        Located found;
        found.address = std::stoull(digits, nullptr, 16);
        found.is_address = true;
        found.place = place_text(place_of(rt_, found.address));
        if (const auto object = rt_.heap.find_object(rt_.memory, Address{found.address})) {
            const ObjectKind kind = kind_by_site(rt_, *object, rt_.heap.note(rt_.memory, *object));
            const bool typed = kind.form == ObjectForm::Value || kind.form == ObjectForm::Variable || kind.form == ObjectForm::Box;
            if (typed && found.address == object->base.value) found.type = kind.type;
        }
        if (!rt_.memory.readable(found.address)) return failure(fmt::format("{} is no memory of this program", digits));
        return found;
    }

    Located variable(const std::string& wanted) {
        Located found;
        bool frames = false;
        if (g_) {
            FrameLiveness liveness(*rt_.image->program);
            rt_.walk_frames(*g_, [&](const Runtime::Frame& frame) {
                if (frame.function < 0) return true;
                frames = true;
                for (const FrameVariable& v : variables_in_scope(rt_, frame, liveness, g_->status == GStatus::Running)) {
                    if (v.variable->name != wanted) continue;
                    found.type = v.variable->type;
                    found.address = v.address;
                    found.live = v.live;
                    found.reason = v.variable->reason;
                    found.place = v.place + " of " + rt_.image->program->functions[static_cast<std::size_t>(frame.function)].symbol;
                    if (v.address == 0) found.error = fmt::format("{} is not set up yet", wanted);
                    return false;
                }
                return true;
            });
        }
        if (found.type >= 0) return found;
        for (const Variable& v : rt_.image->program->globals) {
            const std::size_t dot = v.name.rfind('.');
            const bool plain = v.name.starts_with("main.") && v.name.substr(dot + 1) == wanted;
            // pkg.Name: the dot is read here
            const bool qualified = v.name.substr(0, dot) == wanted && at_ < text_.size() && text_.compare(at_, v.name.size() - dot, v.name.substr(dot)) == 0 &&
                                   (at_ + v.name.size() - dot >= text_.size() || !is_name(text_[at_ + v.name.size() - dot]));
            if (!plain && !qualified) continue;
            if (qualified && !plain) at_ += v.name.size() - dot;
            found.type = v.type;
            found.address = rt_.image->data_start + static_cast<std::uint64_t>(v.offset);
            found.place = "package variable";
            return found;
        }
        return failure(g_ && !frames ? fmt::format("goroutine {} has no frames, and there is no package variable {}", g_->id, wanted)
                                     : fmt::format("no variable {} in scope here", wanted));
    }

    Located field(Located from, const std::string& wanted) {
        if (from.type < 0) return failure(fmt::format("{} has no known type, so no field {}", text_, wanted));
        if (rt_.descriptor(from.type).kind == kind::Interface) {
            const InterfaceWords words = read_interface(rt_, from.type, from.address);
            if (words.dynamic_type < 0) return failure(fmt::format("{} goes through a nil interface", text_));
            from.address = words.direct ? from.address + 8 : words.data;
            from.type = words.dynamic_type;
        }
        if (rt_.descriptor(from.type).kind == kind::Pointer) {
            from = deref(std::move(from));
            if (!from.ok()) return from;
        }
        const TypeDescriptor& d = rt_.descriptor(from.type);
        if (d.kind != kind::Struct) return failure(fmt::format("{} has no field {}", d.text, wanted));
        for (const FieldDescriptor& f : d.fields) {
            if (f.name != wanted) continue;
            from.type = f.type;
            from.address += static_cast<std::uint64_t>(f.offset);
            from.offset = f.offset;
            return from;
        }
        for (const FieldDescriptor& f : d.fields) {  // promoted through embedded fields
            if (!f.embedded) continue;
            Located inner = from;
            inner.type = f.type;
            inner.address += static_cast<std::uint64_t>(f.offset);
            Located promoted = field(std::move(inner), wanted);
            if (promoted.ok()) return promoted;
        }
        return failure(fmt::format("{} has no field {}", d.text, wanted));
    }

    // What stands between the brackets; a string in quotes may hold brackets.
    std::string index_text() {
        skip();
        const std::size_t from = at_;
        for (bool quoted = false; at_ < text_.size() && (quoted || text_[at_] != ']'); at_++) {
            if (text_[at_] == '\\' && quoted) at_++;
            else if (text_[at_] == '"') quoted = !quoted;
        }
        const std::size_t to = at_ <= text_.size() ? at_ : text_.size();
        return take(']') ? text_.substr(from, to - from) : "";
    }
    Located entry(Located from, const std::string& key) {
        const TypeDescriptor d = rt_.descriptor(from.type);
        std::uint64_t found = 0;
        for_each_map_entry(rt_, from.type, word(rt_, from.address), [&](std::uint64_t key_at, std::uint64_t elem_at) {
            if (concept_text(rt_, d.key, key_at, 1) != key) return true;
            found = elem_at;
            return false;
        });
        if (found == 0) return failure(fmt::format("the map has no key {}", key));
        from.type = d.elem;
        from.address = found;
        from.offset = -1;
        from.place = place_text(place_of(rt_, found));
        return from;
    }

    Located element(Located from) {
        const std::string key = index_text();
        if (key.empty()) return failure(fmt::format("missing ] or index in \"{}\"", text_));
        if (from.type >= 0 && rt_.descriptor(from.type).kind == kind::Pointer) from = deref(std::move(from));
        if (!from.ok()) return from;
        if (from.type < 0) return failure(fmt::format("{} has no known type", text_));
        const TypeDescriptor& d = rt_.descriptor(from.type);
        if (d.kind == kind::Map) return entry(std::move(from), key);
        if (key.size() > 12 || key.find_first_not_of("0123456789") != std::string::npos) return failure(fmt::format("an index in a query is a number, in \"{}\"", text_));
        const std::uint64_t index = std::stoull(key);
        std::uint64_t length = 0, base = from.address;
        if (d.kind == kind::Array) length = static_cast<std::uint64_t>(d.length);
        else if (d.kind == kind::Slice) base = word(rt_, from.address), length = word(rt_, from.address + 8);
        else return failure(fmt::format("a {} has no elements in a query", d.text));
        if (index >= length) return failure(fmt::format("index {} out of range: length is {}", index, length));
        from.type = d.elem;
        from.offset = static_cast<std::int64_t>(index) * rt_.descriptor(d.elem).size;
        from.address = base + static_cast<std::uint64_t>(from.offset);
        from.place = place_text(place_of(rt_, from.address));
        return from;
    }
};

}  // namespace

std::vector<FrameVariable> variables_in_scope(const Runtime& rt, const Runtime::Frame& frame, FrameLiveness& liveness, bool is_running) {
    std::vector<FrameVariable> out;
    const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
    const std::uint32_t pc = frame.code_index - rt.image->functions[static_cast<std::size_t>(frame.function)].entry;
    const std::vector<bool> live = liveness.live_words(frame.function, pc, !is_running || frame.depth > 0);
    const auto is_live = [&](const Variable& v, bool pointer) {
        for (const StackObject& object : code.stack_objects)
            if (object.offset == v.offset) return true;   // found through pointers
        const std::int64_t size = pointer ? 8 : std::max<std::int64_t>(rt.descriptor(v.type).size, 1);
        if (!pointer && rt.descriptor(v.type).size == 0) return true;
        for (std::int64_t w = v.offset / 8; w < (v.offset + size + 7) / 8; w++)
            if (w < static_cast<std::int64_t>(live.size()) && live[static_cast<std::size_t>(w)]) return true;
        return false;
    };
    for (const Variable& v : code.variables) {
        if (v.type < 0 || pc < v.from || pc > v.to) continue;
        FrameVariable found;
        found.variable = &v;
        found.slot = frame.fp + static_cast<std::uint64_t>(v.offset);
        const bool pointer = v.on_heap || v.by_reference;
        found.address = pointer ? word(rt, found.slot) : found.slot;
        found.live = is_live(v, pointer);
        found.captured = std::any_of(code.captures.begin(), code.captures.end(), [&](const Variable& c) { return c.name == v.name && c.pos == v.pos; });
        found.place = v.on_heap ? "heap (" + (v.reason.empty() ? std::string("moved") : v.reason) + ")" : found.captured ? "closure" : "frame";
        out.push_back(std::move(found));
    }
    std::stable_sort(out.begin(), out.end(), [](const FrameVariable& a, const FrameVariable& b) { return a.variable->from > b.variable->from; });
    return out;
}

Located locate(const Runtime& rt, const std::string& text) {
    const std::size_t colon = text.find(':');
    const Goroutine* g = rt.current < rt.goroutines.size() ? &rt.g() : nullptr;
    if (colon == std::string::npos) return Reader(rt, g, text).read();
    std::uint64_t number = 0;
    if (!parse_goroutine_number(text.substr(0, colon), number)) return failure(fmt::format("\"{}\": before the colon stands a goroutine, as in \"goroutine 7: x\"", text));
    for (const Goroutine& one : rt.goroutines)
        if (one.id == number && exists(one)) return Reader(rt, &one, text.substr(colon + 1)).read();
    return failure(fmt::format("there is no goroutine {}", number));
}

int type_named(const Runtime& rt, const std::string& text) {
    for (std::size_t i = 0; i < rt.image->types.size(); i++) {
        const std::string& known = rt.descriptor(static_cast<int>(i)).text;
        if (label_matches(known, known, text)) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace tw
