#include "sim/query/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/query/map_entries.h"

namespace tw {
namespace {

constexpr std::size_t kMaxText = 64, kMaxItems = 8, kMaxBytes = 64;
constexpr int kMaxDepth = 3;
constexpr std::uint64_t kMostSorted = 4096;

std::uint64_t word(const Runtime& rt, std::uint64_t at) {
    std::uint64_t value = 0;
    return rt.memory.load(at, value) ? value : 0;
}

std::uint64_t bits_of(const Runtime& rt, std::uint64_t at, std::uint64_t size) {
    const std::byte* from = rt.memory.read_range(at, size);
    std::uint64_t value = 0;
    if (from) std::memcpy(&value, from, std::min<std::uint64_t>(size, 8));
    return value;
}

std::int64_t sign_extend(std::uint64_t value, std::int64_t size) {
    const int shift = static_cast<int>(64 - size * 8);
    return static_cast<std::int64_t>(value << shift) >> shift;
}

std::string float_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", value);
}

std::string quoted(std::string_view bytes) {
    std::string out = "\"";
    const std::string_view shown = bytes.substr(0, kMaxText);
    for (const char c : shown) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (byte < 0x20 || byte == 0x7f) out += fmt::format("\\x{:02x}", byte);
        else out += c;
    }
    // never cut a UTF-8 sequence in two
    while (shown.size() < bytes.size() && out.size() > 1 && (static_cast<unsigned char>(out.back()) & 0x80) != 0) out.pop_back();
    return out + (shown.size() < bytes.size() ? "…\"" : "\"");
}

std::string string_text(const Runtime& rt, std::uint64_t at) {
    const std::uint64_t data = word(rt, at), length = word(rt, at + 8);
    const std::byte* bytes = rt.memory.read_range(data, length);
    if (!bytes) return "string(?)";
    return quoted({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)});
}

std::string elements_text(const Runtime& rt, int elem, std::uint64_t at, std::uint64_t count, int depth) {
    const auto size = static_cast<std::uint64_t>(rt.descriptor(elem).size);
    std::string out = "{";
    const std::uint64_t shown = std::min<std::uint64_t>(count, kMaxItems);
    for (std::uint64_t i = 0; i < shown; i++) out += (i ? ", " : "") + concept_text(rt, elem, at + i * size, depth + 1);
    return out + (shown < count ? ", …}" : "}");
}

std::string struct_text(const Runtime& rt, const TypeDescriptor& d, std::uint64_t at, int depth) {
    std::string out = "{";
    for (std::size_t i = 0; i < d.fields.size(); i++) {
        const FieldDescriptor& f = d.fields[i];
        out += fmt::format("{}{}: {}", i ? ", " : "", f.name, concept_text(rt, f.type, at + static_cast<std::uint64_t>(f.offset), depth + 1));
    }
    return out + "}";
}

std::string interface_text(const Runtime& rt, int type, std::uint64_t at, int depth) {
    const TypeDescriptor& d = rt.descriptor(type);
    const std::string name = d.text == "interface {}" ? "any" : d.text;
    const InterfaceWords words = read_interface(rt, type, at);
    if (words.dynamic_type < 0) return words.word0 == 0 ? name + "(nil)" : name + "(?)";
    const std::uint64_t value_at = words.direct ? at + 8 : words.data;
    return fmt::format("{}({}, {})", name, type_name(rt, words.dynamic_type), concept_text(rt, words.dynamic_type, value_at, depth + 1));
}

std::string pointer_text(const Runtime& rt, const TypeDescriptor& d, std::uint64_t at, int depth) {
    const std::uint64_t to = word(rt, at);
    if (to == 0) return "nil";
    const std::uint8_t k = d.elem >= 0 ? rt.descriptor(d.elem).kind : 0;
    const bool readable = d.elem >= 0 && rt.memory.read_range(to, static_cast<std::uint64_t>(rt.descriptor(d.elem).size));
    if (depth >= 2 || !readable) return fmt::format("{:#x}", to);
    if (k == kind::Struct || k == kind::Array) return "&" + rt.descriptor(d.elem).text + (k == kind::Struct ? struct_text(rt, rt.descriptor(d.elem), to, depth + 1) : concept_text(rt, d.elem, to, depth + 1));
    return fmt::format("{:#x} → {}", to, concept_text(rt, d.elem, to, depth + 1));
}

std::string slice_text(const Runtime& rt, const TypeDescriptor& d, std::uint64_t at, int depth) {
    const std::uint64_t array = word(rt, at), length = word(rt, at + 8), capacity = word(rt, at + 16);
    if (array == 0) return d.text + "(nil)";
    const std::string size = fmt::format(" len {} cap {}", length, capacity);
    if (depth >= kMaxDepth || !rt.memory.read_range(array, length * static_cast<std::uint64_t>(rt.descriptor(d.elem).size))) return d.text + size;
    return d.text + elements_text(rt, d.elem, array, length, depth) + size;
}

