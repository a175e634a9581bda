#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {
namespace {

bool is_go_function(const Decl& decl) { return decl.kind == DeclKind::Func; }

}  // namespace

ObjectId Checker::new_object(ObjectKind kind, const std::string& name, TypeId type, Pos pos) {
    Object object;
    object.kind = kind;
    object.name = name;
    object.type = type;
    object.pos = pos;
    object.package = package_;
    object.function = kind == ObjectKind::Variable ? function_ : FuncId{};
    return p_.objects.add(std::move(object));
}

void Checker::open_scope() {
    scopes_.push_back(std::make_unique<Scope>());
    scopes_.back()->parent = scope_;
    scope_ = scopes_.back().get();
}

void Checker::close_scope() { scope_ = scope_->parent; }

void Checker::declare(Scope* scope, ObjectId object, bool report) {
    const std::string& name = p_.objects[object].name;
    if (name == "_" || name.empty()) return;
    if (const auto [at, fresh] = scope->names.emplace(name, object); !fresh && report) {
        const Location other = sources_.locate(p_.objects[at->second].pos);
        error(p_.objects[object].pos, fmt::format("{} redeclared in this block\n\t{}:{}:{}: other declaration of {}", name, other.file, other.line, other.column, name));
    }
}

// Innermost scope first, then the package, the file's imports, the universe.
ObjectId Checker::find(const std::string& name) {
    for (Scope* scope = scope_; scope; scope = scope->parent)
        if (const auto found = scope->names.find(name); found != scope->names.end()) return found->second;
    PackageState& state = packages_[package_];
    if (const auto found = state.names.find(name); found != state.names.end()) return found->second;
    if (file_ < state.files.size()) {
        FileScope& file = state.files[file_];
        if (const auto found = file.imports.find(name); found != file.imports.end()) {
            file.used.insert(name);
            return found->second;
        }
        for (PackageId dot : file.dots)
            if (const auto found = packages_[dot].names.find(name); found != packages_[dot].names.end() && is_exported(name)) return found->second;
    }
    const auto found = universe_.find(name);
    return found == universe_.end() ? ObjectId{} : found->second;
}

// Resolves a package-level object on first use, whatever function is being checked meanwhile.
void Checker::resolve(ObjectId object) {
    const auto found = decls_.find(object);
    if (found == decls_.end() || found->second.colour == DeclInfo::Black) return;
    DeclInfo& info = found->second;
    if (info.colour == DeclInfo::Grey) {
        const ObjectKind kind = p_.objects[object].kind;
        if (kind == ObjectKind::TypeName || kind == ObjectKind::Function) return;
        if (!p_.objects[object].type) {
            error(p_.objects[object].pos, fmt::format("initialization cycle or refers to itself: {}", p_.objects[object].name));
            p_.objects[object].type = basic(Kind::Invalid);
        }
        return;
    }
    info.colour = DeclInfo::Grey;
    const auto saved = std::tuple(package_, file_, scope_, function_, owner_, iota_, has_iota_, quiet_);
    package_ = p_.objects[object].package;
    file_ = info.file;
    scope_ = nullptr;
    function_ = {};
    owner_ = object;
    has_iota_ = false;
    quiet_ = 0;
    const DeclId decl = info.decl;
    const int index = info.index;
    switch (p_.objects[object].kind) {
        case ObjectKind::Constant: resolve_const(object, decl, index); break;
        case ObjectKind::Variable: resolve_var(object, decl, index); break;
        case ObjectKind::TypeName: resolve_type(object, decl); break;
        case ObjectKind::Function: resolve_func(object, decl); break;
        default: break;
    }
    std::tie(package_, file_, scope_, function_, owner_, iota_, has_iota_, quiet_) = saved;
    decls_[object].colour = DeclInfo::Black;
}

