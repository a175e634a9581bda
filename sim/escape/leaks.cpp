// What a function's parameters let flow, as callers see it [go1.26 escape/leaks.go, escape.go paramTag].
#include <fmt/format.h>

#include <algorithm>

#include "sim/escape/location_graph.h"

namespace tw::escape {

void Leaks::add(int i, int derefs) {
    const int old = get(i);
    if (old >= 0 && derefs >= old) return;
    at[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(std::min(derefs + 1, 255));
}

void Leaks::optimize() {
    const int x = get(kHeap);
    if (x < 0) return;
    for (int i = 1; i < static_cast<int>(at.size()); i++)
        if (get(i) >= x) at[static_cast<std::size_t>(i)] = 0;
}

// The pragma "//go:escapes" of a library function: alone, every parameter leaks; else a list of parameters,
// "p" (leaks), "*p" (its content leaks), "p->0" or "*p->1" (flows to a result).
void Batch::native_tag(Func& fn, std::size_t i, Leaks& leaks) const {
    if (!fn.id) return;
    if (!fn.reports) result_.library.add(p_.functions[fn.id].symbol, i, leaks);
    const std::string& name = fn.params[i]->name;
    for (const std::string& pragma : p_.functions[fn.id].pragmas) {
        static constexpr std::string_view kEscapes = "//go:escapes";
        if (!pragma.starts_with(kEscapes)) continue;
        std::string rest = pragma.substr(kEscapes.size());
        if (rest.find_first_not_of(" \t\r") == std::string::npos) {
            leaks.add(Leaks::kHeap, 0);
            continue;
        }
        for (std::size_t from = 0; from < rest.size();) {
            const std::size_t begin = rest.find_first_not_of(" \t\r", from);
            if (begin == std::string::npos) break;
            std::size_t end = rest.find_first_of(" \t\r", begin);
            if (end == std::string::npos) end = rest.size();
            std::string item = rest.substr(begin, end - begin);
            from = end;
            int level = 0, result = -1;
            while (!item.empty() && item[0] == '*') level++, item.erase(0, 1);
            if (const std::size_t arrow = item.find("->"); arrow != std::string::npos) {
                result = item[arrow + 2] - '0';
                item.resize(arrow);
            }
            if (item != name) continue;
            if (result < 0 || result >= Leaks::kResults) leaks.add(Leaks::kHeap, level);
            else leaks.add(Leaks::kResult + result, level);
        }
    }
}

// Natives of the library do not keep what they get unless their declaration says so; elsewhere a function without body
// is taken to keep everything, unless it says //go:noescape.
void Batch::body_less(Func& fn, const Variable& v, std::size_t i, Leaks& leaks) {
    const bool named = !v.name.empty() && v.name != "_";
    bool noescape = !fn.reports;
    if (fn.id)
        for (const std::string& pragma : p_.functions[fn.id].pragmas) noescape |= pragma == "//go:noescape";
    if (!noescape) {
        if (named) line(&fn, v.pos, "leaking param: " + v.name);
        leaks.add(Leaks::kHeap, 0);
        return;
    }
    if (named) line(&fn, v.pos, v.name + " does not escape");
    leaks.add(Leaks::kMutator, 0);
    leaks.add(Leaks::kCallee, 0);
    native_tag(fn, i, leaks);
}

void Batch::tag_parameter(Func& fn, std::size_t i) {
    Variable& v = *fn.params[i];
    Leaks leaks;
    const bool anonymous = v.name.empty() || (v.name == "_" && !v.object);
    const std::string shown = anonymous ? fmt::format("arg#{}", i + 1) : v.name;
    const bool user = fn.reports && fn.id;
    if (user && !fn.has_body && kind(v.type) == Kind::Uintptr) line(&fn, v.pos, "assuming " + shown + " is unsafe uintptr");
    if (user && fn.has_body && has_pragma(&fn, "//go:uintptrescapes")) {
        const bool variadic = i + 1 == fn.params.size() && under(p_.functions[fn.id].signature).variadic && kind(v.type) == Kind::Slice;
        if (kind(v.type) == Kind::Uintptr) line(&fn, v.pos, "marking " + shown + " as escaping uintptr");
        else if (variadic && kind(under(v.type).elem) == Kind::Uintptr) {
            line(&fn, v.pos, "marking " + shown + " as escaping ...uintptr");
            leaks.add(Leaks::kHeap, 0);
            fn.tags.push_back(leaks);
            return;
        }
    }
    if (!pointers(v.type)) {
        fn.tags.push_back(leaks);
        return;
    }
    if (!fn.has_body) {
        body_less(fn, v, i, leaks);
        leaks.optimize();
        fn.tags.push_back(leaks);
        return;
    }
    const bool named = !v.name.empty() && v.name != "_";
    Location* loc = location_of(&v);
    if (named) leaks = loc->param_leaks;
    native_tag(fn, i, leaks);
    leaks.optimize();
    if (named && fn.reports && fn.shows_params && !loc->has(kEscapes)) report_leaks(fn, v, leaks);
    fn.tags.push_back(leaks);
}

void Batch::report_leaks(const Func& fn, const Variable& v, const Leaks& leaks) {
    bool warned = false;
    const Location* loc = v.location;
    if (const int x = leaks.get(Leaks::kHeap); x >= 0) {
        line(&fn, v.pos, fmt::format("{}: {}", x == 0 ? "leaking param" : "leaking param content", v.name), loc);
        warned = true;
    }
    for (int i = 0; i < Leaks::kResults; i++)
        if (const int x = leaks.get(Leaks::kResult + i); x >= 0 && static_cast<std::size_t>(i) < fn.results.size()) {
            line(&fn, v.pos, fmt::format("leaking param: {} to result {} level={}", v.name, fn.results[static_cast<std::size_t>(i)]->name, x), warned ? nullptr : loc);
            warned = true;
        }
    if (!result_.options.mutations_calls) {
        if (!warned) line(&fn, v.pos, v.name + " does not escape");
        return;
    }
    const auto note = [&](const char* what, int x) {
        if (x < 0) return;
        line(&fn, v.pos, fmt::format("{} param: {} derefs={}", what, v.name, x), warned ? nullptr : loc);
        warned = true;
    };
    note("mutates", leaks.get(Leaks::kMutator));
    note("calls", leaks.get(Leaks::kCallee));
    if (!warned) line(&fn, v.pos, v.name + " does not escape, mutate, or call");
}

}  // namespace tw::escape
