// From the text of a regular expression to its program. [go1.26 regexp/syntax/parse.go Parse], [go1.26 regexp/syntax/compile.go compile]
// Differs: no simplification; names of Unicode classes are the common categories and a few scripts.
#include <algorithm>
#include <memory>
#include <optional>

#include "sim/golib/regexp_program.h"
#include "sim/golib/unicode_tables.h"

namespace tw::regexp {
namespace {

constexpr std::int32_t kMaxRune = 0x10ffff;
constexpr int kMaxRepeat = 1000, kMaxDepth = 1000;

using Ranges = std::vector<std::pair<std::int32_t, std::int32_t>>;

struct Node {
    enum class Kind { Empty, Rune, Any, Class, Concat, Alternate, Repeat, Group, Assert, NoMatch } kind = Kind::Empty;
    std::int32_t rune = 0;
    bool fold = false, negated = false, with_newline = false, greedy = true;
    Ranges ranges;
    int low = 0, high = 0;               // Repeat: high −1 is without end
    int group = -1;                      // Group: its number, −1 when it does not capture
    std::uint32_t assertion = 0;
    std::vector<std::unique_ptr<Node>> parts;
};
using NodePtr = std::unique_ptr<Node>;

struct Flags { bool fold = false, multiline = false, dot_newline = false, swap_greedy = false; };

NodePtr make(Node::Kind kind) {
    auto node = std::make_unique<Node>();
    node->kind = kind;
    return node;
}

// Sorted, and without overlaps.
Ranges merged(Ranges ranges) {
    std::sort(ranges.begin(), ranges.end());
    Ranges out;
    for (const auto& r : ranges) {
        if (!out.empty() && r.first <= out.back().second + 1) out.back().second = std::max(out.back().second, r.second);
        else out.push_back(r);
    }
    return out;
}

Ranges inverted(const Ranges& ranges) {
    Ranges out;
    std::int32_t next = 0;
    for (const auto& [low, high] : merged(ranges)) {
        if (low > next) out.emplace_back(next, low - 1);
        next = high + 1;
    }
    if (next <= kMaxRune) out.emplace_back(next, kMaxRune);
    return out;
}

Ranges perl_class(char name) {
    Ranges r;
    switch (name | 0x20) {
        case 'd': r = {{'0', '9'}}; break;
        case 's': r = {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}}; break;
        case 'w': r = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}; break;
        default: break;
    }
    return name & 0x20 ? r : inverted(r);
}

