// Questions as values (docs/architecture.md, decision 10): `path(data)`, `isnil(err)`, `alive(type:[]byte backing)`, asked alike
// by lessons, tests, the command line and the lab.
//
//   X   a variable in scope of the running goroutine (innermost frame first, then package variables), with `.field`, `[2]`,
//       `["key"]`, `*p`; `goroutine 7: x`; an address `0xc000012340`
//   T   an object: what X refers to, an address, or all objects of the program so labelled: `type:[]byte backing`,
//       `type:main.User`
//   P   a place in the source: a line, `main.go:14`, or a label; with `, u` only what is said about u there
//   F   goroutines: a function they were started with, or a number, or `goroutine 7`
//
//   values     words(X) bytes(X) concept(X) isnil(X) boxing(X) place(X) type(X) size(X) offset(X) reason(X)
//   layouts    layout(X or type:…) typedesc(X or type:…) itab(X) chan(X) map(X) closure(X) slice(X) string(X) timer(X) g(N)
//   objects    path(T) paths(T): one for each root; independent(T): that share no object; roots(T) dominators(T) alive(T) objects(T)
//              distance(T) from the roots; held_only_by(T): the nearest without which it would go
//   how much   retained(T or F), retained(variable X), retained(word X): an interface's data word, retained(frame F)
//              cut(X), cut(A -> B): what would go if that word, or A's words that lead to B, were nil; A also `goroutine 7`
//              top(N) by retained size, totals() by type, histogram() by size, memstats() memstats(HeapAlloc) pacer() assists()
//   collector  colour(T) allocated(T): how many stand in memory, garbage or not   phase()
//   boxing     boxings() boxings(LINE): conversions to interfaces, as the machine counted them
//   when       born(T) lastcut(T) garbage(T) swept(T) life(T) lastwrite(X) nextwrite(X): need a Past; diff(): needs a Moment before
//   goroutines state(F) count(F) goroutines() leaks()   count(*T), count(type:…): objects that a root leads to
//   compiler   escape(P): the -m lines; explain(P): the flows of -m=2; cause(P): the last step of those flows
//   else       output() differences(): where the model differs from Go on purpose
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/query/picture.h"

namespace tw {

struct Past;     // sim/history/past.h
struct Moment;   // sim/query/moment.h

struct Query { std::string name, argument; };

struct Answer {
    std::string query;
    std::string error;                    // "" = answered; else why the question has no answer, in one sentence
    std::string text;                     // what `expect` compares: "true", "small-value table", "chan send", a path in one line
    std::vector<std::string> lines;       // the same at length: rows of a path, goroutines, roots
    std::vector<std::string> notes;       // what a reader should know: "e is dead here: …"
    std::uint64_t object = 0;             // the heap object it is about, 0 = none
    [[nodiscard]] bool ok() const { return error.empty(); }
};

// Splits "path(type:[]byte backing)"; `error` set when it is no question.
Query parse_query(const std::string& text, std::string& error);
const std::vector<std::string>& query_names();
bool takes_argument(const std::string& name);   // a query of that name may have one

// Answers several questions about one moment; the heap is looked at once, when a question needs it. The runtime must not
// change while it lives.
class Asker {
public:
    explicit Asker(const Runtime& rt, std::string console = {}) : rt_(rt), console_(std::move(console)) {}
    // For questions about when: the recorded run of the same machine. It is moved about and is back where it was afterwards.
    void set_past(const Past* past) { past_ = past; }
    // For diff(): the moment to compare with.
    void set_since(const Moment* since) { since_ = since; }
    [[nodiscard]] Answer answer(const std::string& query);
    const HeapPicture& picture();

private:
    friend struct Answering;
    const Runtime& rt_;
    std::string console_;
    const Past* past_ = nullptr;
    const Moment* since_ = nullptr;
    std::unique_ptr<HeapPicture> picture_;
};

// One question. `console`: what the program printed so far, for output().
Answer answer(const Runtime& rt, const std::string& query, const std::string& console = {});

}  // namespace tw