void Checker::resolve_const(ObjectId object, DeclId d, int index) {
    const Decl decl = p_.ast.decls[d];
    iota_ = constant_int(decl.iota);
    has_iota_ = true;
    const TypeId type = decl.type ? type_expr(decl.type) : TypeId{};
    Operand x;
    const auto at = static_cast<std::size_t>(index);
    if (at < decl.values.size()) {
        // a repeated line is checked again with its own iota
        const ExprId value = decl.inherited ? clone_expr(decl.values[at]) : decl.values[at];
        expr(x, value, type);
    } else {
        error(p_.objects[object].pos, decl.inherited || decl.values.empty() ? "missing init expr for const declaration" : "missing init expr for const declaration");
    }
    has_iota_ = false;
    p_.objects[object].type = basic(Kind::Invalid);
    if (!x.ok()) return;
    if (x.mode != Mode::Constant) {
        error_at(x.expr, fmt::format("{} is not constant", describe(x)));
        return;
    }
    if (type) assignment(x, type, "constant declaration");
    if (!x.ok()) return;
    p_.objects[object].type = x.type;
    p_.objects[object].constant = keep(x.value);
}

void Checker::resolve_var(ObjectId object, DeclId d, int index) {
    const Decl decl = p_.ast.decls[d];
    if (decl.type) p_.objects[object].type = type_expr(decl.type);
    if (decl.values.empty()) return;
    const auto at = static_cast<std::size_t>(index);
    if (decl.values.size() == decl.names.size()) {
        Operand x;
        expr(x, decl.values[at], p_.objects[object].type);
        if (decl.type) assignment(x, p_.objects[object].type, "variable declaration");
        else {
            assignment(x, {}, "variable declaration");
            p_.objects[object].type = x.ok() ? x.type : basic(Kind::Invalid);
        }
        return;
    }
    // var a, b = f(): the first name checks the call for all
    std::vector<ObjectId> all;
    for (ExprId name : decl.names) all.push_back(p_.objects_of[name.index]);
    if (at > 0) {
        resolve(all[0]);
        if (!p_.objects[object].type) p_.objects[object].type = basic(Kind::Invalid);
        return;
    }
    auto results = values(decl.values, decl.names.size(), std::vector<TypeId>(decl.names.size()), p_.objects[object].pos, "variable declaration");
    for (std::size_t i = 0; i < all.size(); i++) {
        Operand x = i < results.size() ? results[i] : Operand{};
        if (decl.type) p_.objects[all[i]].type = p_.objects[object].type;
        assignment(x, decl.type ? p_.objects[object].type : TypeId{}, "variable declaration");
        if (!decl.type) p_.objects[all[i]].type = x.ok() ? x.type : basic(Kind::Invalid);
        decls_[all[i]].colour = i ? DeclInfo::Black : DeclInfo::Grey;
    }
}

void Checker::resolve_type(ObjectId object, DeclId d) { declare_type(object, d, nullptr); }

// type T U, type T = U, and their generic forms (which wait for their arguments).
void Checker::declare_type(ObjectId object, DeclId d, Scope*) {
    const Decl decl = p_.ast.decls[d];
    p_.objects[object].decl = d;
    if (!decl.type_params.empty()) {
        p_.objects[object].type = basic(Kind::Invalid);  // never used without arguments
        return;
    }
    if (decl.flag) {
        p_.objects[object].type = type_expr(decl.type);
        return;
    }
    const std::string package = p_.objects[object].package ? p_.packages[p_.objects[object].package].path : "";
    const TypeId named = p_.types.new_named(object, p_.objects[object].name, package);
    p_.objects[object].type = named;
    if (function_) p_.types.mutate(named).local_index = ++local_types_[package_];
    const TypeId type = type_expr(decl.type);
    TypeId last = type;
    for (int hops = 0; hops < 1000 && p_.types[last].underlying && p_.types[last].underlying != last; hops++) last = p_.types[last].underlying;
    const bool waiting = !p_.types[last].underlying;  // type B A while A is still being declared
    const TypeId under = waiting ? type : p_.types.underlying(type);
    p_.types.mutate(named).underlying = under;
    p_.types.mutate(named).kind = p_.types[under].kind;
    add_methods(object, named);
    if (function_) refuse_endless(named);
}

std::vector<std::string> Checker::type_param_names(const std::vector<Field>& params) const {
    std::vector<std::string> names;
    for (const Field& field : params)
        for (ExprId name : field.names) names.push_back(p_.ast.exprs[name].text);
    return names;
}

