// What the answer_*.cpp files share: one function per question.
#pragma once
#include <functional>

#include "sim/query/answer.h"
#include "sim/query/goroutines.h"
#include "sim/query/retention.h"
#include "sim/history/past.h"
#include "sim/query/scope.h"

namespace tw {

struct Answering {
    Asker& asker;
    const Runtime& rt;
    const std::string& name;
    const std::string& argument;
    Answer& out;

    const HeapPicture& picture() { return asker.picture(); }
    const Past* past() { return asker.past_; }
    const Moment* since() { return asker.since_; }
    const std::string& console() { return asker.console_; }
    void fail(std::string why) { out.error = std::move(why); }

    // values (answer_values.cpp)
    void words();
    void bytes();
    void concept_();
    void isnil();
    void boxing();
    void place();
    void type();
    void size();
    void offset();
    void reason();
    // objects (answer_heap.cpp)
    void path();
    void paths();
    void roots();
    void retained();
    void dominators();
    void alive();
    void objects();
    // the collector (answer_collector.cpp)
    void colour();
    void allocated();
    void phase();
    void memstats();
    void pacer();
    void assists();
    // who keeps how much, what stands in memory (answer_retention.cpp)
    void independent();
    void distance();
    void held_only_by();
    void cut();
    void top();
    void totals();
    void histogram();
    void boxings();
    void differences();
    void structure();
    void put_cut(const Cut& made);
    bool retained_by_holder();                          // true: the argument named a holder, and was answered
    bool one_target(NodeId& node);                      // one reachable object; false: answered or error set
    // the run's past and future (answer_when.cpp)
    void when();
    void born();
    void diff();
    // the compiler's words (answer_escape.cpp)
    void escape();
    void explain();
    void cause();
    std::vector<const EscapeNote*> escape_notes();      // that the argument names; out.error set when there is no such place
    // goroutines (answer_goroutines.cpp)
    void state();
    void count();
    void count_objects();
    void goroutines();
    void leaks();
    void output();

    bool located(Located& x);                           // false: out.error is set
    bool targets(std::vector<NodeId>& nodes);           // objects that the argument names; false: error set. May be empty for type:…
};

}  // namespace tw