std::string channel_text(const Runtime& rt, const TypeDescriptor& d, std::uint64_t at) {
    const std::uint64_t channel = word(rt, at);
    if (channel == 0) return "nil";
    const std::uint64_t closed = bits_of(rt, channel + 28, 4);
    return fmt::format("{} (len {} cap {}{})", d.text, word(rt, channel), word(rt, channel + 8), closed ? ", closed" : "");
}

// Entries in the order of their keys' texts, as fmt prints maps sorted.
std::string map_text(const Runtime& rt, int type, std::uint64_t at, int depth) {
    const TypeDescriptor& d = rt.descriptor(type);
    const std::uint64_t map = word(rt, at);
    if (map == 0) return "nil";
    if (!rt.memory.read_range(map, 48)) return fmt::format("{} at {:#x}", d.text, map);   // a variable that is dead: anything may stand there
    const std::uint64_t count = rt.map_length(map);
    if (depth >= kMaxDepth || count > kMostSorted) return fmt::format("{} with {} {}", d.text, count, count == 1 ? "entry" : "entries");
    std::vector<std::pair<std::string, std::uint64_t>> entries;
    for_each_map_entry(rt, type, map, [&](std::uint64_t key, std::uint64_t elem) {
        entries.emplace_back(concept_text(rt, d.key, key, depth + 1), elem);
        return true;
    });
    const bool numbers = rt.descriptor(d.key).kind >= kind::Int && rt.descriptor(d.key).kind <= kind::Uint64;
    std::sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
        return numbers && a.first.size() != b.first.size() && a.first[0] != '-' && b.first[0] != '-' ? a.first.size() < b.first.size() : a.first < b.first;
    });
    std::string out = d.text + "{";
    for (std::size_t i = 0; i < entries.size() && i < kMaxItems; i++)
        out += (i ? ", " : "") + entries[i].first + ": " + concept_text(rt, d.elem, entries[i].second, depth + 1);
    return out + (entries.size() > kMaxItems ? fmt::format(", …}} len {}", count) : "}");
}

// One word with its meaning behind it, where it leads somewhere.
std::string address_text(const Runtime& rt, std::uint64_t value) {
    if (value == 0) return "0x0";
    const PlaceKind place = place_of(rt, value);
    return place == PlaceKind::Nowhere ? fmt::format("{:#x}", value) : fmt::format("{:#x} ({})", value, place_text(place));
}

class WordsWriter {
public:
    explicit WordsWriter(const Runtime& rt) : rt_(rt) {}
    std::string text;

    void value(int type, std::uint64_t at, const std::string& prefix) {
        if (count_ > 24) return;
        const TypeDescriptor& d = rt_.descriptor(type);
        switch (d.kind) {
            case kind::String: add(prefix + "ptr", address_text(rt_, word(rt_, at))), add(prefix + "len", fmt::to_string(word(rt_, at + 8))); return;
            case kind::Slice:
                add(prefix + "array", address_text(rt_, word(rt_, at)));
                add(prefix + "len", fmt::to_string(word(rt_, at + 8)));
                add(prefix + "cap", fmt::to_string(word(rt_, at + 16)));
                return;
            case kind::Interface: return interface(type, at, prefix);
            case kind::Struct:
                for (const FieldDescriptor& f : d.fields) value(f.type, at + static_cast<std::uint64_t>(f.offset), prefix + "." + f.name + " ");
                return;
            case kind::Array: {
                const auto size = static_cast<std::uint64_t>(rt_.descriptor(d.elem).size);
                for (std::int64_t i = 0; i < d.length && count_ <= 24; i++) value(d.elem, at + static_cast<std::uint64_t>(i) * size, fmt::format("{}[{}] ", prefix, i));
                return;
            }
            case kind::Pointer: case kind::Chan: case kind::Map: case kind::Func: case kind::UnsafePointer:
                add(prefix, address_text(rt_, word(rt_, at)));
                return;
            default: add(prefix, concept_text(rt_, type, at)); return;
        }
    }

private:
    const Runtime& rt_;
    int count_ = 0;

    void add(std::string name, const std::string& value) {
        if (++count_ > 24) {
            if (count_ == 25) text += " …";
            return;
        }
        while (!name.empty() && name.back() == ' ') name.pop_back();
        text += (text.empty() ? "" : " ") + (name.empty() ? value : name + "=" + value);
    }
    void interface(int type, std::uint64_t at, const std::string& prefix) {
        const InterfaceWords words = read_interface(rt_, type, at);
        add(prefix + words.word0_name, words.word0_text);
        add(prefix + "data", words.data == 0 ? "0x0" : fmt::format("{:#x} ({})", words.data, boxing_text(rt_, words)));
    }
};

