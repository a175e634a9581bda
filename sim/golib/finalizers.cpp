// runtime.SetFinalizer, runtime.AddCleanup, weak pointers, and what the goroutines that run finalizers ask for.
// Models [go1.26 runtime/mfinal.go SetFinalizer], [go1.26 runtime/mcleanup.go AddCleanup],
// [go1.26 runtime/mheap.go getOrAddWeakHandle], [go1.26 runtime/mheap.go internal_weak_runtime_makeStrongFromWeak].
// Differs: specials are kept by object; how far inside the object a pointer lies is in Special::extra.
#include <fmt/format.h>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

constexpr std::uint8_t kFunc = 19, kInterface = 20, kPointer = 22;
constexpr std::uint64_t kTinySize = 16;

// Special::extra of a finalizer: offset in the object, and the index of the pointer type it was set with.
std::uint64_t pack(std::uint64_t offset, int pointer_type) { return offset | static_cast<std::uint64_t>(pointer_type) << 16; }
std::uint64_t offset_of(const Special& s) { return s.extra & 0xffff; }
int pointer_type_of(const Special& s) { return static_cast<int>(s.extra >> 16); }

bool is_tiny_block(const ObjectRef& object) { return object.noscan && object.size == kTinySize; }

// Zero-size values and package variables: nothing is attached to them. [go1.26 runtime/mbitmap.go isGoPointerWithoutSpan]
bool is_outside_heap(const Runtime& rt, std::uint64_t at) { return at == rt.image->zero_base || (at >= kLowBase && at < rt.memory.data_end().value); }

const Special* find_at(const Runtime& rt, std::uint64_t base, Special::Kind kind, std::uint64_t offset) {
    const auto found = rt.heap.specials().find(base);
    if (found == rt.heap.specials().end()) return nullptr;
    for (const Special& s : found->second)
        if (s.kind == kind && (s.extra & 0xffff) == (offset & 0xffff)) return &s;
    return nullptr;
}

// A finalizer's object is not marked by it, but what it points to is. [go1.26 runtime/mheap.go addfinalizer]
void shade_contents(Runtime& rt, const ObjectRef& object, std::uint64_t function) {
    if (!rt.collector.marking()) return;
    rt.heap.for_each_pointer_slot(rt.memory, object, [&](std::uint64_t at) { rt.collector.shade(rt.memory, rt.heap, rt.memory.word(at)); });
    rt.collector.shade(rt.memory, rt.heap, function);
}

NativeStatus fail(Runtime& rt, std::string text) {
    rt.fatal(text);
    return NativeStatus::Exit;
}

bool takes(const Runtime& rt, int param, int pointer_type) {
    if (param == pointer_type) return true;
    const TypeDescriptor &to = rt.descriptor(param), &from = rt.descriptor(pointer_type);
    if (to.kind == kPointer) return to.elem == from.elem && (to.name.empty() || from.name.empty());
    return to.kind == kInterface && (to.interface_methods.empty() || rt.implements(pointer_type, param));
}

// Why the finalizer cannot be called with the object, "" when it can.
std::string mismatch(const Runtime& rt, int pointer_type, int function_type) {
    const TypeDescriptor& f = rt.descriptor(function_type);
    const std::string& object_text = rt.descriptor(pointer_type).text;
    if (f.kind != kFunc) return fmt::format("second argument is {}, not a function", f.text);
    const std::string text = fmt::format("cannot pass {} to finalizer {}", object_text, f.text);
    if (f.variadic) return text + " because dotdotdot";
    if (f.params.size() != 1 || !takes(rt, f.params[0], pointer_type)) return text;
    return {};
}

