// What the structure_*.cpp files share: reading words and adding rows.
#pragma once
#include <fmt/format.h>

#include "sim/query/objects.h"
#include "sim/query/structure.h"
#include "sim/query/value.h"

namespace tw {

class StructureWriter {
public:
    explicit StructureWriter(const Runtime& rt_) : rt(rt_) {}
    const Runtime& rt;
    Structure out;
    static constexpr std::size_t kMostRows = 400;

    void begin(std::string title, std::uint64_t address, std::uint64_t size) {
        out.title = std::move(title);
        out.address = address;
        out.size = size;
    }
    Structure fail(std::string why) {
        out.error = std::move(why);
        return std::move(out);
    }
    [[nodiscard]] bool full() const { return out.rows.size() >= kMostRows; }
    [[nodiscard]] std::uint64_t number(std::uint64_t at, std::uint64_t size) const {
        std::uint64_t value = 0;
        if (const std::byte* from = rt.memory.read_range(at, size)) std::memcpy(&value, from, std::min<std::uint64_t>(size, 8));
        return value;
    }
    [[nodiscard]] std::uint64_t word(std::uint64_t at) const { return number(at, 8); }

    StructureRow& row(std::uint64_t base, std::uint64_t offset, std::uint64_t size, std::string name, std::string type, std::string value) {
        StructureRow one;
        one.indent = indent;
        one.address = base ? base + offset : 0;
        one.offset = offset;
        one.size = size;
        one.name = std::move(name);
        one.type = std::move(type);
        one.value = std::move(value);
        out.rows.push_back(std::move(one));
        return out.rows.back();
    }
    StructureRow& count(std::uint64_t base, std::uint64_t offset, std::uint64_t size, std::string name, std::string type) {
        return row(base, offset, size, std::move(name), std::move(type), fmt::to_string(number(base + offset, size)));
    }
    // A word that is an address.
    StructureRow& pointer(std::uint64_t base, std::uint64_t offset, std::string name, std::string type, std::string target = "") {
        const std::uint64_t value = word(base + offset);
        StructureRow& one = row(base, offset, 8, std::move(name), std::move(type), value == 0 ? "nil" : fmt::format("{:#x}", value));
        if (value == 0) return one;
        one.points_to = value;
        one.target = target.empty() ? target_text(value) : std::move(target);
        return one;
    }
    void heading(std::string name, std::uint64_t address, std::uint64_t size) {
        StructureRow& one = row(address, 0, size, std::move(name), "", "");
        one.heading = true;
    }
    void pad(std::uint64_t base, std::uint64_t from, std::uint64_t to) {
        if (from < to) row(base, from, to - from, "", "", "padding").padding = true;
    }
    // A value with its parts: fields of structs one further in, words of interfaces, slices and strings as such.
    void value(int type, std::uint64_t at, std::uint64_t base, std::uint64_t offset, const std::string& name);
    [[nodiscard]] std::string target_text(std::uint64_t address) const;
    [[nodiscard]] std::string code_text(std::uint64_t pc) const;   // "main.(*T).M", "" when it is no code

    int indent = 0;
};

// Decoders. `at`: address of the record itself.
void write_layout(StructureWriter& w, int type, std::uint64_t at);
void write_itab(StructureWriter& w, std::uint64_t at);
void write_type_descriptor(StructureWriter& w, std::uint64_t at);
void write_channel(StructureWriter& w, int channel_type, std::uint64_t at);
void write_map(StructureWriter& w, int map_type, std::uint64_t at);
void write_closure(StructureWriter& w, std::uint64_t record);
void write_goroutine(StructureWriter& w, const Goroutine& g);

}  // namespace tw
