#include "sim/codegen/function_context_internal.h"

#include "sim/base/check.h"
#include "sim/bytecode/op_info.h"

namespace tw::codegen {

int FunctionContext::emit(Op op, std::int32_t a, std::int32_t b, std::int32_t c, std::uint16_t e) {
    Instruction instruction;
    instruction.op = op;
    instruction.a = a;
    instruction.b = b;
    instruction.c = c;
    instruction.e = e;
    code.code.push_back(instruction);
    code.lines.push_back(pos.offset);
    const int at = static_cast<int>(code.code.size()) - 1;
    note_block_end(instruction);
    return at;
}

int FunctionContext::label() {
    label_pc_.push_back(-1);
    return static_cast<int>(label_pc_.size()) - 1;
}

void FunctionContext::bind(int label) {
    close_shared_allocation();
    label_pc_[static_cast<std::size_t>(label)] = static_cast<int>(code.code.size());
}

int FunctionContext::alloc_fixed(const std::vector<bool>& mask) {
    const int slot = kLocal + local_size_;
    local_size_ += static_cast<std::int32_t>(mask.size()) * 8;
    local_pointers_.insert(local_pointers_.end(), mask.begin(), mask.end());
    return slot;
}

// A slot is reused only for values of the same pointer mask, so that each word is always or never a pointer.
int FunctionContext::alloc(const std::vector<bool>& mask) {
    std::vector<int>& free = free_[mask];
    int slot = 0;
    if (free.empty()) {
        slot = alloc_fixed(mask);
    } else {
        slot = free.back();
        free.pop_back();
    }
    owned_.emplace_back(slot, mask);
    return slot;
}

int FunctionContext::temp(TypeId type) { return alloc(unit.mask_of(type)); }
int FunctionContext::word(bool pointer) { return alloc({pointer}); }

void FunctionContext::release(std::size_t mark) {
    while (owned_.size() > mark) {
        free_[owned_.back().second].push_back(owned_.back().first);
        owned_.pop_back();
    }
}

void FunctionContext::stack_object(int slot, TypeId type) {
    for (const StackObject& object : code.stack_objects)
        if (object.offset == slot) return;
    code.stack_objects.push_back({slot, unit.describe(type)});
}

int FunctionContext::room(TypeId type) {
    std::vector<bool> mask = unit.mask_of(type);
    if (mask.empty()) mask = {false};
    const int slot = alloc_fixed(mask);
    stack_object(slot, type);
    zero(type, slot);
    return slot;
}

int FunctionContext::entry_word() {
    const int slot = alloc_fixed({false});
    entry_words_.push_back(slot);
    return slot;
}

// Structs and arrays that cmd/compile does not take apart into words [ssa.CanSSA] live and die as one.
void FunctionContext::aggregate(int slot, TypeId type) {
    if (!unit.can_split(type)) code.aggregates.push_back({slot, unit.describe(type)});
}

void FunctionContext::need_outgoing(std::int32_t bytes) {
    if (bytes > outgoing_) outgoing_ = bytes;
}

void FunctionContext::start(const std::string& symbol, TypeId receiver, const std::vector<TypeId>& params,
                            const std::vector<TypeId>& results) {
    code.symbol = symbol;
    layout = layout_of(unit, receiver, params, results);
    code.args_size = layout.size;
    code.results_offset = layout.results_offset;
    result_types = results;
    std::size_t words = static_cast<std::size_t>(layout.size) / 8;
    code.pointer_slots.assign(words, false);
    const auto note = [&](TypeId type, std::int32_t offset) {
        const std::vector<bool> mask = unit.mask_of(type);
        for (std::size_t i = 0; i < mask.size(); i++) code.pointer_slots[static_cast<std::size_t>(offset) / 8 + i] = mask[i];
    };
    if (receiver) note(receiver, 0);
    for (std::size_t i = 0; i < params.size(); i++) note(params[i], layout.params[i]);
    for (std::size_t i = 0; i < results.size(); i++) note(results[i], layout.results[i]);
}

// Clears the entry words in front of all other code.
void FunctionContext::enter() {
    if (entry_words_.empty()) return;
    std::vector<Instruction> prologue;
    for (int slot : entry_words_) {
        Instruction clear;
        clear.op = Op::LoadImm;
        clear.a = slot;
        prologue.push_back(clear);
    }
    const auto shift = static_cast<int>(prologue.size());
    code.code.insert(code.code.begin(), prologue.begin(), prologue.end());
    code.lines.insert(code.lines.begin(), prologue.size(), code.pos.offset);
    for (int& pc : label_pc_)
        if (pc >= 0) pc += shift;
    for (std::uint32_t& pc : code.statements) pc += static_cast<std::uint32_t>(shift);
    for (Variable& variable : code.variables) variable.from += static_cast<std::uint32_t>(shift), variable.to += static_cast<std::uint32_t>(shift);
}

FunctionCode FunctionContext::finish() {
    if (code.code.empty() || !ends_flow(code.code.back().op)) emit(Op::Unreachable);
    enter();
    const std::int32_t frame = outgoing_ + local_size_;
    const auto relocate = [&](std::int32_t& offset) {
        if (offset >= kParam) offset += frame + kFrameHeader - kParam;
        else if (offset >= kLocal) offset += outgoing_ - kLocal;
    };
    for (std::size_t i = 0; i < code.code.size(); i++) {
        visit_slots(&code.code[i], unit.out.types, [&](std::int32_t& offset, std::int64_t, Access) { relocate(offset); });
        visit_targets(&code.code[i], [&](std::int32_t& target) {
            target = label_pc_[static_cast<std::size_t>(target)];
            SIM_CHECK(target >= 0);
        });
    }
    if (!label_pc_.empty() && info_of(code.code.back().op).name == "Data") emit(Op::Unreachable);
    for (int pc : label_pc_)
        if (pc == static_cast<int>(code.code.size())) { emit(Op::Unreachable); break; }
    for (Variable& variable : code.variables) relocate(variable.offset);
    for (StackObject& object : code.stack_objects) relocate(object.offset);
    for (StackObject& whole : code.aggregates) relocate(whole.offset);
    code.frame_size = frame;
    std::vector<bool> pointers(static_cast<std::size_t>(outgoing_) / 8, false);
    pointers.insert(pointers.end(), local_pointers_.begin(), local_pointers_.end());
    pointers.push_back(false);
    pointers.push_back(true);
    pointers.insert(pointers.end(), code.pointer_slots.begin(), code.pointer_slots.end());
    code.pointer_slots = std::move(pointers);
    return std::move(code);
}

Layout layout_of(Unit& unit, TypeId receiver, const std::vector<TypeId>& params, const std::vector<TypeId>& results) {
    Layout layout;
    const auto take = [&](TypeId type) {
        const std::int32_t at = layout.size;
        layout.size += static_cast<std::int32_t>((unit.size_of(type) + 7) & ~std::int64_t{7});
        return at;
    };
    if (receiver) take(receiver);
    for (TypeId type : params) layout.params.push_back(take(type));
    layout.results_offset = layout.size;
    for (TypeId type : results) layout.results.push_back(take(type));
    return layout;
}

}  // namespace tw::codegen
