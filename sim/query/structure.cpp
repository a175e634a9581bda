// Front door of structures, and layouts of values: fields, offsets, padding, pointer words.
#include <algorithm>
#include <functional>

#include "sim/query/goroutines.h"
#include "sim/query/scope.h"
#include "sim/query/structure_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kMostElements = 32;

std::string mask_text(const TypeDescriptor& d) {
    std::string text;
    const auto words = static_cast<std::size_t>(d.size / 8);
    for (std::size_t w = 0; w < words && w < 64; w++) text += w < d.pointer_mask.size() && d.pointer_mask[w] ? 'P' : '.';
    return words > 64 ? text + "…" : text;
}

// The words that a value is made of where it has no fields: an interface's two, a slice's three, a string's two.
bool write_words(StructureWriter& w, int type, std::uint64_t at, std::uint64_t base, std::uint64_t offset, const std::string& name) {
    const TypeDescriptor& d = w.rt.descriptor(type);
    const auto part = [&](std::uint64_t index, const char* field, const char* field_type, bool pointer) {
        const std::string full = name.empty() ? field : name + "." + field;
        if (base == 0) w.row(0, offset + index * 8, 8, full, field_type, "");
        else if (pointer) w.pointer(base, offset + index * 8, full, field_type);
        else w.count(base, offset + index * 8, 8, full, field_type);
    };
    switch (d.kind) {
        case kind::String: part(0, "ptr", "*byte", true), part(1, "len", "int", false); return true;
        case kind::Slice: part(0, "array", "unsafe.Pointer", true), part(1, "len", "int", false), part(2, "cap", "int", false); return true;
        case kind::Interface: {
            const bool methods = !d.interface_methods.empty();
            part(0, methods ? "tab" : "_type", methods ? "*itab" : "*_type", true);
            part(1, "data", "unsafe.Pointer", true);
            if (base == 0) return true;
            const InterfaceWords words = read_interface(w.rt, type, at);
            StructureRow& tab = w.out.rows[w.out.rows.size() - 2];
            if (words.word0 != 0) tab.target = words.word0_text;
            if (words.direct) w.out.rows.back().target = "the value itself: " + concept_text(w.rt, words.dynamic_type, base + offset + 8);
            return true;
        }
        default: return false;
    }
}

Structure elements(StructureWriter& w, int elem, std::uint64_t array, std::uint64_t count) {
    const auto size = static_cast<std::uint64_t>(w.rt.descriptor(elem).size);
    w.heading(fmt::format("backing array of {} element{}", count, count == 1 ? "" : "s"), array, count * size);
    w.indent++;
    for (std::uint64_t i = 0; i < std::min(count, kMostElements); i++)
        w.row(array, i * size, size, fmt::format("[{}]", i), type_name(w.rt, elem), concept_text(w.rt, elem, array + i * size, 1));
    if (count > kMostElements) w.out.notes.push_back(fmt::format("{} more elements are not shown", count - kMostElements));
    return std::move(w.out);
}

Structure layout(const Runtime& rt, const std::string& argument) {
    StructureWriter w(rt);
    std::string name = argument.starts_with("type:") ? argument.substr(5) : argument;
    const Located x = argument.starts_with("type:") ? Located{} : locate(rt, argument);
    if (!argument.starts_with("type:") && x.ok() && x.type >= 0) {
        write_layout(w, x.type, x.address);
        return std::move(w.out);
    }
    const int type = type_named(rt, name);
    if (type < 0) return w.fail(argument.starts_with("type:") || x.ok() ? fmt::format("the program has no type {}", name) : x.error);
    write_layout(w, type, 0);
    return std::move(w.out);
}

