// Package unsafe: functions that give pointers, strings and slices, and which sizes are constants. [spec Package unsafe]
#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

// Whether the expression, in the body of an instance, is written with a type parameter or with a parameter whose type is.
bool Checker::mentions_type_param(ExprId e) const {
    const Function& function = p_.functions[function_];
    const Decl& decl = p_.ast.decls[function.decl];
    const Expr& signature = p_.ast.exprs[decl.type];
    std::set<std::string> names;
    const auto scope = function_scopes_.find(function_);
    if (scope == function_scopes_.end() || !scope->second) return false;
    for (const auto& [name, object] : scope->second->names)
        if (p_.objects[object].kind == ObjectKind::TypeName) names.insert(name);
    const auto mentions = [&](ExprId root, bool follow, const auto& self) -> bool {
        std::vector<ExprId> work{root};
        while (!work.empty()) {
            const Expr& n = p_.ast.exprs[work.back()];
            work.pop_back();
            if (n.kind == ExprKind::Ident) {
                if (names.count(n.text)) return true;
                if (!follow) continue;
                for (const Field& field : signature.params)
                    for (ExprId name : field.names)
                        if (p_.ast.exprs[name].text == n.text && self(field.type, false, self)) return true;
            }
            for (ExprId child : {n.x, n.y}) if (child) work.push_back(child);
            work.insert(work.end(), n.list.begin(), n.list.end());
        }
        return false;
    };
    return mentions(e, true, mentions);
}

void Checker::builtin_unsafe(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    std::vector<Operand> args(node.list.size());
    for (std::size_t i = 0; i < args.size(); i++) {
        expr(args[i], node.list[i]);
        if (!args[i].ok()) return;
        const bool bytes = id == Builtin::UnsafeString && i == 0;
        if (bytes && args[i].mode == Mode::NilValue) {
            convert_untyped(args[i], p_.types.pointer_to(basic(Kind::Uint8)));
            continue;
        }
        assignment(args[i], bytes ? p_.types.pointer_to(basic(Kind::Uint8)) : TypeId{}, bytes ? "argument to unsafe.String" : "argument to unsafe function");
    }
    x.mode = Mode::Value;
    const Type under = p_.types.under(args[0].type);
    switch (id) {
        case Builtin::UnsafeAdd: x.type = basic(Kind::UnsafePointer); break;
        case Builtin::UnsafeString: x.type = basic(Kind::String); break;
        case Builtin::UnsafeStringData: x.type = p_.types.pointer_to(basic(Kind::Uint8)); break;
        case Builtin::UnsafeSlice: x.type = under.kind == Kind::Pointer ? p_.types.slice_of(under.elem) : basic(Kind::Invalid); break;
        case Builtin::UnsafeSliceData: x.type = under.kind == Kind::Slice ? p_.types.pointer_to(under.elem) : basic(Kind::Invalid); break;
        default: x.mode = Mode::Invalid;
    }
    if (x.ok() && kind(x.type) == Kind::Invalid) {
        error_at(node.list[0], fmt::format("invalid argument: {} is not a {}", describe(args[0]), id == Builtin::UnsafeSlice ? "pointer" : "slice"));
        x.mode = Mode::Invalid;
    }
}

// Sizeof, Alignof, Offsetof.
void Checker::unsafe_size(Operand& x, const Expr& node, Builtin id) {
    Operand arg;
    expr(arg, node.list[0]);
    if (!arg.ok()) return;
    assignment(arg, {}, "argument to unsafe function");
    if (!arg.ok()) return;
    std::int64_t value = 0;
    if (id == Builtin::UnsafeOffsetof) {
        ExprId field = node.list[0];
        while (p_.ast.exprs[field].kind == ExprKind::Paren) field = p_.ast.exprs[field].x;
        const auto selection = p_.selections.find(field);
        if (selection == p_.selections.end() || selection->second.kind != SelectionKind::Field) return error_at(node.list[0], fmt::format("invalid argument: {} is not a selector expression", text(node.list[0])));
        TypeId type = selection->second.receiver;
        for (int step : selection->second.path) {
            if (kind(type) == Kind::Pointer) type = p_.types.under(type).elem, value = 0;
            compute_layout(p_.types, p_.types.underlying(type));
            const StructField& f = p_.types.under(type).fields[static_cast<std::size_t>(step)];
            value += f.offset;
            type = f.type;
        }
    } else {
        compute_layout(p_.types, arg.type);
        value = id == Builtin::UnsafeSizeof ? p_.types[arg.type].size : p_.types[arg.type].align;
    }
    x.mode = Mode::Constant;
    x.type = basic(Kind::Uintptr);
    x.value = constant_int(value);
    if (in_instance_ && id != Builtin::UnsafeOffsetof && mentions_type_param(node.list[0])) x.mode = Mode::Value;  // [spec Package unsafe]
}

}  // namespace tw
