// itabs, dynamic types and boxes. [go1.26 runtime/iface.go getitab itabInit convT convT64 convTstring convTslice]
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

// Names that are not exported are one name per package.
bool is_method(const MethodDescriptor& own, const InterfaceMethodDescriptor& wanted) {
    return own.name == wanted.name && (own.exported || own.package == wanted.package);
}

// The only component of a type, perhaps inside structs and arrays of one: is it of this kind?
bool sole_component(const Runtime& rt, const TypeInfo& t, std::uint8_t kind) {
    constexpr std::uint8_t kArray = 17, kStruct = 25;
    for (const TypeDescriptor* d = t.descriptor;;) {
        if (d->kind == kind) return true;
        if (d->kind == kStruct && d->fields.size() == 1) d = rt.type(d->fields[0].type).descriptor;
        else if (d->kind == kArray && d->length == 1) d = rt.type(d->elem).descriptor;
        else return false;
    }
}

}  // namespace

std::string Runtime::type_text(std::uint64_t address) const {
    const int index = type_index(address);
    return index < 0 ? "<nil>" : descriptor(index).text;
}

std::uint64_t Runtime::dynamic_type(std::uint64_t word0, bool non_empty) const {
    if (word0 == 0 || !non_empty) return word0;
    return memory.word(word0 + 8);
}

// Both method lists are sorted by name: one walk.
bool Runtime::implements(int concrete_type, int interface_type, std::string* missing_method) const {
    if (concrete_type < 0) return false;
    const auto& have = descriptor(concrete_type);
    const auto& want = descriptor(interface_type).interface_methods;
    std::size_t next = 0;
    for (const InterfaceMethodDescriptor& method : want) {
        bool found = false;
        for (; next < have.methods.size() && have.methods[next].name <= method.name && !found; next++)
            found = is_method(have.methods[next], method) && have.methods[next].signature == method.signature;
        if (found) continue;
        if (missing_method) *missing_method = method.name;
        return false;
    }
    return true;
}

std::uint64_t Runtime::itab(int interface_type, int concrete_type, bool* missing, std::string* missing_method) {
    if (missing) *missing = false;
    ItabCacheEntry& cached = itab_cache[static_cast<std::uint32_t>(interface_type * 31 + concrete_type) % itab_cache.size()];
    if (cached.interface_type == interface_type && cached.concrete_type == concrete_type) [[likely]]
        if (cached.itab != 0 || (!missing && !missing_method)) return cached.itab;
    const auto found = [&](std::uint64_t at) {
        cached = {interface_type, concrete_type, at};
        return at;
    };
    const auto key = std::make_pair(interface_type, concrete_type);
    if (const auto known = image->itabs.find(key); known != image->itabs.end()) return found(known->second);
    if (const auto known = dynamic_itabs.find(key); known != dynamic_itabs.end()) return found(known->second);
    if (!implements(concrete_type, interface_type, missing_method)) {
        if (missing) *missing = true;
        return found(0);
    }
    const TypeDescriptor& want = descriptor(interface_type);
    const TypeDescriptor& have = descriptor(concrete_type);
    const std::uint64_t at = memory.add_persistent(24 + 8 * want.interface_methods.size(), 8).value;
    memory.set_word(at, type(interface_type).address);
    memory.set_word(at + 8, type(concrete_type).address);
    std::size_t next = 0;
    for (std::size_t i = 0; i < want.interface_methods.size(); i++) {
        while (!is_method(have.methods[next], want.interface_methods[i])) next++;
        const int function = have.methods[next].ifn;
        memory.set_word(at + 24 + 8 * i, function < 0 ? 0 : kTextBase + image->functions[static_cast<std::size_t>(function)].entry);
    }
    dynamic_itabs[key] = at;
    return found(at);
}

std::uint64_t Runtime::box(int type_index_, const std::byte* slot, int site) {
    const TypeInfo& t = type(type_index_);
    const auto word = [&](std::size_t i) {
        std::uint64_t value = 0;
        std::memcpy(&value, slot + i * 8, 8);
        return value;
    };
    if (t.direct) return word(0);
    if (t.size == 0) return image->zero_base;
    if (t.size == 1 && t.noscan()) return image->static_uint64s + (word(0) & 255) * 8;
    const std::uint64_t align = static_cast<std::uint64_t>(t.descriptor->align);
    if (t.noscan() && t.size == align && t.size <= 8) {
        const std::uint64_t value = t.size == 8 ? word(0) : word(0) & ((1ull << (t.size * 8)) - 1);
        if (value < 256) return image->static_uint64s + value * 8;
    }
    constexpr std::uint8_t kSlice = 23, kString = 24;
    if (t.size == 16 && word(1) == 0 && sole_component(*this, t, kString)) return image->zero_val;
    if (t.size == 24 && word(0) == 0 && sole_component(*this, t, kSlice)) return image->zero_val;
    const std::uint64_t at = allocate(t.size, t.heap_type, site, t.noscan() ? Zero::No : Zero::Yes);
    if (end.kind == EndKind::Running) store_slot(t, at, slot);
    return at;
}

void Runtime::count_conversion(std::size_t index, std::uint64_t data_word) {
    const Conversion& made = image->program->conversions[index];
    BoxOutcome outcome = BoxOutcome::Heap;
    if (type(made.from).direct) outcome = BoxOutcome::Direct;
    else if (data_word - image->static_uint64s < 256 * 8) outcome = BoxOutcome::SmallValue;
    else if (data_word == image->zero_val || data_word == image->zero_base) outcome = BoxOutcome::ZeroValue;
    else if (data_word - kLowBase < memory.read_only_size) outcome = BoxOutcome::ReadOnly;
    else if (data_word >= g().stack_low && data_word < g().stack_high) outcome = BoxOutcome::Stack;
    box_runs[index][static_cast<std::size_t>(outcome)]++;
}

}  // namespace tw