std::string bytes_text(const Runtime& rt, std::uint64_t at, std::uint64_t size) {
    const std::uint64_t shown = std::min<std::uint64_t>(size, kMaxBytes);
    const std::byte* bytes = rt.memory.read_range(at, shown);
    if (!bytes) return "unreadable";
    std::string out;
    for (std::uint64_t i = 0; i < shown; i++) out += fmt::format("{}{:02x}", i == 0 ? "" : i % 8 == 0 ? "  " : " ", std::to_integer<unsigned>(bytes[i]));
    return out + (shown < size ? " …" : "");
}

}  // namespace

PlaceKind place_of(const Runtime& rt, std::uint64_t address) {
    if (address == 0) return PlaceKind::Nil;
    const Image& image = *rt.image;
    if (address >= kTextBase && address < kLowBase) return address - kTextBase < image.code.size() ? PlaceKind::Code : PlaceKind::Nowhere;
    if (address >= image.static_uint64s && address < image.static_uint64s + 256 * 8) return PlaceKind::SmallValues;
    if (address == image.zero_base || address == image.zero_val) return PlaceKind::ZeroValue;
    if (address >= kArenaBase) {
        for (const Goroutine& g : rt.goroutines)
            if (address >= g.stack_low && address < g.stack_high && g.status != GStatus::Dead) return PlaceKind::Stack;
        return rt.memory.readable(address) ? PlaceKind::Heap : PlaceKind::Nowhere;
    }
    if (address < kLowBase || !rt.memory.readable(address)) return PlaceKind::Nowhere;
    return address - kLowBase < rt.memory.read_only_size ? PlaceKind::ReadOnly : PlaceKind::Data;
}

const char* place_text(PlaceKind place) {
    switch (place) {
        case PlaceKind::Nil: return "nil";
        case PlaceKind::Heap: return "heap";
        case PlaceKind::Stack: return "stack";
        case PlaceKind::SmallValues: return "small-value table";
        case PlaceKind::ZeroValue: return "zero value";
        case PlaceKind::ReadOnly: return "read-only constant";
        case PlaceKind::Data: return "package data";
        case PlaceKind::Code: return "code";
        case PlaceKind::Nowhere: break;
    }
    return "no memory";
}

InterfaceWords read_interface(const Runtime& rt, int type, std::uint64_t at) {
    InterfaceWords words;
    words.word0 = word(rt, at);
    words.data = word(rt, at + 8);
    words.has_methods = !rt.descriptor(type).interface_methods.empty();
    words.word0_name = words.has_methods ? "tab" : "type";
    words.word0_text = fmt::format("{:#x}", words.word0);
    if (words.word0 == 0) return words;
    if (words.has_methods) {  // [go1.26 internal/abi/iface.go ITab]
        const int inter = rt.type_index(word(rt, words.word0));
        words.dynamic_type = rt.type_index(word(rt, words.word0 + 8));
        if (inter >= 0 && words.dynamic_type >= 0) words.word0_text = fmt::format("itab<{},{}>", type_name(rt, inter), type_name(rt, words.dynamic_type));
    } else {
        words.dynamic_type = rt.type_index(words.word0);
        if (words.dynamic_type >= 0) words.word0_text = type_name(rt, words.dynamic_type);
    }
    words.direct = words.dynamic_type >= 0 && rt.descriptor(words.dynamic_type).direct_iface;
    return words;
}

std::string boxing_text(const Runtime& rt, const InterfaceWords& words) {
    if (words.word0 == 0) return "nil interface";
    if (words.direct) return "direct pointer";
    return place_text(place_of(rt, words.data));
}

