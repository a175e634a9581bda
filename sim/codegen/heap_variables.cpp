// Variables that moved to the heap: small ones without pointers that are declared in one basic block share an allocation of at
// most 16 bytes, those with the greatest alignment first.
// Models [go1.26 cmd/compile/internal/ssagen/ssa.go newHeapaddr flushPendingHeapAllocations].
#include <algorithm>
#include <utility>

#include "sim/bytecode/op_info.h"
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

constexpr std::int64_t kMostShared = 16;   // maxAggregatedHeapAllocation

bool is_jump(Op op) {
    Instruction probe[2];
    probe[0].op = op;
    bool jumps = false;
    visit_targets(probe, [&](std::int32_t&) { jumps = true; });
    return jumps;
}

// Where the compiler's basic block ends: jumps, and checks that may panic or choose between two ways.
bool ends_block(Op op) {
    if (op >= Op::IdxU8 && op <= Op::SetIdxPtr) return true;
    switch (op) {
        case Op::BoundsCheck: case Op::PtrIndex: case Op::IndexAddr: case Op::DivS: case Op::DivU: case Op::RemS: case Op::RemU: case Op::ShiftCheck:
        case Op::U64ToF64: case Op::U64ToF32: case Op::F64ToU64: case Op::EqStr: case Op::EqIface: case Op::EqTyped: case Op::SliceStr: case Op::SliceSlice:
        case Op::SliceArray: case Op::GrowSlice: case Op::AppendSlice: case Op::CopySlice: case Op::IfaceType: case Op::AssertType: case Op::AssertIface:
        case Op::Implements: case Op::ConvIface: case Op::Defer: case Op::DeferAt: case Op::DeferRange: case Op::Return: case Op::Panic: case Op::Select:
        case Op::RangeState: case Op::MapIterInit: case Op::MapIterNext: case Op::Unreachable: case Op::PanicWrap: case Op::PanicSliceConvert:
        case Op::IdxIdx64: case Op::IdxIdxU8: case Op::SetIdxIdx64: case Op::SetIdxIdx8: case Op::ArrIdx64: case Op::ArrIdxU8: case Op::ArrIdxI32:
        case Op::ArrIdxU32: case Op::SetArr64: case Op::SetArr8: case Op::SetArr32: case Op::FrmIdx64: case Op::SetFrm64: return true;
        default: return is_jump(op);
    }
}

}  // namespace

// A division by a constant other than 0 is not checked.
bool FunctionContext::divides_by_constant(const Instruction& instruction) const {
    if (instruction.op != Op::DivS && instruction.op != Op::DivU && instruction.op != Op::RemS && instruction.op != Op::RemU) return false;
    if (code.code.size() < 2) return false;
    const Instruction& before = code.code[code.code.size() - 2];
    return before.op == Op::LoadImm && before.a == instruction.c && before.imm64() != 0;
}

void FunctionContext::note_block_end(const Instruction& instruction) {
    if (!shared_.empty() && ends_block(instruction.op) && !divides_by_constant(instruction)) close_shared_allocation();
}

// A new heap variable's slot: with an allocation of its own, or a part of the one before it in this block.
int FunctionContext::new_heap_variable(TypeId type, Pos at, const std::string& why) {
    const int slot = word(true), descriptor = unit.describe(type);
    const std::int64_t size = unit.size_of(type);
    const bool may_share = size > 0 && size < kMostShared && !has_pointers(unit.types, type);
    std::int64_t used = size;
    for (const SharedVariable& each : shared_) used += each.size;
    if (may_share && used > kMostShared) close_shared_allocation();
    if (!may_share || shared_.empty()) {
        const int made = emit(Op::New, slot, descriptor, unit.site(at, descriptor, why, AllocationSite::Kind::Variable));
        if (!may_share) return slot;
        // Room for the first one's offset, should others join.
        shared_.push_back({slot, size, unit.types[type].align, made, emit(Op::Nop)});
        return slot;
    }
    if (shared_.size() == 1) shared_base_ = alloc_fixed({true});   // stays: others may join later
    const int moved = emit(Op::AddImm, slot, shared_base_);
    shared_.push_back({slot, size, unit.types[type].align, shared_[0].made, moved});
    return slot;
}

// The block is over: how much was allocated, and where in it each variable stands.
void FunctionContext::close_shared_allocation() {
    std::vector<SharedVariable> all = std::exchange(shared_, {});
    if (all.size() < 2) return;
    const SharedVariable first = all[0];
    std::stable_sort(all.begin(), all.end(), [](const SharedVariable& a, const SharedVariable& b) { return a.align > b.align; });
    std::int64_t size = 0;
    for (const SharedVariable& each : all) {
        Instruction& place = code.code[static_cast<std::size_t>(each.moved)];
        place.op = Op::AddImm;
        place.a = each.slot;
        place.b = shared_base_;
        place.c = static_cast<std::int32_t>(size);
        size += each.size;
    }
    size = (size + all[0].align - 1) / all[0].align * all[0].align;
    Instruction& allocation = code.code[static_cast<std::size_t>(first.made)];
    allocation.a = shared_base_;
    allocation.b = unit.describe(unit.types.array_of(unit.types.basic(Kind::Uint8), size));
}

// Declarations come before what is assigned to them. [go1.26 cmd/compile/internal/ir/stmt.go Decl]
void FunctionContext::declare_heap_variables(const std::vector<ExprId>& names, bool define) {
    for (const ExprId name : names) {
        if (!defines(name, define)) continue;
        const ObjectId object = unit.in.object_of(name);
        if (!on_heap(object) || declared_.contains(object.index)) continue;
        declare(object, true);
        declared_.insert(object.index);
    }
}

}  // namespace tw::codegen
