// Conversions to interfaces, assertions, comparison. [go1.26 runtime/iface.go], [go1.26 runtime/error.go TypeAssertionError.Error]
#include "sim/machine/execute_internal.h"

namespace tw::slow {
namespace {

void zero_slots(Slow& x, const TypeInfo& type) { std::memset(x.fp + x.ip->a, 0, (type.size + 7) & ~std::uint64_t{7}); }

}  // namespace

Flow conv_t(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    const std::int32_t room = x.ip[1].b;
    const bool shared = type.size == 0 || type.size == 1 || type.direct;  // never copied to the frame
    if (room >= 0 && !shared) {
        std::memmove(x.fp + room, x.fp + x.ip->b, (type.size + 7) & ~std::uint64_t{7});
        x.word(x.ip->a) = x.address(room);
        return Flow::Next;
    }
    const std::uint64_t data = x.rt.box(x.ip->c, x.fp + x.ip->b, x.ip[1].a);
    x.word(x.ip->a) = data;
    if (x.rt.events) [[unlikely]] x.rt.report(RuntimeEvent::Kind::Box, data, type.size, x.ip[1].a);
    return Flow::Next;
}

Flow assert_type(Slow& x) {
    const TypeInfo& want = x.rt.type(x.ip->c);
    const std::uint64_t word0 = x.word(x.ip->b), data = x.word(x.ip->b + 8);
    const std::uint64_t have = x.rt.dynamic_type(word0, (x.ip->e & 1) != 0);
    const bool comma_ok = (x.ip->e & 2) != 0;
    const bool fits = have == want.address && have != 0;
    if (comma_ok) x.word(x.ip[1].a) = fits;
    const bool wanted = (x.ip->e & 4) == 0;  // else only ok, the data word may be stale
    if (fits && wanted) {
        if (want.direct) x.word(x.ip->a) = data;
        else if (want.size) x.rt.load_slot(want, x.fp + x.ip->a, x.rt.memory.read_range(data, want.size));
        return Flow::Next;
    }
    if (comma_ok) {
        zero_slots(x, want);
        return Flow::Next;
    }
    x.rt.panic_type_assertion(x.ip[1].b >= 0 ? x.rt.type(x.ip[1].b).address : 0, have, want.address);
    return Flow::Next;
}

Flow assert_iface(Slow& x) {
    const std::uint64_t word0 = x.word(x.ip->b), data = x.word(x.ip->b + 8);
    const std::uint64_t have = x.rt.dynamic_type(word0, (x.ip->e & 1) != 0);
    const TypeDescriptor& want = x.rt.descriptor(x.ip->c);
    const bool comma_ok = (x.ip->e & 2) != 0;
    std::uint64_t tab = 0;
    std::string missing;
    if (have) tab = want.interface_methods.empty() ? have : x.rt.itab(x.ip->c, x.rt.type_index(have), nullptr, &missing);
    if (comma_ok) x.word(x.ip[1].a) = tab != 0;
    x.word(x.ip->a) = tab;
    x.word(x.ip->a + 8) = tab && (x.ip->e & 4) == 0 ? data : 0;
    if (tab || comma_ok) return Flow::Next;
    int method = -1;
    for (std::size_t i = 0; have && i < want.interface_methods.size(); i++)
        if (want.interface_methods[i].name == missing) method = static_cast<int>(i);
    x.rt.panic_type_assertion(0, have, x.rt.type(x.ip->c).address, method);
    return Flow::Next;
}

Flow implements(Slow& x) {
    const int type = x.rt.type_index(x.word(x.ip->b));
    const TypeDescriptor& want = x.rt.descriptor(x.ip->c);
    x.word(x.ip->a) = type >= 0 && (want.interface_methods.empty() || x.rt.implements(type, x.ip->c));
    return Flow::Next;
}

Flow conv_iface(Slow& x) {
    const std::uint64_t word0 = x.word(x.ip->b), data = x.word(x.ip->b + 8);
    const std::uint64_t have = x.rt.dynamic_type(word0, (x.ip->e & 1) != 0);
    const TypeDescriptor& want = x.rt.descriptor(x.ip->c);
    x.word(x.ip->a) = have == 0 ? 0 : want.interface_methods.empty() ? have : x.rt.itab(x.ip->c, x.rt.type_index(have));
    x.word(x.ip->a + 8) = data;
    return Flow::Next;
}

Flow equal_ifaces(Slow& x) {
    const std::uint64_t a[2] = {x.word(x.ip->b), x.word(x.ip->b + 8)}, b[2] = {x.word(x.ip->c), x.word(x.ip->c + 8)};
    x.word(x.ip->a) = x.rt.equal_interfaces(a, b, x.ip->e == 1);
    return Flow::Next;
}

Flow equal_typed(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip[1].a);
    const std::byte* a = x.rt.memory.read_range(x.word(x.ip->b), type.size);
    const std::byte* b = x.rt.memory.read_range(x.word(x.ip->c), type.size);
    if (!a || !b) x.rt.panic_nil_dereference();
    else x.word(x.ip->a) = x.rt.equal(type, a, b);
    return Flow::Next;
}

}  // namespace tw::slow
