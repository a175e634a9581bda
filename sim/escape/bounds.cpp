// Indices that cannot leave their array whatever their value: -m names them [go1.26 walk/expr.go walkIndex, bounded].
#include "sim/escape/passes.h"

namespace tw::escape {
namespace {

class Bounds {
public:
    Bounds(const TypedProgram& program, std::vector<EscapeLine>& lines, std::size_t& printed)
        : p_(program), lines_(lines), printed_(printed) {}

    void visit(const Node* n) {
        each_child(n, [&](const Node* c) { visit(c); });
        if (n->op != Op::Index || !n->x->type || n->y->op == Op::Literal) return;
        std::int64_t length = -1;
        if (under(n->x->type).kind == Kind::Array) length = under(n->x->type).length;
        else if (n->x->op == Op::Literal && n->x->constant && p_.constants[n->x->constant].kind == ConstantKind::String)
            length = static_cast<std::int64_t>(p_.constants[n->x->constant].text.size());
        if (length >= 0 && n->pos && bounded(n->y, length)) lines_.push_back({n->pos, "index bounds check elided", {}, ++printed_});
    }

private:
    [[nodiscard]] const Type& under(TypeId t) const { return p_.types.under(t); }

    // The value of a constant that fits 32 bits.
    bool small(const Node* n, std::int64_t& value) const {
        if (!n || n->op != Op::Literal || !n->constant) return false;
        const Constant c = constant_to_int(p_.constants[n->constant]);
        if (c.kind != ConstantKind::Int || !fits_int64(c)) return false;
        value = int64_of(c);
        return value == static_cast<std::int32_t>(value);
    }

    bool bounded(const Node* n, std::int64_t max) const {
        if (!n->type) return false;
        const Type& type = under(n->type);
        if (type.kind < Kind::Int || type.kind > Kind::Uintptr) return false;
        const bool is_signed = type.kind <= Kind::Int64;
        auto bits = static_cast<int>(8 * type.size);
        if (n->op == Op::Binary) {
            std::int64_t v = -1;
            switch (n->token) {
                case Token::And: case Token::AndNot:
                    v = mask(n, is_signed, bits);
                    if (0 <= v && v < max) return true;
                    break;
                case Token::Rem:
                    if (!is_signed && small(n->y, v) && 0 <= v && v <= max) return true;
                    break;
                case Token::Quo:
                    if (is_signed || !small(n->y, v)) break;
                    for (; bits > 0 && v >= 2; v >>= 1) bits--;
                    break;
                case Token::Shr:
                    if (is_signed || !small(n->y, v)) break;
                    if (v > bits) return true;
                    bits -= static_cast<int>(v);
                    break;
                default: break;
            }
        }
        return !is_signed && bits <= 62 && (std::int64_t{1} << bits) <= max;
    }
    std::int64_t mask(const Node* n, bool is_signed, int bits) const {
        std::int64_t v = -1;
        if (small(n->x, v) || !small(n->y, v)) return v;
        if (n->token != Token::AndNot) return v;
        v = ~v;
        if (!is_signed) v &= bits >= 63 ? INT64_MAX : (std::int64_t{1} << bits) - 1;
        return v;
    }

    const TypedProgram& p_;
    std::vector<EscapeLine>& lines_;
    std::size_t& printed_;
};

}  // namespace

void elided_bounds(const TypedProgram& program, const Tree& tree, EscapeFacts& facts, std::size_t& printed) {
    Bounds bounds(program, facts.lines, printed);
    for (const Func& fn : tree.functions)
        if (fn.reports)
            for (const Node* n : fn.body) bounds.visit(n);
}

}  // namespace tw::escape
