// The interpreter loop: threaded dispatch over 16-byte instructions, operands are offsets from the frame's host address.
// What allocates, parks or calls into the runtime stands in execute_*.cpp; here is what must be fast.
#include "sim/machine/execute.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstring>

#include "sim/base/check.h"

namespace tw {
namespace {

using u64 = std::uint64_t;
using i64 = std::int64_t;
using u32 = std::uint32_t;
using i32 = std::int32_t;

double f64(u64 v) { return std::bit_cast<double>(v); }
u64 bits(double v) { return std::bit_cast<u64>(v); }
float f32(u64 v) { return std::bit_cast<float>(static_cast<u32>(v)); }
u64 bits32(float v) { return std::bit_cast<u32>(v); }

i64 to_i64(double v) { return v >= -9223372036854775808.0 && v < 9223372036854775808.0 ? static_cast<i64>(v) : std::numeric_limits<i64>::min(); }
u64 to_u64(double v) {  // as the compiler's code on amd64 for values out of range
    if (v < 9223372036854775808.0) return static_cast<u64>(to_i64(v));
    return static_cast<u64>(to_i64(v - 9223372036854775808.0)) ^ (u64{1} << 63);
}
double min_f64(double a, double b) {
    if (a != a || b != b) return std::nan("");
    if (a == 0 && b == 0) return std::signbit(a) ? a : b;
    return a < b ? a : b;
}
double max_f64(double a, double b) {
    if (a != a || b != b) return std::nan("");
    if (a == 0 && b == 0) return std::signbit(a) ? b : a;
    return a > b ? a : b;
}

void index_panic(Runtime& rt, i64 index, i64 length) {
    rt.panic_bounds(BoundsCode::Index, index, length);
}

}  // namespace

void mark_stack(Runtime& rt, std::uint64_t down_to) {
    Goroutine& g = rt.g();
    const u64 low = std::max(g.stack_low, down_to & ~(kTrackedPage - 1));
    if (low < g.watermark) {
        rt.memory.mark_dirty_range(low, std::min(g.watermark, g.stack_high));
        g.watermark = low;
    }
}

Halt execute(Runtime& rt, std::uint64_t fuel_given) {
    static const void* const kLabels[] = {
#define TW_OP(name, a, b, c, sentence) &&do_##name,
        TW_INSTRUCTIONS(TW_OP)
#undef TW_OP
    };
    const Image& image = *rt.image;
    const Instruction* const code = image.code.data();
    Memory& mem = rt.memory;
    const u64 steps_before = rt.steps;
    const i64 given = static_cast<i64>(fuel_given);
    i64 fuel = given;
    const Instruction* ip = nullptr;
    std::byte* fp = nullptr;
    std::byte* limit = nullptr;
    SlowFunction slow = nullptr;

#define HOST(at) (mem.arena.bytes + ((at) - kArenaBase))
#define SIM(host) (static_cast<u64>((host) - mem.arena.bytes) + kArenaBase)
#define LOAD_STATE()                                                          \
    do {                                                                      \
        Goroutine& g_ = rt.g();                                               \
        if (g_.watermark > g_.fp) mark_stack(rt, g_.fp - std::min<u64>(g_.fp - g_.stack_low, 16384)); \
        ip = code + g_.code_index;                                            \
        fp = HOST(g_.fp);                                                     \
        limit = HOST(std::max(g_.stack_low + kStackGuard, g_.watermark));     \
    } while (false)
#define SAVE_STATE()                                                          \
    do {                                                                      \
        Goroutine& g_ = rt.g();                                               \
        g_.code_index = static_cast<u32>(ip - code);                          \
        g_.fp = SIM(fp);                                                      \
        rt.steps = steps_before + static_cast<u64>(given - fuel);             \
    } while (false)
#define W(slot) (*reinterpret_cast<u64*>(fp + (slot)))
#define SW(slot) (*reinterpret_cast<i64*>(fp + (slot)))
#define A W(ip->a)
#define B W(ip->b)
#define C W(ip->c)
#define DISPATCH()                                                            \
    do {                                                                      \
        if (--fuel < 0) [[unlikely]] goto out_of_fuel;                        \
        goto* kLabels[static_cast<std::size_t>(ip->op)];                      \
    } while (false)
#define NEXT()   \
    do {         \
        ip++;    \
        DISPATCH(); \
    } while (false)
#define JUMP(delta)     \
    do {                \
        ip += (delta);  \
        DISPATCH();     \
    } while (false)
#define OP_EXPR(name, expression) \
    do_##name : A = (expression); \
    NEXT();
#define OP_JUMP(name, condition)          \
    do_##name : if (condition) JUMP(ip->c); \
    NEXT();
#define LOAD_AS(name, type)                                                   \
    do_##name : {                                                             \
        const std::byte* from = mem.readable(B + static_cast<u64>(static_cast<i64>(ip->c))); \
        if (!from) [[unlikely]] goto nil_dereference;                         \
        type value;                                                           \
        std::memcpy(&value, from, sizeof value);                              \
        A = static_cast<u64>(static_cast<i64>(value));                        \
        NEXT();                                                               \
    }
#define STORE_AS(name, type)                                                  \
    do_##name : {                                                             \
        std::byte* to = mem.writable(A + static_cast<u64>(static_cast<i64>(ip->c)), sizeof(type)); \
        if (!to) [[unlikely]] goto nil_dereference;                           \
        const type value = static_cast<type>(B);                              \
        std::memcpy(to, &value, sizeof value);                                \
        NEXT();                                                               \
    }
