// The driver: files to packages, packages in dependency order, diagnostics sorted.
#include "sim/types/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/syntax/parser.h"
#include "sim/types/checker_internal.h"

namespace tw {

Checked<TypedProgram> check_program(SourceSet& sources, const LibraryLoader& library) { return Checker(sources, library).run(); }

void Checker::error(Pos at, const std::string& message, bool soft) {
    if (quiet_ || message.find("invalid type") != std::string::npos) return;
    if (in_instance_ && (message.starts_with("duplicate case") || message.starts_with("impossible type") || message.starts_with("invalid operation: division"))) return;
    if (!reported_.insert(fmt::format("{}:{}", at.offset, message)).second) return;
    diagnostics_.push_back({at, message, soft});
}

Checked<TypedProgram> Checker::run() {
    universe_ = declare_universe(p_);
    std::vector<std::string> stack;
    const std::size_t own_files = sources_.files().size();
    for (std::size_t i = 0; i < own_files; i++) {
        auto errors = parse_file(sources_, i, p_.ast);
        diagnostics_.insert(diagnostics_.end(), errors.begin(), errors.end());
    }
    // what the parser could mend does not keep the types from being checked [noder.checkFiles]
    const bool parsed = std::none_of(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& d) { return d.message.starts_with("syntax error"); });
    if (parsed) {
        if (library_("runtime")) load_package("runtime", {}, stack);  // every program has it: the machine's panics are its values
        load_package("main", {}, stack);
        for (std::size_t i = 0; i < p_.packages.size(); i++) check_package(PackageId(i));
    }
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.pos < b.pos; });
    // package objects are no expressions: the tables are as long as the arena
    p_.info.resize(p_.ast.exprs.size());
    p_.objects_of.resize(p_.ast.exprs.size());
    for (std::size_t i = 0; i < p_.types.size(); i++)
        if (p_.types[TypeId(i)].underlying && !has_type_param(TypeId(i))) compute_layout(p_.types, TypeId(i));
    return {std::move(p_), std::move(diagnostics_)};
}

// Parses a package's files and, first, the packages it imports, so that a package always stands after its imports.
PackageId Checker::load_package(std::string path, Pos at, std::vector<std::string>& stack) {
    if (const auto found = by_path_.find(path); found != by_path_.end()) return found->second;
    if (std::find(stack.begin(), stack.end(), path) != stack.end()) {
        error(at, fmt::format("import cycle not allowed: {}", fmt::join(stack, " imports ")));
        return {};
    }
    std::vector<std::size_t> files;
    if (path == "main") {
        for (std::size_t i = 0; i < p_.ast.files.size(); i++)
            if (sources_.files()[p_.ast.files[i].source].package == "main") files.push_back(i);
    } else if (path != "unsafe") {
        auto sources = library_(path);
        if (!sources) {
            error(at, fmt::format("package {}: not in twoword's library", path));
            return {};
        }
        for (LibraryFile& file : *sources) {
            const std::size_t index = sources_.add(file.name, path, std::move(file.text));
            auto errors = parse_file(sources_, index, p_.ast);
            diagnostics_.insert(diagnostics_.end(), errors.begin(), errors.end());
            files.push_back(p_.ast.files.size() - 1);
        }
    }
    stack.push_back(path);
    for (std::size_t file : files)
        for (DeclId d : std::vector<DeclId>(p_.ast.files[file].decls)) {
            std::vector<DeclId> all{d};
            if (p_.ast.decls[d].kind == DeclKind::Group) all = p_.ast.decls[d].decls;
            for (DeclId each : all)
                if (p_.ast.decls[each].kind == DeclKind::Import) load_package(std::string(p_.ast.decls[each].text), p_.ast.decls[each].pos, stack);
        }
    stack.pop_back();
    Package package;
    package.path = path;
    package.name = path == "unsafe" ? "unsafe" : files.empty() ? path : p_.ast.files[files[0]].package_name;
    package.is_library = path != "main";
    package.files = files;
    const PackageId id = p_.packages.add(std::move(package));
    by_path_[path] = id;
    packages_[id];
    if (path == "unsafe") {
        packages_[id].names = declare_unsafe(p_, id);
        packages_[id].checked = true;
    }
    return id;
}

