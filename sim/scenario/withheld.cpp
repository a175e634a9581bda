#include "sim/scenario/withheld.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace tw {

namespace {

template <std::size_t N>
bool asks(std::string_view query, const std::array<std::string_view, N>& names) {
    const std::string_view name = query.substr(0, query.find('('));
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 5> kOfTheCompiler{"escape", "cause", "explain", "place", "boxing"};
constexpr std::array<std::string_view, 16> kOfValues{"words", "bytes", "concept", "isnil", "boxing", "place", "type", "size",
                                                     "itab", "chan", "map", "closure", "slice", "string", "layout", "timer"};

// The variable that an argument such as `goroutine 7: kept.next` starts with; "" for a type or a number.
std::string first_name(std::string_view argument) {
    if (argument.starts_with("type:")) return "";
    if (argument.starts_with("goroutine "))
        argument.remove_prefix(std::min(argument.size(), argument.find(": ") == std::string_view::npos ? argument.size() : argument.find(": ") + 2));
    const std::size_t start = argument.find_first_not_of("*& ");
    if (start == std::string_view::npos || std::isdigit(static_cast<unsigned char>(argument[start]))) return "";
    std::size_t end = start;
    while (end < argument.size() && (std::isalnum(static_cast<unsigned char>(argument[end])) || argument[end] == '_' || static_cast<unsigned char>(argument[end]) >= 0x80)) end++;
    return std::string(argument.substr(start, end - start));
}

void add_variable(std::string_view query, std::set<std::string>& variables) {
    const std::size_t open = query.find('(');
    if (open == std::string_view::npos || !asks(query, kOfValues)) return;
    std::string name = first_name(query.substr(open + 1));
    if (!name.empty()) variables.insert(std::move(name));
}

}  // namespace

Withheld withheld(const ScenarioStep& step) {
    Withheld result;
    if (step.predict.empty()) return result;
    const Prediction& prediction = step.predict[0];
    result.notes = asks(prediction.query, kOfTheCompiler);
    result.reachability = prediction.query.starts_with("alive(");
    result.goroutines = prediction.evidence.starts_with("goroutines(");
    add_variable(prediction.query, result.variables);
    add_variable(prediction.evidence, result.variables);
    if (const std::string name = first_name(step.look); !name.empty()) result.variables.insert(name);
    return result;
}

}  // namespace tw
