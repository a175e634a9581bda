// reflect's leaves: allocation by descriptor, copies with barriers, maps, channels, itabs, and the program's own descriptors
// of composite types. Types are given by descriptor address; those that reflect made itself (made.go) are unknown to the
// machine and are treated by their kind. [go1.26 runtime/runtime1.go reflect_typedmemmove], [go1.26 runtime/map.go reflect_mapassign]
#include <array>
#include <cstring>
#include <optional>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

constexpr std::uint8_t kArray = 17, kChan = 18, kFunc = 19, kMap = 21, kPointer = 22, kSlice = 23;
constexpr std::uint64_t kPtrBytes = 8, kKind = 23, kElem = 48, kArrayLength = 64;

NativeStatus unsupported(Runtime& rt, std::string_view what) {
    rt.panic_plain("reflect: " + std::string(what) + " of a type that the program does not name is not supported by the model");
    return NativeStatus::Failed;
}

NativeStatus after(Runtime& rt) { return rt.pending.kind == PanicKind::None ? NativeStatus::Done : NativeStatus::Failed; }

std::uint64_t size_of(const Runtime& rt, std::uint64_t type) { return rt.memory.word(type); }
bool has_pointers(const Runtime& rt, std::uint64_t type) { return rt.memory.word(type + kPtrBytes) != 0; }

int some_type_of_kind(const Runtime& rt, std::uint8_t kind) {
    for (std::size_t i = 0; i < rt.image->types.size(); i++)
        if (rt.image->types[i].descriptor->kind == kind) return static_cast<int>(i);
    return -1;
}

// What a value of the type looks like to the heap: `count` elements of a type that the machine knows.
struct Shape { int type = -1; std::uint64_t count = 1; };
Shape shape_of(const Runtime& rt, std::uint64_t type) {
    if (const int known = rt.type_index(type); known >= 0) return {known, 1};
    const auto kind = static_cast<std::uint8_t>(rt.memory.get<std::uint8_t>(type + kKind) & 31);
    if (kind == kArray) {
        Shape elem = shape_of(rt, rt.memory.word(type + kElem));
        elem.count *= rt.memory.word(type + kArrayLength);
        return elem;
    }
    return {some_type_of_kind(rt, kind == kSlice ? kSlice : kPointer), 1};
}

std::uint64_t new_values(Runtime& rt, std::uint64_t type, std::uint64_t n) {
    const Shape shape = shape_of(rt, type);
    if (shape.type < 0) return 0;
    return shape.count * n == 1 ? rt.new_object(shape.type, -1) : rt.new_array(shape.type, shape.count * n, -1);
}

// func unsafe_New(t *rtype) unsafe.Pointer
NativeStatus unsafe_new(NativeCall& call) {
    call.words[1] = new_values(call.rt, call.words[0], 1);
    return after(call.rt);
}

// func unsafe_NewArray(t *rtype, n int) unsafe.Pointer
NativeStatus unsafe_new_array(NativeCall& call) {
    call.words[2] = new_values(call.rt, call.words[0], call.words[1]);
    return after(call.rt);
}

// func typedmemmove(t *rtype, to, from unsafe.Pointer)
NativeStatus typed_move(NativeCall& call) {
    Runtime& rt = call.rt;
    rt.move_typed(call.words[1], call.words[2], size_of(rt, call.words[0]), has_pointers(rt, call.words[0]));
    return after(rt);
}

// func typedmemclr(t *rtype, at unsafe.Pointer)
NativeStatus typed_clear(NativeCall& call) {
    Runtime& rt = call.rt;
    rt.clear_typed(call.words[1], size_of(rt, call.words[0]), has_pointers(rt, call.words[0]));
    return after(rt);
}

// func growslice(elem *rtype, s sliceHeader, n int) sliceHeader
NativeStatus grow_slice(NativeCall& call) {
    Runtime& rt = call.rt;
    const Shape shape = shape_of(rt, call.words[0]);
    if (shape.type < 0 || shape.count != 1) return unsupported(rt, "append to a slice");
    std::uint64_t slice[3] = {call.words[1], call.words[2], call.words[3]};
    rt.grow_slice(slice, call.words[2], call.words[2] + call.words[4], shape.type, -1);
    for (std::size_t i = 0; i < 3; i++) call.words[5 + i] = slice[i];
    return after(rt);
}

// func getitab(inter, t *rtype) unsafe.Pointer
NativeStatus get_itab(NativeCall& call) {
    Runtime& rt = call.rt;
    const int inter = rt.type_index(call.words[0]), concrete = rt.type_index(call.words[1]);
    call.words[2] = 0;
    bool missing = false;
    if (inter >= 0 && concrete >= 0 && rt.implements(concrete, inter)) call.words[2] = rt.itab(inter, concrete, &missing);
    return after(rt);
}