// Gives each method declared for the type an object with its signature and, in time, its body.
void Checker::add_methods(ObjectId object, TypeId named) {
    const auto found = decls_.find(object);
    if (found == decls_.end()) return;
    const std::vector<DeclId> methods = found->second.methods;
    const std::string package_name = p_.packages[package_].path;
    const std::vector<TypeId> args = p_.types[named].type_args;
    bool open = false;
    for (TypeId a : args) open |= has_type_param(a);
    for (DeclId original : methods) {
        DeclId d = original;
        if (!args.empty()) d = clone_decl(original);
        const Decl decl = p_.ast.decls[d];
        const ExprId receiver = decl.receiver[0].type;
        const bool pointer = p_.ast.exprs[receiver].kind == ExprKind::Star;
        const std::string name = p_.ast.exprs[decl.names[0]].text;
        const ObjectId method = new_object(ObjectKind::Function, name, {}, decl.pos);
        p_.objects[method].pointer_receiver = pointer;
        p_.objects[method].decl = d;
        p_.objects[method].package = package_;
        p_.types.mutate(named).method_objects.push_back(method);
        const Scope* outer = scope_;
        open_scope();
        if (!args.empty()) {
            ExprId base = receiver;
            while (p_.ast.exprs[base].kind == ExprKind::Star || p_.ast.exprs[base].kind == ExprKind::Paren) base = p_.ast.exprs[base].x;
            const std::vector<ExprId> names = p_.ast.exprs[base].list;
            for (std::size_t i = 0; i < names.size() && i < args.size(); i++)
                declare(scope_, new_object(ObjectKind::TypeName, p_.ast.exprs[names[i]].text, args[i], {}), false);
        }
        Scope* scope = scope_;
        const std::string type_name = type_text(p_.types, named, Qualify::ImportPath);
        const std::string base_name = type_name.substr(type_name.rfind('/') == std::string::npos ? 0 : type_name.rfind('/') + 1);
        const FuncId function = new_function(pointer ? fmt::format("{}.(*{}).{}", package_name, p_.types[named].name, name) : fmt::format("{}.{}.{}", package_name, p_.types[named].name, name), d, method);
        if (!args.empty()) {
            const std::string shown = base_name.substr(base_name.find('.') + 1);
            p_.functions[function].symbol = pointer ? fmt::format("{}.(*{}).{}", package_name, shown, name) : fmt::format("{}.{}.{}", package_name, shown, name);
            p_.functions[function].type_args = args;
        }
        p_.functions[function].receiver_type = pointer ? p_.types.pointer_to(named) : named;
        if (!open) p_.objects[method].function = function;
        function_scopes_[function] = scope;
        scope_ = const_cast<Scope*>(outer);
        if (!open) bodies_.push_back(function);
    }
    // signatures after all objects exist: they may mention the type itself
    std::vector<ObjectId> added = p_.types[named].method_objects;
    for (ObjectId method : added) {
        Scope* outer = scope_;
        for (const auto& [function, scope] : function_scopes_)
            if (p_.functions[function].object == method) scope_ = scope;
        const Decl decl = p_.ast.decls[p_.objects[method].decl];
        const std::size_t type_file = file_;
        file_ = file_at(decl.pos);  // the method's own file decides which imports are visible
        p_.objects[method].type = signature_of(decl.type, scope_);
        file_ = type_file;
        scope_ = outer;
    }
    if (!added.empty() && !function_ && args.empty()) {
        const Kind k = kind(named);
        if (k == Kind::Pointer || k == Kind::Interface)
            for (ObjectId method : added) error(p_.ast.exprs[p_.ast.decls[p_.objects[method].decl].receiver[0].type].start, fmt::format("invalid receiver type {} (pointer or interface type)", p_.types[named].name));
    }
    std::set<std::string> seen;
    for (ObjectId method : added) {
        const std::string& name = p_.objects[method].name;
        if (name != "_" && !seen.insert(name).second) error(p_.objects[method].pos, fmt::format("method {}.{} already declared", p_.types[named].name, name));
        const Type& under = p_.types.under(named);
        for (const StructField& field : under.fields)
            if (field.name == name && name != "_") error(p_.objects[method].pos, fmt::format("field and method with the same name {}", name));
    }
}

FuncId Checker::new_function(const std::string& symbol, DeclId d, ObjectId object) {
    Function function;
    function.symbol = symbol;
    function.object = object;
    function.decl = d;
    function.package = package_;
    if (d) {
        const Decl& decl = p_.ast.decls[d];
        function.body = decl.body;
        function.pos = decl.pos;
        function.pragmas = decl.pragmas;
    }
    return p_.functions.add(std::move(function));
}