#define IDX_AS(name, type)                                                    \
    do_##name : {                                                             \
        const u64 index = C;                                                  \
        if (index >= W(ip->b + 8)) [[unlikely]] goto index_of_b;              \
        const std::byte* from = mem.readable(B + index * sizeof(type));       \
        if (!from) [[unlikely]] goto nil_dereference;                         \
        type value;                                                           \
        std::memcpy(&value, from, sizeof value);                              \
        A = static_cast<u64>(static_cast<i64>(value));                        \
        NEXT();                                                               \
    }
#define SET_IDX_AS(name, type)                                                \
    do_##name : {                                                             \
        const u64 index = B;                                                  \
        if (index >= W(ip->a + 8)) [[unlikely]] goto index_of_a;              \
        std::byte* to = mem.writable(A + index * sizeof(type), sizeof(type)); \
        if (!to) [[unlikely]] goto nil_dereference;                           \
        const type value = static_cast<type>(C);                              \
        std::memcpy(to, &value, sizeof value);                                \
        NEXT();                                                               \
    }

    LOAD_STATE();
    DISPATCH();

do_Nop:
do_Data:
do_KeepAlive:
do_FunctionHeader:
    NEXT();
do_Mov:
    A = B;
    NEXT();
do_Mov2: {
    const u64 x = B, y = W(ip->b + 8);
    A = x;
    W(ip->a + 8) = y;
    NEXT();
}
do_Mov3: {
    const u64 x = B, y = W(ip->b + 8), z = W(ip->b + 16);
    A = x;
    W(ip->a + 8) = y;
    W(ip->a + 16) = z;
    NEXT();
}
do_MovN:
    std::memmove(fp + ip->a, fp + ip->b, static_cast<std::size_t>(ip->c));
    NEXT();
do_LoadImm:
    A = static_cast<u64>(ip->imm64());
    NEXT();
do_ZeroN:
    std::memset(fp + ip->a, 0, static_cast<std::size_t>(ip->b));
    NEXT();
do_Lea:
    A = SIM(fp + ip->b);
    NEXT();
#define SLOT_LOAD(name, type)                       \
    do_##name : {                                   \
        type value;                                 \
        std::memcpy(&value, fp + ip->b, sizeof value); \
        A = static_cast<u64>(static_cast<i64>(value)); \
        NEXT();                                     \
    }
    SLOT_LOAD(LoadSlotU8, std::uint8_t)
    SLOT_LOAD(LoadSlotI8, std::int8_t)
    SLOT_LOAD(LoadSlotU16, std::uint16_t)
    SLOT_LOAD(LoadSlotI16, std::int16_t)
    SLOT_LOAD(LoadSlotU32, u32)
    SLOT_LOAD(LoadSlotI32, i32)