void Checker::collect(PackageId package) {
    PackageState& state = packages_[package];
    state.files.resize(p_.packages[package].files.size());
    const std::string& name = p_.packages[package].name;
    for (std::size_t i = 0; i < state.files.size(); i++) {
        const FileAst& file = p_.ast.files[p_.packages[package].files[i]];
        if (file.package_name != name) error(file.package_pos, fmt::format("package {}; expected package {}", file.package_name, name));
        collect_file(package, i);
    }
    // methods last: their types may stand in any file
    for (std::size_t i = 0; i < state.files.size(); i++)
        for (DeclId d : p_.ast.files[p_.packages[package].files[i]].decls)
            if (p_.ast.decls[d].kind == DeclKind::Func && !p_.ast.decls[d].receiver.empty()) collect_method(package, i, d);
}

void Checker::collect_file(PackageId package, std::size_t file_index) {
    const std::vector<DeclId> decls = p_.ast.files[p_.packages[package].files[file_index]].decls;
    for (DeclId d : decls) collect_decl(package, file_index, d);
}

void Checker::collect_decl(PackageId package, std::size_t file_index, DeclId d) {
    const Decl decl = p_.ast.decls[d];
    switch (decl.kind) {
        case DeclKind::Group:
            for (DeclId each : decl.decls) collect_decl(package, file_index, each);
            break;
        case DeclKind::Import: declare_import(package, file_index, d); break;
        case DeclKind::Const:
            for (std::size_t i = 0; i < decl.names.size(); i++)
                declare_package_object(package, file_index, decl.names[i], ObjectKind::Constant, d, static_cast<int>(i));
            break;
        case DeclKind::Var:
            for (std::size_t i = 0; i < decl.names.size(); i++)
                declare_package_object(package, file_index, decl.names[i], ObjectKind::Variable, d, static_cast<int>(i));
            break;
        case DeclKind::Type: declare_package_object(package, file_index, decl.names[0], ObjectKind::TypeName, d, 0); break;
        case DeclKind::Func:
            if (decl.receiver.empty()) declare_package_object(package, file_index, decl.names[0], ObjectKind::Function, d, 0);
            break;
        case DeclKind::Bad: break;
    }
}

void Checker::declare_import(PackageId package, std::size_t file_index, DeclId d) {
    const Decl decl = p_.ast.decls[d];
    const auto found = by_path_.find(decl.text);
    if (found == by_path_.end()) {  // reported while loading; its name is known but means nothing
        const std::string last = decl.text.substr(decl.text.rfind('/') + 1);
        packages_[package].files[file_index].imports.emplace(decl.name.empty() ? last : decl.name, new_object(ObjectKind::Package, last, {}, decl.pos));
        return;
    }
    FileScope& file = packages_[package].files[file_index];
    const Package& imported = p_.packages[found->second];
    const std::string name = decl.name.empty() ? imported.name : decl.name;
    if (name == "_") return;
    if (name == ".") {
        file.dots.push_back(found->second);
        return;
    }
    const ObjectId object = new_object(ObjectKind::Package, name, {}, decl.pos);
    imported_[object] = found->second;
    if (!file.imports.emplace(name, object).second) {
        error(decl.pos, fmt::format("{} redeclared in this block", name));
        return;
    }
    file.import_pos[name] = decl.pos;
}

void Checker::declare_package_object(PackageId package, std::size_t file_index, ExprId name, ObjectKind kind, DeclId d, int index) {
    const std::string spelled = p_.ast.exprs[name].text;
    const ObjectId object = new_object(kind, spelled, {}, p_.ast.exprs[name].pos);
    Object& o = p_.objects[object];
    o.package = package;
    o.decl = d;
    o.is_global = kind == ObjectKind::Variable;
    p_.objects_of.resize(p_.ast.exprs.size());
    p_.objects_of[name.index] = object;
    DeclInfo info;
    info.file = file_index;
    info.decl = d;
    info.index = index;
    decls_[object] = info;
    if (kind == ObjectKind::Variable) p_.packages[package].variables.push_back(object);
    if (spelled == "_") return;
    const bool is_func = kind == ObjectKind::Function;
    if (spelled == "init" || (spelled == "main" && p_.packages[package].name == "main")) {
        if (!is_func) error(o.pos, fmt::format("cannot declare {} - must be func", spelled));
        else if (const Expr& type = p_.ast.exprs[p_.ast.decls[d].type]; !type.params.empty() || !type.results.empty())
            error(o.pos, fmt::format("func {} must have no arguments and no return values", spelled));
        if (spelled == "init") return;  // cannot be referred to
    }
    auto& names = packages_[package].names;
    if (const auto [at, fresh] = names.emplace(spelled, object); !fresh) {
        const Location other = sources_.locate(p_.objects[at->second].pos);
        error(o.pos, fmt::format("{} redeclared in this block\n\t{}:{}:{}: other declaration of {}", spelled, other.file, other.line, other.column, spelled));
    }
}

