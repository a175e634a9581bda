// Conditions on a moment: a query, and what its answer is compared with.
#include <cstdlib>

#include "sim/lab/travel.h"
#include "sim/query/answer.h"

namespace tw {
namespace {

struct Parts3 { std::string query, compare, value; };

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

// The comparison stands behind the query's closing bracket.
Parts3 parts(const std::string& condition) {
    const std::size_t end = condition.rfind(')');
    Parts3 out{trimmed(condition), "", ""};
    if (end == std::string::npos) return out;
    const std::string rest = trimmed(condition.substr(end + 1));
    out.query = trimmed(condition.substr(0, end + 1));
    for (const char* compare : {"!=", "<=", ">=", "==", "=", "<", ">"})
        if (rest.starts_with(compare)) {
            out.compare = compare;
            out.value = trimmed(rest.substr(out.compare.size()));
            return out;
        }
    if (!rest.empty()) out.query = trimmed(condition);   // so that the error names it
    return out;
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

std::string condition_error(const std::string& condition) {
    const Parts3 asked = parts(condition);
    std::string error;
    parse_query(asked.query, error);
    if (error.empty() && !asked.compare.empty() && asked.value.empty()) error = "what is it compared with?";
    return error;
}

bool condition_holds(const Session& session, const std::string& condition) {
    const Parts3 asked = parts(condition);
    const Answer got = answer(session.machine.rt, asked.query);
    if (!got.ok()) return false;
    return asked.compare.empty() ? got.text == "true" : compares(got.text, asked.compare, asked.value);
}

}  // namespace tw
