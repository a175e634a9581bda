// runtime.MemProfile's leaf: objects in the heap by allocation site. [go1.26 runtime/mprof.go MemProfile]
#include <map>

#include "sim/golib/arguments.h"

namespace tw {
namespace {

struct SiteUse { std::uint64_t objects = 0, bytes = 0; };

// An instruction of the site's statement, behind it as a return address is; 0 when the site is nowhere in the code.
std::uint64_t address_of_site(const Image& image, const AllocationSite& site) {
    const Program& program = *image.program;
    for (std::size_t f = 0; f < program.functions.size(); f++) {
        const FunctionCode& function = program.functions[f];
        if (site.pos < function.pos || function.end < site.pos) continue;
        for (std::size_t pc = 0; pc < function.lines.size(); pc++)
            if (function.lines[pc] == site.pos.offset) return kTextBase + image.functions[f].entry + pc + 1;
    }
    return 0;
}

NativeStatus mem_profile(NativeCall& call) {
    Runtime& rt = call.rt;
    std::map<std::uint32_t, SiteUse> uses;
    rt.heap.for_each_object(rt.memory, [&](const ObjectRef& object) {
        const std::uint32_t site = rt.heap.note(rt.memory, object).site;
        if (site >= rt.image->program->sites.size() || rt.heap.is_condemned(rt.memory, object)) return;
        uses[site].objects++;
        uses[site].bytes += object.size;
    });
    std::uint64_t at = call.words[0], left = call.words[1];
    for (const auto& [site, use] : uses) {
        if (left-- == 0) break;
        rt.memory.set_word(at, use.objects);
        rt.memory.set_word(at + 8, use.bytes);
        rt.memory.set_word(at + 16, address_of_site(*rt.image, rt.image->program->sites[site]));
        at += 24;
    }
    return give(call, 3, static_cast<std::int64_t>(uses.size()));
}

constexpr NativeEntry kNatives[] = {{"runtime.memProfile", mem_profile}};

}  // namespace

std::span<const NativeEntry> mem_profile_natives() { return kNatives; }

}  // namespace tw