do_StoreSlot8:
    std::memcpy(fp + ip->a, fp + ip->b, 1);
    NEXT();
do_StoreSlot16:
    std::memcpy(fp + ip->a, fp + ip->b, 2);
    NEXT();
do_StoreSlot32:
    std::memcpy(fp + ip->a, fp + ip->b, 4);
    NEXT();
do_LoadString: {
    const auto index = static_cast<std::size_t>(ip->b);
    A = image.strings[index];
    W(ip->a + 8) = image.program->strings[index].size();
    NEXT();
}
do_LoadGlobalAddr:
do_LoadType:
do_LoadItab:
do_LoadFuncVal:
do_LoadFuncPC:
do_LoadRodata:
do_LoadStringBox:
    SIM_CHECK(!"resolved by the loader");
do_LoadTypeWord:
    A = static_cast<u64>(ip->imm64());
    rt.count_conversion(ip->e, W(ip->a + 8));
    NEXT();
do_LoadClosure:
    A = W(ip->b + 8);
    NEXT();
    LOAD_AS(LoadU8, std::uint8_t)
    LOAD_AS(LoadI8, std::int8_t)
    LOAD_AS(LoadU16, std::uint16_t)
    LOAD_AS(LoadI16, std::int16_t)
    LOAD_AS(LoadU32, u32)
    LOAD_AS(LoadI32, i32)
    LOAD_AS(Load64, u64)
do_Load128: {
    const std::byte* from = mem.readable(B + static_cast<u64>(static_cast<i64>(ip->c)));
    if (!from) [[unlikely]] goto nil_dereference;
    std::memmove(fp + ip->a, from, 16);
    NEXT();
}
do_Load192: {
    const std::byte* from = mem.readable(B + static_cast<u64>(static_cast<i64>(ip->c)));
    if (!from) [[unlikely]] goto nil_dereference;
    std::memmove(fp + ip->a, from, 24);
    NEXT();
}
do_LoadN: {
    const std::byte* from = mem.read_range(B + static_cast<u64>(static_cast<i64>(ip->c)), ip->e);
    if (!from) [[unlikely]] goto nil_dereference;
    if (ip->e & 7) {
        u64 last = 0;  // the source may be the target
        std::memcpy(&last, from + (ip->e & ~7), ip->e & 7);
        std::memmove(fp + ip->a, from, ip->e & ~7u);
        W(ip->a + (ip->e & ~7)) = last;
    } else {
        std::memmove(fp + ip->a, from, ip->e);
    }
    NEXT();
}
    STORE_AS(Store8, std::uint8_t)
    STORE_AS(Store16, std::uint16_t)
    STORE_AS(Store32, u32)
    STORE_AS(Store64, u64)
do_StorePtr: {
    const u64 at = A + static_cast<u64>(static_cast<i64>(ip->c));
    std::byte* to = mem.writable(at, 8);
    if (!to) [[unlikely]] goto nil_dereference;
    if (rt.collector.barrier_on()) [[unlikely]] {
        u64 old = 0;
        std::memcpy(&old, to, 8);
        rt.collector.write_barrier(mem, rt.heap, old, B);
    }
    std::memcpy(to, fp + ip->b, 8);
    NEXT();
}
do_StoreStr:
do_StoreSlice: {
    const u64 size = ip->op == Op::StoreStr ? 16 : 24;
    const u64 at = A + static_cast<u64>(static_cast<i64>(ip->c));
    std::byte* to = mem.writable(at, size);
    if (!to) [[unlikely]] goto nil_dereference;
    if (rt.collector.barrier_on()) [[unlikely]] {
        u64 old = 0;
        std::memcpy(&old, to, 8);
        rt.collector.write_barrier(mem, rt.heap, old, B);
    }
    std::memmove(to, fp + ip->b, size);
    NEXT();
}
do_StoreIface: {
    const u64 at = A + static_cast<u64>(static_cast<i64>(ip->c));
    std::byte* to = mem.writable(at, 16);
    if (!to) [[unlikely]] goto nil_dereference;
    if (rt.collector.barrier_on()) [[unlikely]] {
        u64 old = 0;
        std::memcpy(&old, to + 8, 8);
        rt.collector.write_barrier(mem, rt.heap, old, W(ip->b + 8));
    }
    std::memmove(to, fp + ip->b, 16);
    NEXT();
}
do_NilCheck:
    if (A < kTextBase) [[unlikely]] goto nil_dereference;
    NEXT();