void Checker::resolve_func(ObjectId object, DeclId d) {
    const Decl decl = p_.ast.decls[d];
    const std::vector<Field> type_params = p_.ast.exprs[decl.type].type_params;
    const std::string path = p_.packages[package_].path;
    if (!type_params.empty()) {
        open_scope();
        std::vector<TypeId> params;
        declare_type_params(type_params, scope_, &params);
        generic_params_[object] = params;
        const TypeId signature = signature_of(decl.type, scope_);
        close_scope();
        generic_signature_[object] = signature;
        p_.objects[object].type = signature;
        return;
    }
    open_scope();
    p_.objects[object].type = signature_of(decl.type, scope_);
    const std::string name = p_.objects[object].name;
    const std::string symbol = name == "init" ? fmt::format("{}.init.{}", path, p_.packages[package_].init_functions.size()) : fmt::format("{}.{}", path, name);
    const FuncId function = new_function(symbol, d, object);
    p_.objects[object].function = function;
    function_scopes_[function] = scope_;
    close_scope();
    if (name == "init") p_.packages[package_].init_functions.push_back(function);
    if (!decl.body && !p_.packages[package_].is_library) error(decl.pos, "missing function body");
    if (is_go_function(decl)) bodies_.push_back(function);
}

TypeId Checker::signature_of(ExprId func_type, Scope* scope) {
    Scope* outer = scope_;
    scope_ = scope;
    const Expr node = p_.ast.exprs[func_type];
    std::vector<TypeId> params, results;
    bool variadic = false;
    auto add = [&](const std::vector<Field>& fields, std::vector<TypeId>& out, bool is_params) {
        for (const Field& field : fields) {
            TypeId type;
            const Expr t = p_.ast.exprs[field.type];
            if (t.kind == ExprKind::Ellipsis) {
                const bool last = &field == &fields.back() && field.names.size() <= 1;
                if (!is_params || !last) error(t.pos, fmt::format("can only use ... with final parameter in list"));
                type = p_.types.slice_of(type_expr(t.x));
                record_type(field.type, type);
                variadic = true;
            } else {
                type = type_expr(field.type);
            }
            for (std::size_t i = 0; i < std::max<std::size_t>(1, field.names.size()); i++) out.push_back(type);
        }
    };
    add(node.params, params, true);
    add(node.results, results, false);
    std::set<std::string> names;
    for (const auto* fields : {&node.params, &node.results})
        for (const Field& field : *fields)
            for (ExprId name : field.names)
                if (const std::string& spelled = p_.ast.exprs[name].text; spelled != "_" && !names.insert(spelled).second)
                    error(p_.ast.exprs[name].pos, fmt::format("{} redeclared in this block", spelled));
    scope_ = outer;
    const TypeId type = p_.types.func_of(std::move(params), std::move(results), variadic);
    record_type(func_type, type);
    return type;
}

// Makes the parameter and result objects of a function and declares them in its scope.
void Checker::declare_params(FuncId function, ExprId func_type, Scope* scope, const std::vector<Field>* receiver) {
    const Expr node = p_.ast.exprs[func_type];
    const FuncId outer = function_;
    function_ = function;
    auto add = [&](ExprId name, TypeId type, Pos pos, bool result) {
        const std::string spelled = name ? p_.ast.exprs[name].text : "";
        const ObjectId object = new_object(ObjectKind::Variable, spelled, type, name ? p_.ast.exprs[name].pos : pos);
        p_.objects[object].is_param = !result;
        p_.objects[object].is_result = result;
        if (name) {
            p_.objects_of.resize(p_.ast.exprs.size());
            p_.objects_of[name.index] = object;
            declare(scope, object);
        }
        return object;
    };
    if (receiver) {
        const Field& field = (*receiver)[0];
        const ExprId name = field.names.empty() ? ExprId{} : field.names[0];
        p_.functions[function].receiver = add(name, p_.functions[function].receiver_type, field.pos, false);
    }
    const Type signature = p_.types[p_.functions[function].signature];
    auto fields = [&](const std::vector<Field>& list, const std::vector<TypeId>& types, bool result) {
        std::size_t at = 0;
        for (const Field& field : list) {
            if (field.names.empty()) {
                const ObjectId o = add({}, types[at], field.pos, result);
                if (result) p_.objects[o].name = fmt::format("~r{}", at);
                (result ? p_.functions[function].results : p_.functions[function].params).push_back(o);
                at++;
            }
            for (ExprId name : field.names) (result ? p_.functions[function].results : p_.functions[function].params).push_back(add(name, types[at++], field.pos, result));
        }
    };
    fields(node.params, signature.params, false);
    fields(node.results, signature.results, true);
    function_ = outer;
}

