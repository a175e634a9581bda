// Functions, their variables, package initialization.
#include <fmt/format.h>

#include <set>

#include "sim/escape/lower.h"
#include "sim/escape/static_init.h"

namespace tw::escape {

Lower::Lower(const TypedProgram& program, const SourceSet& sources, Tree& tree) : p_(program), sources_(sources), tree_(tree) {
    variables_.assign(p_.objects.size(), nullptr);
    byte_ = !program_writes("uint8");
    rune_ = !program_writes("int32");
}

bool Lower::program_writes(const char* name) const {
    for (const Expr& node : p_.ast.exprs)
        if (node.kind == ExprKind::Ident && node.text == name)
            if (const SourceFile* file = sources_.file_of(node.pos); file && file->package == "main") return true;
    return false;
}

ExprId Lower::strip(ExprId e) const {
    while (e && ast(e).kind == ExprKind::Paren) e = ast(e).x;
    return e;
}

Variable* Lower::new_variable(Func& fn, std::string name, TypeId type, Class kind, Pos pos, ObjectId object) {
    tree_.variables.emplace_back();
    Variable& v = tree_.variables.back();
    v.name = std::move(name);
    v.type = type;
    v.kind = kind;
    v.pos = pos;
    v.curfn = &fn;
    v.object = object;
    fn.dcl.push_back(&v);
    if (object) variables_[object.index] = &v;
    return &v;
}

Variable* Lower::temp(Pos pos, TypeId type) {
    Variable* v = new_variable(*fn_, fmt::format(".autotmp_{}", fn_->dcl.size()), type, Class::Auto, pos);
    v->autotemp = true;
    return v;
}

Variable* Lower::variable_of(ObjectId object) { return object ? variables_[object.index] : nullptr; }

Variable* Lower::declare_object(ObjectId object, Pos pos) {
    const Object& o = p_.objects[object];
    return new_variable(*fn_, o.name, o.type, Class::Auto, pos, object);
}

// Every literal between the use and the variable's function captures it.
void Lower::capture(Variable* v, Pos pos) {
    for (Func* f = fn_; f && f != v->curfn; f = f->parent) {
        bool known = false;
        for (const Variable* c : f->closure_vars) known |= c == v;
        if (known) return;
        f->closure_vars.push_back(v);
        f->closure_pos.push_back(v->name.starts_with('#') ? Pos{} : pos);
    }
}

// Where a declaration begins for the compiler: behind "func", at the name or at the receiver's parenthesis.
Pos Lower::declared_at(const Function& source) const {
    const SourceFile* file = sources_.file_of(source.pos);
    if (!source.decl || p_.ast.decls[source.decl].receiver.empty() || !file) return source.pos;
    const Pos receiver = ast(p_.ast.decls[source.decl].receiver[0].type).pos;
    Pos at = receiver;
    while (at.offset > file->base && file->text[at.offset - file->base] != '(') at.offset--;
    return at;
}

void Lower::declare_functions() {
    tree_.by_id.assign(p_.functions.size(), nullptr);
    std::set<std::string> shapes;
    for (std::size_t i = 0; i < p_.functions.size(); i++) {
        const FuncId id(i);
        const Function& source = p_.functions[id];
        if (source.is_range_body || source.literal || source.parent) continue;
        // A method of T[K] with K still a parameter, as signatures of generic functions mention it: never checked, never run.
        if (source.receiver_type && source.object && p_.objects[source.object].function != id) continue;
        tree_.functions.emplace_back();
        Func& fn = tree_.functions.back();
        tree_.by_id[i] = &fn;
        fn.id = id;
        const bool main = source.package && !p_.packages[source.package].is_library;
        fn.reports = fn.user = main;
        const std::size_t dot = source.symbol.find('.', source.symbol.rfind('/') == std::string::npos ? 0 : source.symbol.rfind('/'));
        fn.name = main && dot != std::string::npos ? source.symbol.substr(dot + 1) : source.symbol;
        fn.pos = declared_at(source);
        fn.has_body = bool(source.body);
        fn.type_args = source.type_args;
        if (source.receiver_type) {
            TypeId base = source.receiver_type;
            if (kind(base) == Kind::Pointer && !p_.types.is_named(base)) base = p_.types[base].elem;
            if (fn.type_args.empty()) fn.type_args = p_.types[base].type_args;
            if (main && source.object) fn.name = receiver_text(p_, source.receiver_type) + "." + p_.objects[source.object].name;
        }
        fn.shaped = !fn.type_args.empty();
        if (fn.shaped && !source.receiver_type) {
            fn.instance = fn.name;
            fn.name = fn.name.substr(0, fn.name.find('[')) + "[";
            for (std::size_t i = 0; i < fn.type_args.size(); i++) fn.name += (i ? "," : "") + shape_text(p_, fn.type_args[i]);
            fn.name += "]";
        }
        if (fn.shaped) {  // instances of one shape are one function to the compiler: it speaks of them once
            std::string key = std::to_string(source.pos.offset);
            for (TypeId arg : fn.type_args) key += "," + shape_text(p_, arg);
            if (!shapes.insert(key).second) fn.reports = false;
        }
        fn.shows_params = !fn.shaped;
        if (source.object && p_.objects[source.object].name == "_") fn.reports = false;
        const auto add = [&](ObjectId o, Class kind) {
            const Object& object = p_.objects[o];
            return new_variable(fn, object.name, object.type, kind, object.pos, o);
        };
        if (source.receiver) fn.params.push_back(add(source.receiver, Class::Param));
        else if (source.receiver_type) fn.params.push_back(new_variable(fn, "_", source.receiver_type, Class::Param, source.pos));
        for (ObjectId o : source.params) fn.params.push_back(add(o, Class::Param));
        for (ObjectId o : source.results) fn.results.push_back(add(o, Class::ParamOut));
        if (fn.shaped) fn.dictionary = new_variable(fn, ".dict", p_.types.basic(Kind::UnsafePointer), Class::Param, fn.pos);
        tree_.roots.push_back(&fn);
    }
}

// A literal of an instance has the dictionary, last of what it captures.
void Lower::capture_dictionary(Func& fn) {
    const Func* outer = &fn;
    while (outer->parent) outer = outer->parent;
    if (!outer->dictionary) return;
    fn.closure_vars.push_back(outer->dictionary);
    fn.closure_pos.push_back(outer->dictionary->pos);
}

void Lower::function_body(Func& fn, const Function& source) {
    if (!source.body) return;
    Func* const outer_fn = fn_;
    Outer saved = std::move(outer_);
    outer_ = Outer{};
    outer_.fn = &fn;
    fn_ = &fn;
    const int breaks = breakable_, continues = continuable_;
    breakable_ = continuable_ = 0;
    const std::vector<StmtId>& body = p_.ast.stmts[source.body].stmts;
    stmts(body, fn.body);
    if (fn.body.empty()) fn.body.push_back(tree_.add(Op::Block, {}));
    if (fn.parent) capture_dictionary(fn);
    breakable_ = breaks;
    continuable_ = continues;
    fn_ = outer_fn;
    outer_ = std::move(saved);
}

void Lower::package_init(PackageId id) {
    const Package& package = p_.packages[id];
    if (package.init_order.empty()) return;
    tree_.functions.emplace_back();
    Func& fn = tree_.functions.back();
    fn.name = "init";
    fn.has_body = true;
    fn.reports = fn.user = !package.is_library;
    fn_ = &fn;
    outer_ = Outer{};
    outer_.fn = &fn;
    Nodes all;
    for (const InitStep& step : package.init_order) {
        Node* statement = nullptr;
        const Pos pos = step.lhs.empty() ? ast(step.rhs).pos : p_.objects[step.lhs[0]].pos;
        const auto target = [&](ObjectId o) {
            Node* n = tree_.add(Op::Global, pos, p_.objects[o].type);
            n->text = p_.objects[o].name;
            return n;
        };
        if (step.lhs.size() <= 1) {
            const TypeId type = step.lhs.empty() ? TypeId{} : p_.objects[step.lhs[0]].type;
            statement = tree_.add(Op::As, pos);
            statement->x = step.lhs.empty() ? nullptr : target(step.lhs[0]);
            statement->y = implicit(type, step.rhs);
            if (statement->x && statement->x->text == "_") statement->x = nullptr;
        } else {
            std::vector<TypeId> types;
            Node* value = multi_value(step.rhs, &types);
            statement = tree_.add(Op::As2Func, pos);
            if (value->op == Op::IndexMap) statement->op = Op::As2MapR;
            if (value->op == Op::Recv) statement->op = Op::As2Recv;
            if (value->op == Op::DotType) statement->op = Op::As2DotType;
            for (ObjectId o : step.lhs) statement->list.push_back(target(o));
            statement->list2.push_back(value);
        }
        all.push_back(statement);
    }
    StaticInit init(p_, tree_);
    for (Node* n : all) init.statement(n, fn.body);
    fn_ = nullptr;
    tree_.roots.push_back(&fn);
}

// func F[int](x int) int { return F[go.shape.int](&.dict.F[int], x) }
void Lower::instance_function(Func& shaped) {
    const Function& source = p_.functions[shaped.id];
    tree_.functions.emplace_back();
    Func& fn = tree_.functions.back();
    shaped.wrapper = &fn;
    fn.shaped_id = shaped.id;
    fn.user = fn.reports = fn.has_body = true;
    fn.shows_params = false;
    fn.pos = shaped.pos;
    fn_ = &fn;
    Node* call = tree_.add(Op::CallFunc, fn.pos);
    const Type& signature = under(source.signature);
    call->signature = source.signature;
    call->dictionary = true;
    call->ddd = signature.variadic;
    for (const Variable* p : shaped.params) {
        fn.params.push_back(new_variable(fn, p->name, p->type, Class::Param, p->pos));
        call->list.push_back(name(fn.params.back(), fn.pos));
    }
    for (const Variable* r : shaped.results) fn.results.push_back(new_variable(fn, r->name.starts_with("#") ? "~r0" : r->name, r->type, Class::ParamOut, r->pos));
    if (source.receiver_type) {
        const std::string receiver = type_display(p_, source.receiver_type);
        call->x = tree_.add(Op::MethodExpr, fn.pos, source.signature);
        call->x->text = p_.objects[source.object].name;
        call->x->signature = source.receiver_type;
        call->flag = true;
        fn.name = (receiver[0] == '*' ? "(" + receiver + ")" : receiver) + "." + call->x->text;
    } else {
        call->x = tree_.add(Op::FuncName, fn.pos, source.signature);
        call->x->text = shaped.name;
        fn.name = shaped.instance;
    }
    call->x->fn = &shaped;
    if (signature.results.size() == 1) call->type = signature.results[0];
    if (signature.results.empty()) {
        fn.body.push_back(call);
    } else {
        Node* n = tree_.add(Op::Return, fn.pos);
        n->list.push_back(call);
        if (signature.results.size() > 1) forward_results(n, call, signature.results);
        fn.body.push_back(n);
    }
    fn_ = nullptr;
    tree_.roots.push_back(&fn);
}

// return f() of several values: through temporaries.
void Lower::forward_results(Node* ret, Node* call, const std::vector<TypeId>& types) {
    Node* as = tree_.add(Op::As2Func, call->pos);
    as->flag = true;
    as->list2.push_back(call);
    ret->list.clear();
    for (const TypeId type : types) {
        Variable* tmp = temp(call->pos, type);
        tmp->defn = as;
        Node* dcl = tree_.add(Op::Dcl, call->pos);
        dcl->var = tmp;
        as->init.push_back(dcl);
        as->list.push_back(name(tmp, call->pos));
        ret->list.push_back(name(tmp, call->pos));
    }
    ret->list[0] = init_expr({as}, ret->list[0]);
}

void Lower::run(bool instances) {
    declare_functions();
    const std::vector<Func*> declared = tree_.roots;
    for (Func* fn : declared) function_body(*fn, p_.functions[fn->id]);
    for (std::size_t i = 0; i < p_.packages.size(); i++) package_init(PackageId(i));
    if (!instances) return;
    for (std::size_t i = declared.size(); i-- > 0;)
        if (declared[i]->shaped && declared[i]->user && declared[i]->has_body) instance_function(*declared[i]);
}

}  // namespace tw::escape