// func findType(kind Kind, elem, key *rtype, n int) *rtype
NativeStatus find_type(NativeCall& call) {
    const Runtime& rt = call.rt;
    const auto kind = static_cast<std::uint8_t>(call.words[0]);
    const int elem = rt.type_index(call.words[1]), key = call.words[2] ? rt.type_index(call.words[2]) : -1;
    call.words[4] = 0;
    if (elem < 0) return NativeStatus::Done;
    for (const TypeInfo& info : rt.image->types) {
        const TypeDescriptor& d = *info.descriptor;
        if (d.kind != kind || !d.name.empty() || d.elem != elem) continue;
        if (kind == kMap && d.key != key) continue;
        if (kind == kArray && static_cast<std::uint64_t>(d.length) != call.words[3]) continue;
        if (kind == kChan && static_cast<std::uint64_t>(d.chan_dir) != call.words[3]) continue;
        call.words[4] = info.address;
        break;
    }
    return NativeStatus::Done;
}

// func findFunc(params []*rtype, in int, variadic bool) *rtype
NativeStatus find_func(NativeCall& call) {
    const Runtime& rt = call.rt;
    std::vector<int> params;
    for (std::uint64_t i = 0; i < call.words[1]; i++) params.push_back(rt.type_index(rt.memory.word(call.words[0] + i * 8)));
    call.words[5] = 0;
    for (const TypeInfo& info : rt.image->types) {
        const TypeDescriptor& d = *info.descriptor;
        if (d.kind != kFunc || !d.name.empty() || d.variadic != (call.words[4] & 1) || d.params.size() != call.words[3]) continue;
        std::vector<int> all = d.params;
        all.insert(all.end(), d.results.begin(), d.results.end());
        if (all != params) continue;
        call.words[5] = info.address;
        break;
    }
    return NativeStatus::Done;
}

// ---- maps
struct MapCall {
    Runtime& rt;
    int type;
    std::vector<std::byte> key_slot;
    explicit MapCall(NativeCall& call) : rt(call.rt), type(call.rt.type_index(call.words[0])) {}
    void set_key(std::uint64_t at) {
        const TypeInfo& key = rt.type(rt.descriptor(type).key);
        key_slot.assign(std::max<std::uint64_t>(8, (key.size + 7) & ~std::uint64_t{7}), std::byte{0});
        if (key.size) rt.load_slot(key, key_slot.data(), rt.memory.read_range(at, key.size));
    }
    [[nodiscard]] const TypeInfo& elem() const { return rt.type(rt.descriptor(type).elem); }
};

// func makemap(t *rtype, n int) unsafe.Pointer
NativeStatus make_map(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    call.words[2] = call.rt.make_map(map.type, static_cast<std::int64_t>(call.words[1]), -1);
    return after(call.rt);
}

// func mapaccess(t *rtype, m, key unsafe.Pointer) unsafe.Pointer
NativeStatus map_access(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    map.set_key(call.words[2]);
    call.words[3] = call.rt.map_find(map.type, call.words[1], map.key_slot.data());
    return after(call.rt);
}

// func mapassign(t *rtype, m, key, elem unsafe.Pointer)
NativeStatus map_assign(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    map.set_key(call.words[2]);
    const std::uint64_t at = call.rt.map_assign(map.type, call.words[1], map.key_slot.data(), -1);
    if (at && call.rt.pending.kind == PanicKind::None) call.rt.move_typed(at, call.words[3], map.elem().size, !map.elem().noscan());
    return after(call.rt);
}

// func mapdelete(t *rtype, m, key unsafe.Pointer)
NativeStatus map_delete(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    map.set_key(call.words[2]);
    call.rt.map_delete(map.type, call.words[1], map.key_slot.data());
    return after(call.rt);
}

NativeStatus map_len(NativeCall& call) {
    call.words[1] = call.words[0] ? call.rt.map_length(call.words[0]) : 0;
    return NativeStatus::Done;
}

NativeStatus map_clear(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    if (call.words[1]) call.rt.map_clear(map.type, call.words[1]);
    return after(call.rt);
}

constexpr std::size_t kIteratorSize = 96;

// The iterator is written back word by word, since some of its words are pointers.
void write_iterator(Runtime& rt, std::uint64_t at, const std::array<std::byte, kIteratorSize>& bytes) {
    for (std::uint64_t w = 0; w < kIteratorSize / 8; w++) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data() + w * 8, 8);
        const bool pointer = w < 4 || w == 9 || w == 10;
        const bool on_stack = at >= rt.g().stack_low && at < rt.g().stack_high;
        if (pointer && !on_stack) rt.store_pointer(at + w * 8, value);
        else rt.memory.set_word(at + w * 8, value);
    }
}

