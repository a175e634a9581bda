// The one place that asks the host for address space. Used by memory.h only.
#pragma once
#include <cstddef>
#include <cstdint>

namespace tw {

// Owns a range of zeroed host memory; pages cost nothing until they are written. Movable, not copyable.
class Reservation {
public:
    Reservation() = default;
    explicit Reservation(std::uint64_t size);  // data() is nullptr when the host refuses
    Reservation(Reservation&& other) noexcept;
    Reservation& operator=(Reservation&& other) noexcept;
    ~Reservation();
    [[nodiscard]] std::byte* data() const { return data_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    // Makes [offset, offset+size) read as zero again and gives whole host pages back.
    void clear(std::uint64_t offset, std::uint64_t size);

private:
    std::byte* data_ = nullptr;
    std::uint64_t size_ = 0;
};

}  // namespace tw
