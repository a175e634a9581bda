// The inliner: which functions are cheap enough, and their bodies in place of the calls.
// [go1.26 inline/inl.go, inline/interleaved, noder/reader.go unifiedInlineCall]
// Differs: only calls of the user's package are inlined. A library function costs what was recorded for the real one; its
// body takes the place of the call when the model's costs the same, else the call stays and only its lines are printed.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/escape/facts.h"
#include "sim/escape/library_costs.h"
#include "sim/escape/passes.h"

namespace tw::escape {

class Inliner {
public:
    Inliner(const TypedProgram& program, Tree& tree, const EscapeOptions& options, Devirtualizer& devirtualizer, std::vector<EscapeLine>& lines);
    void run();

private:
    static constexpr int kBudget = 80, kClosureBudget = 10 * kBudget, kCallCost = 57, kParameterCallCost = 17, kBigFunctionNodes = 5000, kBigCallerCost = 20;

    struct Site {   // one call of a function
        Node* call;
        Func* callee = nullptr;   // as last resolved
        bool done = false;
    };
    struct Caller {
        bool big = false;
        std::vector<Site> sites;
    };
    struct Inlining { int parent; Pos call; const Func* callee; };

    // inline_cost.cpp
    void can_inline(Func* fn);
    int budget_of(const Func* fn) const { return fn->parent ? kClosureBudget : kBudget; }
    int cost_of_node(const Func* caller, const Node* n, std::string& reason);
    int cost_of_call(const Func* caller, const Node* n);
    bool visit_cost(const Func* caller, const Node* n, int& budget, std::string& reason);
    static bool is_big(const Func* fn);
    void can_inline_library(Func* fn);
    bool prepared(Func* fn) {   // a library function is looked at when it is first called
        if (!fn->user) can_inline(fn);
        return true;
    }
    bool fits(Func* fn, int& cost, std::string& reason);
    void note_inlinable(const Func* fn, int cost, const std::string& reason);
    std::string signature_text(const Func* fn) const;

    // inline.cpp
    void mark(Caller& caller, Node* n);
    Func* callee_of(const Func* caller, Node* fun, bool resolve_only);
    Func* target(const Func* caller, Node* call);
    bool resolve(Func* caller, Site& site);
    bool cheap_at(const Func* caller, const Node* call, const Func* callee, bool big, bool called_once) const;
    bool recursive(const Func* caller, const Node* call, const Func* callee, bool tell);
    bool edit(Func* caller, bool big, Site& site);
    bool work(Func* caller);
    void substitute(Func* caller, Node* call, Func* callee);
    void line(const Node* at, const Func* about, std::string text);

    const TypedProgram& p_;
    Tree& tree_;
    const EscapeOptions& options_;
    Devirtualizer& devirtualizer_;
    std::vector<EscapeLine>& lines_;
    LibraryCosts library_;
    Tree originals_;                 // the bodies that are inlined, as they were before any call in them was
    std::vector<Inlining> inlinings_;
    std::unordered_map<Func*, Caller> callers_;
    std::unordered_map<const Func*, int> uses_;
    int generation_ = 0;
};

}  // namespace tw::escape
