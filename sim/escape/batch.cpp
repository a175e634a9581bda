// A batch of functions that call each other, with the literals they contain [go1.26 escape/escape.go].
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/escape/location_graph.h"
#include "sim/escape/passes.h"

namespace tw::escape {
namespace {
constexpr std::int64_t kMaxStackVar = 128 * 1024, kMaxImplicitStackVar = 64 * 1024;
}

Batch::Batch(const TypedProgram& program, const SourceSet& sources, std::vector<Func*> functions, bool explain, Result& result)
    : p_(program), sources_(sources), functions_(std::move(functions)), explain_(explain), result_(result), result_nodes_(result.nodes) {
    heap_.attributes = kEscapes | kPersists | kMutates | kCalls;
    mutator_.attributes = kMutates;
    callee_.attributes = kCalls;
}

void Batch::run() {
    for (Func* fn : functions_) init_function(*fn);
    for (Func* fn : functions_)
        if (!fn->is_closure()) walk_function(*fn);
    for (const Captured& c : closures_) flow_closure(c);
    const std::size_t count = locations_.size();
    for (std::size_t i = 0; i < count; i++) {
        Location& loc = locations_[i];
        rewrite_with_literal(loc.node);
        const std::string why = heap_reason(loc);
        if (why.empty()) continue;
        Hole k = heap();
        k = shift(k, -1);
        if (explain_) {
            const Node* where = loc.node;
            if (loc.var) {
                result_nodes_.emplace_back();
                result_nodes_.back().op = Op::Name;
                result_nodes_.back().var = loc.var;
                where = &result_nodes_.back();
            }
            notes_.push_back({nullptr, where, position(&loc), why == "too large for stack" ? "too large for stack" : why == "zero-sized element" ? "zero-sized element" : "too aligned for stack"});
            k.notes = &notes_.back();
        }
        flow(k, &loc);
        record_reason(&loc, why);
    }
    walk_all();
    finish();
}

void Batch::init_function(Func& fn) {
    fn.state = State::Planned;
    curfn_ = &fn;
    loop_depth_ = 1;
    for (Variable* v : fn.dcl) new_location(v, nullptr, true);
    for (std::size_t i = 0; i < fn.results.size(); i++) location_of(fn.results[i])->result_index = 1 + static_cast<int>(i);
}

void Batch::walk_function(Func& fn) {
    Func* const here = std::exchange(curfn_, &fn);
    const int depth = std::exchange(loop_depth_, 1);
    auto labels = std::exchange(labels_, {});
    find_labels(fn.body);
    block(fn.body);
    labels_ = std::move(labels);
    loop_depth_ = depth;
    curfn_ = here;
}

void Batch::flow_closure(const Captured& c) {
    const Func& fn = *c.closure->fn;
    for (std::size_t i = 0; i < fn.closure_vars.size(); i++) {
        Variable* v = fn.closure_vars[i];
        Location* loc = location_of(v);
        v->byval = !loc->addrtaken && !loc->reassigned && type_size(v->type) <= 128;
        v->byval_known = true;
        if (!v->byval) v->addrtaken = true;
        if (explains(loc))
            capture_line(v->pos, fmt::format("{} capturing by {}: {} (addr={} assign={} width={})", v->curfn->name, v->byval ? "value" : "ref", v->name,
                                             loc->addrtaken, loc->reassigned, type_size(v->type)));
        Hole k = c.hole;
        Node* name = nullptr;
        if (explain_) {
            result_nodes_.emplace_back();
            name = &result_nodes_.back();
            name->op = Op::Name;
            name->var = v;
            name->pos = fn.closure_pos[i];
        }
        if (!v->byval) k = addr_of(k, name, "reference");
        flow(note(k, name, "captured by a closure"), loc);
    }
}

std::int64_t Batch::type_size(TypeId t) const {
    if (!t) return 0;
    const Type& type = p_.types[t];
    if (type.size >= 0) return type.size;
    if (const auto known = sizes_.find(t.index); known != sizes_.end()) return known->second.first;
    return measure(t).first;
}

// Size and alignment where the layout of the type has not been computed yet.
std::pair<std::int64_t, std::int64_t> Batch::measure(TypeId t) const {
    const Type& type = under(t);
    std::pair<std::int64_t, std::int64_t> out{8, 8};
    switch (type.kind) {
        case Kind::Bool: case Kind::Int8: case Kind::Uint8: out = {1, 1}; break;
        case Kind::Int16: case Kind::Uint16: out = {2, 2}; break;
        case Kind::Int32: case Kind::Uint32: case Kind::Float32: out = {4, 4}; break;
        case Kind::Complex64: out = {8, 4}; break;
        case Kind::Complex128: case Kind::String: case Kind::Interface: out = {16, 8}; break;
        case Kind::Slice: out = {24, 8}; break;
        case Kind::Array: {
            const auto elem = measure(type.elem);
            out = {elem.first * type.length, elem.second};
            break;
        }
        case Kind::Struct: {
            std::int64_t at = 0, align = 1;
            for (std::size_t i = 0; i < type.fields.size(); i++) {
                const auto field = measure(type.fields[i].type);
                at = (at + field.second - 1) / field.second * field.second + field.first;
                if (field.first == 0 && i + 1 == type.fields.size() && at > 0) at++;  // a pointer past the end must stay inside
                align = std::max(align, field.second);
            }
            out = {(at + align - 1) / align * align, align};
            break;
        }
        default: break;
    }
    sizes_[t.index] = out;
    return out;
}

// Why the storage must be on the heap whatever flows; "" when it need not.
std::string Batch::heap_reason(const Location& loc) const {
    if (loc.var) {
        if (loc.var->kind != Class::Auto) return "";
        return type_size(loc.var->type) > kMaxStackVar ? "too large for stack" : "";
    }
    const Node* n = loc.node;
    if (!n || !n->type) return "";
    if (n->op != Op::Closure && type_size(n->type) > kMaxStackVar) return "too large for stack";
    if ((n->op == Op::New || n->op == Op::PtrLit) && type_size(under(n->type).elem) > kMaxImplicitStackVar) return "too large for stack";
    if (n->op == Op::Closure) {
        std::int64_t size = 8;
        for (const Variable* v : n->fn->closure_vars) size += v->byval ? type_size(v->type) : 8;
        return size > kMaxImplicitStackVar ? "too large for stack" : "";
    }
    if (n->op == Op::MethValue) return 8 + type_size(n->x->type) > kMaxImplicitStackVar ? "too large for stack" : "";
    if (n->op == Op::MakeSlice) {
        const Node* size = n->y ? n->y : n->x;
        const std::int64_t elem = type_size(under(n->type).elem);
        if (elem == 0) return "zero-sized element";
        if (!size || size->op != Op::Literal) return "";
        if (!size->constant) return size->number > kMaxImplicitStackVar / elem ? "too large for stack" : "";
        const Constant value = constant_to_int(p_.constants[size->constant]);
        if (value.kind != ConstantKind::Int || !fits_int64(value)) return "";
        if (int64_of(value) > kMaxImplicitStackVar / elem) return "too large for stack";
    }
    return "";
}

std::int64_t Batch::literal_length(const Node* n) const {
    std::int64_t at = 0, length = 0;
    for (const Node* e : n->list) {
        if (e->op == Op::Key && e->x->constant) at = int64_of(constant_to_int(p_.constants[e->x->constant]));
        length = std::max(length, ++at);
    }
    if (n->list.size() == 1 && n->list[0]->op == Op::Literal && n->origin && p_.ast.exprs[n->origin].kind == ExprKind::Call) {  // []rune("text")
        const Constant& text = p_.constants[n->list[0]->constant];
        length = std::count_if(text.text.begin(), text.text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    }
    return length;
}

// A size or boxed value that can only be one constant is taken as that constant.
void Batch::rewrite_with_literal(Node* n) {
    if (!n) return;
    if (n->op == Op::MakeSlice) {
        Node*& size = n->y ? n->y : n->x;
        if (!size || size->op == Op::Literal) return;
        Node* value = static_value(size);
        if (value->op == Op::Len && value->x) {
            const Node* of = static_value(value->x);
            if (of->op != Op::SliceLit) return;
            result_nodes_.emplace_back();
            Node* length = &result_nodes_.back();
            length->op = Op::Literal;
            length->type = p_.types.basic(Kind::Int);
            length->number = literal_length(of);
            length->text = std::to_string(length->number);
            size = length;
            return;
        }
        if (value->op != Op::Literal || !value->constant) return;
        const Constant c = constant_to_int(p_.constants[value->constant]);
        if (c.kind != ConstantKind::Int || constant_sign(c) < 0) return;
        result_nodes_.push_back(*value);
        Node* copy = &result_nodes_.back();
        copy->type = p_.types.basic(Kind::Int);
        size = copy;
        return;
    }
    if (n->op != Op::ConvIface || n->x->op == Op::Literal || kind(n->x->type) == Kind::Interface) return;
    Node* value = static_value(n->x);
    const ConstantId box = value->op == Op::Literal ? value->constant : ConstantId{};
    for (ExprId e = n->origin; e; e = p_.ast.exprs[e].kind == ExprKind::Paren ? p_.ast.exprs[e].x : ExprId{})
        if (const auto [at, fresh] = result_.facts.constant_box.emplace(e, box); !fresh && at->second != box) at->second = {};  // other instances
    if (value->op != Op::Literal) return;
    result_nodes_.push_back(*value);
    Node* copy = &result_nodes_.back();
    copy->type = n->x->type;
    n->x = copy;
}

void Batch::line(const Func* fn, Pos pos, std::string text, const Location* about) {
    if (!fn || !fn->reports || !pos) return;  // #next has no position: -m's line about it names no file
    EscapeLine out{pos, std::move(text), {}, ++result_.printed};
    if (about)
        if (const auto found = explanations_.find(about); found != explanations_.end()) out.explanation = std::exchange(found->second, {});
    result_.facts.lines.push_back(std::move(out));
}

void Batch::decide(const Location& loc) {
    const bool escapes = loc.has(kEscapes);
    const auto set = [&](ExprId e) {
        if (!e) return;
        const bool before = result_.decided[e.index] && result_.facts.expr_on_heap[e.index];
        result_.decided[e.index] = true;
        result_.facts.expr_on_heap[e.index] = before || escapes;
    };
    if (loc.var) {
        if (loc.var->object) result_.facts.variable_on_heap[loc.var->object.index] = escapes;
        set(loc.var->origin);
        return;
    }
    const ExprId origin = loc.node->origin;
    if (loc.node->op != Op::ConvIface) return set(origin);
    for (ExprId e = origin; e; e = p_.ast.exprs[e].kind == ExprKind::Paren ? p_.ast.exprs[e].x : ExprId{}) {
        const auto [at, fresh] = result_.facts.box_on_heap.emplace(e, escapes);
        if (!fresh) at->second = at->second || escapes;
    }
}

void Batch::finish() {
    for (Func* fn : functions_) {
        fn->tags.clear();
        for (std::size_t i = 0; i < fn->params.size(); i++) tag_parameter(*fn, i);
    }
    for (Func* fn : functions_) fn->state = State::Tagged;
    for (const Location& loc : locations_) {
        if (!loc.var && !loc.node) continue;
        decide(loc);
        const bool wrapper = loc.node && ((loc.node->op == Op::Closure && loc.node->fn->is_wrapper) || (loc.node->op == Op::MethValue && loc.node->implicit));
        if (loc.curfn->reports && !wrapper) {
            if (loc.var && loc.has(kEscapes)) line(loc.curfn, loc.var->pos, "moved to heap: " + loc.var->name, &loc);
            if (loc.node) {
                const std::string what = loc.node->op == Op::Append ? "append" : node_text(p_, loc.node);
                line(loc.curfn, loc.node->pos, what + (loc.has(kEscapes) ? " escapes to heap" : " does not escape"), &loc);
            }
        }
        if (loc.node && loc.node->op == Op::Str2Bytes && !loc.has(kMutates)) {
            line(loc.curfn, loc.node->pos, "zero-copy string->[]byte conversion");
            if (loc.node->origin) result_.facts.zero_copy.insert(loc.node->origin);
        }
        if (const auto found = explanations_.find(&loc); found != explanations_.end() && loc.curfn->reports && position(&loc))  // there was no line to explain
            for (const std::string& text : found->second) capture_line(position(&loc), text);
        if (loc.var) loc.var->location = nullptr;
    }
}

}  // namespace tw::escape
