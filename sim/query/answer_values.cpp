#include <fmt/format.h>

#include "sim/query/answering_internal.h"

namespace tw {
namespace {

constexpr const char* kNoType = "has no type of its own; ask for words or bytes, or for path, retained and alive";

}  // namespace

void Answering::words() {
    Located x;
    if (!located(x)) return;
    if (x.type >= 0) {
        out.text = value_text(rt, x.type, x.address).words_text;
        out.object = leading_pointer(rt, x.type, x.address);
        return;
    }
    const auto object = rt.heap.find_object(rt.memory, Address{x.address});
    const std::uint64_t from = object ? object->base.value : x.address, size = object ? std::min<std::uint64_t>(object->size, 256) : 8;
    for (std::uint64_t at = from; at < from + size; at += 8) {
        std::uint64_t value = 0;
        if (!rt.memory.load(at, value)) break;
        out.lines.push_back(fmt::format("+{:<3} {:#018x}{}", at - from, value, place_of(rt, value) == PlaceKind::Nowhere || value == 0 ? "" : std::string(" ") + place_text(place_of(rt, value))));
        out.text += fmt::format("{}{:#x}", out.text.empty() ? "" : " ", value);
    }
}

void Answering::bytes() {
    Located x;
    if (!located(x)) return;
    if (x.type >= 0) out.text = value_text(rt, x.type, x.address).bytes_text;
    else words();
}

void Answering::concept_() {
    Located x;
    if (!located(x)) return;
    if (x.type < 0) return fail(argument + " " + kNoType);
    out.text = concept_text(rt, x.type, x.address);
    out.object = leading_pointer(rt, x.type, x.address);
}

void Answering::isnil() {
    Located x;
    if (!located(x)) return;
    const std::uint8_t k = x.type < 0 ? 0 : rt.descriptor(x.type).kind;
    switch (k) {
        // an interface is nil when its first word is 0; the second is not looked at
        case kind::Interface: out.text = read_interface(rt, x.type, x.address).word0 == 0 ? "true" : "false"; break;
        case kind::Pointer: case kind::Slice: case kind::Map: case kind::Chan: case kind::Func: case kind::UnsafePointer:
            out.text = leading_pointer(rt, x.type, x.address) == 0 ? "true" : "false";
            break;
        default: return fail(fmt::format("{} cannot be nil: it is a {}", argument, type_name(rt, x.type)));
    }
    out.lines.push_back(value_text(rt, x.type, x.address).words_text);
}

void Answering::boxing() {
    Located x;
    if (!located(x)) return;
    if (x.type < 0 || rt.descriptor(x.type).kind != kind::Interface) return fail(fmt::format("{} is not an interface: it is a {}", argument, type_name(rt, x.type)));
    const InterfaceWords two = read_interface(rt, x.type, x.address);
    out.text = boxing_text(rt, two);
    out.object = two.data;
    out.lines.push_back(value_text(rt, x.type, x.address).words_text);
}

// Where that stands which X points to: an interface's value, a slice's array, a pointer's variable.
void Answering::place() {
    Located x;
    if (!located(x)) return;
    if (x.type < 0) return fail(argument + " " + kNoType);
    if (rt.descriptor(x.type).ptrdata == 0) return fail(fmt::format("{} points to nothing: it is a {}", argument, type_name(rt, x.type)));
    const std::uint64_t to = leading_pointer(rt, x.type, x.address);
    out.text = to == 0 ? "nowhere: it is 0" : place_text(place_of(rt, to));
    out.object = to;
    out.lines.push_back(value_text(rt, x.type, x.address).words_text);
}

void Answering::type() {
    Located x;
    if (!located(x)) return;
    if (x.type < 0) return fail(argument + " " + kNoType);
    out.text = type_name(rt, x.type);
    if (rt.descriptor(x.type).kind != kind::Interface) return;
    const InterfaceWords two = read_interface(rt, x.type, x.address);
    out.lines.push_back("dynamic type " + (two.dynamic_type < 0 ? std::string("none: it is nil") : type_name(rt, two.dynamic_type)));
}

void Answering::size() {
    Located x = locate(rt, argument);
    const int named = x.ok() ? -1 : type_named(rt, argument);
    if (named >= 0) {
        out.text = fmt::to_string(rt.descriptor(named).size);
        return;
    }
    if (!located(x)) return;
    if (x.type >= 0) {
        out.text = fmt::to_string(rt.descriptor(x.type).size);
    } else if (const auto object = rt.heap.find_object(rt.memory, Address{x.address})) {
        out.text = fmt::to_string(object->size);
    } else {
        fail(argument + " " + kNoType);
    }
}

void Answering::offset() {
    const Located x = locate(rt, argument);
    if (x.ok()) {
        if (x.offset < 0) return fail(argument + " is not a field or an element");
        out.text = fmt::to_string(x.offset);
        return;
    }
    const std::size_t dot = argument.rfind('.');
    const int named = dot == std::string::npos ? -1 : type_named(rt, argument.substr(0, dot));
    if (named < 0) return fail(x.error);
    for (const FieldDescriptor& f : rt.descriptor(named).fields)
        if (f.name == argument.substr(dot + 1)) out.text = fmt::to_string(f.offset);
    if (out.text.empty()) fail(fmt::format("{} has no field {}", type_name(rt, named), argument.substr(dot + 1)));
}

// Why it is on the heap: a variable that was moved there, else the object it refers to.
void Answering::reason() {
    if (argument.find("type:") != 0) {
        Located x;
        if (!located(x)) return;
        if (!x.reason.empty()) {
            out.text = x.reason;
            return;
        }
        if (x.type >= 0 && leading_pointer(rt, x.type, x.address) == 0) return fail(fmt::format("{} refers to nothing on the heap", argument));
    }
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    if (nodes.empty()) return fail("there is no such object");
    const bool shared = picture().kind(nodes[0]).site < 0 && picture().label(nodes[0]).ends_with("(tiny block)");
    out.text = shared ? "shares a tiny block of 16 bytes; only the site of one of its values is known" : birth_text(rt, picture().kind(nodes[0]));
    out.object = picture().graph.nodes[nodes[0].index].object.base.value;
    for (const NodeId node : nodes) {
        const std::string line = fmt::format("{}: {}", picture().label(node), birth_text(rt, picture().kind(node)));
        if (out.lines.size() < 20 && (out.lines.empty() || out.lines.back() != line)) out.lines.push_back(line);
    }
}

}  // namespace tw