do_BoundsCheck: {
    const u64 length = ip->c == 1 ? static_cast<u64>(ip->b) : B;
    if (A >= length) [[unlikely]] {
        index_panic(rt, SW(ip->a), static_cast<i64>(length));
        goto raise;
    }
    NEXT();
}
do_PtrIndex:
    A = B + C * ip->e;
    NEXT();
do_IndexAddr: {
    const u64 index = C;
    if (index >= W(ip->b + 8)) [[unlikely]] goto index_of_b;
    A = B + index * ip->e;
    NEXT();
}
    IDX_AS(IdxU8, std::uint8_t)
    IDX_AS(IdxI8, std::int8_t)
    IDX_AS(IdxU16, std::uint16_t)
    IDX_AS(IdxI16, std::int16_t)
    IDX_AS(IdxU32, u32)
    IDX_AS(IdxI32, i32)
    IDX_AS(Idx64, u64)
    SET_IDX_AS(SetIdx8, std::uint8_t)
    SET_IDX_AS(SetIdx16, std::uint16_t)
    SET_IDX_AS(SetIdx32, u32)
    SET_IDX_AS(SetIdx64, u64)
do_SetIdxPtr: {
    const u64 index = B;
    if (index >= W(ip->a + 8)) [[unlikely]] goto index_of_a;
    std::byte* to = mem.writable(A + index * 8, 8);
    if (!to) [[unlikely]] goto nil_dereference;
    if (rt.collector.barrier_on()) [[unlikely]] {
        u64 old = 0;
        std::memcpy(&old, to, 8);
        rt.collector.write_barrier(mem, rt.heap, old, C);
    }
    std::memcpy(to, fp + ip->c, 8);
    NEXT();
}
    OP_EXPR(Add, B + C)
    OP_EXPR(Sub, B - C)
    OP_EXPR(Mul, B * C)
do_DivS:
    if (C == 0) [[unlikely]] goto divide_by_zero;
    A = C == ~u64{0} ? 0 - B : static_cast<u64>(SW(ip->b) / SW(ip->c));
    NEXT();
do_DivU:
    if (C == 0) [[unlikely]] goto divide_by_zero;
    A = B / C;
    NEXT();
do_RemS:
    if (C == 0) [[unlikely]] goto divide_by_zero;
    A = C == ~u64{0} ? 0 : static_cast<u64>(SW(ip->b) % SW(ip->c));
    NEXT();
do_RemU:
    if (C == 0) [[unlikely]] goto divide_by_zero;
    A = B % C;
    NEXT();
    OP_EXPR(And, B & C)
    OP_EXPR(Or, B | C)
    OP_EXPR(Xor, B ^ C)
    OP_EXPR(AndNot, B & ~C)
    OP_EXPR(Shl, C < 64 ? B << C : 0)
    OP_EXPR(ShrS, static_cast<u64>(SW(ip->b) >> (C < 64 ? C : 63)))
    OP_EXPR(ShrU, C < 64 ? B >> C : 0)
