// Natives of strings and bytes: searching, trimming, cutting, cases. [go1.26 strings/strings.go], [go1.26 bytes/bytes.go]
#include <algorithm>

#include "sim/golib/arguments.h"
#include "sim/golib/unicode_tables.h"

namespace tw {
namespace {

using View = std::string_view;

std::int64_t place(std::size_t at) { return at == View::npos ? -1 : static_cast<std::int64_t>(at); }

std::int64_t find_first(View s, View sub) {
    if (sub.empty()) return 0;
    if (sub.size() == 1) return place(s.find(sub[0]));
    if (sub.size() > s.size()) return -1;
    const void* found = memmem(s.data(), s.size(), sub.data(), sub.size());
    return found ? static_cast<const char*>(found) - s.data() : -1;
}

std::int64_t rune_count(View s) {
    std::int64_t n = 0;
    for (; !s.empty(); n++) s.remove_prefix(static_cast<std::size_t>(decode_rune(s).size));
    return n;
}

std::int64_t count_of(View s, View sub) {
    if (sub.empty()) return rune_count(s) + 1;
    if (sub.size() == 1) return std::count(s.begin(), s.end(), sub[0]);
    std::int64_t n = 0;
    for (;;) {
        const std::int64_t at = find_first(s, sub);
        if (at < 0) return n;
        n++;
        s.remove_prefix(static_cast<std::size_t>(at) + sub.size());
    }
}

int compare(View a, View b) {
    const int order = a.compare(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool has_rune(View chars, std::int32_t rune) {
    while (!chars.empty()) {
        const DecodedRune c = decode_rune(chars);
        if (c.rune == rune) return true;
        chars.remove_prefix(static_cast<std::size_t>(c.size));
    }
    return false;
}

std::int64_t find_any(View s, View chars, bool last) {
    if (chars.empty()) return -1;
    if (!last) {
        for (std::size_t at = 0; at < s.size();) {
            const DecodedRune c = decode_rune(s.substr(at));
            if (has_rune(chars, c.rune)) return static_cast<std::int64_t>(at);
            at += static_cast<std::size_t>(c.size);
        }
        return -1;
    }
    for (std::size_t end = s.size(); end > 0;) {
        const DecodedRune c = decode_last_rune(s.substr(0, end));
        end -= static_cast<std::size_t>(c.size);
        if (has_rune(chars, c.rune)) return static_cast<std::int64_t>(end);
    }
    return -1;
}

struct Bounds { std::size_t start, end; };

template <class Drop> Bounds trimmed(View s, Drop drop) {
    std::size_t start = 0, end = s.size();
    while (start < end) {
        const DecodedRune c = decode_rune(s.substr(start));
        if (!drop(c.rune)) break;
        start += static_cast<std::size_t>(c.size);
    }
    while (end > start) {
        const DecodedRune c = decode_last_rune(s.substr(0, end));
        if (!drop(c.rune)) break;
        end -= static_cast<std::size_t>(c.size);
    }
    return {start, end};
}

Bounds next_field(View s, std::size_t from) {
    std::size_t start = from;
    while (start < s.size()) {
        const DecodedRune c = decode_rune(s.substr(start));
        if (!unicode_is_space(c.rune)) break;
        start += static_cast<std::size_t>(c.size);
    }
    std::size_t end = start;
    while (end < s.size()) {
        const DecodedRune c = decode_rune(s.substr(end));
        if (unicode_is_space(c.rune)) break;
        end += static_cast<std::size_t>(c.size);
    }
    return {start, end};
}

NativeStatus give_bounds(NativeCall& call, int word, Bounds b) {
    call.words[word + 1] = b.end;
    return give(call, word, static_cast<std::int64_t>(b.start));
}

// W: words of a text parameter, 2 for strings, 3 for bytes.
template <int W> NativeStatus index_byte(NativeCall& call) { return give(call, W + 1, place(text_at(call, 0).find(static_cast<char>(call.words[W])))); }
template <int W> NativeStatus last_index_byte(NativeCall& call) { return give(call, W + 1, place(text_at(call, 0).rfind(static_cast<char>(call.words[W])))); }
template <int W> NativeStatus index(NativeCall& call) { return give(call, 2 * W, find_first(text_at(call, 0), text_at(call, W))); }
template <int W> NativeStatus last_index(NativeCall& call) { return give(call, 2 * W, place(text_at(call, 0).rfind(text_at(call, W)))); }
template <int W> NativeStatus count(NativeCall& call) { return give(call, 2 * W, count_of(text_at(call, 0), text_at(call, W))); }
template <int W> NativeStatus ordered(NativeCall& call) { return give(call, 2 * W, compare(text_at(call, 0), text_at(call, W))); }
template <int W> NativeStatus equal(NativeCall& call) { return give(call, 2 * W, text_at(call, 0) == text_at(call, W)); }
template <int W> NativeStatus index_any(NativeCall& call) { return give(call, W + 3, find_any(text_at(call, 0), text_at(call, W), bool_at(call, W + 2))); }
template <int W> NativeStatus space_bounds(NativeCall& call) { return give_bounds(call, W, trimmed(text_at(call, 0), unicode_is_space)); }
template <int W> NativeStatus field(NativeCall& call) { return give_bounds(call, W + 1, next_field(text_at(call, 0), call.words[W])); }
template <int W> NativeStatus count_fields(NativeCall& call) {
    const View s = text_at(call, 0);
    std::int64_t n = 0;
    for (Bounds b = next_field(s, 0); b.start < s.size(); b = next_field(s, b.end)) n++;
    return give(call, W, n);
}

// cutBounds(s, cutset): start of what TrimLeft keeps, end of what TrimRight keeps.
template <int W> NativeStatus cut_bounds(NativeCall& call) {
    const View s = text_at(call, 0), cutset = text_at(call, W);
    const Bounds b = trimmed(s, [&](std::int32_t rune) { return has_rune(cutset, rune); });
    // all of s is cut: from the left up to its end, from the right down to its beginning
    if (b.start == b.end) return give_bounds(call, W + 2, {s.size(), 0});
    return give_bounds(call, W + 2, b);
}

template <int W> NativeStatus case_state(NativeCall& call) {
    const bool upper = bool_at(call, W);
    std::int64_t state = 0;
    for (const char c : text_at(call, 0)) {
        if (static_cast<unsigned char>(c) >= 0x80) return give(call, W + 1, 2);
        if (upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') state = 1;
    }
    return give(call, W + 1, state);
}

// func convertASCII(dst []byte, s string, upper bool)
NativeStatus convert_ascii(NativeCall& call) {
    char* to = bytes_at(call, 0);
    const View s = text_at(call, 3);
    const int which = bool_at(call, 5) ? 0 : 1;
    for (std::size_t i = 0; i < s.size(); i++) to[i] = static_cast<char>(unicode_to_case(which, s[i]));
    return NativeStatus::Done;
}

// func makeBytes(n int) []byte
NativeStatus make_bytes(NativeCall& call) {
    const std::int64_t n = int_at(call, 0);
    if (n < 0 || n > std::int64_t{1} << 48) {  // [go1.26 runtime/slice.go makeslice]
        call.rt.panic_error("makeslice: len out of range");
        return NativeStatus::Failed;
    }
    call.words[1] = call.words[2] = call.words[3] = 0;
    if (n == 0) return NativeStatus::Done;
    const std::uint64_t cap = Heap::round_up_size(static_cast<std::uint64_t>(n), true);
    call.words[1] = call.rt.allocate(cap, kNoPointers, -1);
    if (call.words[1] == 0) return NativeStatus::Exit;
    call.words[2] = static_cast<std::uint64_t>(n);
    call.words[3] = cap;
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"strings.IndexByte", index_byte<2>}, {"strings.Index", index<2>}, {"strings.LastIndexByte", last_index_byte<2>},
    {"strings.LastIndex", last_index<2>}, {"strings.Count", count<2>}, {"strings.Compare", ordered<2>}, {"strings.indexAny", index_any<2>},
    {"strings.makeBytes", make_bytes}, {"strings.countFields", count_fields<2>}, {"strings.nextField", field<2>},
    {"strings.spaceBounds", space_bounds<2>}, {"strings.cutBounds", cut_bounds<2>}, {"strings.caseState", case_state<2>},
    {"strings.convertASCII", convert_ascii},
    {"bytes.IndexByte", index_byte<3>}, {"bytes.Index", index<3>}, {"bytes.LastIndexByte", last_index_byte<3>},
    {"bytes.LastIndex", last_index<3>}, {"bytes.Count", count<3>}, {"bytes.Compare", ordered<3>}, {"bytes.Equal", equal<3>},
    {"bytes.indexAny", index_any<3>}, {"bytes.makeBytes", make_bytes}, {"bytes.countFields", count_fields<3>},
    {"bytes.nextField", field<3>}, {"bytes.spaceBounds", space_bounds<3>}, {"bytes.cutBounds", cut_bounds<3>},
    {"bytes.caseState", case_state<3>},
};

}  // namespace

std::span<const NativeEntry> strings_natives() { return kEntries; }

}  // namespace tw