// func mapiterinit(t *rtype, m unsafe.Pointer, it *hiter)
NativeStatus map_iter_init(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    std::array<std::byte, kIteratorSize> bytes{};
    call.rt.map_iter_init(map.type, call.words[1], bytes.data());
    write_iterator(call.rt, call.words[2], bytes);
    return after(call.rt);
}

// func mapiternext(t *rtype, it *hiter)
NativeStatus map_iter_next(NativeCall& call) {
    MapCall map(call);
    if (map.type < 0) return unsupported(call.rt, "a map");
    std::array<std::byte, kIteratorSize> bytes{};
    std::memcpy(bytes.data(), call.rt.memory.read_range(call.words[1], kIteratorSize), kIteratorSize);
    std::uint64_t key = 0, element = 0;
    if (!call.rt.map_iter_next(map.type, bytes.data(), key, element)) key = element = 0;
    std::memcpy(bytes.data(), &key, 8);
    std::memcpy(bytes.data() + 8, &element, 8);
    write_iterator(call.rt, call.words[1], bytes);
    return after(call.rt);
}

// ---- channels
// The simulated address of a word of the frame.
std::uint64_t address_of(const Runtime& rt, const std::uint64_t* word) {
    return kArenaBase + static_cast<std::uint64_t>(reinterpret_cast<const std::byte*>(word) - rt.memory.arena.bytes);
}

NativeStatus status_of(Runtime::ChannelResult result) {
    switch (result) {
        case Runtime::ChannelResult::Blocked: return NativeStatus::Park;
        case Runtime::ChannelResult::Panicked: return NativeStatus::Failed;
        default: return NativeStatus::Done;
    }
}

NativeStatus make_chan(NativeCall& call) {
    const int type = call.rt.type_index(call.words[0]);
    if (type < 0) return unsupported(call.rt, "a channel");
    call.words[2] = call.rt.make_channel(type, static_cast<std::int64_t>(call.words[1]), -1);
    return after(call.rt);
}
NativeStatus chan_len(NativeCall& call) {
    call.words[1] = call.rt.channel_length(call.words[0]);
    return NativeStatus::Done;
}
NativeStatus chan_cap(NativeCall& call) {
    call.words[1] = call.rt.channel_capacity(call.words[0]);
    return NativeStatus::Done;
}
NativeStatus chan_close(NativeCall& call) {
    call.rt.channel_close(call.words[0]);
    return after(call.rt);
}

// func chansend(ch, elem unsafe.Pointer, block bool) (sent bool)
NativeStatus chan_send(NativeCall& call) {
    call.words[3] = 1;  // also what stands there when it is woken
    const auto result = call.rt.channel_send(call.words[0], call.words[1], call.words[2] & 1);
    if (result == Runtime::ChannelResult::WouldBlock) call.words[3] = 0;
    return status_of(result);
}

// func chanrecv(t *rtype, ch, elem unsafe.Pointer, block bool) (selected, received bool)
NativeStatus chan_receive(NativeCall& call) {
    Runtime& rt = call.rt;
    call.words[4] = 1;
    call.words[5] = 0;
    const auto result = rt.channel_receive(call.words[1], rt.type_index(call.words[0]), call.words[2], address_of(rt, call.words + 5), call.words[3] & 1);
    if (result == Runtime::ChannelResult::WouldBlock) call.words[4] = 0;
    return status_of(result);
}

// func rselect(cases []selectCase, block bool) (chosen int, received bool)
NativeStatus select(NativeCall& call) {
    Runtime& rt = call.rt;
    return status_of(rt.select(call.words[0], static_cast<std::uint32_t>(call.words[1]), !(call.words[3] & 1), address_of(rt, call.words + 4)));
}

constexpr NativeEntry kEntries[] = {
    {"reflect.unsafe_New", unsafe_new},
    {"reflect.unsafe_NewArray", unsafe_new_array},
    {"reflect.typedmemmove", typed_move},
    {"reflect.typedmemclr", typed_clear},
    {"reflect.growslice", grow_slice},
    {"reflect.getitab", get_itab},
    {"reflect.findType", find_type},
    {"reflect.findFunc", find_func},
    {"reflect.makemap", make_map},
    {"reflect.mapaccess", map_access},
    {"reflect.mapassign", map_assign},
    {"reflect.mapdelete", map_delete},
    {"reflect.maplen", map_len},
    {"reflect.mapclear", map_clear},
    {"reflect.mapiterinit", map_iter_init},
    {"reflect.mapiternext", map_iter_next},
    {"reflect.makechan", make_chan},
    {"reflect.chanlen", chan_len},
    {"reflect.chancap", chan_cap},
    {"reflect.chanclose", chan_close},
    {"reflect.chansend", chan_send},
    {"reflect.chanrecv", chan_receive},
    {"reflect.rselect", select},
};

}  // namespace

std::span<const NativeEntry> reflect_natives() { return kEntries; }

}  // namespace tw
