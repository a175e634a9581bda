// The code of one function in the making: emission, slots, labels, places. Its methods are spread over the
// generate_*.cpp files by concept. Offsets while generating: outgoing arguments from 0, locals from kLocal, own
// parameters from kParam; finish() turns them into frame offsets when the sizes are known.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/codegen/unit_internal.h"

namespace tw::codegen {

inline constexpr std::int32_t kLocal = 1 << 28;
inline constexpr std::int32_t kParam = 1 << 29;
inline constexpr int kNowhere = -1;  // no destination wanted, or no slot

struct Place {
    enum class Kind : std::uint8_t { Blank, Register, Frame, Pointer, Element, Inner, Array, FrameArray, MapElement };
    Kind kind = Kind::Blank;
    TypeId type;
    // Register, Frame: offset; Pointer: slot of the pointer; Element: of the slice; Inner: of the slice of slices;
    // Array: of the array's address; FrameArray: offset of the array; MapElement: of the map
    int slot = kNowhere;
    std::int64_t displacement = 0;  // Pointer; Inner: slot of the first index; Array, FrameArray: number of elements
    int index = kNowhere;  // Element, Inner, Array, FrameArray, MapElement: slot of the index or key
    TypeId map_type;
};

struct Local {           // where a Go variable lives
    enum class Kind : std::uint8_t { Register, Frame, Heap, Reference } kind = Kind::Register;
    int slot = kNowhere;
};

struct Target {          // what break and continue may name
    std::string label;
    int break_label = -1, continue_label = -1;
    int function_depth = 0;
    bool is_loop = false;
};

struct Captured { TypeId type; int slot = kNowhere; };

// A variable that the compiler makes for a range-over-func loop: the loop's state, the exit code, results on their way out.
struct Hidden { std::string name; TypeId type; bool by_value = false; };
// Control that leaves a range-over-func body for good: the loop's function acts on it after the iterator returned.
struct Exit { std::string key; StmtId statement; };

class FunctionContext {
public:
    Unit& unit;
    FunctionCode code;
    FuncId id;
    Pos pos;
    int loop_depth = 0;
    FunctionContext(Unit& u) : unit(u) {}

    // emission (function_context.cpp)
    int emit(Op op, std::int32_t a = 0, std::int32_t b = 0, std::int32_t c = 0, std::uint16_t e = 0);
    void data(std::int32_t a, std::int32_t b = 0, std::int32_t c = 0) { emit(Op::Data, a, b, c); }
    int label();
    void bind(int label);
    void jump(int label) { emit(Op::Jmp, label); }
    int alloc(const std::vector<bool>& mask);
    int alloc_fixed(const std::vector<bool>& mask);      // never reused: its address is taken
    int temp(TypeId type);
    int word(bool pointer = false);
    [[nodiscard]] std::size_t mark() const { return owned_.size(); }
    void release(std::size_t mark);
    void stack_object(int slot, TypeId type);
    int entry_word();                                    // a word that is 0 at entry
    void aggregate(int slot, TypeId type);
    void need_outgoing(std::int32_t bytes);
    void start(const std::string& symbol, TypeId receiver, const std::vector<TypeId>& params, const std::vector<TypeId>& results);
    FunctionCode finish();
    void enter();
    Layout layout;

    // values and places (generate_places.cpp)
    void move(TypeId type, int dest, int source);
    void zero(TypeId type, int dest);
    void load_immediate(int dest, std::int64_t value);
    Place place(ExprId e);
    Place field_place(Place base, int index);
    Place array_place(Place base, ExprId index, TypeId array, TypeId elem);
    Place snapshot(Place at);
    Place plain(const Place& place);                     // Inner, Array and FrameArray as Element or Pointer
    int load_fused(const Place& place, int dest);
    bool store_fused(const Place& place, int value);
    Place pointer_place(int pointer_slot, TypeId elem, std::int64_t displacement = 0);
    Place walk(Place base, const std::vector<int>& path);
    int load(const Place& place, int dest = kNowhere);
    void store(const Place& place, int value);
    void store_zero(const Place& place);
    int address(const Place& place, int dest = kNowhere);
    Place variable_place(ObjectId object);
    Place spill(TypeId type, int slot) { return Place{Place::Kind::Register, type, slot, 0, kNowhere, {}}; }
    bool is_frame_memory(TypeId type) const;
    Place declare(ObjectId object, bool zeroed);   // makes room for a variable
    void note_variable(ObjectId object, int slot, bool on_heap, bool by_reference);