std::optional<Ranges> posix_class(std::string_view name) {
    struct Named { std::string_view name; Ranges ranges; };
    static const Named kClasses[] = {
        {"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}}, {"alpha", {{'A', 'Z'}, {'a', 'z'}}}, {"ascii", {{0, 0x7f}}},
        {"blank", {{'\t', '\t'}, {' ', ' '}}}, {"cntrl", {{0, 0x1f}, {0x7f, 0x7f}}}, {"digit", {{'0', '9'}}},
        {"graph", {{'!', '~'}}}, {"lower", {{'a', 'z'}}}, {"print", {{' ', '~'}}},
        {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}}, {"space", {{'\t', '\r'}, {' ', ' '}}},
        {"upper", {{'A', 'Z'}}}, {"word", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}}, {"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}}};
    for (const Named& one : kClasses)
        if (one.name == name) return one.ranges;
    return std::nullopt;
}

std::optional<Ranges> unicode_class(std::string_view name) {
    if (name == "Any") return Ranges{{0, kMaxRune}};
    if (name == "Greek") return Ranges{{0x370, 0x3ff}, {0x1f00, 0x1fff}};
    if (name == "Cyrillic") return Ranges{{0x400, 0x52f}, {0x1c80, 0x1c88}, {0x2de0, 0x2dff}, {0xa640, 0xa69f}};
    if (name == "Han") return Ranges{{0x2e80, 0x2fd5}, {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xf900, 0xfad9}, {0x20000, 0x323af}};
    struct Named { std::string_view name; int set; };
    static constexpr Named kSets[] = {{"L", kSetL}, {"Ll", kSetLl}, {"Lt", kSetLt}, {"Lu", kSetLu}, {"M", kSetM}, {"N", kSetN}, {"Nd", kSetNd}, {"P", kSetP}, {"S", kSetS}, {"Zs", kSetZs}};
    for (const Named& one : kSets) {
        if (one.name != name) continue;
        Ranges out;
        const std::uint32_t from = one.set > 0 ? kUnicodeSetStart[one.set - 1] : 0;
        for (std::uint32_t i = from; i < kUnicodeSetStart[one.set]; i++)
            for (std::uint32_t r = kUnicodeRanges[i][0]; r <= kUnicodeRanges[i][1]; r += kUnicodeRanges[i][2]) {
                if (kUnicodeRanges[i][2] == 1) {
                    out.emplace_back(r, kUnicodeRanges[i][1]);
                    break;
                }
                out.emplace_back(r, r);
            }
        return out;
    }
    return std::nullopt;
}

class Parser {
public:
    Parser(std::string_view text, Program& out) : text_(text), out_(out) {}
    NodePtr parse() {
        NodePtr whole = alternation(0);
        if (ok() && at_ < text_.size()) fail("unexpected )", text_);
        return whole;
    }
    [[nodiscard]] bool ok() const { return out_.problem.empty(); }

private:
    std::string_view text_;
    Program& out_;
    std::size_t at_ = 0;
    Flags flags_;

    void fail(std::string problem, std::string_view part) {
        if (ok()) out_.problem = std::move(problem), out_.part = part;
    }
    [[nodiscard]] bool more() const { return ok() && at_ < text_.size(); }
    [[nodiscard]] bool at(std::string_view s) const { return text_.substr(at_).starts_with(s); }
    std::int32_t next_rune() {
        const DecodedRune r = decode_rune(text_.substr(at_));
        if (r.rune == 0xfffd && r.size <= 1) fail("invalid UTF-8", text_);
        at_ += static_cast<std::size_t>(std::max(r.size, 1));
        return r.rune;
    }

    NodePtr alternation(int depth) {
        if (depth > kMaxDepth) {
            fail("expression nests too deeply", text_);
            return make(Node::Kind::Empty);
        }
        auto all = make(Node::Kind::Alternate);
        all->parts.push_back(concatenation(depth));
        while (more() && text_[at_] == '|') {
            at_++;
            all->parts.push_back(concatenation(depth));
        }
        return all->parts.size() == 1 ? std::move(all->parts[0]) : std::move(all);
    }

    NodePtr concatenation(int depth) {
        auto all = make(Node::Kind::Concat);
        while (more() && text_[at_] != '|' && text_[at_] != ')') {
            NodePtr one = repetition(depth);
            if (one) all->parts.push_back(std::move(one));
        }
        return all;
    }

    // {n}, {n,} or {n,m}; nothing is taken when it is none of them.
    bool counts(int& low, int& high) {
        std::size_t i = at_ + 1;
        const auto number = [&](int& value) {
            const std::size_t start = i;
            value = 0;
            for (; i < text_.size() && text_[i] >= '0' && text_[i] <= '9'; i++) value = std::min(value * 10 + (text_[i] - '0'), 100000);
            return i > start && !(i - start > 1 && text_[start] == '0');
        };
        if (!number(low)) return false;
        high = low;
        if (i < text_.size() && text_[i] == ',') {
            i++;
            if (i < text_.size() && text_[i] == '}') high = -1;
            else if (!number(high)) return false;
        }
        if (i >= text_.size() || text_[i] != '}') return false;
        at_ = i + 1;
        return true;
    }

    bool operator_at(int& low, int& high) {
        if (!more()) return false;
        switch (text_[at_]) {
            case '*': low = 0, high = -1, at_++; return true;
            case '+': low = 1, high = -1, at_++; return true;
            case '?': low = 0, high = 1, at_++; return true;
            case '{': return counts(low, high);
            default: return false;
        }
    }

    NodePtr repetition(int depth) {
        int low = 0, high = 0;
        std::size_t start = at_;
        if (operator_at(low, high)) {
            fail("missing argument to repetition operator", text_.substr(start, at_ - start));
            return nullptr;
        }
        NodePtr one = atom(depth);
        std::size_t last = std::string_view::npos;
        for (start = at_; one && operator_at(low, high); start = at_) {
            bool greedy = !flags_.swap_greedy;
            if (more() && text_[at_] == '?') greedy = !greedy, at_++;
            const std::string_view shown = text_.substr(start, at_ - start);
            if (low > kMaxRepeat || high > kMaxRepeat || (high >= 0 && low > high)) fail("invalid repeat count", shown);
            if (last != std::string_view::npos) fail("invalid nested repetition operator", text_.substr(last, at_ - last));
            last = start;
            auto repeat = make(Node::Kind::Repeat);
            repeat->low = low, repeat->high = high, repeat->greedy = greedy;
            repeat->parts.push_back(std::move(one));
            one = std::move(repeat);
        }
        return one;
    }

    NodePtr rune_node(std::int32_t rune) {
        auto node = make(Node::Kind::Rune);
        node->rune = rune;
        node->fold = flags_.fold;
        return node;
    }
    NodePtr class_node(Ranges ranges, bool negated = false) {
        auto node = make(Node::Kind::Class);
        node->ranges = merged(std::move(ranges));
        node->negated = negated;
        node->fold = flags_.fold;
        return node;
    }
    NodePtr assertion(std::uint32_t which) {
        auto node = make(Node::Kind::Assert);
        node->assertion = which;
        return node;
    }

    NodePtr atom(int depth) {
        switch (text_[at_]) {
            case '(': return group(depth);
            case '[': return bracket();
            case '.': {
                at_++;
                auto node = make(Node::Kind::Any);
                node->with_newline = flags_.dot_newline;
                return node;
            }
            case '^': at_++; return assertion(flags_.multiline ? BeginLine : BeginText);
            case '$': at_++; return assertion(flags_.multiline ? EndLine : EndText);
            case '\\': return escape();
            default: return rune_node(next_rune());
        }
    }

    NodePtr group(int depth) {
        const std::size_t start = at_++;
        const Flags outer = flags_;
        auto node = make(Node::Kind::Group);
        if (at("?P<") || at("?<")) {
            const std::size_t open = text_.find('<', at_), close = text_.find('>', at_);
            if (close == std::string_view::npos) return fail("invalid named capture", text_.substr(start)), nullptr;
            const std::string name(text_.substr(open + 1, close - open - 1));
            const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); });
            if (!good) return fail("invalid named capture", text_.substr(start, close + 1 - start)), nullptr;
            at_ = close + 1;
            node->group = static_cast<int>(out_.names.size());
            out_.names.push_back(name);
        } else if (at("?")) {
            at_++;
            if (!flag_group(start)) return nullptr;
            if (text_[at_ - 1] == ')') return make(Node::Kind::Empty);  // flags for the rest of the enclosing group
        } else {
            node->group = static_cast<int>(out_.names.size());
            out_.names.emplace_back();
        }
        node->parts.push_back(alternation(depth + 1));
        if (ok() && at_ >= text_.size()) fail("missing closing )", text_);
        at_++;
        flags_ = outer;
        return node;
    }

    bool flag_group(std::size_t start) {
        Flags now = flags_;
        bool value = true, any = false;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            switch (c) {
                case 'i': now.fold = value, any = true; break;
                case 'm': now.multiline = value, any = true; break;
                case 's': now.dot_newline = value, any = true; break;
                case 'U': now.swap_greedy = value, any = true; break;
                case '-':
                    if (!value) return bad_flags(start);
                    value = false, any = false;
                    break;
                case ':': case ')':
                    if (!value && !any) return bad_flags(start);
                    flags_ = now;
                    return true;
                default: return bad_flags(start);
            }
        }
        return bad_flags(start);
    }
    bool bad_flags(std::size_t start) {
        fail("invalid or unsupported Perl syntax", text_.substr(start, at_ - start));
        return false;
    }

    // \pL, \p{Greek}, \P…: what follows the backslash.
    std::optional<Ranges> unicode_escape(std::size_t start) {
        bool negated = text_[at_++] == 'P';
        std::string_view name = text_.substr(at_, 1);
        if (at("{")) {
            const std::size_t close = text_.find('}', at_);
            if (close == std::string_view::npos) return fail("invalid character class range", text_.substr(start)), std::nullopt;
            name = text_.substr(at_ + 1, close - at_ - 1);
            at_ = close + 1;
        } else {
            at_ += name.size();
        }
        if (name.starts_with("^")) negated = !negated, name.remove_prefix(1);
        auto ranges = unicode_class(name);
        if (!ranges) return fail("invalid character class range", text_.substr(start, at_ - start)), std::nullopt;
        return negated ? inverted(*ranges) : *ranges;
    }

    NodePtr escape() {
        const std::size_t start = at_++;
        if (at_ >= text_.size()) return fail("trailing backslash at end of expression", ""), nullptr;
        switch (text_[at_]) {
            case 'A': at_++; return assertion(BeginText);
            case 'z': at_++; return assertion(EndText);
            case 'b': at_++; return assertion(WordBoundary);
            case 'B': at_++; return assertion(NoWordBoundary);
            case 'd': case 'D': case 's': case 'S': case 'w': case 'W': return class_node(perl_class(text_[at_++]));
            case 'p': case 'P': {
                auto ranges = unicode_escape(start);
                return ranges ? class_node(*ranges) : nullptr;
            }
            case 'Q': {
                at_++;
                auto all = make(Node::Kind::Concat);
                while (at_ < text_.size() && !at("\\E")) all->parts.push_back(rune_node(next_rune()));
                if (at("\\E")) at_ += 2;
                return all;
            }
            default: {
                const auto rune = escaped_rune(start);
                return rune ? rune_node(*rune) : nullptr;
            }
        }
    }

    std::optional<std::int32_t> escaped_rune(std::size_t start) {
        const std::int32_t c = next_rune();
        switch (c) {
            case 'a': return '\a';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return '\v';
            case 'x': return hex_rune(start);
            default: break;
        }
        if (c >= '0' && c <= '7' && (c == '0' || (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7'))) {
            std::int32_t value = c - '0';
            for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7'; i++) value = value * 8 + text_[at_++] - '0';
            return value;
        }
        const bool is_alnum = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (c < 0x80 && !is_alnum) return c;
        return fail("invalid escape sequence", text_.substr(start, at_ - start)), std::nullopt;
    }

    std::optional<std::int32_t> hex_rune(std::size_t start) {
        const bool braces = at("{");
        if (braces) at_++;
        std::int32_t value = 0;
        int digits = 0;
        for (; at_ < text_.size() && (braces || digits < 2); digits++, at_++) {
            const char c = text_[at_];
            int d = -1;
            if (c >= '0' && c <= '9') d = c - '0';
            else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') d = (c | 0x20) - 'a' + 10;
            if (d < 0) break;
            value = std::min(value * 16 + d, kMaxRune + 1);
        }
        const bool closed = !braces || at("}");
        if (braces && closed) at_++;
        if (!closed || digits == 0 || (!braces && digits < 2) || value > kMaxRune) return fail("invalid escape sequence", text_.substr(start, std::min(at_ + 1, text_.size()) - start)), std::nullopt;
        return value;
    }

    NodePtr bracket() {
        const std::size_t start = at_++;
        bool negated = false;
        if (at("^")) negated = true, at_++;
        Ranges ranges;
        for (bool first = true; ok() && (first || !at("]")); first = false) {
            if (at_ >= text_.size()) return fail("missing closing ]", text_.substr(start)), nullptr;
            class_item(start, first, ranges);
        }
        at_++;
        return class_node(std::move(ranges), negated);
    }

    // One member of a class: a name, a range, or a rune.
    void class_item(std::size_t, bool first, Ranges& ranges) {
        const std::size_t start = at_;
        const auto add = [&](const Ranges& more) { ranges.insert(ranges.end(), more.begin(), more.end()); };
        if (at("-") && !first && !text_.substr(at_ + 1).starts_with("]")) {
            const std::size_t end = std::min(text_.size(), at_ + 2);
            return fail("invalid character class range", text_.substr(at_, end - at_));
        }
        if (at("[:")) {
            const std::size_t close = text_.find(":]", at_ + 2);
            if (close != std::string_view::npos) {
                std::string_view name = text_.substr(at_ + 2, close - at_ - 2);
                const bool negated = name.starts_with("^");
                if (negated) name.remove_prefix(1);
                const auto found = posix_class(name);
                at_ = close + 2;
                if (!found) return fail("invalid character class range", text_.substr(start, at_ - start));
                return add(negated ? inverted(*found) : *found);
            }
        }
        if (at("\\") && at_ + 1 < text_.size()) {
            const char c = text_[at_ + 1];
            if (std::string_view("dDsSwW").find(c) != std::string_view::npos) {
                at_ += 2;
                return add(perl_class(c));
            }
            if (c == 'p' || c == 'P') {
                at_++;
                if (const auto found = unicode_escape(start)) add(*found);
                return;
            }
        }
        const auto low = class_rune();
        if (!low) return;
        std::int32_t high = *low;
        if (at("-") && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
            at_++;
            const auto end = class_rune();
            if (!end) return;
            high = *end;
            if (high < *low) return fail("invalid character class range", text_.substr(start, at_ - start));
        }
        ranges.emplace_back(*low, high);
    }

    std::optional<std::int32_t> class_rune() {
        const std::size_t start = at_;
        if (!at("\\")) return next_rune();
        at_++;
        if (at_ >= text_.size()) return fail("trailing backslash at end of expression", ""), std::nullopt;
        return escaped_rune(start);
    }
};

// Whether it can match nothing.
bool nullable(const Node& n) {
    const auto part_is = [](const NodePtr& part) { return nullable(*part); };
    switch (n.kind) {
        case Node::Kind::Empty: case Node::Kind::Assert: return true;
        case Node::Kind::Concat: return std::all_of(n.parts.begin(), n.parts.end(), part_is);
        case Node::Kind::Alternate: return std::any_of(n.parts.begin(), n.parts.end(), part_is);
        case Node::Kind::Repeat: return n.low == 0 || nullable(*n.parts[0]);
        case Node::Kind::Group: return nullable(*n.parts[0]);
        default: return false;
    }
}

class Compiler {
public:
    explicit Compiler(Program& out) : out_(out) {}
    void compile(const Node& whole) {
        emit(Code::Save, 0);
        node(whole);
        emit(Code::Save, 1);
        emit(Code::Match);
    }

private:
    Program& out_;

    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(out_.words.size()); }
    std::uint32_t emit(Code code, std::uint32_t x = 0, std::uint32_t y = 0) {
        const std::uint32_t at = here();
        out_.words.insert(out_.words.end(), {static_cast<std::uint32_t>(code), x, y});
        return at;
    }
    // A split whose one way is the next instruction; returns where to write the other way.
    std::uint32_t split(bool next_first) {
        const std::uint32_t at = emit(Code::Split);
        out_.words[at + (next_first ? 1 : 2)] = here();
        return at + (next_first ? 2 : 1);
    }

    void node(const Node& n) {
        switch (n.kind) {
            case Node::Kind::Empty: break;
            case Node::Kind::NoMatch: emit(Code::Fail); break;
            case Node::Kind::Rune: emit(n.fold ? Code::Fold : Code::Rune, static_cast<std::uint32_t>(n.rune)); break;
            case Node::Kind::Any: emit(n.with_newline ? Code::Any : Code::AnyNotNewline); break;
            case Node::Kind::Class:
                emit(Code::Class, static_cast<std::uint32_t>(n.ranges.size()), (n.negated ? 1u : 0u) | (n.fold ? 2u : 0u));
                for (const auto& [low, high] : n.ranges) out_.words.insert(out_.words.end(), {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high)});
                break;
            case Node::Kind::Concat:
                for (const NodePtr& part : n.parts) node(*part);
                break;
            case Node::Kind::Alternate: alternate(n); break;
            case Node::Kind::Repeat: repeat(n); break;
            case Node::Kind::Group:
                if (n.group >= 0) emit(Code::Save, static_cast<std::uint32_t>(n.group) * 2);
                node(*n.parts[0]);
                if (n.group >= 0) emit(Code::Save, static_cast<std::uint32_t>(n.group) * 2 + 1);
                break;
            case Node::Kind::Assert: emit(Code::Assert, n.assertion); break;
        }
    }

    void alternate(const Node& n) {
        std::vector<std::uint32_t> ends;
        for (std::size_t i = 0; i < n.parts.size(); i++) {
            if (i + 1 == n.parts.size()) {
                node(*n.parts[i]);
                break;
            }
            const std::uint32_t other = split(true);
            node(*n.parts[i]);
            ends.push_back(emit(Code::Jump) + 1);
            out_.words[other] = here();
        }
        for (const std::uint32_t end : ends) out_.words[end] = here();
    }

    // One or more: the last one loops back to its start.
    void plus(const Node& one, bool greedy) {
        const std::uint32_t start = here();
        node(one);
        out_.words[split(!greedy)] = start;
    }

    void repeat(const Node& n) {
        const Node& one = *n.parts[0];
        for (int i = 0; i < n.low; i++) {
            if (i + 1 == n.low && n.high < 0) return plus(one, n.greedy);
            node(one);
        }
        if (n.high < 0) {
            const std::uint32_t start = here();
            const std::uint32_t other = split(n.greedy);
            if (nullable(one)) {  // (x+)? keeps the order of preference right
                plus(one, n.greedy);
            } else {
                node(one);
                emit(Code::Jump, start);
            }
            out_.words[other] = here();
            return;
        }
        std::vector<std::uint32_t> others;
        for (int i = n.low; i < n.high; i++) {
            others.push_back(split(n.greedy));
            node(one);
        }
        for (const std::uint32_t other : others) out_.words[other] = here();
    }
};

}  // namespace

Program compile(std::string_view expression) {
    Program out;
    out.names.emplace_back();
    Parser parser(expression, out);
    const NodePtr whole = parser.parse();
    if (parser.ok() && whole) Compiler(out).compile(*whole);
    return out;
}

}  // namespace tw::regexp
