// Regular expressions as programs for a machine of parallel threads (Pike): compiled by regexp_compile.cpp, run by
// regexp_match.cpp. A program is an array of words that travels as the bytes of a Go string.
// [go1.26 regexp/syntax/prog.go Prog]
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tw::regexp {

enum class Code : std::uint32_t {
    Match,
    Rune,      // x: the rune
    Fold,      // x: the rune, in any case
    Any,
    AnyNotNewline,
    Class,     // x: number of ranges that follow as words {low, high}…; y: 1 negated, 2 any case
    Split,     // x: preferred next, y: other next
    Jump,      // x: next
    Save,      // x: capture slot
    Assert,    // x: which
    Fail,
};
enum Assertion : std::uint32_t { BeginLine, EndLine, BeginText, EndText, WordBoundary, NoWordBoundary };

struct Program {
    std::vector<std::uint32_t> words;   // instructions of three words {code, x, y}; a class's ranges stand behind it
    std::vector<std::string> names;     // of the groups, "" for those without; the first is the whole
    std::string problem, part;          // what is wrong with the expression, and which part of it
};

Program compile(std::string_view expression);

// Finds the first match at or after `from`. `captures` gets begin and end of each group, −1 for those that took no part.
bool match(const std::uint32_t* program, std::size_t words, std::string_view input, std::size_t from, bool longest, std::vector<std::int64_t>& captures);

}  // namespace tw::regexp
