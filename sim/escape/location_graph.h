// The graph of locations and assignments of one batch of functions [go1.26 escape/graph.go, escape/escape.go].
#pragma once
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/escape/facts.h"
#include "sim/escape/ir.h"
#include "sim/escape/library_tags.h"

namespace tw::escape {

enum Attribute : std::uint8_t { kEscapes = 1, kPersists = 2, kMutates = 4, kCalls = 8 };

struct Note {   // why a value flows, for -m=2
    const Note* next = nullptr;
    const Node* where = nullptr;
    Pos pos;
    const char* why = "";
};

struct Edge {
    Location* src = nullptr;
    int derefs = 0;   // >= -1
    const Note* notes = nullptr;
};

struct Location {
    Variable* var = nullptr;    // the variable or
    Node* node = nullptr;       // the expression that it stands for; neither: a temporary
    Func* curfn = nullptr;
    std::vector<Edge> edges;    // incoming
    int loop_depth = 0;
    int result_index = 0;       // results: 1, 2, …
    int derefs = 0;
    std::uint32_t walk = 0, queued_one = 0;
    Location* dst = nullptr;
    std::size_t dst_edge = 0;
    bool queued_all = false;
    std::uint8_t attributes = 0;
    Leaks param_leaks;
    bool captured = false, reassigned = false, addrtaken = false, param = false, param_out = false;
    [[nodiscard]] bool has(std::uint8_t a) const { return attributes & a; }
};

struct Hole {   // where a value goes: "dst = **_" has two derefs
    Location* dst = nullptr;
    int derefs = 0;
    const Note* notes = nullptr;
    bool addrtaken = false;
};

struct Result {  // shared by all batches
    EscapeOptions options;
    std::size_t printed = 0;     // lines so far
    EscapeFacts facts;
    LibraryTags library;
    std::vector<bool> decided;   // by ExprId
    std::unordered_map<ObjectId, std::string> variable_reason;
    std::deque<Variable> variables;   // temporaries made while solving
    std::deque<Node> nodes;      // made while solving: the tree refers to some of them, so they outlive the batches
};

class Batch {
public:
    Batch(const TypedProgram& program, const SourceSet& sources, std::vector<Func*> functions, bool explain, Result& result);
    void run();

private:
    using Holes = std::vector<Hole>;
    struct Captured { Hole hole; Node* closure; };
    // batch.cpp
    void init_function(Func& fn);
    void walk_function(Func& fn);
    void flow_closure(const Captured& c);
    void rewrite_with_literal(Node* n);
    std::int64_t literal_length(const Node* n) const;
    std::string heap_reason(const Location& loc) const;
    void finish();
    void tag_parameter(Func& fn, std::size_t i);
    void body_less(Func& fn, const Variable& v, std::size_t i, Leaks& leaks);
    void native_tag(Func& fn, std::size_t i, Leaks& leaks) const;
    void report_leaks(const Func& fn, const Variable& param, const Leaks& leaks);
    void decide(const Location& loc);
    bool in_batch(const Func* fn) const { return fn && fn->state != State::Tagged; }

    // location_graph.cpp
    Location* new_location(Variable* v, Node* n, bool persists);
    Location* location_of(Variable* v);
    void flow(const Hole& k, Location* src);
    Hole note(Hole k, const Node* where, const char* why) { return note(k, where, where ? where->pos : Pos{}, why); }
    Hole note(Hole k, const Node* where, Pos pos, const char* why);
    Hole shift(Hole k, int delta) const { k.derefs += delta; k.addrtaken = delta < 0; return k; }
    Hole deref(const Hole& k, const Node* where, const char* why) { return note(shift(k, 1), where, why); }
    Hole addr_of(const Hole& k, const Node* where, const char* why) { return note(shift(k, -1), where, why); }
    Hole dot_type(Hole k, TypeId type, const Node* where, const char* why);
    Hole tee(const Holes& ks);
    Hole later(const Hole& k);
    Hole spill(const Hole& k, Node* n);
    Hole heap() { return {&heap_, 0, nullptr, false}; }
    Hole mutator() { return {&mutator_, 0, nullptr, false}; }
    Hole callee() { return {&callee_, 0, nullptr, false}; }
    Hole discard_hole() { return {&blank_, 0, nullptr, false}; }