    // variables on the heap (heap_variables.cpp)
    int new_heap_variable(TypeId type, Pos at, const std::string& why);
    void declare_heap_variables(const std::vector<ExprId>& names, bool define);

    // expressions (generate_expressions.cpp, generate_operators.cpp)
    int expr(ExprId e, int dest = kNowhere);
    int value(ExprId e, TypeId to, int dest = kNowhere);   // with the implicit conversion to type `to`
    int constant(const Constant& value, TypeId type, int dest);
    std::uint16_t counted_conversion(ExprId operand, int from, int to, bool constant);
    int convert_to_interface(int slot, TypeId from, TypeId to, int dest, ExprId operand, const Constant* constant);
    // static literals (static_literals.cpp)
    struct StaticData { std::string bytes; std::vector<RodataString> strings; };
    bool box_static_literal(ExprId operand, TypeId type, int dest);
    void note_literals(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, bool define);
    [[nodiscard]] ExprId literal_behind(ExprId operand) const;
    bool static_bytes(ExprId e, TypeId type, std::int64_t at, StaticData& out);
    bool static_elements(const Expr& literal, const Type& shape, std::int64_t at, StaticData& out);
    std::string constant_bytes(const Constant& value, TypeId type);
    int implicit(int slot, TypeId from, TypeId to, int dest, ExprId operand);
    int conversion(ExprId call, int dest);
    bool narrow_arithmetic(ExprId e, bool sign, int dest);
    int binary(ExprId e, int dest);
    int arithmetic(Token op, TypeId type, int x, int y, int dest);
    bool arithmetic_immediate(Token op, TypeId type, ExprId x, ExprId y, int dest, int x_slot = kNowhere);
    void fuse_loop_end(std::size_t post_end);
    int shift(Token op, TypeId type, int x, ExprId count, int dest);
    int compare(Token op, TypeId type, int x, int y, int dest);
    int compare_expr(ExprId e, int dest);
    int concat(ExprId e, int dest);
    int unary(ExprId e, int dest);
    void wrap(TypeId type, int slot);
    void condition(ExprId e, bool sense, int label);
    int composite(ExprId e, int dest);
    void composite_into(ExprId e, TypeId type, const Place& to, bool zeroed);
    int address_of_composite(ExprId e, ExprId literal, int dest);
    int slice_literal(ExprId e, TypeId type, int dest);
    int map_literal(ExprId e, TypeId type, int dest);
    int map_room(TypeId map, bool group);
    void make_map(int dest, int hint, TypeId type, int room, int site);
    int slice_expr(ExprId e, int dest);
    int type_assert(ExprId e, int dest, int ok, bool only_ok = false);
    int assert_to(int slot, TypeId from, TypeId to, int dest, int ok, bool only_ok = false);
    int index_value(ExprId e, int dest);
    int receive(ExprId channel, TypeId elem, int dest, int ok);
    int map_get(ExprId map, ExprId key, int dest, int ok);
    int int_index(ExprId e);
    int text_operand(ExprId e, int dest);
    int buffer(std::int64_t bytes);
    void constant_text_slice(ExprId call, int dest);
    [[nodiscard]] std::string reason(ExprId e, const std::string& otherwise) const;
    [[nodiscard]] bool stays(ExprId e) const { return !literals_on_heap && e.index < unit.facts.expr_on_heap.size() && !unit.facts.expr_on_heap[e.index]; }
    int room(TypeId type);                               // a zeroed stack object
    bool is_constant(ExprId e) const;
    const Constant& constant_of(ExprId e) const;
    bool is_simple(ExprId e) const;   // no call, allocation or other safepoint
    ExprId strip(ExprId e) const;

