// The slow instructions by concept; slow_instruction() names them.
#pragma once
#include "sim/machine/execute.h"

namespace tw::slow {

// execute_memory.cpp
Flow store_typed(Slow& x);
Flow move_typed(Slow& x);
Flow zero_typed(Slow& x);
Flow clear_slice(Slow& x);
Flow make_slice(Slow& x);
Flow grow_slice(Slow& x);
Flow append_slice(Slow& x);
Flow copy_slice(Slow& x);
Flow slice_string(Slow& x);
Flow slice_slice(Slow& x);
Flow slice_array(Slow& x);
Flow panic_slice_convert(Slow& x);
// execute_strings.cpp
Flow concat(Slow& x);
Flow bytes_to_string(Slow& x);
Flow string_to_bytes(Slow& x);
Flow runes_to_string(Slow& x);
Flow string_to_runes(Slow& x);
Flow rune_to_string(Slow& x);
Flow decode_rune(Slow& x);
Flow compare_strings(Slow& x);
Flow print(Slow& x);
// execute_interfaces.cpp
Flow conv_t(Slow& x);
Flow assert_type(Slow& x);
Flow assert_iface(Slow& x);
Flow implements(Slow& x);
Flow conv_iface(Slow& x);
Flow equal_ifaces(Slow& x);
Flow equal_typed(Slow& x);
// execute_arithmetic.cpp
Flow complex_op(Slow& x);
// execute_concurrency.cpp
Flow go(Slow& x);
Flow make_chan(Slow& x);
Flow send(Slow& x);
Flow receive(Slow& x);
Flow close(Slow& x);
Flow select(Slow& x);
Flow chan_len(Slow& x);
Flow chan_cap(Slow& x);
Flow call_native(Slow& x);
// execute_maps.cpp
Flow make_map(Slow& x);
Flow map_get(Slow& x);
Flow map_set(Slow& x);
Flow map_delete(Slow& x);
Flow map_clear(Slow& x);
Flow map_len(Slow& x);
Flow map_iter_init(Slow& x);
Flow map_iter_next(Slow& x);
// execute_calls.cpp
Flow panic(Slow& x);
Flow panic_wrap(Slow& x);
Flow range_state(Slow& x);
Flow defer_range(Slow& x);

inline std::uint64_t offset_of(std::int32_t v) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(v)); }

}  // namespace tw::slow
