// Panics that instructions raise, range-over-func's checks, and the table of slow instructions.
#include "sim/machine/execute_internal.h"

namespace tw {
namespace slow {

Flow panic(Slow& x) {
    x.rt.panic_value(x.word(x.ip->a), x.word(x.ip->a + 8));
    return Flow::Next;
}

Flow panic_wrap(Slow& x) {
    const std::string& text = x.rt.image->program->strings[static_cast<std::size_t>(x.ip->a)];
    if (x.ip->e) x.rt.panic_error(text);
    else x.rt.panic_plain(text);
    return Flow::Next;
}

// [go1.26 runtime/panic.go panicrangestate]
Flow range_state(Slow& x) {
    const std::uint64_t state = x.word(x.ip->a);
    if (state == 0) return Flow::Next;
    if (x.ip->b == 1) x.rt.panic_error("range function recovered a loop body panic and did not resume panicking");
    else if (state == 1) x.rt.panic_error("range function continued iteration after loop body panic");
    else if (state == 2) x.rt.panic_error("range function continued iteration after function for loop body returned false");
    else x.rt.panic_error("range function continued iteration after whole loop exit");
    return Flow::Next;
}

Flow defer_range(Slow& x) {
    x.word(x.ip->a) = x.rt.g().stack_high - x.rt.g().fp;
    return Flow::Next;
}

}  // namespace slow

SlowFunction slow_instruction(Op op) {
    using namespace slow;
    switch (op) {
        case Op::StoreTyped: return store_typed;
        case Op::MoveTyped: return move_typed;
        case Op::ZeroTyped: return zero_typed;
        case Op::ClearSlice: return clear_slice;
        case Op::MakeSlice: return make_slice;
        case Op::GrowSlice: return grow_slice;
        case Op::AppendSlice: return append_slice;
        case Op::CopySlice: return copy_slice;
        case Op::SliceStr: return slice_string;
        case Op::SliceSlice: return slice_slice;
        case Op::SliceArray: return slice_array;
        case Op::PanicSliceConvert: return panic_slice_convert;
        case Op::ConcatStr: return concat;
        case Op::BytesToStr: return bytes_to_string;
        case Op::StrToBytes: return string_to_bytes;
        case Op::RunesToStr: return runes_to_string;
        case Op::StrToRunes: return string_to_runes;
        case Op::RuneToStr: return rune_to_string;
        case Op::DecodeRune: return decode_rune;
        case Op::EqStr: case Op::LtStr: case Op::LeStr: return compare_strings;
        case Op::Print: return print;
        case Op::ConvT: return conv_t;
        case Op::AssertType: return assert_type;
        case Op::AssertIface: return assert_iface;
        case Op::Implements: return slow::implements;
        case Op::ConvIface: return conv_iface;
        case Op::EqIface: return equal_ifaces;
        case Op::EqTyped: return equal_typed;
        case Op::AddC128: case Op::SubC128: case Op::MulC128: case Op::DivC128: case Op::NegC128: case Op::EqC128:
        case Op::C64ToC128: case Op::C128ToC64: return complex_op;
        case Op::Go: return go;
        case Op::MakeChan: return make_chan;
        case Op::Send: return send;
        case Op::Recv: return receive;
        case Op::Close: return slow::close;
        case Op::Select: return slow::select;
        case Op::ChanLen: return chan_len;
        case Op::ChanCap: return chan_cap;
        case Op::CallNative: return call_native;
        case Op::MakeMap: return make_map;
        case Op::MapGet: return map_get;
        case Op::MapSet: return map_set;
        case Op::MapDelete: return map_delete;
        case Op::MapClear: return map_clear;
        case Op::MapLen: return map_len;
        case Op::MapIterInit: return map_iter_init;
        case Op::MapIterNext: return map_iter_next;
        case Op::Panic: return slow::panic;
        case Op::PanicWrap: return panic_wrap;
        case Op::RangeState: return range_state;
        case Op::Defer: return defer_call;
        case Op::DeferAt: return defer_at;
        case Op::DeferRange: return defer_range;
        case Op::DeferReturn: return run_deferred;
        case Op::Recover: return recover;
        default: return nullptr;
    }
}

}  // namespace tw
