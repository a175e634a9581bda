#include "sim/query/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/query/answering_internal.h"

namespace tw {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\n"), to = text.find_last_not_of(" \t\n");
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

struct Question { void (Answering::*act)(); bool takes_argument, may_lack_it = false; };

const std::map<std::string, Question>& questions() {
    static const std::map<std::string, Question> table = {
        {"words", {&Answering::words, true}},       {"bytes", {&Answering::bytes, true}},           {"concept", {&Answering::concept_, true}},
        {"isnil", {&Answering::isnil, true}},       {"boxing", {&Answering::boxing, true}},         {"type", {&Answering::type, true}},
        {"size", {&Answering::size, true}},         {"offset", {&Answering::offset, true}},         {"reason", {&Answering::reason, true}},
        {"path", {&Answering::path, true}},         {"paths", {&Answering::paths, true}},           {"roots", {&Answering::roots, true}},
        {"retained", {&Answering::retained, true}}, {"dominators", {&Answering::dominators, true}}, {"alive", {&Answering::alive, true}},
        {"objects", {&Answering::objects, true}},   {"memstats", {&Answering::memstats, true, true}}, {"state", {&Answering::state, true}},
        {"count", {&Answering::count, true}},       {"goroutines", {&Answering::goroutines, false}}, {"leaks", {&Answering::leaks, false}},
        {"output", {&Answering::output, false}},
        {"colour", {&Answering::colour, true}},     {"allocated", {&Answering::allocated, true}},   {"phase", {&Answering::phase, false}},
        {"escape", {&Answering::escape, true}},     {"explain", {&Answering::explain, true}},       {"cause", {&Answering::cause, true}},
        {"place", {&Answering::place, true}},
    };
    return table;
}

}  // namespace

const std::vector<std::string>& query_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, question] : questions()) all.push_back(name);
        return all;
    }();
    return names;
}

Query parse_query(const std::string& text, std::string& error) {
    Query query;
    const std::string whole = trimmed(text);
    const std::size_t open = whole.find('(');
    error.clear();
    if (open == std::string::npos || whole.back() != ')') {
        error = fmt::format("\"{}\" is not a query; write name(argument), as in path(data)", whole);
        return query;
    }
    query.name = trimmed(whole.substr(0, open));
    query.argument = trimmed(whole.substr(open + 1, whole.size() - open - 2));
    const auto found = questions().find(query.name);
    if (found == questions().end()) {
        error = fmt::format("unknown query \"{}\"; there are", query.name);
        for (const std::string& name : query_names()) error += " " + name;
    } else if (found->second.takes_argument && !found->second.may_lack_it && query.argument.empty()) {
        error = fmt::format("{}() needs an argument", query.name);
    } else if (!found->second.takes_argument && !query.argument.empty()) {
        error = fmt::format("{}() takes no argument", query.name);
    }
    return query;
}

const HeapPicture& Asker::picture() {
    if (!picture_) picture_ = std::make_unique<HeapPicture>(rt_);
    return *picture_;
}

Answer Asker::answer(const std::string& text) {
    Answer out;
    out.query = trimmed(text);
    const Query query = parse_query(text, out.error);
    if (!out.ok()) return out;
    Answering answering{*this, rt_, query.argument, out};
    (answering.*questions().at(query.name).act)();
    return out;
}

Answer answer(const Runtime& rt, const std::string& query, const std::string& console) { return Asker(rt, console).answer(query); }

bool Answering::located(Located& x) {
    x = locate(rt, argument);
    if (!x.ok()) {
        fail(x.error);
        return false;
    }
    if (!x.live) out.notes.push_back(fmt::format("{} is dead here: nothing reads it any more, so it keeps nothing alive", argument));
    return true;
}

}  // namespace tw