    // calls (generate_calls.cpp, generate_builtins.cpp)
    int operand(ExprId e, TypeId type);
    [[nodiscard]] bool simple_arguments(ExprId call) const;
    int call(ExprId e, int dest);                       // single result or none
    std::vector<std::pair<int, TypeId>> call_results(ExprId e);  // slots of all results, in the outgoing area
    std::vector<std::pair<int, TypeId>> multi_value(ExprId e, std::size_t count, bool only_ok = false);
    void arguments(ExprId call, TypeId signature, const Layout& at, std::vector<std::pair<int, TypeId>> first);
    int builtin(ExprId e, const std::string& name, int dest);
    int builtin_more(ExprId e, const std::string& name, int dest);
    int append(ExprId e, int dest);
    bool append_made(ExprId e, int pair);
    void check_unsafe(std::int64_t elem_size, int pointer, int length, const std::string& what);
    void append_slice(int pair, TypeId elem, int dest, TypeId source, Pos at);
    void append_values(int slice, TypeId elem, const std::vector<int>& values, Pos at, bool small = false, int steps = kNowhere);
    bool small_append(ExprId slice, TypeId elem);
    void append_small(int slice, TypeId elem, int old_length, int fits);
    bool frame_slice(ObjectId object);
    int step_room(ObjectId variable, TypeId elem);
    void move_slices(StmtId s);
    int builtin_of_values(const std::string& name, const std::vector<std::pair<int, TypeId>>& values, TypeId result, int dest);
    int variadic_room(ExprId call, TypeId elem, std::size_t count);
    int pack_values(ExprId call, TypeId slice, const std::vector<std::pair<int, TypeId>>& values, std::size_t from);
    int make(ExprId e, int dest);
    void make_small(TypeId elem, int sizes, int dest, int end);
    int min_max(ExprId e, bool is_min, int dest);
    void print(const std::vector<std::pair<int, TypeId>>& values, bool line);
    int receiver_value(ExprId selector, const Selection& selection, ObjectId method, int dest);
    int pack_variadic(ExprId call, TypeId slice, const std::vector<ExprId>& list, std::size_t from);

    // closures, go, defer (generate_closures.cpp)
    int literal(ExprId e, int dest);
    int make_closure(FuncId function, bool on_heap, int dest, Pos at, const std::string& reason);
    int record(int function, const std::vector<std::pair<int, TypeId>>& captures, bool on_heap, int dest, const std::string& reason);
    int method_value(ExprId e, const Selection& selection, int dest);
    int method_expression(ExprId e, const Selection& selection, int dest);
    int deferred_call(ExprId call, bool is_go);
    void load_captures();
    std::pair<int, TypeId> dictionary(FuncId of);
    [[nodiscard]] bool depends_on_instance(TypeId type) const;
    int instance_value(ExprId e, FuncId function, int dest);
    void fix_closure_type();

