// Host address space: mmap where there is one, zeroed blocks elsewhere.
#include "sim/memory/reserve.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#define TWOWORD_MMAP 1
#endif
#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

namespace tw {

namespace {

constexpr std::uint64_t kHostPage = 4096;
constexpr std::uint64_t kWorthGivingBack = 256 << 10;  // below this, writing zeros is cheaper than new page faults

std::byte* reserve_pages(std::uint64_t size) {
    if (size > static_cast<std::size_t>(-1) / 2) return nullptr;
#if defined(TWOWORD_MMAP) && !defined(__EMSCRIPTEN__)
    void* at = mmap(nullptr, static_cast<std::size_t>(size), PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return at == MAP_FAILED ? nullptr : static_cast<std::byte*>(at);
#else
    return static_cast<std::byte*>(std::calloc(1, static_cast<std::size_t>(size)));
#endif
}

void release_pages(std::byte* at, std::uint64_t size) {
    if (!at) return;
#if defined(TWOWORD_MMAP) && !defined(__EMSCRIPTEN__)
    munmap(at, static_cast<std::size_t>(size));
#else
    (void)size;
    std::free(at);
#endif
}

}  // namespace

Reservation::Reservation(std::uint64_t size) : data_(reserve_pages(size)), size_(data_ ? size : 0) {}

Reservation::Reservation(Reservation&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Reservation& Reservation::operator=(Reservation&& other) noexcept {
    if (this == &other) return *this;
    release_pages(data_, size_);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
    return *this;
}

Reservation::~Reservation() { release_pages(data_, size_); }

void Reservation::clear(std::uint64_t offset, std::uint64_t size) {
#if defined(__linux__)
    const std::uint64_t first = (offset + kHostPage - 1) / kHostPage * kHostPage;
    const std::uint64_t last = (offset + size) / kHostPage * kHostPage;
    if (size >= kWorthGivingBack && first < last && madvise(data_ + first, last - first, MADV_DONTNEED) == 0) {
        std::memset(data_ + offset, 0, first - offset);
        std::memset(data_ + last, 0, offset + size - last);
        return;
    }
#endif
    std::memset(data_ + offset, 0, static_cast<std::size_t>(size));
}

}  // namespace tw
