// itabs, dynamic types and boxes. [go1.26 runtime/iface.go getitab itabInit convT convT64 convTstring convTslice]
#include "sim/runtime/runtime.h"

namespace tw {

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
        const bool exported = !method.name.empty() && method.name[0] >= 'A' && method.name[0] <= 'Z';
        bool found = false;
        for (; next < have.methods.size() && have.methods[next].name <= method.name && !found; next++) {
            const MethodDescriptor& own = have.methods[next];
            found = own.name == method.name && own.signature == method.signature && (own.exported || exported || own.package == method.package);
        }
        if (found) continue;
        if (missing_method) *missing_method = method.name;
        return false;
    }
    return true;
}

std::uint64_t Runtime::itab(int interface_type, int concrete_type, bool* missing, std::string* missing_method) {
    if (missing) *missing = false;
    const auto key = std::make_pair(interface_type, concrete_type);
    if (const auto known = image->itabs.find(key); known != image->itabs.end()) return known->second;
    if (const auto known = dynamic_itabs.find(key); known != dynamic_itabs.end()) return known->second;
    if (!implements(concrete_type, interface_type, missing_method)) {
        if (missing) *missing = true;
        return 0;
    }
    const TypeDescriptor& want = descriptor(interface_type);
    const TypeDescriptor& have = descriptor(concrete_type);
    const std::uint64_t at = memory.add_persistent(24 + 8 * want.interface_methods.size(), 8).value;
    memory.set_word(at, type(interface_type).address);
    memory.set_word(at + 8, type(concrete_type).address);
    std::size_t next = 0;
    for (std::size_t i = 0; i < want.interface_methods.size(); i++) {
        while (have.methods[next].name != want.interface_methods[i].name) next++;
        const int function = have.methods[next].ifn;
        memory.set_word(at + 24 + 8 * i, function < 0 ? 0 : kTextBase + image->functions[static_cast<std::size_t>(function)].entry);
    }
    dynamic_itabs[key] = at;
    return at;
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
    const auto sole = [&](std::uint8_t kind) {  // the only component, perhaps inside structs and arrays
        const TypeDescriptor* d = t.descriptor;
        for (;;) {
            if (d->kind == kind) return true;
            if (d->kind == 25 && d->fields.size() == 1) d = type(d->fields[0].type).descriptor;
            else if (d->kind == 17 && d->length == 1) d = type(d->elem).descriptor;
            else return false;
        }
    };
    if (t.size == 16 && word(1) == 0 && sole(24)) return image->zero_val;
    if (t.size == 24 && word(0) == 0 && sole(23)) return image->zero_val;
    const std::uint64_t at = allocate(t.size, t.heap_type, site, t.noscan() ? Zero::No : Zero::Yes);
    if (end.kind == EndKind::Running) store_slot(t, at, slot);
    return at;
}

}  // namespace tw