    // build_expressions.cpp
    void expr(Hole k, Node* n);
    void expr_skip_init(Hole k, Node* n);
    void closure(const Hole& k, Node* n);
    void method_value(const Hole& k, Node* n);
    void unsafe_value(const Hole& k, Node* n);
    void discard(Node* n) { expr(discard_hole(), n); }
    void discards(const std::vector<Node*>& list) { for (Node* n : list) discard(n); }
    void mutate(Node* n) { expr(mutator(), n); }
    Hole addr(Node* n);
    Holes addrs(const std::vector<Node*>& list);
    void assign_heap(Node* src, const char* why, const Node* where) { expr(note(heap(), where, why), src); }
    void assign_list(const std::vector<Node*>& dsts, const std::vector<Node*>& srcs, const char* why, Node* where);
    void reassigned(const Holes& ks, const Node* where);

    // build_calls.cpp
    void call(const Holes* ks, Node* n);
    void function_call(const Holes* ks, Node* n);
    void append(const Holes* ks, Node* n);
    bool has_pragma(const Func* fn, const char* pragma) const;
    void keep_uintptr(Node* arg, const Func* fn);
    Hole tag_hole(const Holes* ks, Func* fn, std::size_t param);
    void go_defer(Node* n);

    // build_statements.cpp
    void stmt(Node* n);
    void stmts(const std::vector<Node*>& list) { for (Node* n : list) stmt(n); }
    void block(const std::vector<Node*>& list) { const int old = loop_depth_; stmts(list); loop_depth_ = old; }
    Hole declare(Variable* v);
    void range(Node* n);
    void type_switch(Node* n);
    void find_labels(const std::vector<Node*>& list);

    // solve.cpp
    void walk_all();
    void walk_one(Location* root, std::uint32_t walk);
    void enqueue(Location* l);
    bool outlives(const Location* l, const Location* other) const;
    static bool contains_closure(const Func* f, const Func* c);
    void leak_to(Location* l, const Location* sink, int derefs);

    // explain.cpp
    void explain_escape(const Location* src, const std::vector<std::string>& body);
    std::vector<std::string> explain_path(const Location* root, const Location* src);
    void explain_flow(const Location* dst, const Location* src, int derefs, const Note* notes, std::vector<std::string>& out);
    std::string location_text(const Location* l) const;
    std::string node_or_variable(const Location* l) const;
    std::string at(Pos pos) const;
    Pos position(const Location* l) const { return l->var ? l->var->pos : l->node ? l->node->pos : Pos{}; }
    bool explains(const Location* l) const { return explain_ && l->curfn && l->curfn->reports; }
    void record_reason(const Location* l, const std::string& reason);

    [[nodiscard]] const Type& under(TypeId t) const { return p_.types.under(t ? t : p_.types.basic(Kind::Invalid)); }
    [[nodiscard]] Kind kind(TypeId t) const { return under(t).kind; }
    [[nodiscard]] bool pointers(TypeId t) const;
    [[nodiscard]] std::int64_t type_size(TypeId t) const;
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> measure(TypeId t) const;
    void capture_line(Pos pos, std::string text) { result_.facts.capture_lines.push_back({pos, std::move(text), {}, ++result_.printed}); }
    void line(const Func* fn, Pos pos, std::string text, const Location* about = nullptr);

    const TypedProgram& p_;
    const SourceSet& sources_;
    std::vector<Func*> functions_;
    bool explain_;
    Result& result_;
    std::deque<Location> locations_;   // in order of creation: also the order of the lines
    std::deque<Note> notes_;
    std::deque<Node>& result_nodes_;
    std::vector<Captured> closures_;
    Location heap_, mutator_, callee_, blank_;
    Func* curfn_ = nullptr;
    int loop_depth_ = 1;
    std::unordered_map<std::string, int> labels_;   // 1: looping, 2: not
    std::deque<Location*> todo_;
    std::unordered_map<const Location*, std::vector<std::string>> explanations_;
    mutable std::unordered_map<std::uint32_t, std::pair<std::int64_t, std::int64_t>> sizes_;
};

}  // namespace tw::escape