std::string concept_text(const Runtime& rt, int type, std::uint64_t at, int depth) {
    if (type < 0) return "?";
    const TypeDescriptor& d = rt.descriptor(type);
    if (!rt.memory.read_range(at, static_cast<std::uint64_t>(d.size))) return "unreadable";
    const std::uint64_t bits = d.size <= 8 ? bits_of(rt, at, static_cast<std::uint64_t>(d.size)) : 0;
    switch (d.kind) {
        case kind::Bool: return bits ? "true" : "false";
        case kind::Int: case kind::Int8: case kind::Int16: case kind::Int32: case kind::Int64: return fmt::to_string(sign_extend(bits, d.size));
        case kind::Uint: case kind::Uint8: case kind::Uint16: case kind::Uint32: case kind::Uint64: return fmt::to_string(bits);
        case kind::Uintptr: return fmt::format("{:#x}", bits);
        case kind::Float32: return float_text(static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits))));
        case kind::Float64: return float_text(std::bit_cast<double>(bits));
        case kind::Complex64:
            return fmt::format("({}{:+}i)", std::bit_cast<float>(static_cast<std::uint32_t>(bits)), std::bit_cast<float>(static_cast<std::uint32_t>(bits >> 32)));
        case kind::Complex128: return fmt::format("({}{:+}i)", std::bit_cast<double>(word(rt, at)), std::bit_cast<double>(word(rt, at + 8)));
        case kind::String: return string_text(rt, at);
        case kind::Slice: return slice_text(rt, d, at, depth);
        case kind::Array: return depth >= kMaxDepth ? d.text : d.text + elements_text(rt, d.elem, at, static_cast<std::uint64_t>(d.length), depth);
        case kind::Struct: return depth >= kMaxDepth ? d.text : (depth == 0 ? d.text : "") + struct_text(rt, d, at, depth);
        case kind::Interface: return depth >= kMaxDepth ? d.text : interface_text(rt, type, at, depth);
        case kind::Pointer: return pointer_text(rt, d, at, depth);
        case kind::Chan: return channel_text(rt, d, at);
        case kind::Map: return map_text(rt, type, at, depth);
        case kind::Func: {
            const std::uint64_t record = word(rt, at);
            const std::string symbol = function_symbol(rt, record);
            return record == 0 ? "nil" : symbol.empty() ? fmt::format("{:#x}", record) : symbol;
        }
        case kind::UnsafePointer: return bits == 0 ? "nil" : fmt::format("{:#x}", bits);
        default: return "?";
    }
}

ValueText value_text(const Runtime& rt, int type, std::uint64_t at) {
    ValueText out;
    if (type < 0) return out;
    const TypeDescriptor& d = rt.descriptor(type);
    out.concept_text = concept_text(rt, type, at);
    WordsWriter words(rt);
    words.value(type, at, "");
    out.words_text = std::move(words.text);
    out.bytes_text = bytes_text(rt, at, static_cast<std::uint64_t>(d.size));
    out.points_to = leading_pointer(rt, type, at);
    if (d.kind != kind::Interface) return out;
    const InterfaceWords two = read_interface(rt, type, at);
    out.is_interface = true;
    out.word0_name = two.word0_name;
    out.word0 = two.word0_text;
    out.word1 = two.data == 0 ? "0x0" : fmt::format("{:#x} ({})", two.data, boxing_text(rt, two));
    return out;
}

std::uint64_t leading_pointer(const Runtime& rt, int type, std::uint64_t at) {
    const TypeDescriptor& d = rt.descriptor(type);
    switch (d.kind) {
        case kind::Interface: return word(rt, at + 8);
        case kind::Pointer: case kind::Chan: case kind::Map: case kind::Func: case kind::UnsafePointer: case kind::String: case kind::Slice: return word(rt, at);
        case kind::Struct: return d.fields.size() == 1 ? leading_pointer(rt, d.fields[0].type, at) : 0;
        default: return 0;
    }
}

std::string type_name(const Runtime& rt, int type) { return type < 0 ? "?" : rt.descriptor(type).text; }

std::string size_text(std::uint64_t bytes) {
    const auto in = [&](int shift, const char* unit) {
        const std::uint64_t one = 1ull << shift;
        return bytes % one == 0 ? fmt::format("{} {}", bytes >> shift, unit) : fmt::format("{:.1f} {}", static_cast<double>(bytes) / static_cast<double>(one), unit);
    };
    if (bytes >= 1ull << 30) return in(30, "GiB");
    if (bytes >= 1ull << 20) return in(20, "MiB");
    if (bytes >= 1ull << 10) return in(10, "KiB");
    return fmt::format("{} byte{}", bytes, bytes == 1 ? "" : "s");
}

std::string position_text(const Program& program, Pos pos) {
    if (!pos) return "";
    const Location at = program.sources.locate(pos);
    const std::size_t slash = at.file.rfind('/');
    return fmt::format("{}:{}", slash == std::string::npos ? at.file : at.file.substr(slash + 1), at.line);
}

int function_of_record(const Runtime& rt, std::uint64_t record) {
    std::uint64_t pc = 0;
    if (record == 0 || !rt.memory.load(record, pc) || pc < kTextBase || pc - kTextBase >= rt.image->code.size()) return -1;
    return rt.image->function_of(static_cast<std::uint32_t>(pc - kTextBase));
}

std::string function_symbol(const Runtime& rt, std::uint64_t record) {
    const int function = function_of_record(rt, record);
    return function < 0 ? "" : rt.image->program->functions[static_cast<std::size_t>(function)].symbol;
}

}  // namespace tw