// func SetFinalizer(obj any, finalizer any)
NativeStatus set_finalizer(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::string prefix = "runtime.SetFinalizer: ";
    const std::uint64_t data = call.words[1];
    if (call.words[0] == 0) return fail(rt, prefix + "first argument is nil");
    const int pointer_type = rt.type_index(call.words[0]);
    const TypeDescriptor& pointer = rt.descriptor(pointer_type);
    if (pointer.kind != kPointer) return fail(rt, prefix + fmt::format("first argument is {}, not pointer", pointer.text));
    const auto object = rt.heap.find_object(rt.memory, Address{data});
    if (!object) {
        if (is_outside_heap(rt, data)) return NativeStatus::Done;
        return fail(rt, prefix + "pointer not in allocated block");
    }
    const std::uint64_t base = object->base.value, offset = data - base;
    const TypeInfo& elem = rt.type(pointer.elem);
    if (offset != 0 && (!elem.noscan() || elem.size >= kTinySize)) return fail(rt, prefix + "pointer not at beginning of allocated block");
    const Special* old = find_at(rt, base, Special::Kind::Finalizer, offset);
    if (call.words[2] == 0) {
        if (old) rt.heap.remove_special(object->base, Special::Kind::Finalizer, old->id);
        return NativeStatus::Done;
    }
    const int function_type = rt.type_index(call.words[2]);
    if (const std::string problem = mismatch(rt, pointer_type, function_type); !problem.empty()) return fail(rt, prefix + problem);
    rt.start_finalizer_goroutines();
    if (old) return fail(rt, prefix + "finalizer already set");
    const int param = rt.descriptor(function_type).params[0];
    rt.heap.add_special(object->base, Special{Special::Kind::Finalizer, ++rt.special_id, Address{call.words[3]}, Address{}, param, pack(offset, pointer_type)});
    shade_contents(rt, *object, call.words[3]);
    return NativeStatus::Done;
}

// func nextFinalizer() (fn, word0, word1 unsafe.Pointer): what to call with which words; fn is nil after waiting.
NativeStatus next_finalizer(NativeCall& call) {
    Runtime& rt = call.rt;
    call.words[0] = call.words[1] = call.words[2] = 0;
    ReadySpecial next;
    if (!rt.next_finalizer(next)) return NativeStatus::Park;
    const std::uint64_t object = next.object.value + offset_of(next.special);
    const int pointer_type = pointer_type_of(next.special), param = next.special.argument_type;
    const TypeDescriptor& takes_type = rt.descriptor(param);
    call.words[0] = next.special.function.value;
    if (takes_type.kind != kInterface) {
        call.words[1] = object;
        return NativeStatus::Done;
    }
    call.words[1] = takes_type.interface_methods.empty() ? rt.type(pointer_type).address : rt.itab(param, pointer_type);
    call.words[2] = object;
    return NativeStatus::Done;
}

// func nextCleanup() (run func()): nil after waiting.
NativeStatus next_cleanup(NativeCall& call) {
    call.words[0] = 0;
    ReadySpecial next;
    if (!call.rt.next_cleanup(next)) return NativeStatus::Park;
    call.words[0] = next.special.function.value;
    return NativeStatus::Done;
}

// The cleanup function itself is the first capture of `run`.
bool closes_over(const Runtime& rt, std::uint64_t run, const ObjectRef& object) {
    const auto closure = rt.heap.find_object(rt.memory, Address{run});
    if (!closure || closure->size < 16) return false;
    const auto cleanup = rt.heap.find_object(rt.memory, Address{rt.memory.word(run + 8)});
    bool found = false;
    if (cleanup) rt.heap.for_each_pointer_slot(rt.memory, *cleanup, [&](std::uint64_t at) {
        const std::uint64_t value = rt.memory.word(at);
        found = found || (value >= object.base.value && value < object.base.value + object.size);
    });
    return found;
}

