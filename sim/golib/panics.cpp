// Natives of runtime/print_panic.go: the running goroutine's panics, oldest first, and the end they lead to.
#include <fmt/format.h>

#include "sim/golib/native_tables.h"
#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

NativeStatus panic_count(NativeCall& call) {
    call.words[0] = call.rt.g().panics.size();
    return NativeStatus::Done;
}

NativeStatus panic_record(NativeCall& call) {
    const PanicRecord& record = call.rt.g().panics[call.words[0]];
    call.words[1] = record.value[0];
    call.words[2] = record.value[1];
    call.words[3] = record.recovered;
    call.words[4] = record.goexit;
    return NativeStatus::Done;
}

NativeStatus end_panicked(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::string text(rt.string_at(call.words[0], call.words[1]));
    const std::uint64_t record = rt.g().record;
    if (rt.memory.get<std::uint32_t>(record + g_record::kSignal) == g_record::kSegmentFault)  // [go1.26 runtime/panic.go dopanic_m]
        rt.write_output(2, fmt::format("[signal SIGSEGV: segmentation violation code={:#x} addr={:#x} pc={:#x}]\n", rt.memory.word(record + g_record::kSignalCode),
                                       rt.memory.word(record + g_record::kSignalAddress), rt.memory.word(record + g_record::kSignalPc)));
    rt.write_output(2, "\n" + rt.goroutine_dump(false));
    rt.end = ProgramEnd{EndKind::Panicked, 2, text};
    return NativeStatus::Exit;
}

NativeStatus descriptor_text(NativeCall& call) {
    const auto text = call.rt.make_string(call.rt.type_text(call.words[0]));
    call.words[1] = text[0];
    call.words[2] = text[1];
    return NativeStatus::Done;
}

// func methodName(t unsafe.Pointer, method int) string: the bytes of the descriptor's own name record
NativeStatus method_name(NativeCall& call) {
    const Memory& memory = call.rt.memory;
    const std::uint64_t methods = memory.word(call.words[0] + 56);
    std::uint64_t at = kLowBase + memory.get<std::uint32_t>(methods + call.words[1] * 8) + 1;  // behind the flags
    std::uint64_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = memory.get<std::uint8_t>(at++);
        length |= std::uint64_t{byte & 0x7Fu} << shift;
        if (!(byte & 0x80)) break;
    }
    call.words[2] = at;
    call.words[3] = length;
    return NativeStatus::Done;
}

// func descriptorPackage(t unsafe.Pointer) string
NativeStatus descriptor_package(NativeCall& call) {
    const int index = call.rt.type_index(call.words[0]);
    const auto text = call.rt.make_string(index < 0 ? "" : call.rt.descriptor(index).package_path);
    call.words[1] = text[0];
    call.words[2] = text[1];
    return NativeStatus::Done;
}

constexpr NativeEntry kNatives[] = {
    {"runtime.panicCount", panic_count},
    {"runtime.panicRecord", panic_record},
    {"runtime.endPanicked", end_panicked},
    {"runtime.descriptorText", descriptor_text},
    {"internal/runtime/maps.descriptorText", descriptor_text},
    {"runtime.methodName", method_name},
    {"runtime.descriptorPackage", descriptor_package},
};

}  // namespace

std::span<const NativeEntry> panic_natives() { return kNatives; }

}  // namespace tw
