#include "sim/escape/passes.h"

#include <map>
#include <unordered_map>

namespace tw::escape {
namespace {

void assigned(const TypedProgram& program, const Node* left, const Node* statement) {
    if (!left) return;
    Variable* v = outer_variable(program, left);
    if (v && v->defn != statement) v->assigned_again = true;
}

void visit_assignments(const TypedProgram& program, const Node* n) {
    switch (n->op) {
        case Op::As: assigned(program, n->x, n); break;
        case Op::As2: case Op::As2Func: case Op::As2MapR: case Op::As2DotType: case Op::As2Recv:
            for (const Node* left : n->list) assigned(program, left, n);
            break;
        case Op::AsOp: assigned(program, n->x, nullptr); break;
        case Op::Range:
            assigned(program, n->y, nullptr);
            assigned(program, n->z, nullptr);
            break;
        default: break;
    }
    each_child(n, [&](const Node* c) { visit_assignments(program, c); });
}

}  // namespace

bool has_pragma(const std::vector<std::string>& pragmas, const std::string& pragma) {
    for (const std::string& line : pragmas)
        if (line.compare(0, pragma.size(), pragma) == 0 && (line.size() == pragma.size() || line[pragma.size()] == ' ' || line[pragma.size()] == '\t')) return true;
    return false;
}

void note_assignments(const TypedProgram& program, const Node* n) { visit_assignments(program, n); }

void note_assignments(const TypedProgram& program, Tree& tree) {
    for (Variable& v : tree.variables) v.assigned_again = false;
    for (const Func& fn : tree.functions)
        for (const Node* n : fn.body) visit_assignments(program, n);
}

Node* static_value(Node* n) {
    while (true) {
        if (n->op == Op::ConvNop) {
            n = n->x;
            continue;
        }
        if (n->op == Op::InlinedCall && n->list2.size() == 1) {
            n = n->list2[0];
            continue;
        }
        if (n->op != Op::Name || !n->var) return n;
        const Variable* v = n->var;
        if (v->kind != Class::Auto || !v->defn || v->addrtaken || v->assigned_again) return n;
        Node* value = nullptr;
        if (v->defn->op == Op::As) value = v->defn->y;
        if (v->defn->op == Op::As2)
            for (std::size_t i = 0; i < v->defn->list.size() && i < v->defn->list2.size(); i++)
                if (v->defn->list[i]->op == Op::Name && v->defn->list[i]->var == v) value = v->defn->list2[i];
        if (!value) return n;
        n = value;
    }
}

namespace {

// One function's loops.
class LoopVariables {
public:
    LoopVariables(const TypedProgram& program, Tree& tree, Func& fn) : program_(program), tree_(tree), fn_(fn) {}
    void run() {
        for (std::size_t i = 0; i < fn_.body.size(); i++) scan(fn_.body[i]);
    }

private:
    void may_leak(const Node* n) {
        if (n && n->op == Op::Name && n->var) leaked_.emplace(n->var, false);
    }
    bool has_leaked(const Node* n) const {
        if (!n || n->op != Op::Name || !n->var) return false;
        const auto found = leaked_.find(n->var);
        return found != leaked_.end() && found->second;
    }
    void leak(Variable* v) {
        if (const auto found = leaked_.find(v); found != leaked_.end()) found->second = true;
    }
    void children(Node* n) {
        each_child(n, [&](Node* c) { scan(c); });
    }
    Variable* temp(TypeId type) {
        tree_.variables.emplace_back();
        Variable& v = tree_.variables.back();
        v.name = ".autotmp_" + std::to_string(fn_.dcl.size());
        v.type = type;
        v.curfn = &fn_;
        v.autotemp = true;
        fn_.dcl.push_back(&v);
        return &v;
    }
    Node* name(Variable* v, Pos pos) {
        Node* n = tree_.add(Op::Name, pos, v->type);
        n->var = v;
        return n;
    }
    // v := from, with v's declaration taken out of `from_list`.
    Node* inner_declaration(Variable* v, Variable* from, Pos pos, std::vector<Node*>& from_list) {
        Node* as = tree_.add(Op::As, pos);
        as->x = name(v, pos);
        as->y = name(from, pos);
        as->flag = true;
        for (std::size_t i = 0; i < from_list.size(); i++)
            if (from_list[i]->op == Op::Dcl && from_list[i]->var == v) {
                as->init.push_back(from_list[i]);
                from_list.erase(from_list.begin() + static_cast<std::ptrdiff_t>(i));
                break;
            }
        return as;
    }
    void range(Node* n) {
        may_leak(n->y);
        may_leak(n->z);
        depth_++;
        children(n);
        depth_--;
        for (Node** key : {&n->y, &n->z}) {
            if (!has_leaked(*key)) continue;
            Variable* v = (*key)->var;
            Variable* tk = temp(v->type);
            n->list2.insert(n->list2.begin(), inner_declaration(v, tk, n->pos, n->init));
            *key = name(tk, n->pos);
        }
    }
    void loop(Node* n) {
        const auto each_defined = [&](const auto& f) {
            for (Node* s : n->init) {
                if (s->op == Op::As && s->flag) f(s->x, s);
                if (s->op == Op::As2 && s->flag)
                    for (Node*& l : s->list) f(l, s);
            }
        };
        each_defined([&](Node*& x, Node*) { may_leak(x); });
        depth_++;
        children(n);
        depth_--;
        std::vector<Node*> before, after;
        each_defined([&](Node*& x, Node* s) {
            if (!has_leaked(x)) return;
            Variable* z = x->var;
            Variable* carried = temp(z->type);
            Node* as = inner_declaration(z, carried, n->pos, s->init);
            z->defn = as;
            before.push_back(as);
            Node* back = tree_.add(Op::As, n->pos);
            back->x = name(carried, n->pos);
            back->y = name(z, n->pos);
            after.push_back(back);
            x = name(carried, n->pos);
        });
        if (before.empty()) return;
        const auto condition = [&](Node* x, std::vector<Node*> then, std::vector<Node*> otherwise) {
            Node* c = tree_.add(Op::If, n->pos);
            c->x = x;
            c->list = std::move(then);
            c->list2 = std::move(otherwise);
            before.push_back(c);
        };
        if (n->y) {
            temp(program_.types.basic(Kind::Bool));
            condition(tree_.add(Op::Literal, n->pos, program_.types.basic(Kind::Bool)), {}, {n->y});
        }
        if (n->x) {
            Node* no = tree_.add(Op::Not, n->x->pos, n->x->type);
            no->x = n->x;
            condition(no, {tree_.add(Op::Break, n->pos)}, {});
        }
        before.insert(before.end(), n->list.begin(), n->list.end());
        before.insert(before.end(), after.begin(), after.end());
        n->list = std::move(before);
        n->x = n->y = nullptr;
    }
    void scan(Node* n) {
        switch (n->op) {
            case Op::Closure:
                if (return_depth_ < depth_)
                    for (Variable* v : n->fn->closure_vars) leak(v);
                break;
            case Op::Addr: case Op::PtrLit:
                if (return_depth_ < depth_)
                    if (Variable* v = outer_variable(program_, n->x)) leak(v);
                break;
            case Op::Return: {
                const int saved = std::exchange(return_depth_, depth_);
                children(n);
                return_depth_ = saved;
                return;
            }
            case Op::Range:
                if (!n->flag) break;
                return range(n);
            case Op::For:
                if (!n->flag) break;
                return loop(n);
            default: break;
        }
        children(n);
    }

