#include <fmt/format.h>

#include <algorithm>

#include "sim/escape/lower.h"

namespace tw::escape {
namespace {

bool calls_or_receives(const Node* n) {
    switch (n->op) {
        case Op::CallFunc: case Op::CallInter: case Op::Append: case Op::Cap: case Op::Clear: case Op::Close: case Op::Complex:
        case Op::Copy: case Op::Delete: case Op::Imag: case Op::Len: case Op::Max: case Op::Min: case Op::Panic: case Op::Print:
        case Op::Println: case Op::Real: case Op::Recover: case Op::Recv: case Op::UnsafeAdd: case Op::UnsafeSlice:
        case Op::UnsafeSliceData: case Op::UnsafeString: case Op::UnsafeStringData: return true;
        default: break;
    }
    bool found = false;
    each_child(n, [&](const Node* c) { found = found || calls_or_receives(c); });
    return found;
}

}  // namespace

// A call, receive, map read or assertion used for several values; `types` gets their types.
Node* Lower::multi_value(ExprId e, std::vector<TypeId>* types) {
    e = strip(e);
    const TypeId type = p_.type_of(e);
    Node* n = expr_unparen(e);
    if (type && p_.types[type].kind == Kind::Tuple) *types = p_.types[type].results;
    else *types = {type, p_.types.basic(Kind::Bool)};
    return n;
}

// The values of an expression list, converted to the targets; one multi-valued expression goes through temporaries.
Lower::Nodes Lower::multi(const std::vector<ExprId>& list, const std::vector<TypeId>& targets, Pos pos) {
    Nodes out;
    const auto target = [&](std::size_t i) { return i < targets.size() ? targets[i] : TypeId{}; };
    const bool one = list.size() == 1;
    const TypeId type = one ? p_.type_of(strip(list[0])) : TypeId{};
    const bool tuple = one && type && p_.types[type].kind == Kind::Tuple && p_.types[type].results.size() > 1;
    const ExprKind k = one ? ast(strip(list[0])).kind : ExprKind::Bad;
    const bool comma_ok = one && targets.size() == 2 && !tuple && (k == ExprKind::Index || k == ExprKind::TypeAssert || k == ExprKind::Unary);
    if (!tuple && !comma_ok) {
        for (std::size_t i = 0; i < list.size(); i++) out.push_back(implicit(target(i), list[i]));
        return out;
    }
    std::vector<TypeId> types;
    Node* value = multi_value(list[0], &types);
    Node* as = tree_.add(value->op == Op::IndexMap ? Op::As2MapR : value->op == Op::Recv ? Op::As2Recv : value->op == Op::DotType ? Op::As2DotType : Op::As2Func, pos);
    as->flag = true;
    as->list2.push_back(value);
    for (std::size_t i = 0; i < types.size(); i++) {
        Variable* tmp = temp(pos, types[i]);
        tmp->defn = as;
        Node* dcl = tree_.add(Op::Dcl, pos);
        dcl->var = tmp;
        as->init.push_back(dcl);
        as->list.push_back(name(tmp, pos));
        Node* result = name(tmp, pos);
        if (target(i) && target(i) != types[i]) result = convert(target(i), result, pos, true, {}, {}, list[0]);
        out.push_back(result);
    }
    out[0] = init_expr({as}, out[0]);
    return out;
}

// f(a, b, c) becomes f([]T{a, b, c}...)
void Lower::pack_variadic(Node* call, TypeId signature) {
    const Type& t = under(signature);
    if (!t.variadic || call->ddd || t.params.empty()) return;
    const std::size_t receiver = call->x && call->x->op == Op::MethodExpr && call->flag ? 1 : 0;
    const std::size_t fixed = t.params.size() - 1 + receiver;
    Nodes extra(call->list.begin() + static_cast<std::ptrdiff_t>(std::min(fixed, call->list.size())), call->list.end());
    call->list.resize(std::min(fixed, call->list.size()));
    Node* slice = tree_.add(extra.empty() ? Op::Nil : Op::SliceLit, call->pos, t.params.back());
    slice->list = std::move(extra);
    slice->implicit = true;
    slice->origin = call->origin;
    call->list.push_back(slice);
    call->ddd = true;
}

// f()(…): what computes the callee goes into a temporary.
void Lower::rewrite_callee(Node* call) {
    Node** at = &call->x;
    if (call->x->op == Op::DotInter || call->x->op == Op::MethValue) at = &call->x->x;
    if (!calls_or_receives(*at)) return;
    Variable* tmp = temp(call->pos, (*at)->type);
    Node* as = tree_.add(Op::As, call->pos);
    Node* dcl = tree_.add(Op::Dcl, call->pos);
    dcl->var = tmp;
    as->init.push_back(dcl);
    as->x = name(tmp, call->pos);
    as->y = *at;
    tmp->defn = as;
    *at = name(tmp, call->pos);
    call->init.push_back(as);
}

// x.M(…) where x's type is a type parameter: the method expression stands in the dictionary, in order of first use.
Node* Lower::dictionary_method(const Node* receiver, const std::string& method, TypeId signature, Pos pos) {
    Func* outer = fn_;
    while (outer->parent) outer = outer->parent;
    const std::string key = (receiver->type ? shape_text(p_, receiver->type) : "") + "." + method;
    std::vector<std::string>& known = outer->dictionary_methods;
    auto at = std::find(known.begin(), known.end(), key);
    if (at == known.end()) at = known.insert(known.end(), key);
    Node* n = tree_.add(Op::TypeExpr, pos, signature);
    n->number = 1 + (at - known.begin());
    n->text = receiver->type ? shape_text(p_, receiver->type) : "";
    return n;
}

Node* Lower::call(ExprId e) {
    const Expr& node = ast(e);
    const ExprId callee = strip(node.x);
    const ExprInfo& fun = p_.of(callee);
    if (fun.mode == Mode::TypeExpr) {
        const ExprId arg = node.list[0];
        const TypeId to = p_.type_of(e);
        if (p_.of(strip(arg)).mode == Mode::NilValue) {
            Node* n = tree_.add(Op::ConvNop, ast(arg).pos, to);
            n->x = tree_.add(Op::Nil, ast(arg).pos, to);
            n->type_expr = node.x;
            return n;
        }
        return convert(to, expr(arg), ast(arg).pos, false, node.x, e, arg);
    }
    if (fun.mode == Mode::Builtin) return builtin(e, ast(callee).text);
    Node* n = tree_.add(Op::CallFunc, node.pos, p_.type_of(e));
    n->origin = e;
    n->ddd = node.flag;
    const auto instance = p_.instances.find(callee);
    TypeId signature = instance != p_.instances.end() ? p_.functions[instance->second].signature : fun.type;
    const auto found = p_.selections.find(callee);
    const bool method = found != p_.selections.end() && instance == p_.instances.end();
    if (method && found->second.kind != SelectionKind::MethodExpression && receiver_is_type_param(callee)) {
        // the dictionary has the method for the type argument as it is: nothing is dereferenced or selected on the way there
        Node* recv = expr(ast(callee).x);
        n->x = dictionary_method(recv, ast(callee).text, fun.type, ast(callee).pos);
        n->list.push_back(recv);
    } else if (method && found->second.kind == SelectionKind::InterfaceMethod) {
        Node* dot = tree_.add(Op::DotInter, ast(callee).pos, fun.type);
        dot->x = receiver(callee, found->second, {});
        dot->text = ast(callee).text;
        n->x = dot;
        n->op = Op::CallInter;
    } else if (method && found->second.kind == SelectionKind::Method) {
        const Object& o = p_.objects[found->second.object];
        const TypeId wanted = o.function ? p_.functions[o.function].receiver_type : TypeId{};
        Node* recv = receiver(callee, found->second, wanted);
        n->x = tree_.add(Op::MethodExpr, ast(callee).pos, fun.type);
        n->x->fn = func_of(o.function);
        n->x->text = ast(callee).text;
        n->x->signature = wanted;
        n->flag = true;
        n->list.push_back(recv);
    } else {
        n->x = instance != p_.instances.end() ? instance_name(callee, instance->second) : ast(callee).kind == ExprKind::Selector ? selector(callee) : expr(callee);
        if (method && found->second.kind == SelectionKind::MethodExpression && is_type_arg(found->second.receiver) && n->x->op == Op::MethodExpr) {
            Node of_receiver;
            of_receiver.type = found->second.receiver;
            n->x = dictionary_method(&of_receiver, ast(callee).text, fun.type, ast(callee).pos);
            n->x->flag = true;   // its type has the receiver as first parameter
        }
    }
    const Type& t = under(signature);
    std::vector<TypeId> targets;
    const std::size_t count = std::max(node.list.size(), t.params.size());
    const TypeId tuple = node.list.size() == 1 ? p_.type_of(strip(node.list[0])) : TypeId{};
    const std::size_t given = tuple && p_.types[tuple].kind == Kind::Tuple ? p_.types[tuple].results.size() : count;
    for (std::size_t i = 0; i < given; i++) {
        if (t.variadic && !node.flag && i + 1 >= t.params.size()) targets.push_back(under_elem(t.params.back()));
        else targets.push_back(i < t.params.size() ? t.params[i] : TypeId{});
    }
    if (node.list.size() == 1 && !(tuple && p_.types[tuple].kind == Kind::Tuple)) targets.resize(1);
    Nodes args = multi(node.list, targets, node.pos);
    n->list.insert(n->list.end(), args.begin(), args.end());
    n->signature = signature;
    if (!n->type && under(signature).results.size() == 1) n->type = under(signature).results[0];
    rewrite_callee(n);
    pack_variadic(n, signature);
    n->dictionary = !fn_->shaped && (n->x->op == Op::FuncName || (n->x->op == Op::MethodExpr && n->flag)) && n->x->fn && !n->x->fn->type_args.empty();
    return n;
}

Node* Lower::make(ExprId e) {
    const Expr& node = ast(e);
    const TypeId type = p_.type_of(e);
    const Kind k = kind(type);
    Node* n = tree_.add(k == Kind::Slice ? Op::MakeSlice : k == Kind::Map ? Op::MakeMap : Op::MakeChan, node.pos, type);
    n->origin = e;
    n->type_expr = node.list[0];
    const auto size = [&](ExprId arg) {
        Node* x = expr(arg);
        if (x->op == Op::Literal && x->constant && fits_int64(constant_to_int(p_.constants[x->constant]))) x->type = p_.types.basic(Kind::Int);
        return x;
    };
    if (node.list.size() > 1) n->x = size(node.list[1]);
    if (node.list.size() > 2) n->y = size(node.list[2]);
    return n;
}

Node* Lower::builtin(ExprId e, const std::string& what) {
    const Expr& node = ast(e);
    const TypeId type = p_.type_of(e);
    if (what == "make") return make(e);
    if (what == "new") {
        const ExprId arg = strip(node.list[0]);
        if (p_.of(arg).mode == Mode::TypeExpr) {
            Node* n = tree_.add(Op::New, node.pos, type);
            n->type_expr = node.list[0];
            n->origin = e;
            return n;
        }
        Node* value = implicit(under_elem(type), node.list[0]);
        Variable* tmp = temp(node.pos, under_elem(type));
        tmp->origin = e;
        Node* dcl = tree_.add(Op::Dcl, node.pos);
        dcl->var = tmp;
        Node* as = tree_.add(Op::As, node.pos);
        as->x = name(tmp, node.pos);
        as->y = value;
        tmp->defn = tree_.add(Op::As, node.pos);
        tmp->defn->y = value;
        Node* n = address(name(tmp, node.pos), node.pos, false);
        n->type = type;
        n->init = {dcl, as};
        return n;
    }
    if (what == "Sizeof" || what == "Alignof") {  // of a type parameter's value, else the checker would have a constant
        TypeTable types = p_.types;
        const TypeId measured = p_.type_of(strip(node.list[0]));
        compute_layout(types, measured);
        Node* n = tree_.add(Op::Literal, node.pos, type);
        n->origin = e;
        n->text = fmt::format("uintptr({})", what == "Sizeof" ? types[measured].size : static_cast<std::int64_t>(types[measured].align));
        return n;
    }
    struct Entry { const char* name; Op op; };
    static constexpr Entry kOps[] = {{"append", Op::Append}, {"cap", Op::Cap}, {"clear", Op::Clear}, {"close", Op::Close}, {"complex", Op::Complex},
        {"copy", Op::Copy}, {"delete", Op::Delete}, {"imag", Op::Imag}, {"len", Op::Len}, {"max", Op::Max}, {"min", Op::Min}, {"panic", Op::Panic},
        {"print", Op::Print}, {"println", Op::Println}, {"real", Op::Real}, {"recover", Op::Recover}, {"Add", Op::UnsafeAdd}, {"Slice", Op::UnsafeSlice},
        {"SliceData", Op::UnsafeSliceData}, {"String", Op::UnsafeString}, {"StringData", Op::UnsafeStringData}};
    Op op = Op::Len;
    for (const Entry& entry : kOps)
        if (what == entry.name) op = entry.op;
    Node* n = tree_.add(op, node.pos, type);
    n->origin = e;
    n->ddd = node.flag;
    std::vector<TypeId> targets(node.list.size());
    const TypeId first = node.list.empty() ? TypeId{} : p_.type_of(strip(node.list[0]));
    const bool plain = first && p_.types[first].kind != Kind::Tuple;
    if (op == Op::Append && !node.flag && kind(type) == Kind::Slice)
        for (std::size_t i = 1; i < targets.size(); i++) targets[i] = under_elem(type);
    if (op == Op::Panic) targets[0] = p_.types.any_type;
    if ((op == Op::Max || op == Op::Min) && type) targets.assign(targets.size(), type);
    if (op == Op::Delete && plain && targets.size() == 2) targets[1] = under(first).key;
    Nodes args;
    if (op == Op::Append && p_.of(strip(node.list[0])).mode == Mode::NilValue) args.push_back(tree_.add(Op::Nil, node.pos, type));
    else args = multi(node.list, targets, node.pos);
    const bool one = op == Op::Cap || op == Op::Clear || op == Op::Close || op == Op::Imag || op == Op::Len || op == Op::Panic || op == Op::Real ||
                     op == Op::UnsafeSliceData || op == Op::UnsafeStringData;
    const bool two = op == Op::Complex || op == Op::Copy || op == Op::UnsafeAdd || op == Op::UnsafeSlice || op == Op::UnsafeString;
    if (one || two) {
        n->x = args.empty() ? nullptr : args[0];
        n->y = two && args.size() > 1 ? args[1] : nullptr;
    } else {
        n->list = std::move(args);
    }
    return n;
}

// go f(x, y) becomes x1, y1 := x, y; go func() { f(x1, y1) }()  [typecheck normalizeGoDeferCall]
Node* Lower::normalize_go_defer(Op op, Node* call, Pos pos, Nodes& init) {
    init.insert(init.end(), call->init.begin(), call->init.end());
    call->init.clear();
    const auto results = [&](TypeId signature) { return signature ? under(signature).results.size() : 0; };
    if (call->op == Op::CallFunc && call->list.empty() && call->x->op != Op::MethodExpr && results(call->signature) == 0) {
        call->go_defer = true;
        return call;
    }
    std::vector<Node**> spilled;
    const auto visit = [&](auto&& self, Node** at) -> void {
        Node* arg = *at;
        if (!arg) return;
        switch (arg->op) {
            case Op::Literal: case Op::Nil: case Op::MethodExpr: case Op::New: case Op::FuncName: case Op::TypeExpr: return;
            case Op::ConvNop:
                if (kind(arg->type) == Kind::Uintptr && kind(arg->x->type) == Kind::UnsafePointer) return self(self, &arg->x);
                break;
            case Op::ArrayLit: case Op::SliceLit: case Op::StructLit:
                for (Node*& el : arg->list) self(self, el->op == Op::Key ? &el->y : el->op == Op::StructKey ? &el->x : &el);
                return;
            default: break;
        }
        spilled.push_back(at);
    };
    if (call->op == Op::CallInter) spilled.push_back(&call->x->x);
    else if (call->x) visit(visit, &call->x);
    for (Node*& arg : call->list) visit(visit, &arg);
    if (call->y) visit(visit, &call->y);
    tree_.functions.emplace_back();
    Func& wrapper = tree_.functions.back();
    wrapper.parent = fn_;
    wrapper.pos = pos;
    wrapper.name = fn_->name + (op == Op::Go ? ".gowrap" : ".deferwrap") + std::to_string(++fn_->go_defers);
    wrapper.has_body = wrapper.is_wrapper = true;
    wrapper.reports = fn_->reports;
    wrapper.user = fn_->user;
    wrapper.shaped = fn_->shaped;
    wrapper.shows_params = fn_->shows_params;
    if (!spilled.empty()) {
        Node* as = tree_.add(Op::As2, pos);
        for (Node** at : spilled) {
            const Op kind_of = (*at)->op;
            const bool unique = kind_of != Op::Name && kind_of != Op::Global && kind_of != Op::FuncName;
            Variable* tmp = temp(unique ? (*at)->pos : pos, (*at)->type);
            Node* dcl = tree_.add(Op::Dcl, pos);
            dcl->var = tmp;
            init.push_back(dcl);
            tmp->defn = as;
            as->list.push_back(name(tmp, pos));
            as->list2.push_back(*at);
            wrapper.closure_vars.push_back(tmp);
            wrapper.closure_pos.push_back(tmp->pos);
            Node* use = tree_.add(Op::Name, pos, tmp->type);
            use->var = tmp;
            *at = use;
        }
        init.push_back(as);
    }
    wrapper.body.push_back(call);
    Node* closure = tree_.add(Op::Closure, pos);
    closure->fn = &wrapper;
    wrapper.closure = closure;
    Node* out = tree_.add(Op::CallFunc, call->pos);
    out->x = closure;
    out->go_defer = true;
    return out;
}

}  // namespace tw::escape