// func addCleanup(ptr unsafe.Pointer, run func(), arg unsafe.Pointer) (id uint64, problem string)
NativeStatus add_cleanup(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t ptr = call.words[0], run = call.words[1], arg = call.words[2];
    call.words[3] = call.words[4] = call.words[5] = 0;
    const auto problem = [&](std::string_view text) {
        const auto words = rt.make_string(text);
        call.words[4] = words[0];
        call.words[5] = words[1];
        return NativeStatus::Done;
    };
    const auto object = rt.heap.find_object(rt.memory, Address{ptr});
    if (!object) return is_outside_heap(rt, ptr) ? NativeStatus::Done : problem("ptr not in allocated block");
    const std::uint64_t base = object->base.value;
    if (arg >= base && arg < base + object->size && !is_tiny_block(*object)) return problem("ptr is within arg, cleanup will never run");
    if (closes_over(rt, run, *object)) return problem("cleanup function closes over ptr, cleanup will never run");
    rt.start_finalizer_goroutines();
    rt.heap.add_special(object->base, Special{Special::Kind::Cleanup, ++rt.special_id, Address{run}, Address{}, -1, ptr - base});
    if (rt.collector.marking()) rt.collector.shade(rt.memory, rt.heap, run);
    call.words[3] = rt.special_id;
    return NativeStatus::Done;
}

// func stopCleanup(ptr uintptr, id uint64)
NativeStatus stop_cleanup(NativeCall& call) {
    Runtime& rt = call.rt;
    const auto object = rt.heap.find_object(rt.memory, Address{call.words[0]});
    if (object) rt.heap.remove_special(object->base, Special::Kind::Cleanup, call.words[1]);
    return NativeStatus::Done;
}

// Objects that are never freed have handles that the runtime keeps.
std::uint64_t immortal_handle(Runtime& rt, std::uint64_t at) {
    for (const std::uint64_t handle : rt.runtime_roots) {
        const auto object = rt.heap.find_object(rt.memory, Address{handle});
        if (object && object->noscan && rt.memory.word(handle) == at) return handle;
    }
    const std::uint64_t handle = rt.allocate(8, kNoPointers, -1);
    rt.memory.set_word(handle, at);
    rt.runtime_roots.push_back(handle);
    return handle;
}

// func runtime_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer
NativeStatus register_weak(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t at = call.words[0];
    const auto object = rt.heap.find_object(rt.memory, Address{at});
    if (!object) {
        call.words[1] = immortal_handle(rt, at);
        return NativeStatus::Done;
    }
    const std::uint64_t offset = at - object->base.value;
    const auto found = rt.heap.specials().find(object->base.value);
    if (found != rt.heap.specials().end())
        for (const Special& s : found->second)
            if (s.kind == Special::Kind::WeakHandle && s.extra == offset) {
                call.words[1] = s.function.value;
                return NativeStatus::Done;
            }
    const std::uint64_t handle = rt.allocate(8, kNoPointers, -1);
    rt.memory.set_word(handle, at);
    rt.heap.add_special(object->base, Special{Special::Kind::WeakHandle, ++rt.special_id, Address{handle}, Address{}, -1, offset});
    call.words[1] = handle;
    return NativeStatus::Done;
}

// func runtime_makeStrongFromWeak(handle unsafe.Pointer) unsafe.Pointer
NativeStatus make_strong(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t at = call.words[0] ? rt.memory.word(call.words[0]) : 0;
    call.words[1] = 0;
    if (at == 0) return NativeStatus::Done;
    if (is_outside_heap(rt, at)) call.words[1] = at;
    else call.words[1] = rt.collector.weak_value(rt.memory, rt.heap, Address{at}).value;
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"runtime.SetFinalizer", set_finalizer},
    {"runtime.nextFinalizer", next_finalizer},
    {"runtime.nextCleanup", next_cleanup},
    {"runtime.addCleanup", add_cleanup},
    {"runtime.stopCleanup", stop_cleanup},
    {"weak.runtime_registerWeakPointer", register_weak},
    {"weak.runtime_makeStrongFromWeak", make_strong},
};

}  // namespace

std::span<const NativeEntry> finalizer_natives() { return kEntries; }

}  // namespace tw