do_ShiftCheck:
    if (SW(ip->a) < 0) [[unlikely]] {
        rt.panic_error("negative shift amount");
        goto raise;
    }
    NEXT();
    OP_EXPR(Neg, 0 - B)
    OP_EXPR(Com, ~B)
    OP_EXPR(Not, B ^ 1)
    OP_EXPR(AddImm, B + static_cast<u64>(static_cast<i64>(ip->c)))
    OP_EXPR(MulImm, B * static_cast<u64>(static_cast<i64>(ip->c)))
    OP_EXPR(AndImm, B & static_cast<u64>(static_cast<i64>(ip->c)))
    OP_EXPR(ShlImm, B << ip->c)
    OP_EXPR(ShrSImm, static_cast<u64>(SW(ip->b) >> ip->c))
    OP_EXPR(ShrUImm, B >> ip->c)
    OP_EXPR(ExtI8, static_cast<u64>(static_cast<i64>(static_cast<std::int8_t>(B))))
    OP_EXPR(ExtI16, static_cast<u64>(static_cast<i64>(static_cast<std::int16_t>(B))))
    OP_EXPR(ExtI32, static_cast<u64>(static_cast<i64>(static_cast<i32>(B))))
    OP_EXPR(ExtU8, static_cast<std::uint8_t>(B))
    OP_EXPR(ExtU16, static_cast<std::uint16_t>(B))
    OP_EXPR(ExtU32, static_cast<u32>(B))
    OP_EXPR(AddI32, static_cast<u64>(static_cast<i64>(static_cast<i32>(B + C))))
    OP_EXPR(SubI32, static_cast<u64>(static_cast<i64>(static_cast<i32>(B - C))))
    OP_EXPR(MulI32, static_cast<u64>(static_cast<i64>(static_cast<i32>(B * C))))
    OP_EXPR(AddU32, static_cast<u32>(B + C))
    OP_EXPR(SubU32, static_cast<u32>(B - C))
    OP_EXPR(MulU32, static_cast<u32>(B * C))
    OP_EXPR(AddF64, bits(f64(B) + f64(C)))
    OP_EXPR(SubF64, bits(f64(B) - f64(C)))
    OP_EXPR(MulF64, bits(f64(B) * f64(C)))
    OP_EXPR(DivF64, bits(f64(B) / f64(C)))
    OP_EXPR(NegF64, B ^ (u64{1} << 63))
    OP_EXPR(MinF64, bits(min_f64(f64(B), f64(C))))
    OP_EXPR(MaxF64, bits(max_f64(f64(B), f64(C))))
    OP_EXPR(AddF32, bits32(f32(B) + f32(C)))
    OP_EXPR(SubF32, bits32(f32(B) - f32(C)))
    OP_EXPR(MulF32, bits32(f32(B) * f32(C)))
    OP_EXPR(DivF32, bits32(f32(B) / f32(C)))
    OP_EXPR(NegF32, (B ^ 0x80000000u) & 0xffffffffu)
    OP_EXPR(I64ToF64, bits(static_cast<double>(SW(ip->b))))
    OP_EXPR(U64ToF64, bits(static_cast<double>(B)))
    OP_EXPR(I64ToF32, bits32(static_cast<float>(SW(ip->b))))
    OP_EXPR(U64ToF32, bits32(static_cast<float>(B)))
    OP_EXPR(F64ToI64, static_cast<u64>(to_i64(f64(B))))
    OP_EXPR(F64ToU64, to_u64(f64(B)))
    OP_EXPR(F64ToF32, bits32(static_cast<float>(f64(B))))
    OP_EXPR(F32ToF64, bits(static_cast<double>(f32(B))))
    OP_EXPR(Eq, B == C)
    OP_EXPR(Ne, B != C)
    OP_EXPR(LtS, SW(ip->b) < SW(ip->c))
    OP_EXPR(LeS, SW(ip->b) <= SW(ip->c))
    OP_EXPR(LtU, B < C)
    OP_EXPR(LeU, B <= C)
    OP_EXPR(EqF64, f64(B) == f64(C))
    OP_EXPR(LtF64, f64(B) < f64(C))
    OP_EXPR(LeF64, f64(B) <= f64(C))
    OP_EXPR(EqF32, f32(B) == f32(C))
    OP_EXPR(LtF32, f32(B) < f32(C))
    OP_EXPR(LeF32, f32(B) <= f32(C))
do_Jmp:
    JUMP(ip->a);
do_JmpIf:
    if (A & 1) JUMP(ip->b);
    NEXT();
