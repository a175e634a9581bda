#include "sim/bytecode/op_info.h"

#include <algorithm>

namespace tw {
namespace {

struct ParsedKind { OperandKind kind = OperandKind::None; int words = 0; };

ParsedKind parse_kind(std::string_view text) {
    const auto count = [&] { return text.size() > 1 && text[1] >= '1' && text[1] <= '3' ? text[1] - '0' : 0; };
    switch (text[0]) {
        case 'D': return {OperandKind::Write, count()};
        case 'U': return {OperandKind::Update, count()};
        case 'S': return {OperandKind::Read, count()};
        case 'M': return {OperandKind::Area, 0};
        case 'I': return {OperandKind::Immediate, 0};
        case 'J': return {OperandKind::Jump, 0};
        case 'F': return {OperandKind::Function, 0};
        case 'T': return {OperandKind::Type, 0};
        case 'X': return {OperandKind::Native, 0};
        default: return {};
    }
}

bool has_data(Op op) {
    switch (op) {
        case Op::EqTyped: case Op::ConcatStr: case Op::SliceSlice: case Op::SliceArray: case Op::BytesToStr:
        case Op::StrToBytes: case Op::RunesToStr: case Op::StrToRunes: case Op::RuneToStr: case Op::MakeSlice:
        case Op::GrowSlice: case Op::AppendSlice: case Op::ConvT: case Op::AssertType: case Op::AssertIface:
        case Op::Go: case Op::MakeChan: case Op::Recv: case Op::MakeMap: case Op::MapGet: case Op::MapSet:
        case Op::MapIterNext: case Op::IdxIdx64: case Op::IdxIdxU8: case Op::SetIdxIdx64: case Op::SetIdxIdx8: return true;
        default: return false;
    }
}

OpInfo make_info(Op op, std::string_view name, std::array<std::string_view, 3> operands, std::string_view sentence) {
    OpInfo info;
    info.name = name;
    info.sentence = sentence;
    for (std::size_t i = 0; i < 3; i++) {
        const ParsedKind parsed = parse_kind(operands[i]);
        info.kinds[i] = parsed.kind;
        info.words[i] = parsed.words;
    }
    info.has_data = has_data(op);
    info.wide_immediate = operands[1] == "I64";
    return info;
}

std::int64_t round8(std::int64_t n) { return (n + 7) & ~std::int64_t{7}; }

// Bytes of an area operand (M) or of an N-word operand.
struct Areas {
    const Instruction* at;
    const std::vector<TypeDescriptor>& types;

    std::int64_t size_of(int type) const {
        return type >= 0 && type < static_cast<int>(types.size()) ? round8(types[static_cast<std::size_t>(type)].size) : 8;
    }
    std::int64_t elem_size(int type) const { return type >= 0 ? size_of(types[static_cast<std::size_t>(type)].elem) : 8; }
    std::int64_t key_size(int type) const { return type >= 0 ? size_of(types[static_cast<std::size_t>(type)].key) : 8; }

