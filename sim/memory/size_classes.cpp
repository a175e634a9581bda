// The size-class tables. [go1.26 internal/runtime/gc/sizeclasses.go]
#include "sim/memory/heap.h"
#include "sim/memory/size_class_lookup.h"

namespace tw {

const std::array<std::uint16_t, kSizeClasses> Heap::kClassSize = kSizes;

const std::array<std::uint8_t, kSizeClasses> Heap::kClassPages = {
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 2, 1, 2, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8, 3, 10, 7, 4};

unsigned Heap::size_class_of(std::uint64_t size) { return lookup_size_class(size); }

// Slots lose room at the end of the span to the pointer bitmap (objects with pointers) and to the marks that Go keeps
// inline for objects of 16 to 512 bytes. [go1.26 runtime/mheap.go initSpan]
std::uint16_t Heap::slots_of(unsigned span_class) {
    const unsigned size_class = span_class >> 1;
    if (size_class == 0) return 1;
    const std::uint64_t bytes = kClassPages[size_class] * kPageSize, size = kClassSize[size_class];
    std::uint64_t reserved = 0;
    if (size <= kMaxInSpanBits && size >= 16) reserved += kInlineMarkBytes;
    if (size <= kMaxInSpanBits && (span_class & 1) == 0) reserved += bytes / 64;
    return static_cast<std::uint16_t>((bytes - reserved) / size);
}

// [go1.26 runtime/msize.go roundupsize]
std::uint64_t Heap::round_up_size(std::uint64_t size, bool noscan) {
    if (size > kMaxSmall - 8) return size + kPageSize - 1 < size ? size : (size + kPageSize - 1) / kPageSize * kPageSize;
    const std::uint64_t header = !noscan && size > kMaxInSpanBits ? 8 : 0;
    return kClassSize[size_class_of(size + header)] - header;
}

}  // namespace tw
