// Records of the runtime: channels with their queues, Swiss maps, closure records, goroutines.
// [go1.26 runtime/chan.go hchan], [go1.26 runtime/runtime2.go sudog g funcval], [go1.26 internal/runtime/maps map.go table.go group.go]
#include <algorithm>

#include "sim/query/goroutines.h"
#include "sim/query/structure_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kMostGroups = 16, kMostBuffer = 32, kMostSudogs = 32;
constexpr std::uint64_t kRecvq = 64, kSendq = 80;
constexpr std::uint64_t kGoid = 152;

void write_sudogs(StructureWriter& w, std::uint64_t first, const char* queue, int elem) {
    std::uint64_t at = first;
    for (std::uint64_t i = 0; at != 0 && i < kMostSudogs; i++, at = w.word(at + 8)) {
        const std::uint64_t g = w.word(at), element = w.word(at + 24);
        w.heading(fmt::format("{} sudog {}: goroutine {}", queue, i, w.word(g + kGoid)), at, 104);
        w.indent++;
        w.pointer(at, 0, "g", "*g", fmt::format("goroutine {}", w.word(g + kGoid)));
        w.pointer(at, 8, "next", "*sudog", "the next one that waits");
        w.pointer(at, 16, "prev", "*sudog", "the one before it");
        StructureRow& row = w.pointer(at, 24, "elem", "unsafe.Pointer");
        if (element != 0 && elem >= 0 && std::string_view(queue) == "sendq") row.target = "the value that it sends: " + concept_text(w.rt, elem, element, 1);
        else if (element != 0) row.target = "where the value that it receives goes";
        w.count(at, 60, 1, "isSelect", "bool");
        w.pointer(at, 88, "c", "*hchan", "this channel");
        w.indent--;
    }
}

// The slots of one group and its control word. [go1.26 internal/runtime/maps/group.go ctrlGroup]
void write_group(StructureWriter& w, const MapInfo& info, std::uint64_t group, const std::string& name) {
    w.heading(name, group, info.group_size);
    w.indent++;
    std::string control;
    for (unsigned i = 0; i < 8; i++) {
        const std::uint64_t byte = w.number(group + i, 1);
        control += (i ? " " : "") + (byte == 0x80 ? std::string("empty") : byte == 0xfe ? std::string("deleted") : fmt::format("{:02x}", byte));
    }
    w.row(group, 0, 8, "ctrl", "ctrlGroup", control);
    for (unsigned i = 0; i < 8 && !w.full(); i++) {
        if (w.number(group + i, 1) & 0x80) continue;
        const std::uint64_t slot = 8 + i * std::uint64_t{info.slot_size};
        const std::uint64_t key = info.indirect_key ? w.word(group + slot) : group + slot;
        const std::uint64_t elem_at = group + slot + info.elem_offset, elem = info.indirect_elem ? w.word(elem_at) : elem_at;
        StructureRow& row = w.row(group, slot, info.slot_size, fmt::format("slots[{}]", i), "", concept_text(w.rt, info.key_type, key, 1) + ": " + concept_text(w.rt, info.elem_type, elem, 1));
        if (info.indirect_key || info.indirect_elem) row.target = "over 128 bytes: an object of its own";
    }
    w.indent--;
}

void write_table(StructureWriter& w, const MapInfo& info, std::uint64_t table, const std::string& name, std::uint64_t& groups_left) {
    w.heading(name, table, 32);
    w.indent++;
    w.count(table, 0, 2, "used", "uint16");
    w.count(table, 2, 2, "capacity", "uint16");
    w.count(table, 4, 2, "growthLeft", "uint16");
    w.count(table, 6, 1, "localDepth", "uint8");
    w.pad(table, 7, 8);
    w.row(table, 8, 8, "index", "int", fmt::to_string(static_cast<std::int64_t>(w.word(table + 8))));
    w.pointer(table, 16, "groups.data", "unsafe.Pointer");
    w.count(table, 24, 8, "groups.lengthMask", "uint64");
    const std::uint64_t groups = w.word(table + 16), count = w.word(table + 24) + 1;
    for (std::uint64_t i = 0; i < count && groups_left > 0 && !w.full(); i++, groups_left--)
        write_group(w, info, groups + i * info.group_size, fmt::format("group {} of {}", i, count));
    w.indent--;
}

}  // namespace

