// Functions, their variables, package initialization.
#include <fmt/format.h>

#include "sim/escape/lower.h"
#include "sim/escape/static_init.h"

namespace tw::escape {

Lower::Lower(const TypedProgram& program, Tree& tree) : p_(program), tree_(tree) {
    variables_.assign(p_.objects.size(), nullptr);
    original_.assign(p_.ast.exprs.size(), ExprId{});
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
void Lower::capture(Variable* v) {
    for (Func* f = fn_; f && f != v->curfn; f = f->parent) {
        bool known = false;
        for (const Variable* c : f->closure_vars) known |= c == v;
        if (known) return;
        f->closure_vars.push_back(v);
    }
}

namespace {
std::string receiver_text(const TypedProgram& p, TypeId type) {
    const Type& t = p.types[type];
    const bool pointer = !t.object && t.kind == Kind::Pointer;
    std::string name = type_text(p.types, pointer ? t.elem : type, Qualify::RelativeToMain);
    return pointer ? "(*" + name + ")" : name;
}
}  // namespace

void Lower::declare_functions() {
    tree_.by_id.assign(p_.functions.size(), nullptr);
    for (std::size_t i = 0; i < p_.functions.size(); i++) {
        const FuncId id(i);
        const Function& source = p_.functions[id];
        if (source.is_range_body || source.literal || source.parent) continue;
        tree_.functions.emplace_back();
        Func& fn = tree_.functions.back();
        tree_.by_id[i] = &fn;
        fn.id = id;
        const bool main = source.package && !p_.packages[source.package].is_library;
        fn.reports = main;
        const std::size_t dot = source.symbol.find('.', source.symbol.rfind('/') == std::string::npos ? 0 : source.symbol.rfind('/'));
        fn.name = main && dot != std::string::npos ? source.symbol.substr(dot + 1) : source.symbol;
        fn.has_body = bool(source.body);
        fn.shaped = !source.type_args.empty();
        if (source.receiver_type) {
            TypeId base = source.receiver_type;
            if (kind(base) == Kind::Pointer && !p_.types.is_named(base)) base = p_.types[base].elem;
            fn.shaped |= !p_.types[base].type_args.empty();
            if (main && source.object) fn.name = receiver_text(p_, source.receiver_type) + "." + p_.objects[source.object].name;
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
        tree_.roots.push_back(&fn);
    }
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
    fn.reports = !package.is_library;
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

// An instance is a clone of its generic declaration: pairs the two, so that calls through a type parameter are known.
void Lower::compare_with_original(FuncId f) {
    const Function& source = p_.functions[f];
    if (!source.decl) return;
    const Decl& clone = p_.ast.decls[source.decl];
    if (clone.names.empty()) return;
    const auto found = generic_decl_.find(ast(clone.names[0]).pos.offset);
    if (found == generic_decl_.end() || found->second == source.decl) return;
    match(clone.body, p_.ast.decls[found->second].body);
}

void Lower::match(ExprId clone, ExprId original) {
    if (!clone || !original || original_[clone.index]) return;
    original_[clone.index] = original;
    const Expr& c = ast(clone);
    const Expr& o = ast(original);
    match(c.x, o.x);
    match(c.y, o.y);
    match(c.z, o.z);
    match(c.w, o.w);
    for (std::size_t i = 0; i < c.list.size() && i < o.list.size(); i++) match(c.list[i], o.list[i]);
    match(c.body, o.body);
}

void Lower::match(StmtId clone, StmtId original) {
    if (!clone || !original) return;
    const Stmt& c = p_.ast.stmts[clone];
    const Stmt& o = p_.ast.stmts[original];
    match(c.x, o.x);
    match(c.y, o.y);
    for (std::size_t i = 0; i < c.lhs.size() && i < o.lhs.size(); i++) match(c.lhs[i], o.lhs[i]);
    for (std::size_t i = 0; i < c.rhs.size() && i < o.rhs.size(); i++) match(c.rhs[i], o.rhs[i]);
    for (const auto& [a, b] : {std::pair(c.init, o.init), {c.post, o.post}, {c.body, o.body}, {c.els, o.els}}) match(a, b);
    for (std::size_t i = 0; i < c.stmts.size() && i < o.stmts.size(); i++) match(c.stmts[i], o.stmts[i]);
    const auto decls = [&](auto&& self, DeclId a, DeclId b) -> void {
        if (!a || !b) return;
        const Decl& x = p_.ast.decls[a];
        const Decl& y = p_.ast.decls[b];
        for (std::size_t i = 0; i < x.values.size() && i < y.values.size(); i++) match(x.values[i], y.values[i]);
        for (std::size_t i = 0; i < x.decls.size() && i < y.decls.size(); i++) self(self, x.decls[i], y.decls[i]);
    };
    decls(decls, c.decl, o.decl);
}

void Lower::run() {
    declare_functions();
    for (std::size_t i = 0; i < p_.ast.decls.size(); i++) {
        const Decl& d = p_.ast.decls[DeclId(i)];
        if (d.kind == DeclKind::Func && !d.names.empty()) generic_decl_.emplace(ast(d.names[0]).pos.offset, DeclId(i));
    }
    const std::vector<Func*> declared = tree_.roots;
    for (Func* fn : declared) {
        if (fn->shaped) compare_with_original(fn->id);
        function_body(*fn, p_.functions[fn->id]);
    }
    for (std::size_t i = 0; i < p_.packages.size(); i++) package_init(PackageId(i));
}

}  // namespace tw::escape