    // statements (generate_statements.cpp …)
    void body();
    void statement(StmtId s);
    void statements(const std::vector<StmtId>& list);
    void block(StmtId s);
    void assign(StmtId s);
    void assign_pairs(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, bool define);
    void assign_values(const std::vector<ExprId>& lhs, const std::vector<std::pair<int, TypeId>>& values, bool define);
    void op_assign(ExprId lhs, Token op, ExprId rhs);
    void define_or_store(ExprId lhs, bool define, int slot, TypeId from, ExprId operand = {});
    bool defines(ExprId lhs, bool define) const;
    void declaration(DeclId d);
    void return_statement(StmtId s);
    void leave();
    void epilogue();
    void if_statement(StmtId s);
    void for_statement(StmtId s);
    void range_statement(StmtId s);
    void range_integer(StmtId s);
    void range_slice(StmtId s);
    void range_string(StmtId s);
    void range_map(StmtId s);
    void range_channel(StmtId s);
    void range_function(StmtId s);
    void range_body(StmtId s);
    void end_body(int state, bool result);
    int iterator_closure(FuncId function, FunctionContext& inner, bool heap);
    Place hidden(const Hidden& variable);
    void make_hidden(const Hidden& variable, bool heap);
    void exit_body(const std::string& key, StmtId s);
    void act_on_exit(const Exit& exit);
    bool resolves(StmtId s) const;
    FunctionContext& range_root() { return range_outer ? range_outer->range_root() : *this; }
    void return_from_body(StmtId s);
    void range_variables(StmtId s, int key, TypeId key_type, int elem, TypeId elem_type);
    bool share_counter(StmtId s, int at);
    void range_variable(StmtId s, std::size_t which, int slot, TypeId type);
    bool wants(StmtId s, std::size_t which) const;
    void switch_statement(StmtId s);
    void type_switch(StmtId s);
    void select_statement(StmtId s);
    void branch(StmtId s);
    void clause_body(StmtId clause, int fallthrough_label);
    void start_statement(Pos at);
    void push_target(int break_label, int continue_label, bool is_loop);
    [[nodiscard]] bool lives_in_memory(ObjectId object) const;
    [[nodiscard]] bool on_heap(ObjectId object) const;

    std::unordered_map<std::uint32_t, Local> locals;     // by ObjectId
    std::vector<Target> targets;
    std::string pending_label;
    std::map<std::string, int> goto_labels;
    std::vector<ObjectId> result_objects;
    std::vector<TypeId> result_types;
    int epilogue_label = -1;
    int fallthrough_label = -1;
    bool heap_results = false;
    bool literals_on_heap = false;   // arguments of a go or defer statement outlive this pass of the loop
    // range-over-func bodies (generate_range_functions.cpp)
    FunctionContext* range_outer = nullptr;   // of a body: the function, or body, that holds the loop
    StmtId range_loop;                        // of a body: its loop
    bool loops_on_heap = true;                // the loop being compiled keeps its closure and variables on the heap
    std::vector<Hidden> hidden_captures;
    std::int64_t hidden_base = 8;             // where hidden captures start in the closure record
    std::map<std::string, Local> hidden_locals;
    std::vector<Exit> exits;
    std::map<std::string, int> exit_codes;    // of the outermost function
    std::set<std::string> own_labels;

private:
    // Heap variables of the present basic block that may share one allocation: `made` is its New, `moved` gives the variable its place.
    struct SharedVariable { int slot; std::int64_t size, align; int made, moved; };
    std::vector<SharedVariable> shared_;
    int shared_base_ = kNowhere;
    std::unordered_map<std::uint32_t, ExprId> literal_of_;   // variables declared with a composite literal
    std::set<std::uint32_t> declared_;        // by declare_heap_variables, not yet assigned
    void note_block_end(const Instruction& instruction);
    void close_shared_allocation();
    [[nodiscard]] bool divides_by_constant(const Instruction& instruction) const;
    std::map<std::vector<bool>, std::vector<int>> free_;
    std::vector<std::pair<int, std::vector<bool>>> owned_;
    std::vector<int> label_pc_;
    std::vector<bool> local_pointers_;
    std::vector<int> entry_words_;
    std::set<std::uint32_t> small_appends_;   // variables whose first append has its room
    std::unordered_map<std::uint32_t, std::pair<int, int>> step_rooms_;  // by slice variable: room, the word that tells it is cleared
    std::int32_t local_size_ = 0, outgoing_ = 0;
};

}  // namespace tw::codegen
