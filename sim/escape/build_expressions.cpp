// What evaluating an expression lets flow [go1.26 escape/expr.go, escape/assign.go].
#include "sim/escape/location_graph.h"

namespace tw::escape {

void Batch::expr(Hole k, Node* n) {
    if (!n) return;
    stmts(n->init);
    expr_skip_init(k, n);
}

void Batch::expr_skip_init(Hole k, Node* n) {
    if (!n) return;
    const Kind type_kind = n->type ? p_.types[n->type].kind : Kind::Invalid;
    const bool untyped = type_kind >= Kind::UntypedBool && type_kind <= Kind::UntypedNil;
    if (k.derefs >= 0 && n->type && !untyped && type_kind != Kind::Tuple && !pointers(n->type)) k.dst = &blank_;
    switch (n->op) {
        case Op::Literal: case Op::Nil: case Op::TypeExpr: case Op::MethodExpr: case Op::Global: case Op::FuncName: break;
        case Op::Name:
            if (n->var) flow(k, location_of(n->var));
            break;
        case Op::Plus: case Op::Neg: case Op::BitNot: case Op::Not: discard(n->x); break;
        case Op::Binary: case Op::Logical:
            discard(n->x);
            discard(n->y);
            break;
        case Op::Addr: expr(addr_of(k, n, "address-of"), n->x); break;
        case Op::Deref: expr(deref(k, n, "indirection"), n->x); break;
        case Op::Dot: case Op::DotInter: expr(note(k, n, "dot"), n->x); break;
        case Op::DotPtr: expr(deref(k, n, "dot of pointer"), n->x); break;
        case Op::DotType: expr(dot_type(k, n->type, n, "dot"), n->x); break;
        case Op::Index:
            if (kind(n->x->type) == Kind::Array) expr(note(k, n, "fixed-array-index-of"), n->x);
            else expr(deref(k, n, "dot of pointer"), n->x);
            discard(n->y);
            break;
        case Op::IndexMap:
            discard(n->x);
            discard(n->y);
            break;
        case Op::Slice: case Op::SliceArr: case Op::SliceStr:
            expr(note(k, n, "slice"), n->x);
            discard(n->y);
            discard(n->z);
            discard(n->w);
            break;
        case Op::Conv: case Op::ConvNop:
            if (kind(n->type) == Kind::UnsafePointer && kind(n->x->type) == Kind::Uintptr) unsafe_value(k, n->x);
            else expr(k, n->x);
            break;
        case Op::ConvIface:
            if (kind(n->x->type) != Kind::Interface && !is_direct_iface(p_.types, n->x->type)) k = spill(k, n);
            expr(note(k, n, "interface-converted"), n->x);
            break;
        case Op::SliceToArr: expr(deref(k, n, "slice-to-array"), n->x); break;
        case Op::SliceToArrPtr: expr(k, n->x); break;
        case Op::Recv: discard(n->x); break;
        case Op::New: spill(k, n); break;
        case Op::MakeSlice: case Op::MakeMap:
            spill(k, n);
            discard(n->x);
            discard(n->y);
            break;
        case Op::MakeChan: discard(n->x); break;
        case Op::MethValue: method_value(k, n); break;
        case Op::PtrLit: expr(spill(k, n), n->x); break;
        case Op::ArrayLit:
            for (Node* e : n->list) expr(note(k, n, "array literal element"), e->op == Op::Key ? e->y : e);
            break;
        case Op::SliceLit:
            k = spill(k, n);
            for (Node* e : n->list) expr(note(k, n, "slice-literal-element"), e->op == Op::Key ? e->y : e);
            break;
        case Op::StructLit:
            for (Node* e : n->list) expr(note(k, n, "struct literal element"), e->x);
            break;
        case Op::MapLit:
            spill(k, n);
            for (Node* e : n->list) {
                assign_heap(e->x, "map literal key", n);
                assign_heap(e->y, "map literal value", n);
            }
            break;
        case Op::Closure: closure(k, n); break;
        case Op::Runes2Str: case Op::Bytes2Str: case Op::Str2Runes: case Op::Str2Bytes: case Op::RuneStr:
            spill(k, n);
            discard(n->x);
            break;
        case Op::AddStr:
            spill(k, n);
            discards(n->list);
            break;
        default: {
            const Holes ks{k};
            call(&ks, n);
        }
    }
}

// The receiver flows to the closure and to the receiver parameter; where the results go is not known.
void Batch::method_value(const Hole& k, Node* n) {
    const Hole closure_hole = spill(k, n);
    const std::size_t results = n->type ? under(n->type).results.size() : 0;
    const Holes ks(results, heap());
    expr(tee({tag_hole(&ks, n->fn, 0), closure_hole}), n->x);
}

void Batch::closure(const Hole& k, Node* n) {
    const Hole record = spill(k, n);
    closures_.push_back({record, n});
    Func& fn = *n->fn;
    if (!fn.is_closure()) return;
    for (Variable* v : fn.closure_vars) {
        Location* loc = location_of(v);
        if (loc->captured) continue;
        loc->captured = true;
        // assignments in straight-line code before the first capture do not count
        if (loc->loop_depth == loop_depth_) loc->reassigned = false;
    }
    walk_function(fn);
}

namespace {

// The field Data of a reflect.SliceHeader or reflect.StringHeader behind a pointer: a pointer in disguise.
bool header_data(const TypedProgram& p, const Node* n) {
    if (n->op != Op::DotPtr || n->text != "Data" || !n->x->type) return false;
    const std::string type = type_text(p.types, p.types.under(n->x->type).elem, Qualify::ImportPath);
    return type == "reflect.SliceHeader" || type == "reflect.StringHeader";
}

}  // namespace

// A uintptr expression that may come from a pointer.
void Batch::unsafe_value(const Hole& k, Node* n) {
    stmts(n->init);
    switch (n->op) {
        case Op::Conv: case Op::ConvNop:
            if (kind(n->x->type) == Kind::UnsafePointer) expr(k, n->x);
            else discard(n->x);
            break;
        case Op::DotPtr:
            if (header_data(p_, n)) expr(deref(k, n, "reflect.Header.Data"), n->x);
            else discard(n->x);
            break;
        case Op::Plus: case Op::Neg: case Op::BitNot: unsafe_value(k, n->x); break;
        case Op::Binary:
            unsafe_value(k, n->x);
            if (n->token == Token::Shl || n->token == Token::Shr) discard(n->y);
            else unsafe_value(k, n->y);
            break;
        default: expr_skip_init(discard_hole(), n);
    }
}

// The hole that stands for storing into n.
Hole Batch::addr(Node* n) {
    if (!n || (n->op == Op::Name && !n->var)) return discard_hole();
    Hole k = heap();
    switch (n->op) {
        case Op::Name: return {location_of(n->var), 0, nullptr, false};
        case Op::Dot: return addr(n->x);
        case Op::Index:
            discard(n->y);
            if (kind(n->x->type) == Kind::Array) return addr(n->x);
            mutate(n->x);
            break;
        case Op::Deref: case Op::DotPtr: mutate(n->x); break;
        case Op::IndexMap:
            discard(n->x);
            assign_heap(n->y, "key of map put", n);
            break;
        default: break;
    }
    return k;
}

Batch::Holes Batch::addrs(const std::vector<Node*>& list) {
    Holes ks;
    for (Node* n : list) ks.push_back(addr(n));
    return ks;
}

namespace {

// b.buf = b.buf[n:m] stores no pointer that was not there.
bool slice_self_assign(const Node* dst, const Node* src) {
    const auto base = [](const Node* n) -> const Variable* {
        if (n->op != Op::Deref && n->op != Op::DotPtr) return nullptr;
        return n->x->op == Op::Name ? n->x->var : nullptr;
    };
    const Variable* to = base(dst);
    if (!to) return false;
    if (src->op != Op::Slice && src->op != Op::SliceArr && src->op != Op::SliceStr) return false;
    if (src->op == Op::SliceArr && src->x->op == Op::Addr) return false;
    return base(src->x) == to;
}

bool may_affect_memory(const Node* n) {
    switch (n->op) {
        case Op::Name: case Op::Global: case Op::FuncName: case Op::Literal: case Op::Nil: return false;
        case Op::Binary:
            switch (n->token) {
                case Token::Eql: case Token::Neq: case Token::Lss: case Token::Leq: case Token::Gtr: case Token::Geq: return true;
                default: return may_affect_memory(n->x) || may_affect_memory(n->y);
            }
        case Op::Index: return may_affect_memory(n->x) || may_affect_memory(n->y);
        case Op::Conv: case Op::ConvNop: case Op::Len: case Op::Cap: case Op::Not: case Op::BitNot: case Op::Plus: case Op::Neg:
        case Op::Dot: case Op::DotPtr: case Op::Deref: return may_affect_memory(n->x);
        default: return true;
    }
}

bool same_safe(const TypedProgram& p, const Node* l, const Node* r) {
    while (l->op == Op::ConvNop) l = l->x;
    while (r->op == Op::ConvNop) r = r->x;
    if (l->op != r->op || l->type != r->type) return false;
    switch (l->op) {
        case Op::Name: return l->var == r->var;
        case Op::Global: return l->text == r->text;
        case Op::Dot: case Op::DotPtr: return l->text == r->text && same_safe(p, l->x, r->x);
        case Op::Deref: case Op::Not: case Op::BitNot: case Op::Plus: case Op::Neg: case Op::Conv: return same_safe(p, l->x, r->x);
        case Op::Index: case Op::IndexMap: return same_safe(p, l->x, r->x) && same_safe(p, l->y, r->y);
        case Op::Binary: return l->token == r->token && same_safe(p, l->x, r->x) && same_safe(p, l->y, r->y);
        case Op::Literal:
            if (l->constant && r->constant) {
                const Constant& a = p.constants[l->constant];
                const Constant& b = p.constants[r->constant];
                return a.kind == b.kind && constant_text(a) == constant_text(b);
            }
            return l->text == r->text && !l->constant && !r->constant;
        case Op::Nil: return true;
        default: return false;
    }
}

bool self_assign(const TypedProgram& p, const Node* dst, const Node* src) {
    if (slice_self_assign(dst, src)) return true;
    if (dst->op != src->op) return false;
    if (dst->op == Op::Dot || dst->op == Op::DotPtr) return same_safe(p, dst->x, src->x);
    if (dst->op != Op::Index || may_affect_memory(dst->y) || may_affect_memory(src->y)) return false;
    return same_safe(p, dst->x, src->x);
}

}  // namespace

void Batch::assign_list(const std::vector<Node*>& dsts, const std::vector<Node*>& srcs, const char* why, Node* where) {
    const Holes ks = addrs(dsts);
    for (std::size_t i = 0; i < ks.size(); i++) {
        Hole k = ks[i];
        Node* src = i < srcs.size() ? srcs[i] : nullptr;
        if (dsts[i] && src && header_data(p_, dsts[i])) {
            unsafe_value(note(heap(), where, why), src);
            continue;
        }
        if (dsts[i] && src && self_assign(p_, dsts[i], src)) {
            line(curfn_, where->pos, curfn_->name + " ignoring self-assignment in " + node_text(p_, where));
            k = discard_hole();
        }
        expr(note(k, where, why), src);
    }
    reassigned(ks, where);
}

// Marks what the holes stand for as reassigned, unless `where` is the one statement that declares and assigns it.
void Batch::reassigned(const Holes& ks, const Node* where) {
    if (where->op == Op::As && !where->y && where->x && where->x->op == Op::Name && where->x->var && !where->x->var->defn) return;
    for (const Hole& k : ks) {
        if (k.dst->var && k.dst->var->defn == where && where->op != Op::Range) continue;
        k.dst->reassigned = true;
    }
}

}  // namespace tw::escape