void write_channel(StructureWriter& w, int channel_type, std::uint64_t at) {
    const int elem = w.rt.type_index(w.word(at + 40)) >= 0 ? w.rt.type_index(w.word(at + 40)) : w.rt.descriptor(channel_type).elem;
    const std::uint64_t count = w.word(at), capacity = w.word(at + 8), buffer = w.word(at + 16), size = w.number(at + 24, 2);
    w.begin("hchan of " + type_name(w.rt, channel_type), at, 112);
    w.count(at, 0, 8, "qcount", "uint").target = "values in the buffer";
    w.count(at, 8, 8, "dataqsiz", "uint").target = "its capacity";
    w.pointer(at, 16, "buf", "unsafe.Pointer", "circular buffer");
    w.count(at, 24, 2, "elemsize", "uint16");
    w.pad(at, 26, 28);
    w.count(at, 28, 4, "closed", "uint32").target = w.number(at + 28, 4) ? "closed" : "open";
    w.pointer(at, 32, "timer", "*timer");
    w.pointer(at, 40, "elemtype", "*_type");
    const std::uint64_t sendx = w.word(at + 48), recvx = w.word(at + 56);
    w.count(at, 48, 8, "sendx", "uint"), w.count(at, 56, 8, "recvx", "uint");
    w.pointer(at, kRecvq, "recvq.first", "*sudog", "who waits to receive"), w.pointer(at, kRecvq + 8, "recvq.last", "*sudog", "the last of them");
    w.pointer(at, kSendq, "sendq.first", "*sudog", "who waits to send"), w.pointer(at, kSendq + 8, "sendq.last", "*sudog", "the last of them");
    w.pointer(at, 96, "bubble", "*synctestBubble"), w.count(at, 104, 8, "lock", "mutex");
    if (capacity > 0 && size > 0 && buffer != 0) {
        w.heading(fmt::format("buffer: {} of {} slots in use", count, capacity), buffer, capacity * size);
        w.indent++;
        for (std::uint64_t i = 0; i < std::min(capacity, kMostBuffer); i++) {
            const bool used = (i + capacity - recvx) % capacity < count;
            StructureRow& row = w.row(buffer, i * size, size, fmt::format("[{}]", i), type_name(w.rt, elem), used ? concept_text(w.rt, elem, buffer + i * size, 1) : "free");
            row.target = i == recvx && used ? "received next" : i == sendx && count < capacity ? "sent to next" : "";
        }
        w.indent--;
        if (capacity > kMostBuffer) w.out.notes.push_back(fmt::format("{} more slots are not shown", capacity - kMostBuffer));
    }
    write_sudogs(w, w.word(at + kRecvq), "recvq", elem);
    write_sudogs(w, w.word(at + kSendq), "sendq", elem);
}

void write_map(StructureWriter& w, int map_type, std::uint64_t at) {
    const int index = w.rt.image->map_info_of_type[static_cast<std::size_t>(map_type)];
    if (index < 0) {
        w.out.error = type_name(w.rt, map_type) + " is never used as a map";
        return;
    }
    const MapInfo& info = w.rt.image->maps[static_cast<std::size_t>(index)];
    w.begin("maps.Map of " + type_name(w.rt, map_type), at, 48);
    w.count(at, 0, 8, "used", "uint64").target = "entries";
    w.row(at, 8, 8, "seed", "uintptr", fmt::format("{:#x}", w.word(at + 8)));
    const std::uint64_t directory = w.word(at + 16), length = w.word(at + 24);
    w.pointer(at, 16, "dirPtr", "unsafe.Pointer", length == 0 ? "its only group" : "directory of tables");
    w.count(at, 24, 8, "dirLen", "int").target = length == 0 ? "small: at most 8 entries, no table" : "";
    w.count(at, 32, 1, "globalDepth", "uint8"), w.count(at, 33, 1, "globalShift", "uint8");
    w.count(at, 34, 1, "writing", "uint8"), w.count(at, 35, 1, "tombstonePossible", "bool");
    w.pad(at, 36, 40);
    w.count(at, 40, 8, "clearSeq", "uint64");
    std::uint64_t left = kMostGroups, last = 0;
    if (length == 0) {
        if (directory != 0) write_group(w, info, directory, "the only group");
        return;
    }
    w.heading(fmt::format("directory of {} entr{}", length, length == 1 ? "y" : "ies"), directory, length * 8);
    w.indent++;
    for (std::uint64_t i = 0; i < length && !w.full() && left > 0; i++) {
        w.pointer(directory, i * 8, fmt::format("[{}]", i), "*table", w.word(directory + i * 8) == last ? "the same table" : "a table");
        if (w.word(directory + i * 8) != last) write_table(w, info, w.word(directory + i * 8), fmt::format("table {}", i), left);
        last = w.word(directory + i * 8);
    }
    w.indent--;
    if (left == 0) w.out.notes.push_back(fmt::format("only the first {} groups are shown", kMostGroups));
}