Structure itab(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    if (x.type >= 0 && !x.is_address && rt.descriptor(x.type).kind != kind::Interface) return w.fail(fmt::format("{} is not an interface: it is a {}", x.name, type_name(rt, x.type)));
    std::uint64_t at = x.address;
    if (!x.is_address) {
        if (rt.descriptor(x.type).interface_methods.empty()) return w.fail(fmt::format("{} is an {}: its first word is the type itself, there is no itab; ask typedesc({})", x.name, type_name(rt, x.type), x.name));
        at = w.word(x.address);
        if (at == 0) return w.fail(x.name + " is nil: its tab word is 0");
    }
    if (rt.type_index(w.word(at)) < 0 || rt.type_index(w.word(at + 8)) < 0) return w.fail(fmt::format("{:#x} is no itab", at));
    write_itab(w, at);
    return std::move(w.out);
}

Structure type_descriptor(const Runtime& rt, const std::string& argument) {
    StructureWriter w(rt);
    int type = -1;
    if (argument.starts_with("type:")) {
        type = type_named(rt, argument.substr(5));
        if (type < 0) return w.fail(fmt::format("the program has no type {}", argument.substr(5)));
    } else {
        const Located x = locate(rt, argument);
        if (!x.ok()) {
            type = type_named(rt, argument);
            if (type < 0) return w.fail(x.error);
        } else if (x.is_address && rt.type_index(x.address) >= 0) {
            type = rt.type_index(x.address);
        } else {
            type = x.type;
            if (type >= 0 && rt.descriptor(type).kind == kind::Interface) {
                const InterfaceWords words = read_interface(rt, type, x.address);
                if (words.dynamic_type >= 0) type = words.dynamic_type;
            }
        }
        if (type < 0) return w.fail(argument + " has no known type");
    }
    write_type_descriptor(w, rt.type(type).address);
    return std::move(w.out);
}

// The word of X, which must be of that kind.
bool header_of(StructureWriter& w, const Located& x, std::uint8_t wanted, const char* what, std::uint64_t& at) {
    if (x.type < 0 || w.rt.descriptor(x.type).kind != wanted) {
        w.out.error = x.type < 0 ? fmt::format("{} has no type of its own; name a variable", x.name) : fmt::format("{} is not a {}: it is a {}", x.name, what, type_name(w.rt, x.type));
        return false;
    }
    at = w.word(x.address);
    if (at == 0) w.out.error = fmt::format("{} is nil: there is no {}", x.name, what);
    return at != 0;
}

Structure channel(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    std::uint64_t at = 0;
    if (header_of(w, x, kind::Chan, "channel", at)) write_channel(w, x.type, at);
    return std::move(w.out);
}

Structure map(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    std::uint64_t at = 0;
    if (header_of(w, x, kind::Map, "map", at)) write_map(w, x.type, at);
    return std::move(w.out);
}

Structure closure(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    std::uint64_t at = 0;
    if (header_of(w, x, kind::Func, "function value", at)) write_closure(w, at);
    return std::move(w.out);
}

Structure slice(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    if (x.type < 0 || rt.descriptor(x.type).kind != kind::Slice) return w.fail(x.name + " is not a slice");
    const std::uint64_t array = w.word(x.address), length = w.word(x.address + 8);
    w.begin(fmt::format("slice header of {} {}", type_name(rt, x.type), x.name), x.address, 24);
    write_words(w, x.type, x.address, x.address, 0, "");
    return array == 0 ? std::move(w.out) : elements(w, rt.descriptor(x.type).elem, array, length);
}

Structure string(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    if (x.type < 0 || rt.descriptor(x.type).kind != kind::String) return w.fail(x.name + " is not a string");
    const std::uint64_t bytes = w.word(x.address), length = w.word(x.address + 8);
    w.begin("string header of " + x.name, x.address, 16);
    write_words(w, x.type, x.address, x.address, 0, "");
    if (bytes == 0 || length == 0) return std::move(w.out);
    w.heading(fmt::format("{} bytes of text", length), bytes, length);
    w.indent++;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(length, 128); i += 8) {
        std::string hex;
        for (std::uint64_t k = i; k < std::min(i + 8, length); k++) hex += fmt::format("{}{:02x}", k == i ? "" : " ", w.number(bytes + k, 1));
        w.row(bytes, i, std::min<std::uint64_t>(8, length - i), "", "", hex);
    }
    if (length > 128) w.out.notes.push_back(fmt::format("{} more bytes are not shown", length - 128));
    return std::move(w.out);
}

