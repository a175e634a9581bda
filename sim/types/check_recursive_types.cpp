// Types that hold themselves by value, and types declared by way of incomplete ones.
#include <fmt/format.h>

#include <set>

#include "sim/types/checker_internal.h"

namespace tw {

std::string Checker::place(Pos pos) const {
    const Location at = sources_.locate(pos);
    return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

// The defined types that a value of the type holds directly: itself without pointers between.
void Checker::held_types(TypeId type, std::vector<TypeId>& out) const {
    const Type& node = p_.types[type];
    if (node.object) {
        out.push_back(type);
        return;
    }
    if (node.kind == Kind::Array) held_types(node.elem, out);
    if (node.kind == Kind::Struct)
        for (const StructField& field : node.fields) held_types(field.type, out);
}

// Types declared by way of a type that was not complete yet get their underlying types now.
// An alias met while its right side is being resolved: what it stands for is made out once more, from inside.
TypeId Checker::alias_again(ObjectId object) {
    const auto found = decls_.find(object);
    if (found == decls_.end() || !p_.ast.decls[found->second.decl].flag || !p_.ast.decls[found->second.decl].type_params.empty()) return {};
    if (!aliases_again_.insert(object).second) return {};
    const auto saved = std::tuple(package_, file_, scope_, function_);
    package_ = p_.objects[object].package;
    file_ = found->second.file;
    scope_ = nullptr;
    function_ = {};
    const TypeId type = type_expr(p_.ast.decls[found->second.decl].type);
    std::tie(package_, file_, scope_, function_) = saved;
    aliases_again_.erase(object);
    return kind(type) == Kind::Invalid && p_.types[type].underlying ? TypeId{} : type;
}

void Checker::settle_underlying(TypeId named) {
    const TypeId first = p_.types[named].underlying;
    if (!first || !p_.types[first].object) return;
    const TypeId under = p_.types.underlying(named);
    if (under == basic(Kind::Invalid))
        error(p_.objects[p_.types[named].object].pos, fmt::format("invalid recursive type {0}\n\t{1}: {0} refers to {2}\n\t{3}: {2} refers to {0}", text(named),
              place(p_.objects[p_.types[named].object].pos), text(first), place(p_.objects[p_.types[first].object].pos)));
    p_.types.mutate(named).underlying = under;
    p_.types.mutate(named).kind = p_.types[under].kind;
}

// A type that holds itself has no size: reported with the cycle, then treated as invalid so that nothing recurses over it.
void Checker::refuse_endless(TypeId named) {
    std::vector<TypeId> path{named};
    std::set<TypeId> seen;
    std::vector<std::vector<TypeId>> work{{named}};
    while (!work.empty()) {
        const std::vector<TypeId> chain = work.back();
        work.pop_back();
        std::vector<TypeId> next;
        const TypeId under = p_.types.underlying(chain.back());
        if (under == chain.back()) continue;
        held_types(under, next);
        for (TypeId held : next) {
            if (held == named) {
                std::string message = fmt::format("invalid recursive type {}", text(named));
                for (std::size_t i = 0; i < chain.size(); i++)
                    message += fmt::format("\n\t{}: {} refers to {}", place(p_.objects[p_.types[chain[i]].object].pos), text(chain[i]), text(i + 1 < chain.size() ? chain[i + 1] : named));
                error(p_.objects[p_.types[named].object].pos, message);
                p_.types.mutate(named).underlying = basic(Kind::Invalid);
                p_.types.mutate(named).kind = Kind::Invalid;
                return;
            }
            if (!seen.insert(held).second) continue;
            work.push_back(chain);
            work.back().push_back(held);
        }
    }
}

}  // namespace tw
