#include "sim/views/heap_filter.h"

#include <fmt/format.h>

#include <charconv>
#include <sstream>

namespace tw {
namespace {

constexpr std::uint64_t kAny = ~std::uint64_t{0};

// "1K", "2M", "500": true when all of it is a number.
bool number(std::string_view text, std::uint64_t& value) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{}) return false;
    const std::string_view unit(read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr));
    const unsigned shift = unit == "K" || unit == "k" || unit == "KiB" ? 10 : unit == "M" || unit == "MiB" ? 20 : unit.empty() ? 0 : 64;
    if (shift == 64 || value > (kAny >> shift)) return false;
    value <<= shift;
    return true;
}

// One word of the filter; false: it is text.
bool takes(const std::string& word, HeapFilter& filter) {
    if (word == "dead") return filter.unreachable_only = true;
    const auto is = [&](std::string_view name, std::uint64_t& into) {
        std::uint64_t value = 0;
        if (!word.starts_with(name) || !number(std::string_view(word).substr(name.size()), value)) return false;
        into = value;
        return true;
    };
    return is("size>", filter.min_size) || is("size<", filter.max_size) || is("age>", filter.min_age) || is("age<", filter.max_age) || is("born>", filter.born_from) ||
           is("born<", filter.born_to) || is("g:", filter.goroutine);
}

}  // namespace

HeapFilter parse_heap_filter(const std::string& text) {
    HeapFilter filter;
    std::istringstream in(text);
    for (std::string word; in >> word;)
        if (!takes(word, filter)) filter.text += (filter.text.empty() ? "" : " ") + word;
    return filter;
}

std::string filter_text(const HeapFilter& filter) {
    std::string text = filter.text;
    const auto add = [&](const std::string& word) { text += (text.empty() ? "" : " ") + word; };
    const auto size = [](std::uint64_t bytes) {
        if (bytes >= (1u << 20) && bytes % (1u << 20) == 0) return fmt::format("{}M", bytes >> 20);
        return bytes >= 1024 && bytes % 1024 == 0 ? fmt::format("{}K", bytes >> 10) : fmt::format("{}", bytes);
    };
    if (filter.min_size) add("size>" + size(filter.min_size));
    if (filter.max_size != kAny) add("size<" + size(filter.max_size));
    if (filter.min_age) add(fmt::format("age>{}", filter.min_age));
    if (filter.max_age != kAny) add(fmt::format("age<{}", filter.max_age));
    if (filter.born_from) add(fmt::format("born>{}", filter.born_from));
    if (filter.born_to != kAny) add(fmt::format("born<{}", filter.born_to));
    if (filter.goroutine) add(fmt::format("g:{}", filter.goroutine));
    if (filter.unreachable_only) add("dead");
    return text;
}

}  // namespace tw