Structure timer(const Runtime& rt, const Located& x) {
    StructureWriter w(rt);
    std::uint64_t at = 0;
    if (!x.is_address && !header_of(w, x, kind::Pointer, "timer", at)) return std::move(w.out);
    if (x.is_address) at = x.address;
    const auto object = rt.heap.find_object(rt.memory, Address{at});
    const int type = object ? type_named(rt, "time.timeTimer") : -1;
    if (type < 0 || kind_by_site(rt, *object, rt.heap.note(rt.memory, *object)).type != type) return w.fail(x.name + " is no timer that time.NewTimer, NewTicker, AfterFunc or After made");
    write_layout(w, type, object->base.value);
    w.out.title = fmt::format("timer behind {}: {} bytes", x.name, w.out.size);
    bool pending = false;
    for (const TimerRecord& t : rt.timers) {
        if (t.object != object->base.value) continue;
        pending = true;
        w.out.notes.push_back(fmt::format("in the heap of timers, fires at {} ns, in {} ns", t.when, t.when > rt.now() ? t.when - rt.now() : 0));
    }
    if (!pending) w.out.notes.push_back("not in the heap of timers: stopped, fired, or a channel timer on which nobody waits");
    return std::move(w.out);
}

Structure goroutine(const Runtime& rt, const std::string& argument) {
    StructureWriter w(rt);
    std::uint64_t number = 0;
    if (!parse_goroutine_number(argument, number)) return w.fail(fmt::format("\"{}\" is no goroutine's number", argument));
    for (const Goroutine& g : rt.goroutines) {
        if (g.id != number || !exists(g)) continue;
        write_goroutine(w, g);
        return std::move(w.out);
    }
    return w.fail(fmt::format("there is no goroutine {}", number));
}

}  // namespace

std::string StructureWriter::target_text(std::uint64_t address) const {
    if (const int type = rt.type_index(address); type >= 0) return "type " + type_name(rt, type);
    if (const std::string code = code_text(address); !code.empty()) return code;
    if (const auto object = rt.heap.find_object(rt.memory, Address{address})) {
        const ObjectKind kind = kind_by_site(rt, *object, rt.heap.note(rt.memory, *object));
        const std::string inside = address == object->base.value ? "" : fmt::format(" +{}", address - object->base.value);
        return (kind.form == ObjectForm::Unknown ? fmt::format("object of {}", size_text(object->size)) : object_label(rt, kind, *object)) + inside;
    }
    return place_text(place_of(rt, address));
}

std::string StructureWriter::code_text(std::uint64_t pc) const {
    if (pc < kTextBase || pc - kTextBase >= rt.image->code.size()) return "";
    const int function = rt.image->function_of(static_cast<std::uint32_t>(pc - kTextBase));
    if (function < 0) return "";
    const std::uint64_t entry = kTextBase + rt.image->functions[static_cast<std::size_t>(function)].entry;
    const std::string& symbol = rt.image->program->functions[static_cast<std::size_t>(function)].symbol;
    return pc == entry ? symbol : fmt::format("{}+{}", symbol, pc - entry);
}

