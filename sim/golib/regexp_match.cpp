// Runs a regular expression's program: all threads side by side over the input, in order of preference, so that the time is
// bounded by program size times input size. [go1.26 regexp/exec.go machine]
#include <algorithm>
#include <cstring>

#include "sim/golib/arguments.h"
#include "sim/golib/regexp_program.h"
#include "sim/golib/unicode_tables.h"

namespace tw {
namespace regexp {
namespace {

bool is_word(std::int32_t r) { return r == '_' || (r >= '0' && r <= '9') || (r >= 'A' && r <= 'Z') || (r >= 'a' && r <= 'z'); }

bool same_folded(std::int32_t a, std::int32_t b) {
    return a == b || unicode_to_case(1, a) == unicode_to_case(1, b) || unicode_to_case(0, a) == unicode_to_case(0, b);
}

class Matcher {
public:
    Matcher(const std::uint32_t* program, std::size_t words, std::string_view input, bool longest, std::size_t slots)
        : program_(program), input_(input), longest_(longest), slots_(slots), seen_(words, 0) {}

    bool run(std::size_t from, std::vector<std::int64_t>& captures) {
        captures.assign(slots_, -1);
        std::int32_t before = from > 0 ? decode_last_rune(input_.substr(0, from)).rune : -1;
        std::vector<Thread> next;
        for (std::size_t at = from;; ) {
            const DecodedRune here = at < input_.size() ? decode_rune(input_.substr(at)) : DecodedRune{-1, 0};
            // one list per position: the threads that came here, then a fresh start
            std::vector<Thread> now = std::move(next);
            next.clear();
            if (!matched_) {
                mark_++;
                for (const Thread& t : now) seen_[t.pc] = mark_;
                std::vector<std::int64_t> fresh(slots_, -1);
                add(now, 0, fresh, at, before, here.rune);
            }
            if (now.empty() && matched_) break;
            step(now, next, at, here, captures);
            if (at >= input_.size()) break;
            before = here.rune;
            at += static_cast<std::size_t>(here.size);
        }
        return matched_;
    }

private:
    struct Thread { std::uint32_t pc; std::vector<std::int64_t> captures; };
    const std::uint32_t* program_;
    std::string_view input_;
    bool longest_, matched_ = false;
    std::size_t slots_;
    std::vector<std::uint32_t> seen_;
    std::uint32_t mark_ = 0;

    [[nodiscard]] Code code(std::uint32_t pc) const { return static_cast<Code>(program_[pc]); }
    [[nodiscard]] std::uint32_t after(std::uint32_t pc) const { return pc + 3 + (code(pc) == Code::Class ? program_[pc + 1] * 2 : 0); }

    static bool holds(std::uint32_t assertion, std::int32_t before, std::int32_t here) {
        switch (assertion) {
            case BeginLine: return before == -1 || before == '\n';
            case EndLine: return here == -1 || here == '\n';
            case BeginText: return before == -1;
            case EndText: return here == -1;
            case WordBoundary: return is_word(before) != is_word(here);
            default: return is_word(before) == is_word(here);
        }
    }

    // Follows what takes no input; what takes some joins the list. The stack keeps the order of preference.
    void add(std::vector<Thread>& list, std::uint32_t start, std::vector<std::int64_t> start_captures, std::size_t at, std::int32_t before, std::int32_t here) {
        std::vector<Thread> stack;
        stack.push_back({start, std::move(start_captures)});
        while (!stack.empty()) {
            Thread t = std::move(stack.back());
            stack.pop_back();
            if (seen_[t.pc] == mark_) continue;
            seen_[t.pc] = mark_;
            switch (code(t.pc)) {
                case Code::Jump: stack.push_back({program_[t.pc + 1], std::move(t.captures)}); break;
                case Code::Split:
                    stack.push_back({program_[t.pc + 2], t.captures});
                    stack.push_back({program_[t.pc + 1], std::move(t.captures)});
                    break;
                case Code::Save:
                    if (program_[t.pc + 1] < slots_) t.captures[program_[t.pc + 1]] = static_cast<std::int64_t>(at);
                    stack.push_back({t.pc + 3, std::move(t.captures)});
                    break;
                case Code::Assert:
                    if (holds(program_[t.pc + 1], before, here)) stack.push_back({t.pc + 3, std::move(t.captures)});
                    break;
                case Code::Fail: break;
                default: list.push_back(std::move(t)); break;
            }
        }
    }