do_JmpIfNot:
    if (!(A & 1)) JUMP(ip->b);
    NEXT();
    OP_JUMP(JEq, A == B)
    OP_JUMP(JNe, A != B)
    OP_JUMP(JLtS, SW(ip->a) < SW(ip->b))
    OP_JUMP(JLeS, SW(ip->a) <= SW(ip->b))
    OP_JUMP(JLtU, A < B)
    OP_JUMP(JLeU, A <= B)
    OP_JUMP(JEqImm, SW(ip->a) == ip->b)
    OP_JUMP(JNeImm, SW(ip->a) != ip->b)
    OP_JUMP(JLtSImm, SW(ip->a) < ip->b)
    OP_JUMP(JLeSImm, SW(ip->a) <= ip->b)
    OP_JUMP(JGtSImm, SW(ip->a) > ip->b)
    OP_JUMP(JGeSImm, SW(ip->a) >= ip->b)
do_IfaceType: {
    u64 word0 = B;
    if (ip->e & 1 && word0) word0 = mem.word(word0 + 8);
    A = word0;
    NEXT();
}
do_Call: {
    std::byte* callee = fp - ip->b;
    if (callee < limit) [[unlikely]] goto grow;
    *reinterpret_cast<u64*>(fp - 16) = kTextBase + static_cast<u64>(ip - code) + 1;
    *reinterpret_cast<u64*>(fp - 8) = 0;
    fp = callee;
    ip = code + ip->a;
    DISPATCH();
}
do_CallClosure: {
    const u64 function = A;
    const std::byte* record = mem.readable(function);
    if (!record) [[unlikely]] goto nil_dereference;
    u64 pc = 0;
    std::memcpy(&pc, record, 8);
    const Instruction* entry = code + (pc - kTextBase);
    std::byte* callee = fp - entry[-1].a - kFrameHeader;
    if (callee < limit) [[unlikely]] goto grow;
    *reinterpret_cast<u64*>(fp - 16) = kTextBase + static_cast<u64>(ip - code) + 1;
    *reinterpret_cast<u64*>(fp - 8) = function;
    fp = callee;
    ip = entry;
    DISPATCH();
}
do_CallIface: {
    const u64 tab = A;
    const std::byte* record = mem.readable(tab + 24 + static_cast<u64>(ip->b) * 8);
    if (!record || !tab) [[unlikely]] goto nil_dereference;
    u64 pc = 0;
    std::memcpy(&pc, record, 8);
    const Instruction* entry = code + (pc - kTextBase);
    std::byte* callee = fp - entry[-1].a - kFrameHeader;
    if (callee < limit) [[unlikely]] goto grow;
    *reinterpret_cast<u64*>(fp - 16) = kTextBase + static_cast<u64>(ip - code) + 1;
    *reinterpret_cast<u64*>(fp - 8) = 0;
    fp = callee;
    ip = entry;
    DISPATCH();
}
do_Return: {
    const u64 back = W(ip->b);
    fp += ip->c;
    ip = code + (back - kTextBase);
    DISPATCH();
}
do_GoexitStub:
    SAVE_STATE();
    if (rt.g().id == 1) rt.exit(0);
    else rt.end_goroutine();
    return rt.end.kind == EndKind::Running ? Halt::Switch : Halt::Ended;
do_PanicReturn:
    SAVE_STATE();
    return_to_panic(rt);
    goto after_transfer;
do_Unreachable:
    SIM_CHECK(!"unreachable code was reached");

#include "sim/machine/execute_fused.inc"

