#include <initializer_list>
#include <unordered_map>

#include "sim/golib/native_tables.h"

namespace tw {

NativeFunction find_native(std::string_view symbol) {
    // each table's function is named here once
    using Tables = std::span<const NativeEntry> (*)();
    static constexpr Tables kTables[] = {panic_natives, mem_profile_natives, finalizer_natives, waiting_natives, coroutine_natives,
                                         atomic_natives, runtime_library_natives, rand_natives, reflect_natives,
                                         unicode_natives, strconv_natives, strings_natives, os_natives, file_natives, map_natives, errors_and_sort_natives, math_natives, bits_natives, json_natives,
                                         big_natives, digest_natives, regexp_natives};
    for (const Tables table : kTables)
        for (const NativeEntry& entry : table())
            if (entry.symbol == symbol) return entry.function;
    return nullptr;
}

}  // namespace tw