    std::int64_t unknown_size() const {  // DN and SN
        switch (at->op) {
            case Op::MovN: return at->c;
            case Op::ZeroN: return at->b;
            case Op::LoadN: return round8(at->e);
            case Op::StoreTyped: case Op::AssertType: return size_of(at->c);
            default: return 8;
        }
    }
};

struct AreaUse { std::int64_t bytes = 8; Access access = Access::Read; };

AreaUse area_of(const Areas& areas, int operand) {
    const Instruction& at = *areas.at;
    switch (at.op) {
        case Op::Lea: case Op::CallNative: return {0, Access::Address};
        case Op::StoreSlot8: case Op::StoreSlot16: case Op::StoreSlot32: return {4, Access::Update};
        case Op::LoadSlotU8: case Op::LoadSlotI8: return {1, Access::Read};
        case Op::LoadSlotU16: case Op::LoadSlotI16: return {2, Access::Read};
        case Op::LoadSlotU32: case Op::LoadSlotI32: return {4, Access::Read};
        case Op::ConcatStr: return {16 * std::int64_t{at.c}, Access::Read};
        case Op::SliceStr: case Op::MakeSlice: return {16, Access::Read};
        case Op::SliceSlice: case Op::SliceArray: return {24, Access::Read};
        case Op::AppendSlice: case Op::CopySlice: return {48, Access::Read};
        case Op::ConvT: return {areas.size_of(at.c), Access::Read};
        case Op::Send: return {areas.elem_size(at.c), Access::Read};
        case Op::Recv: return {areas.elem_size(at.c), Access::Update};
        case Op::Select: return {24 * std::int64_t{at.c}, Access::Read};
        case Op::MapGet: return operand == 0 ? AreaUse{areas.elem_size(areas.at[1].a), Access::Write}
                                             : AreaUse{areas.key_size(areas.at[1].a), Access::Read};
        case Op::MapSet: return operand == 1 ? AreaUse{areas.key_size(areas.at[1].a), Access::Read}
                                             : AreaUse{areas.elem_size(areas.at[1].a), Access::Read};
        case Op::FrmIdx64: return {8 * std::int64_t{at.e}, Access::Read};
        case Op::SetFrm64: return {8 * std::int64_t{at.e}, Access::Update};
        case Op::MapDelete: return {areas.key_size(at.c), Access::Read};
        case Op::MapIterInit: return {96, Access::Write};
        case Op::MapIterNext:
            if (operand == 0) return {96, Access::Update};
            return {operand == 1 ? areas.key_size(areas.at[1].a) : areas.elem_size(areas.at[1].a), Access::Write};
        default: return {8, Access::Read};
    }
}

void visit_data(Instruction* code, const Areas& areas, const SlotVisitor& visit) {
    switch (code->op) {
        case Op::ConvT:
            if (code[1].b >= 0) visit(code[1].b, areas.size_of(code->c), Access::Write);
            break;
        case Op::AssertType: case Op::AssertIface:
            if (code->e & 2) visit(code[1].a, 8, Access::Write);
            break;
        case Op::Recv:
            if (code->e & 1) visit(code[1].a, 8, Access::Write);
            break;
        case Op::MapGet:
            if (code[1].b >= 0) visit(code[1].b, 8, Access::Write);
            break;
        case Op::GrowSlice:  // e = 1: Data.c points to room in the frame; 2, 3: out of the frame
            if (code->e == 1) visit(code[1].c, 8, Access::Read);
            break;
        case Op::MakeMap:  // e = 1: Data.b points to the room in the frame
            if (code->e & 1) visit(code[1].b, 8, Access::Read);
            break;
        case Op::IdxIdx64: case Op::IdxIdxU8: case Op::SetIdxIdx64: case Op::SetIdxIdx8:
            visit(code[1].a, 8, Access::Read);
            break;
        case Op::ConcatStr: case Op::BytesToStr: case Op::StrToBytes: case Op::RunesToStr: case Op::StrToRunes: case Op::RuneToStr:
            if (code->e & 1) visit(code[1].b, code->op == Op::StrToRunes ? 128 : 32, Access::Write);
            break;
        default: break;
    }
}

}  // namespace

const OpInfo& info_of(Op op) {
    static const std::vector<OpInfo> kTable = {
#define TW_OP(name, a, b, c, sentence) make_info(Op::name, #name, {#a, #b, #c}, sentence),
        TW_INSTRUCTIONS(TW_OP)
#undef TW_OP
    };
    return kTable[static_cast<std::size_t>(op)];
}

void visit_slots(Instruction* code, const std::vector<TypeDescriptor>& types, const SlotVisitor& visit) {
    if (code->op == Op::Data) return;
    const OpInfo& info = info_of(code->op);
    const Areas areas{code, types};
    std::int32_t* operands[3] = {&code->a, &code->b, &code->c};
    // reads first, so that liveness may apply uses before definitions in reverse
    for (int i = 0; i < 3; i++) {
        const auto index = static_cast<std::size_t>(i);
        const OperandKind kind = info.kinds[index];
        if (kind == OperandKind::Area) {
            if (*operands[i] < 0) continue;
            const AreaUse use = area_of(areas, i);
            visit(*operands[i], use.bytes, use.access);
        } else if (kind == OperandKind::Update) {
            visit(*operands[i], info.words[index] * 8, Access::Update);
        } else if (kind == OperandKind::Read || kind == OperandKind::Write) {
            std::int64_t bytes = info.words[index] ? info.words[index] * 8 : areas.unknown_size();
            // e bit 2: only whether the type fits is asked, the data word is not read
            if ((code->op == Op::AssertType || code->op == Op::AssertIface) && i == 1 && (code->e & 4)) bytes = 8;
            if (code->op == Op::BoundsCheck && i == 1 && code->c == 1) continue;
            visit(*operands[i], bytes, kind == OperandKind::Read ? Access::Read : Access::Write);
        }
    }
    if (info.has_data) visit_data(code, areas, visit);
}

void visit_targets(Instruction* code, const std::function<void(std::int32_t& target)>& visit) {
    if (code->op == Op::Data) return;
    const OpInfo& info = info_of(code->op);
    std::int32_t* operands[3] = {&code->a, &code->b, &code->c};
    for (std::size_t i = 0; i < 3; i++)
        if (info.kinds[i] == OperandKind::Jump) visit(*operands[i]);
    if (code->op == Op::MapIterNext) visit(code[1].b);
}

bool is_call(Op op) {
    return op == Op::Call || op == Op::CallClosure || op == Op::CallIface || op == Op::CallNative || op == Op::DeferReturn;
}

bool is_safepoint(Op op) {
    if (is_call(op)) return true;
    switch (op) {
        case Op::ConcatStr: case Op::BytesToStr: case Op::StrToBytes: case Op::RunesToStr: case Op::StrToRunes:
        case Op::RuneToStr: case Op::New: case Op::MakeSlice: case Op::GrowSlice: case Op::AppendSlice: case Op::ConvT:
        case Op::AssertType: case Op::AssertIface: case Op::ConvIface: case Op::Go: case Op::Defer: case Op::DeferAt: case Op::Panic:
        case Op::Recover: case Op::MakeChan: case Op::Send: case Op::Recv: case Op::Close: case Op::Select:
        case Op::MakeMap: case Op::MapGet: case Op::MapSet: case Op::MapDelete: case Op::MapClear: case Op::MapIterInit:
        case Op::MapIterNext: case Op::EqIface: case Op::EqTyped: case Op::LoadItab: case Op::CopySlice: return true;
        default: return false;
    }
}

bool ends_flow(Op op) {
    return op == Op::Jmp || op == Op::Return || op == Op::Panic || op == Op::Unreachable || op == Op::PanicWrap;
}

}  // namespace tw