// All that calls into the runtime.
do_StoreTyped: do_MoveTyped: do_ZeroTyped: do_ClearSlice:
do_AddC128: do_SubC128: do_MulC128: do_DivC128: do_NegC128: do_EqC128: do_C64ToC128: do_C128ToC64:
do_EqStr: do_LtStr: do_LeStr: do_EqIface: do_EqTyped:
do_SliceStr: do_SliceSlice: do_SliceArray: do_DecodeRune: do_CopySlice:
do_AssertType: do_AssertIface: do_Implements: do_ConvIface:
do_Defer: do_DeferReturn: do_DeferRange: do_DeferAt: do_Panic: do_Recover:
do_Send: do_Recv: do_Close: do_Select: do_ChanLen: do_ChanCap:
do_MapGet: do_MapDelete: do_MapClear: do_MapLen: do_MapIterInit: do_MapIterNext:
do_Print: do_PanicWrap: do_PanicSliceConvert: do_RangeState:
run_slow: {
    slow = slow_instruction(ip->op);
    SAVE_STATE();
    Slow x{rt, ip, fp};
    switch (slow(x)) {
        case Flow::Next:
            if (rt.pending.kind != PanicKind::None) [[unlikely]] {
                raise_pending(rt);
                goto after_transfer;
            }
            ip++;
            if (ip->op == Op::Data) ip++;
            if (rt.end.kind != EndKind::Running) [[unlikely]] {
                SAVE_STATE();
                return Halt::Ended;
            }
            DISPATCH();
        case Flow::Reload: goto after_transfer;
        case Flow::Yield:
        case Flow::Stop:
            if (rt.end.kind != EndKind::Running) return Halt::Ended;
            return rt.gc_requested ? Halt::Collect : Halt::Switch;
    }
}
// … and may allocate: a collection that is due comes first.
do_ConcatStr: do_BytesToStr: do_StrToBytes: do_RunesToStr: do_StrToRunes: do_RuneToStr:
do_New: do_MakeSlice: do_GrowSlice: do_AppendSlice: do_ConvT: do_CallNative: do_Go: do_MakeChan: do_MakeMap: do_MapSet:
    if (rt.heap.wants_collection()) [[unlikely]] {
        if (rt.collector.due(rt.heap, rt.pins != 0 ? 0 : rt.g().assist_bytes, rt.clock + steps_before + static_cast<u64>(given - fuel))) {
            fuel++;  // the instruction was not executed
            SAVE_STATE();
            return Halt::Collect;
        }
    }
    if (ip->op == Op::New) {
        SAVE_STATE();
        const TypeInfo& type = image.types[static_cast<std::size_t>(ip->b)];
        A = rt.allocate(type.size, type.heap_type, ip->c);
        if (rt.end.kind != EndKind::Running) [[unlikely]] return Halt::Ended;
        NEXT();
    }
    goto run_slow;

after_transfer:  // the goroutine's record says where it goes on
    if (rt.end.kind != EndKind::Running) return Halt::Ended;
    if (rt.g().status != GStatus::Running) return Halt::Switch;
    LOAD_STATE();
    DISPATCH();
grow: {
    fuel++;
    SAVE_STATE();
    int callee = -1;
    u64 needed = 0;
    if (ip->op == Op::Call) {
        callee = ip->c;
        needed = static_cast<u64>(ip->b);
    } else {
        const u64 record = ip->op == Op::CallClosure ? A : A + 24 + static_cast<u64>(ip->b) * 8;
        const Instruction& header = code[mem.word(record) - kTextBase - 1];
        callee = header.b;
        needed = static_cast<u64>(header.a) + kFrameHeader;
    }
    Goroutine& g = rt.g();
    if (g.fp - g.stack_low < needed + kStackGuard) {
        if (!rt.grow_stack(needed + kStackGuard, callee)) return Halt::Ended;
        g.watermark = ~u64{0};
        mark_stack(rt, g.fp - std::min<u64>(g.fp - g.stack_low, needed + 16384));
    } else {
        mark_stack(rt, g.fp - std::min<u64>(g.fp - g.stack_low, needed + 16384));
    }
    LOAD_STATE();
    DISPATCH();
}
index_of_a:
    index_panic(rt, SW(ip->b), SW(ip->a + 8));
    goto raise;
index_of_b:
    index_panic(rt, SW(ip->c), SW(ip->b + 8));
    goto raise;
divide_by_zero:
    rt.panic_error("integer divide by zero");
    goto raise;
nil_dereference:
    rt.panic_nil_dereference();
raise:
    SAVE_STATE();
    raise_pending(rt);
    goto after_transfer;
out_of_fuel:
    fuel = 0;
    SAVE_STATE();
    return Halt::Fuel;
}

}  // namespace tw