    const TypedProgram& program_;
    Tree& tree_;
    Func& fn_;
    std::unordered_map<Variable*, bool> leaked_;
    int depth_ = 0, return_depth_ = 0;
};

class DeadLocals {
public:
    DeadLocals(const TypedProgram& program, Tree& tree) : program_(program), tree_(tree) {}
    void run(Func& fn) {
        nodes(fn.body);
        for (Variable* v : order_) {
            Entry& entry = entries_[v];
            if (entry.used || entry.assigns.empty()) continue;
            for (const auto& [left, right] : entry.assigns) {
                Node* zero = tree_.add(Op::Literal, {}, program_.types.basic(Kind::Int));
                zero->text = "0";
                *left = tree_.add(Op::Name, {});
                *right = zero;
            }
            if (v) v->defn = nullptr;
        }
    }

private:
    struct Entry {
        bool used = false;
        std::vector<std::pair<Node**, Node**>> assigns;
    };
    Entry& entry(Variable* v) {
        const auto [at, fresh] = entries_.try_emplace(v);
        if (fresh) order_.push_back(v);
        return at->second;
    }
    void use(Variable* v) {
        if (!v || v->kind == Class::ParamOut) return;
        Entry& e = entry(v);
        e.used = true;
        const auto pending = std::exchange(e.assigns, {});
        for (const auto& [left, right] : pending) node(*right);
    }
    static bool has_effects(const Node* n) {
        if (!n) return false;
        if (!n->init.empty()) return true;
        switch (n->op) {
            case Op::Name: case Op::Global: case Op::FuncName: case Op::Literal: case Op::Nil: case Op::Closure: return false;
            default: return true;
        }
    }
    void assign(Node** left, Node** right, bool blank_is_not_use) {
        Node* l = *left;
        if (l && l->op != Op::Name) {
            node(l);
            node(*right);
            return;
        }
        Variable* v = l ? l->var : nullptr;
        const bool local = v ? v->kind != Class::ParamOut : blank_is_not_use;
        if (local && *right && !has_effects(*right)) {
            Entry& e = entry(v);
            if (!e.used) {
                e.assigns.emplace_back(left, right);
                return;
            }
        } else if (local && !*right) {
            return;
        }
        node(*right);
    }
    void nodes(const std::vector<Node*>& list) {
        for (Node* n : list) node(n);
    }
    void node(Node* n) {
        if (!n) return;
        switch (n->op) {
            case Op::Closure:
                nodes(n->init);
                for (Variable* v : n->fn->closure_vars) use(v);
                nodes(n->fn->body);
                return;
            case Op::Dcl: return;
            case Op::Name: use(n->var); return;
            case Op::As:
                nodes(n->init);
                assign(&n->x, &n->y, false);
                return;
            case Op::As2: {
                nodes(n->init);
                bool any = false;
                for (const Node* l : n->list) any |= !(l->op == Op::Name && !l->var);
                for (std::size_t i = 0; i < n->list.size() && i < n->list2.size(); i++) assign(&n->list[i], &n->list2[i], any);
                return;
            }
            case Op::Case: use(n->var); break;
            default: break;
        }
        each_child(n, [&](Node* c) { node(c); });
    }

    const TypedProgram& program_;
    Tree& tree_;
    std::map<Variable*, Entry> entries_;
    std::vector<Variable*> order_;
};

}  // namespace

void loop_variables(const TypedProgram& program, Tree& tree) {
    const std::size_t count = tree.functions.size();
    for (std::size_t i = 0; i < count; i++) LoopVariables(program, tree, tree.functions[i]).run();
}

void dead_locals(const TypedProgram& program, Tree& tree) {
    for (Func& fn : tree.functions)
        if (!fn.is_closure()) DeadLocals(program, tree).run(fn);
}

}  // namespace tw::escape
