#include "sim/machine/execute_internal.h"

namespace tw::slow {

Flow make_map(Slow& x) {
    const std::uint64_t header = x.ip->e & 1 ? x.word(x.ip[1].b) : 0;  // in the frame
    const std::uint64_t map = x.rt.make_map(x.ip->c, static_cast<std::int64_t>(x.word(x.ip->b)), x.ip[1].a, header);
    x.word(x.ip->a) = map;
    return Flow::Next;
}

Flow map_get(Slow& x) {
    const int type = x.ip[1].a;
    const TypeInfo& elem = x.rt.type(x.rt.descriptor(type).elem);
    const std::uint64_t at = x.rt.map_find(type, x.word(x.ip->b), x.fp + x.ip->c);
    if (x.ip[1].b >= 0) x.word(x.ip[1].b) = at != 0;
    if (elem.size == 0) return Flow::Next;
    if (at) x.rt.load_slot(elem, x.fp + x.ip->a, x.rt.memory.read_range(at, elem.size));
    else std::memset(x.fp + x.ip->a, 0, (elem.size + 7) & ~std::uint64_t{7});
    return Flow::Next;
}

Flow map_set(Slow& x) {
    const int type = x.ip[1].a;
    const std::uint64_t at = x.rt.map_assign(type, x.word(x.ip->a), x.fp + x.ip->b, x.ip[1].b);
    if (at) x.rt.store_slot(x.rt.type(x.rt.descriptor(type).elem), at, x.fp + x.ip->c);
    return Flow::Next;
}

Flow map_delete(Slow& x) {
    x.rt.map_delete(x.ip->c, x.word(x.ip->a), x.fp + x.ip->b);
    return Flow::Next;
}

Flow map_clear(Slow& x) {
    if (x.word(x.ip->a)) x.rt.map_clear(x.ip->c, x.word(x.ip->a));
    return Flow::Next;
}

Flow map_len(Slow& x) {
    const std::uint64_t map = x.word(x.ip->b);
    x.word(x.ip->a) = map ? x.rt.map_length(map) : 0;
    return Flow::Next;
}

Flow map_iter_init(Slow& x) {
    x.rt.map_iter_init(x.ip->c, x.word(x.ip->b), x.fp + x.ip->a);
    return Flow::Next;
}

Flow map_iter_next(Slow& x) {
    const int type = x.ip[1].a;
    const TypeDescriptor& map = x.rt.descriptor(type);
    std::uint64_t key = 0, element = 0;
    if (!x.rt.map_iter_next(type, x.fp + x.ip->a, key, element)) {
        x.rt.g().code_index += static_cast<std::uint32_t>(x.ip[1].b);
        return Flow::Reload;
    }
    const auto load = [&](std::int32_t slot, int index, std::uint64_t from) {
        const TypeInfo& info = x.rt.type(index);
        if (slot >= 0 && info.size) x.rt.load_slot(info, x.fp + slot, x.rt.memory.read_range(from, info.size));
    };
    load(x.ip->b, map.key, key);
    load(x.ip->c, map.elem, element);
    return Flow::Next;
}

}  // namespace tw::slow
