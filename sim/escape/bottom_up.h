// Visits functions callees before callers, those that call each other as one batch [go1.26 ir/scc.go].
#pragma once
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "sim/escape/ir.h"

namespace tw::escape {

template <class Batch>
class BottomUp {
public:
    explicit BottomUp(const Batch& batch) : batch_(batch) {}   // batch(std::vector<Func*>): the literals of a function are of its batch

    std::uint32_t visit(Func* fn) {
        std::uint32_t& known = ids_[fn];
        if (known > 0) return known;
        const std::uint32_t id = known = ++generation_;
        std::uint32_t least = ++generation_;
        stack_.push_back(fn);
        const auto do_function = [&](Func* f) {
            if (f) least = std::min(least, visit(f));
        };
        const auto scan = [&](auto&& self, const Node* n) -> void {
            if (n->op == Op::FuncName || n->op == Op::MethodExpr || n->op == Op::MethValue || n->op == Op::Closure) do_function(n->fn);
            each_child(n, [&](const Node* c) { self(self, c); });
        };
        for (std::size_t i = 0; i < fn->body.size(); i++) scan(scan, fn->body[i]);
        if ((least == id || least == id + 1) && !fn->is_closure()) {
            std::size_t i = stack_.size();
            do {
                i--;
                ids_[stack_[i]] = ~0u;
            } while (stack_[i] != fn);
            std::vector<Func*> batch(stack_.begin() + static_cast<std::ptrdiff_t>(i), stack_.end());
            stack_.resize(i);
            batch_(std::move(batch));
        }
        return least;
    }

private:
    const Batch& batch_;
    std::vector<Func*> stack_;
    std::unordered_map<const Func*, std::uint32_t> ids_;
    std::uint32_t generation_ = 0;
};

}  // namespace tw::escape