    [[nodiscard]] bool in_class(std::uint32_t pc, std::int32_t rune) const {
        const std::uint32_t count = program_[pc + 1];
        const auto* ranges = program_ + pc + 3;
        for (std::uint32_t low = 0, high = count; low < high;) {
            const std::uint32_t middle = (low + high) / 2;
            if (rune < static_cast<std::int32_t>(ranges[middle * 2])) high = middle;
            else if (rune > static_cast<std::int32_t>(ranges[middle * 2 + 1])) low = middle + 1;
            else return true;
        }
        return false;
    }

    [[nodiscard]] bool takes(std::uint32_t pc, std::int32_t rune) const {
        if (rune < 0) return false;
        switch (code(pc)) {
            case Code::Rune: return rune == static_cast<std::int32_t>(program_[pc + 1]);
            case Code::Fold: return same_folded(rune, static_cast<std::int32_t>(program_[pc + 1]));
            case Code::Any: return true;
            case Code::AnyNotNewline: return rune != '\n';
            case Code::Class: {
                const std::uint32_t flags = program_[pc + 2];
                bool in = in_class(pc, rune);
                if (!in && flags & 2) in = in_class(pc, unicode_to_case(0, rune)) || in_class(pc, unicode_to_case(1, rune));
                return in != ((flags & 1) != 0);
            }
            default: return false;
        }
    }

    void step(std::vector<Thread>& now, std::vector<Thread>& next, std::size_t at, DecodedRune here, std::vector<std::int64_t>& captures) {
        mark_++;
        const std::size_t end = at + static_cast<std::size_t>(here.size);
        const std::int32_t following = end < input_.size() ? decode_rune(input_.substr(end)).rune : -1;
        for (Thread& t : now) {
            // a thread that began later than the match found cannot be better
            if (longest_ && matched_ && captures[0] < t.captures[0]) continue;
            if (code(t.pc) == Code::Match) {
                if (longest_ && matched_ && !(t.captures[0] < captures[0] || t.captures[1] > captures[1])) continue;
                captures = t.captures;
                matched_ = true;
                if (!longest_) return;  // those after it are less preferred
                continue;
            }
            if (takes(t.pc, here.rune)) add(next, after(t.pc), std::move(t.captures), end, here.rune, following);
        }
    }
};

}  // namespace

bool match(const std::uint32_t* program, std::size_t words, std::string_view input, std::size_t from, bool longest, std::vector<std::int64_t>& captures) {
    return Matcher(program, words, input, longest, captures.size()).run(from, captures);
}

}  // namespace regexp

namespace {

// func compile(expression string) (program, names, problem, part string): names are separated by zero bytes.
NativeStatus compile(NativeCall& call) {
    const regexp::Program program = regexp::compile(text_at(call, 0));
    std::string names;
    for (std::size_t i = 0; i < program.names.size(); i++) {
        if (i) names += '\0';
        names += program.names[i];
    }
    const std::string_view bytes(reinterpret_cast<const char*>(program.words.data()), program.words.size() * 4);
    int at = 2;
    for (const std::string_view text : {bytes, std::string_view(names), std::string_view(program.problem), std::string_view(program.part)}) {
        const auto words = call.rt.make_string(text);
        call.words[at] = words[0];
        call.words[at + 1] = words[1];
        at += 2;
    }
    return NativeStatus::Done;
}

// func match(program, input string, from int, longest bool, captures []int) bool
NativeStatus match(NativeCall& call) {
    const std::string_view bytes = text_at(call, 0);
    std::vector<std::uint32_t> program(bytes.size() / 4);
    std::memcpy(program.data(), bytes.data(), program.size() * 4);
    std::vector<std::int64_t> captures(call.words[7]);
    const bool found = regexp::match(program.data(), program.size(), text_at(call, 2), call.words[4], bool_at(call, 5), captures);
    for (std::size_t i = 0; i < captures.size(); i++) call.rt.memory.put<std::int64_t>(call.words[6] + i * 8, captures[i]);
    return give(call, 9, found);
}

constexpr NativeEntry kEntries[] = {
    {"regexp.compile", compile},
    {"regexp.match", match},
};

}  // namespace

std::span<const NativeEntry> regexp_natives() { return kEntries; }

}  // namespace tw
