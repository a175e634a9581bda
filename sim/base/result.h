// A value or the reason why the world did not give one (no such file, a broken settings file).
#pragma once
#include <optional>
#include <string>
#include <utility>

namespace tw {

template <class T>
struct Result {
    std::optional<T> value;
    std::string error;  // empty exactly when value is set
    static Result success(T v) { return Result{std::move(v), {}}; }
    static Result failure(std::string why) { return Result{std::nullopt, std::move(why)}; }
    [[nodiscard]] bool ok() const { return value.has_value(); }
};

}  // namespace tw
