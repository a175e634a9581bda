// Conditions on a moment: a query, and what its answer is compared with.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "sim/lab/travel.h"
#include "sim/query/answer.h"
#include "sim/query/when.h"

namespace tw {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

int column_of(const std::string& text, std::size_t at) {   // of the first character there that is no space
    const std::size_t found = text.find_first_not_of(' ', at);
    return static_cast<int>(found == std::string::npos ? text.size() : found) + 1;
}

// The bracket that closes the one at `open`; npos: none.
std::size_t closing(const std::string& text, std::size_t open) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = open; i < text.size(); i++) {
        if (text[i] == '"') quoted = !quoted;
        if (quoted) continue;
        depth += text[i] == '(';
        depth -= text[i] == ')';
        if (depth == 0) return i;
    }
    return std::string::npos;
}

// Whose answers need the whole run, which no moment has.
bool about_the_run(const std::string& name) {
    const auto& names = when_names();
    return name == "diff" || (name != "born" && std::find(names.begin(), names.end(), name) != names.end());
}

// "3", "3 roots", "1 MiB": the number in front, with its unit.
bool number_of(const std::string& text, double& value) {
    char* end = nullptr;
    value = std::strtod(text.c_str(), &end);
    if (end == text.c_str()) return false;
    const std::string unit = trimmed(end);
    if (unit.starts_with("KiB")) value *= 1024;
    if (unit.starts_with("MiB")) value *= 1024 * 1024;
    if (unit.starts_with("GiB")) value *= 1024 * 1024 * 1024;
    return true;
}

bool compares(const std::string& answer, const std::string& compare, const std::string& value) {
    if (compare == "=" || compare == "==") return answer == value;
    if (compare == "!=") return answer != value;
    double left = 0, right = 0;
    if (!number_of(answer, left) || !number_of(value, right)) return false;
    if (compare == "<") return left < right;
    if (compare == ">") return left > right;
    return compare == "<=" ? left <= right : left >= right;
}

}  // namespace

ConditionError parse_condition(const std::string& text, Condition& condition) {
    condition = {};
    const std::size_t open = text.find('(');
    if (trimmed(text).empty()) return {1, "a condition is a question, as in isnil(err) or count(worker) > 3"};
    if (open == std::string::npos) return {column_of(text, 0), fmt::format("\"{}\" is no question: write name(argument), as in isnil(err)", trimmed(text))};
    const std::size_t close = closing(text, open);
    if (close == std::string::npos) return {static_cast<int>(open) + 1, "this bracket is not closed"};
    condition.query = trimmed(text.substr(0, close + 1));
    std::string error;
    const Query query = parse_query(condition.query, error);
    if (!error.empty()) {
        const bool known = std::count(query_names().begin(), query_names().end(), trimmed(text.substr(0, open))) > 0;
        return {known ? column_of(text, open + 1) : column_of(text, 0), error};
    }
    if (about_the_run(query.name)) return {column_of(text, 0), fmt::format("{}() is about the whole run, not about one moment", query.name)};
    const std::string rest = trimmed(text.substr(close + 1));
    if (rest.empty()) return {};
    for (const char* compare : {"!=", "<=", ">=", "==", "=", "<", ">"}) {
        if (!rest.starts_with(compare)) continue;
        condition.compare = compare;
        condition.value = trimmed(rest.substr(condition.compare.size()));
        const bool ordered = condition.compare[0] == '<' || condition.compare[0] == '>';
        const std::size_t at = text.find(compare, close) + condition.compare.size();
        double number = 0;
        if (condition.value.empty()) return {column_of(text, at), "what is it compared with?"};
        if (ordered && !number_of(condition.value, number)) return {column_of(text, at), fmt::format("\"{}\" is no number", condition.value)};
        return {};
    }
    return {column_of(text, close + 1), "after the question comes =, !=, <, <=, > or >= and a value"};
}

bool needs_picture(const Condition& condition) {
    static const std::vector<std::string> light{"words", "bytes", "concept", "isnil", "type", "size", "offset", "boxing", "state", "phase", "output", "count", "goroutines"};
    const std::string name = condition.query.substr(0, condition.query.find('('));
    if (condition.query.starts_with("count(*") || condition.query.starts_with("count(type:")) return true;
    return std::find(light.begin(), light.end(), name) == light.end();
}

bool condition_holds(const Session& session, const Condition& condition) {
    const Answer got = answer(session.machine.rt, condition.query, condition.query.starts_with("output") ? session.console() : "");
    if (!got.ok()) return false;
    return condition.compare.empty() ? got.text == "true" : compares(got.text, condition.compare, condition.value);
}

std::string condition_answer(const Session& session, const Condition& condition) {
    const Answer got = answer(session.machine.rt, condition.query, session.console());
    return got.ok() ? got.text : got.error;
}

}  // namespace tw