// Hangs a method on its receiver's base type; the type's resolution gives it its object.
void Checker::collect_method(PackageId package, std::size_t, DeclId d) {
    const Decl& decl = p_.ast.decls[d];
    ExprId base = decl.receiver[0].type;
    while (p_.ast.exprs[base].kind == ExprKind::Star || p_.ast.exprs[base].kind == ExprKind::Paren || p_.ast.exprs[base].kind == ExprKind::Index)
        base = p_.ast.exprs[base].x;
    auto found = packages_[package].names.find(p_.ast.exprs[base].text);
    for (int hops = 0; hops < 100 && found != packages_[package].names.end(); hops++) {  // an alias stands for the type it names
        const auto known = decls_.find(found->second);
        if (known == decls_.end() || p_.ast.decls[known->second.decl].kind != DeclKind::Type || !p_.ast.decls[known->second.decl].flag) break;
        ExprId target = p_.ast.decls[known->second.decl].type;
        while (p_.ast.exprs[target].kind == ExprKind::Paren || p_.ast.exprs[target].kind == ExprKind::Star) target = p_.ast.exprs[target].x;
        if (p_.ast.exprs[target].kind != ExprKind::Ident) break;
        const auto next = packages_[package].names.find(p_.ast.exprs[target].text);
        if (next == packages_[package].names.end()) break;
        found = next;
    }
    if (found == packages_[package].names.end() || p_.objects[found->second].kind != ObjectKind::TypeName) {
        error(p_.ast.exprs[base].pos, fmt::format("undefined: {}", p_.ast.exprs[base].text));
        return;
    }
    decls_[found->second].methods.push_back(d);
}

void Checker::check_package(PackageId package) {
    if (packages_[package].checked) return;
    packages_[package].checked = true;
    package_ = package;
    collect(package);
    const std::string name = p_.packages[package].name;
    std::vector<ObjectId> objects;
    for (std::size_t i = 0; i < p_.objects.size(); i++) {
        const ObjectId id(i);
        if (p_.objects[id].package == package && decls_.count(id)) objects.push_back(id);
    }
    for (ObjectId id : objects) resolve(id);
    for (std::size_t i = 0; i < p_.types.size(); i++)  // by index: checking adds types
        if (const Type& type = p_.types[TypeId(i)]; type.object && type.underlying && type.kind != Kind::TypeParam) {
            settle_underlying(TypeId(i));
            refuse_endless(TypeId(i));
        }
    for (std::size_t next = 0; next < bodies_.size(); next++) check_body(bodies_[next]);
    bodies_.clear();
    if (package == by_path_["main"]) {
        const auto found = packages_[package].names.find("main");
        if (found == packages_[package].names.end()) {
            if (name == "main") error({}, "function main is undeclared in the main package");
        } else p_.main = p_.objects[found->second].function;
    }
    check_unused_imports(package);
    order_initialization(package);
}

void Checker::check_unused_imports(PackageId package) {
    if (p_.packages[package].is_library) return;
    for (std::size_t f = 0; f < packages_[package].files.size(); f++) {
        const FileScope& file = packages_[package].files[f];
        const std::set<std::string> generic = names_in_generic_bodies(p_.packages[package].files[f]);
        for (const auto& [name, pos] : file.import_pos) {
            if (file.used.count(name) || generic.count(name)) continue;
            const Package& imported = p_.packages[imported_[file.imports.at(name)]];
            const bool renamed = imported.path.substr(imported.path.rfind('/') + 1) != name;
            error(pos, renamed ? fmt::format("\"{}\" imported as {} and not used", imported.path, name) : fmt::format("\"{}\" imported and not used", imported.path), true);
        }
    }
}