void StructureWriter::value(int type, std::uint64_t at, std::uint64_t base, std::uint64_t offset, const std::string& name) {
    if (full()) return;
    const TypeDescriptor& d = rt.descriptor(type);
    const auto size = static_cast<std::uint64_t>(d.size);
    if (d.kind == kind::Struct && !d.fields.empty()) {
        std::uint64_t end = offset;
        for (const FieldDescriptor& f : d.fields) {
            const std::uint64_t from = offset + static_cast<std::uint64_t>(f.offset);
            pad(base, end, from);
            value(f.type, at + static_cast<std::uint64_t>(f.offset), base, from, name.empty() ? f.name : name + "." + f.name);
            end = from + static_cast<std::uint64_t>(rt.descriptor(f.type).size);
        }
        pad(base, end, offset + size);
        return;
    }
    if (write_words(*this, type, at, base, offset, name)) return;
    if (d.kind == kind::Array && d.length <= 64 && d.elem >= 0) {
        for (std::int64_t i = 0; i < d.length; i++) {
            const std::uint64_t in = static_cast<std::uint64_t>(i * rt.descriptor(d.elem).size);
            value(d.elem, at + in, base, offset + in, fmt::format("{}[{}]", name, i));
        }
        return;
    }
    const bool word_pointer = d.kind == kind::Pointer || d.kind == kind::Map || d.kind == kind::Chan || d.kind == kind::Func || d.kind == kind::UnsafePointer;
    if (base == 0) row(0, offset, size, name, d.text, "");
    else if (word_pointer) pointer(base, offset, name, d.text, d.kind == kind::Func ? function_symbol(rt, word(base + offset)) : "");
    else row(base, offset, size, name, d.text, concept_text(rt, type, at));
}

void write_layout(StructureWriter& w, int type, std::uint64_t at) {
    const TypeDescriptor& d = w.rt.descriptor(type);
    const auto size = static_cast<std::uint64_t>(d.size);
    w.begin(fmt::format("{}: {} byte{}, align {}", d.text, size, size == 1 ? "" : "s", d.align), at, size);
    w.value(type, at, at, 0, "");
    std::uint64_t padding = 0;
    for (const StructureRow& row : w.out.rows) padding += row.padding ? row.size : 0;
    if (padding) w.out.notes.push_back(fmt::format("{} of {} bytes are padding", padding, size));
    w.out.notes.push_back(d.ptrdata == 0 ? "no pointers: the collector does not look into it"
                                         : fmt::format("pointer words {}; the collector looks at the first {} of {} bytes", mask_text(d), d.ptrdata, size));
    if (w.full()) w.out.notes.push_back("the rest is not shown");
}

const std::vector<std::string>& structure_kinds() {
    static const std::vector<std::string> kinds{"layout", "itab", "typedesc", "chan", "map", "closure", "slice", "string", "timer", "g"};
    return kinds;
}

Structure structure_of(const Runtime& rt, const std::string& kind, const std::string& argument) {
    if (kind == "layout") return layout(rt, argument);
    if (kind == "typedesc") return type_descriptor(rt, argument);
    if (kind == "g") return goroutine(rt, argument);
    Structure failure;
    const Located x = locate(rt, argument);
    failure.error = x.error;
    if (!x.ok()) return failure;
    if (kind == "itab") return itab(rt, x);
    if (kind == "chan") return channel(rt, x);
    if (kind == "map") return map(rt, x);
    if (kind == "closure") return closure(rt, x);
    if (kind == "slice") return slice(rt, x);
    if (kind == "string") return string(rt, x);
    if (kind == "timer") return timer(rt, x);
    failure.error = fmt::format("there is no structure {}", kind);
    return failure;
}

std::string row_text(const StructureRow& row) {
    const std::string in(static_cast<std::size_t>(row.indent) * 2, ' ');
    if (row.heading) return fmt::format("{}{}{}", in, row.name, row.address ? fmt::format(" at {:#x}", row.address) : "");
    std::string line = fmt::format("{}+{:<3} {:>3}", in, row.offset, row.size);
    for (const std::string* part : {&row.name, &row.type, &row.value})
        if (!part->empty()) line += "  " + *part;
    return row.target.empty() ? line : line + " → " + row.target;
}

}  // namespace tw