void write_closure(StructureWriter& w, std::uint64_t record) {
    const int function = function_of_record(w.rt, record);
    if (function < 0) {
        w.out.error = fmt::format("{:#x} is no function value", record);
        return;
    }
    const FunctionCode& code = w.rt.image->program->functions[static_cast<std::size_t>(function)];
    std::uint64_t end = 8;
    for (const Variable& v : code.captures) end = std::max(end, static_cast<std::uint64_t>(v.offset) + (v.by_reference ? 8 : static_cast<std::uint64_t>(w.rt.descriptor(v.type).size)));
    w.begin(fmt::format("funcval of {}", code.symbol), record, code.closure_type >= 0 ? static_cast<std::uint64_t>(w.rt.descriptor(code.closure_type).size) : end);
    w.pointer(record, 0, "fn", "uintptr", code.symbol);
    std::vector<Variable> captures = code.captures;
    std::stable_sort(captures.begin(), captures.end(), [](const Variable& a, const Variable& b) { return a.offset < b.offset; });
    std::uint64_t at = 8;
    for (const Variable& v : captures) {
        const auto offset = static_cast<std::uint64_t>(v.offset);
        w.pad(record, at, offset);
        if (v.by_reference) w.pointer(record, offset, v.name, "*" + type_name(w.rt, v.type)).target += ", captured by reference: " + concept_text(w.rt, v.type, w.word(record + offset), 1);
        else w.value(v.type, record + offset, record, offset, v.name);
        at = offset + (v.by_reference ? 8 : static_cast<std::uint64_t>(w.rt.descriptor(v.type).size));
    }
    w.pad(record, at, w.out.size);
    if (captures.empty()) w.out.notes.push_back("captures nothing: one record in read-only data serves every use");
}

void write_goroutine(StructureWriter& w, const Goroutine& g) {
    const std::uint64_t at = g.record;
    w.begin(fmt::format("g of goroutine {}", g.id), at, 456);
    const auto address = [&](std::uint64_t offset, const char* name, const char* what) { w.pointer(at, offset, name, "uintptr", what); };
    address(0, "stack.lo", "lowest address of its stack"), address(8, "stack.hi", "one past the highest");
    address(16, "stackguard0", "a call that would go below it grows the stack"), address(24, "stackguard1", "the same for system code");
    address(56, "sched.sp", "stack pointer when it was switched away"), w.pointer(at, 64, "sched.pc", "uintptr"), w.pointer(at, 72, "sched.g", "guintptr", "itself");
    w.pointer(at, 80, "sched.ctxt", "unsafe.Pointer");
    w.count(at, 144, 4, "atomicstatus", "uint32").target = goroutine_state(g);
    w.count(at, kGoid, 8, "goid", "uint64");
    w.count(at, 168, 8, "waitsince", "int64");
    w.count(at, 176, 1, "waitreason", "waitReason").target = g.status == GStatus::Waiting ? goroutine_state(g) : "";
    w.count(at, 280, 8, "parentGoid", "uint64");
    w.pointer(at, 288, "gopc", "uintptr").target = created_text(w.rt, g);
    w.pointer(at, 304, "startpc", "uintptr");
    w.pointer(at, 320, "waiting", "*sudog", "the sudogs it waits with");
    w.out.notes.push_back(fmt::format("its stack has {}, {} in use; other fields of g are not modelled", size_text(g.stack_high - g.stack_low), size_text(g.stack_high - g.fp)));
}

}  // namespace tw
