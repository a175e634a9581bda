// Strings and byte slices made by the runtime. [go1.26 runtime/string.go slicebytetostring rawstring rawbyteslice]
#include "sim/base/check.h"
#include "sim/runtime/runtime.h"

namespace tw {

std::string_view Runtime::string_at(std::uint64_t address, std::uint64_t length) const {
    if (length == 0) return {};
    const std::byte* bytes = memory.read_range(address, length);
    if (!bytes) return {};  // an address that unsafe code made up
    return {reinterpret_cast<const char*>(bytes), length};
}

std::array<std::uint64_t, 2> Runtime::make_string(std::string_view bytes, int site) {
    if (bytes.empty()) return {0, 0};
    if (bytes.size() == 1) return {image->static_uint64s + static_cast<unsigned char>(bytes[0]) * 8u, 1};
    const std::uint64_t at = allocate(bytes.size(), kNoPointers, site, Zero::No);
    if (std::byte* to = memory.write_range(at, bytes.size())) std::memcpy(to, bytes.data(), bytes.size());
    return {at, bytes.size()};
}

std::array<std::uint64_t, 3> Runtime::make_bytes(std::string_view bytes, int site) {
    const std::uint64_t cap = Heap::round_up_size(bytes.size(), true);
    const std::uint64_t at = allocate(cap, kNoPointers, site, Zero::Yes);
    if (!bytes.empty())
        if (std::byte* to = memory.write_range(at, bytes.size())) std::memcpy(to, bytes.data(), bytes.size());
    return {at, bytes.size(), cap};
}

std::array<std::uint64_t, 3> Runtime::make_string_slice(const std::vector<std::string>& strings) {
    if (strings.empty()) return {0, 0, 0};
    int string_heap_type = kNoPointers;
    for (const TypeInfo& info : image->types)
        if (info.descriptor->kind == 24) string_heap_type = info.heap_type;
    SIM_CHECK(string_heap_type != kNoPointers);
    const std::uint64_t at = allocate(strings.size() * 16, string_heap_type, -1);
    for (std::size_t i = 0; i < strings.size(); i++) {
        const auto made = make_string(strings[i]);
        store_pointer(at + i * 16, made[0]);
        memory.set_word(at + i * 16 + 8, made[1]);
    }
    return {at, strings.size(), strings.size()};
}

}  // namespace tw
