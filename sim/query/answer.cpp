#include "sim/query/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/query/answering_internal.h"
#include "sim/query/structure.h"
#include "sim/query/when.h"

namespace tw {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\n"), to = text.find_last_not_of(" \t\n");
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

enum class Takes : std::uint8_t { Nothing, Argument, Perhaps };
struct Question { void (Answering::*act)(); Takes takes = Takes::Argument; };

const std::map<std::string, Question>& questions() {
    static const std::map<std::string, Question> table = [] {
        std::map<std::string, Question> all = {
            {"words", {&Answering::words}},           {"bytes", {&Answering::bytes}},       {"concept", {&Answering::concept_}},
            {"isnil", {&Answering::isnil}},           {"boxing", {&Answering::boxing}},     {"type", {&Answering::type}},
            {"size", {&Answering::size}},             {"offset", {&Answering::offset}},     {"reason", {&Answering::reason}},
            {"place", {&Answering::place}},           {"path", {&Answering::path}},         {"paths", {&Answering::paths}},
            {"independent", {&Answering::independent}}, {"roots", {&Answering::roots}},     {"retained", {&Answering::retained}},
            {"dominators", {&Answering::dominators}}, {"alive", {&Answering::alive}},       {"objects", {&Answering::objects}},
            {"distance", {&Answering::distance}},     {"held_only_by", {&Answering::held_only_by}}, {"cut", {&Answering::cut}},
            {"top", {&Answering::top}},               {"totals", {&Answering::totals, Takes::Nothing}}, {"histogram", {&Answering::histogram, Takes::Nothing}},
            {"memstats", {&Answering::memstats, Takes::Perhaps}}, {"boxings", {&Answering::boxings, Takes::Perhaps}},
            {"state", {&Answering::state}},           {"count", {&Answering::count}},       {"goroutines", {&Answering::goroutines, Takes::Nothing}},
            {"leaks", {&Answering::leaks, Takes::Nothing}}, {"output", {&Answering::output, Takes::Nothing}},
            {"colour", {&Answering::colour}},         {"allocated", {&Answering::allocated}}, {"phase", {&Answering::phase, Takes::Nothing}},
            {"pacer", {&Answering::pacer, Takes::Nothing}},   {"assists", {&Answering::assists, Takes::Nothing}},
            {"escape", {&Answering::escape}},         {"explain", {&Answering::explain}},   {"cause", {&Answering::cause}},
            {"differences", {&Answering::differences, Takes::Nothing}}, {"diff", {&Answering::diff, Takes::Nothing}},
        };
        for (const std::string& kind : structure_kinds()) all[kind] = {&Answering::structure};
        for (const std::string& name : when_names()) all[name] = {&Answering::when};
        return all;
    }();
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

bool takes_argument(const std::string& name) {
    const auto found = questions().find(name);
    return found != questions().end() && found->second.takes != Takes::Nothing;
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
    } else if (found->second.takes == Takes::Argument && query.argument.empty()) {
        error = fmt::format("{}() needs an argument", query.name);
    } else if (found->second.takes == Takes::Nothing && !query.argument.empty()) {
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
    Answering answering{*this, rt_, query.name, query.argument, out};
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