// Index of the package's file that holds the position.
std::size_t Checker::file_at(Pos pos) const {
    const SourceFile* source = sources_.file_of(pos);
    for (std::size_t i = 0; i < p_.packages[package_].files.size(); i++)
        if (source == &sources_.files()[p_.ast.files[p_.packages[package_].files[i]].source]) return i;
    return file_;
}

void Checker::check_body(FuncId id) {
    const Function function = p_.functions[id];
    const auto saved = std::tuple(package_, file_, scope_, function_, owner_, quiet_);
    package_ = function.package;
    owner_ = function.object;
    if (function.object) file_ = file_at(function.pos);  // the file decides which imports are visible
    quiet_ = 0;
    in_instance_ = !function.type_args.empty();
    scope_ = function_scopes_[id];
    function_ = id;
    const Decl decl = p_.ast.decls[function.decl];
    p_.functions[id].signature = p_.objects[function.object].type;
    open_scope();
    scope_->is_function = true;
    declare_params(id, decl.type, scope_, decl.receiver.empty() ? nullptr : &decl.receiver);
    const std::size_t first_local = locals_.size();
    if (function.body) {
        block(p_.ast.stmts[function.body].stmts);
        check_labels(function.body);
        check_jumps(function.body);
        if (!p_.types[p_.functions[id].signature].results.empty() && !terminates(function.body, ""))
            error(p_.ast.stmts[function.body].end, "missing return");
    }
    for (std::size_t i = first_local; i < locals_.size(); i++)
        if (!used_.count(locals_[i].first)) error(locals_[i].second, fmt::format("declared and not used: {}", p_.objects[locals_[i].first].name), true);
    locals_.resize(first_local);
    std::tie(package_, file_, scope_, function_, owner_, quiet_) = saved;
}

ObjectId Checker::declare_local(ExprId name, ObjectKind kind, TypeId type) {
    const ObjectId object = new_object(kind, p_.ast.exprs[name].text, type, p_.ast.exprs[name].pos);
    p_.objects_of.resize(p_.ast.exprs.size());
    p_.objects_of[name.index] = object;
    if (kind == ObjectKind::Variable && p_.ast.exprs[name].text != "_") locals_.emplace_back(object, p_.ast.exprs[name].pos);
    return object;
}

void Checker::local_decl(DeclId d) {
    const Decl decl = p_.ast.decls[d];
    switch (decl.kind) {
        case DeclKind::Group:
            for (DeclId each : decl.decls) local_decl(each);
            break;
        case DeclKind::Const: {
            std::vector<ObjectId> objects;
            for (std::size_t i = 0; i < decl.names.size(); i++) {
                const ObjectId object = declare_local(decl.names[i], ObjectKind::Constant, {});
                const Constant saved = iota_;
                const bool had = has_iota_;
                resolve_const(object, d, static_cast<int>(i));
                iota_ = saved;
                has_iota_ = had;
                objects.push_back(object);
            }
            for (ObjectId object : objects) declare(scope_, object);
            break;
        }
        case DeclKind::Var: {
            const TypeId type = decl.type ? type_expr(decl.type) : TypeId{};
            std::vector<Operand> all;
            if (!decl.values.empty())
                all = values(decl.values, decl.names.size(), std::vector<TypeId>(decl.names.size(), type), p_.ast.exprs[decl.names[0]].pos, "variable declaration");
            for (std::size_t i = 0; i < decl.names.size(); i++) {
                Operand x = i < all.size() ? all[i] : Operand{};
                if (!decl.values.empty()) assignment(x, type, "variable declaration");
                const ObjectId object = declare_local(decl.names[i], ObjectKind::Variable, type ? type : x.ok() ? x.type : basic(Kind::Invalid));
                declare(scope_, object);
            }
            break;
        }
        case DeclKind::Type: {
            const ObjectId object = declare_local(decl.names[0], ObjectKind::TypeName, {});
            declare(scope_, object);
            declare_type(object, d, scope_);
            break;
        }
        default: break;
    }
}

}  // namespace tw
