#include "sim/escape/intrinsics.h"

#include <string_view>
#include <unordered_set>

namespace tw::escape {

bool is_intrinsic(const std::string& symbol) {
    static const std::unordered_set<std::string_view> kNames = {
        "math.Sqrt", "math.sqrt", "math.Trunc", "math.Ceil", "math.Floor", "math.RoundToEven", "math.FMA", "math.Abs", "math.Copysign",
        "math.Float64bits", "math.Float32bits", "math.Float64frombits", "math.Float32frombits",
        "math/bits.TrailingZeros64", "math/bits.TrailingZeros32", "math/bits.TrailingZeros16", "math/bits.TrailingZeros8", "math/bits.TrailingZeros",
        "math/bits.ReverseBytes64", "math/bits.ReverseBytes32", "math/bits.ReverseBytes16", "math/bits.ReverseBytes",
        "math/bits.Len64", "math/bits.Len32", "math/bits.Len16", "math/bits.Len8", "math/bits.Len",
        "math/bits.RotateLeft8", "math/bits.RotateLeft16", "math/bits.RotateLeft32", "math/bits.RotateLeft64", "math/bits.RotateLeft",
        "math/bits.OnesCount64", "math/bits.OnesCount32", "math/bits.OnesCount16", "math/bits.OnesCount8", "math/bits.OnesCount",
        "math/bits.Mul64", "math/bits.Mul", "math/bits.Add64", "math/bits.Add", "math/bits.Sub64", "math/bits.Sub", "math/bits.Div64", "math/bits.Div",
        "runtime.KeepAlive", "runtime.GetCallerPC", "internal/runtime/sys.GetCallerPC", "internal/runtime/sys.GetCallerSP", "internal/runtime/sys.GetClosurePtr",
        "internal/runtime/sys.Prefetch", "internal/runtime/sys.PrefetchStreamed", "unique.runtime_registerUniqueMapCleanup"};
    if (kNames.contains(symbol)) return true;
    constexpr std::string_view kAtomic = "sync/atomic.";
    if (!symbol.starts_with(kAtomic)) return false;
    const std::string_view name = std::string_view(symbol).substr(kAtomic.size());
    for (std::string_view what : {"Load", "Store", "Swap", "CompareAndSwap", "Add", "And", "Or"})
        for (std::string_view type : {"Int32", "Int64", "Uint32", "Uint64", "Uintptr", "Pointer"})
            if (name.size() == what.size() + type.size() && name.starts_with(what) && name.ends_with(type))
                // swapping pointers needs a write barrier, which only the function has
                return type != "Pointer" || what == "Load";
    return false;
}

bool is_cheap_call(const std::string& symbol) {
    constexpr std::string_view kBinary = "encoding/binary.";
    if (!symbol.starts_with(kBinary)) return false;
    const std::string_view name = std::string_view(symbol).substr(kBinary.size());
    for (std::string_view order : {"littleEndian.", "bigEndian."})
        for (std::string_view what : {"Uint", "PutUint", "AppendUint"})
            for (std::string_view size : {"16", "32", "64"})
                if (name == std::string(order) + std::string(what) + std::string(size)) return true;
    return false;
}

}  // namespace tw::escape
