// Typed indices: every stage keeps its data in tables and hands out ids, so that an ExprId never compiles where a
// TypeId belongs and every stage result stays a copyable value.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tw {

template <class Tag>
struct Id {
    static constexpr std::uint32_t kNone = ~0u;
    std::uint32_t index = kNone;
    constexpr Id() = default;
    constexpr explicit Id(std::size_t i) : index(static_cast<std::uint32_t>(i)) {}
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return index != kNone; }
};

// A vector that is indexed by an id: Table<ExprId, Expr> exprs; exprs[id].
template <class IdType, class T>
class Table {
public:
    IdType add(T value) {
        items_.push_back(std::move(value));
        return IdType(items_.size() - 1);
    }
    T& operator[](IdType id) { return items_[id.index]; }
    const T& operator[](IdType id) const { return items_[id.index]; }
    std::size_t size() const { return items_.size(); }
    void resize(std::size_t n) { items_.resize(n); }
    auto begin() { return items_.begin(); }
    auto end() { return items_.end(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }

private:
    std::vector<T> items_;
};

// A simulated address. 0 is nil.
struct Address {
    std::uint64_t value = 0;
    auto operator<=>(const Address&) const = default;
};

}  // namespace tw

template <class Tag>
struct std::hash<tw::Id<Tag>> {
    std::size_t operator()(tw::Id<Tag> id) const noexcept { return id.index * 0x9E3779B97F4A7C15ull >> 7; }
};