// Names x of selectors x.y in declarations with type parameters: their bodies may never have been instantiated.
std::set<std::string> Checker::names_in_generic_bodies(std::size_t file) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    for (DeclId d : p_.ast.files[file].decls) {
        const Decl& decl = p_.ast.decls[d];
        bool generic = !decl.type_params.empty();
        if (decl.kind == DeclKind::Func) {
            generic = generic || !p_.ast.exprs[decl.type].type_params.empty();
            for (const Field& receiver : decl.receiver) {
                ExprId type = receiver.type;
                while (p_.ast.exprs[type].kind == ExprKind::Star || p_.ast.exprs[type].kind == ExprKind::Paren) type = p_.ast.exprs[type].x;
                generic = generic || p_.ast.exprs[type].kind == ExprKind::Index;
            }
        }
        if (generic) ranges.emplace_back(decl.pos.offset, decl.body ? p_.ast.stmts[decl.body].end.offset : decl.end.offset);
    }
    std::set<std::string> names;
    if (ranges.empty()) return names;
    for (const Expr& e : p_.ast.exprs) {
        if (e.kind != ExprKind::Selector || p_.ast.exprs[e.x].kind != ExprKind::Ident) continue;
        for (const auto& [from, to] : ranges)
            if (e.start.offset >= from && e.start.offset <= to) names.insert(p_.ast.exprs[e.x].text);
    }
    return names;
}

// Takes the variable with the fewest variables that it still waits for, the first in source order among those; what a
// function needs, its users need [go1.26 cmd/compile/internal/types2/initorder.go].
void Checker::order_initialization(PackageId package) {
    const std::vector<ObjectId>& variables = p_.packages[package].variables;
    std::unordered_map<ObjectId, std::size_t> index_of;
    for (std::size_t i = 0; i < variables.size(); i++) index_of[variables[i]] = i;
    std::vector<std::set<std::size_t>> waits(variables.size()), awaited(variables.size());
    for (std::size_t v = 0; v < variables.size(); v++) {
        std::set<ObjectId> seen;
        std::vector<ObjectId> work{variables[v]};
        const Decl& decl = p_.ast.decls[decls_[variables[v]].decl];
        if (decl.values.size() < decl.names.size() && !decl.values.empty()) work.insert(work.end(), variables.begin() + static_cast<std::ptrdiff_t>(v) - decls_[variables[v]].index, variables.begin() + static_cast<std::ptrdiff_t>(v));
        while (!work.empty()) {
            const ObjectId o = work.back();
            work.pop_back();
            for (ObjectId used : uses_[o]) {
                if (!seen.insert(used).second) continue;
                const auto at = index_of.find(used);
                if (at == index_of.end()) {
                    work.push_back(used);
                    continue;
                }
                if (at->second == v) return error(p_.objects[variables[v]].pos, fmt::format("initialization cycle or refers to itself: {}", p_.objects[variables[v]].name));
                waits[v].insert(at->second);
                awaited[at->second].insert(v);
            }
        }
    }
    std::set<std::pair<std::size_t, std::size_t>> queue;  // number waited for, index
    for (std::size_t v = 0; v < variables.size(); v++) queue.emplace(waits[v].size(), v);
    std::set<DeclId> emitted;
    while (!queue.empty()) {
        const auto [left, v] = *queue.begin();
        queue.erase(queue.begin());
        if (left > 0) return error(p_.objects[variables[v]].pos, fmt::format("initialization cycle or refers to itself: {}", p_.objects[variables[v]].name));
        for (std::size_t user : awaited[v]) {
            queue.erase({waits[user].size(), user});
            waits[user].erase(v);
            queue.emplace(waits[user].size(), user);
        }
        const DeclId d = decls_[variables[v]].decl;
        const Decl& decl = p_.ast.decls[d];
        const auto at = static_cast<std::size_t>(decls_[variables[v]].index);
        if (decl.values.empty()) continue;
        if (decl.values.size() == decl.names.size()) {
            p_.packages[package].init_order.push_back({{variables[v]}, decl.values[at]});
        } else if (emitted.insert(d).second) {  // several variables of one call
            const auto first = variables.begin() + static_cast<std::ptrdiff_t>(v - at);
            p_.packages[package].init_order.push_back({std::vector<ObjectId>(first, first + static_cast<std::ptrdiff_t>(decl.names.size())), decl.values[0]});
        }
    }
}

}  // namespace tw
