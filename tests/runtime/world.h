// A Runtime over a hand-made image: a few types and one function that goroutines start in. Tests play the machine: they say
// who runs, and look at frames.
#pragma once
#include <memory>

#include "sim/runtime/runtime.h"
#include "tests/support/catch.h"

namespace tw::test {

enum Types { kIntType, kPointerType, kByteType, kEmptyType, kTripleType, kChanInt, kChanPointer, kChanByte, kChanEmpty, kChanTriple, kTypeCount };
inline constexpr std::int32_t kFrameBytes = 128;

struct ImageParts {
    std::shared_ptr<Program> program = std::make_shared<Program>();
    std::shared_ptr<Image> image = std::make_shared<Image>();

    void add(std::uint8_t kind, const char* text, std::int64_t size, SlotForm form, std::vector<bool> mask, int elem = -1) {
        TypeDescriptor t;
        t.kind = kind;
        t.text = text;
        t.size = size;
        t.elem = elem;
        t.pointer_mask = std::move(mask);
        program->types.push_back(t);
        TypeInfo info;
        info.size = static_cast<std::uint64_t>(size);
        info.form = form;
        const std::uint64_t record[6] = {};
        info.address = image->memory.add_read_only(record, sizeof record, 8).value;
        image->types.push_back(info);
    }
    void finish() {
        for (std::size_t i = 0; i < program->types.size(); i++) {
            TypeInfo& info = image->types[i];
            const std::vector<bool>& mask = program->types[i].pointer_mask;
            info.descriptor = &program->types[i];
            image->type_at[info.address] = static_cast<int>(i);
            HeapType heap;
            heap.size = info.size;
            heap.mask = {0};
            for (std::size_t w = 0; w < mask.size(); w++)
                if (mask[w]) heap.mask[0] |= 1ull << w, heap.ptrdata = (w + 1) * 8;
            heap.descriptor = Address{info.address};
            if (heap.ptrdata) info.heap_type = image->heap.register_type(heap);
        }
    }
};

inline std::shared_ptr<const Image> make_test_image(std::uint64_t& function_value) {
    ImageParts parts;
    Image& image = *parts.image;
    const std::uint64_t zero = 0;
    image.zero_base = image.memory.add_read_only(&zero, 8, 8).value;
    image.heap.zero_base = Address{image.zero_base};
    parts.add(2, "int", 8, SlotForm::Word, {false});
    parts.add(22, "*int", 8, SlotForm::Word, {true}, kIntType);
    parts.add(8, "uint8", 1, SlotForm::U8, {});
    parts.add(25, "struct {}", 0, SlotForm::Empty, {});
    parts.add(25, "struct { a int; p *int; b uint8 }", 24, SlotForm::Wide, {false, true, false});
    parts.add(18, "chan int", 8, SlotForm::Word, {true}, kIntType);
    parts.add(18, "chan *int", 8, SlotForm::Word, {true}, kPointerType);
    parts.add(18, "chan uint8", 8, SlotForm::Word, {true}, kByteType);
    parts.add(18, "chan struct {}", 8, SlotForm::Word, {true}, kEmptyType);
    parts.add(18, "chan struct", 8, SlotForm::Word, {true}, kTripleType);
    const std::uint64_t entry = kTextBase + 2;
    function_value = image.memory.add_read_only(&entry, 8, 8).value;
    image.data_start = image.memory.add_data(64).value;
    image.code.resize(4);
    image.code[1].a = kFrameBytes;  // header of function 0
    image.goexit_code = 3;
    FunctionCode function;
    function.symbol = "main.worker";
    function.code.resize(1);
    function.lines = {0};
    function.frame_size = kFrameBytes;
    function.bitmaps = {std::vector<bool>(kFrameBytes / 8 + 2)};
    function.pointer_slots = function.bitmaps[0];
    parts.program->functions.push_back(function);
    FunctionInfo info;
    info.entry = 2;
    info.end = 3;
    info.funcval = function_value;
    info.frame_size = kFrameBytes;
    image.functions.push_back(info);
    image.program = parts.program;
    parts.finish();
    return parts.image;
}

struct World {
    std::uint64_t function_value = 0;
    std::shared_ptr<const Image> image;
    Runtime rt;

    explicit World(RuntimeSettings settings = {}) : image(make_test_image(function_value)), rt(image, std::move(settings)) {
        start();
        run();
    }
    std::uint32_t start() { return rt.new_goroutine(function_value, -1); }
    // Schedules, expects that somebody runs, and returns who.
    std::uint32_t run() {
        REQUIRE(rt.schedule());
        rt.g().started = true;
        return rt.current;
    }
    std::uint32_t start_and_run() {  // the new one is first: it is in runnext
        const std::uint32_t slot = start();
        yield();
        REQUIRE(rt.current == slot);
        return slot;
    }
    void yield() {
        rt.ready(rt.current, false);
        run();
    }
    [[nodiscard]] std::uint64_t slot(std::uint32_t goroutine, int word = 0) const { return rt.goroutines[goroutine].fp + static_cast<std::uint64_t>(word) * 8; }
    void set(std::uint64_t at, std::uint64_t value) { rt.memory.set_word(at, value); }
    [[nodiscard]] std::uint64_t get(std::uint64_t at) const { return rt.memory.word(at); }
    std::uint64_t channel(int type, std::int64_t size) { return rt.make_channel(type, size, -1); }
    Runtime::ChannelResult send(std::uint64_t c, std::uint64_t value, bool block = true) {
        set(slot(rt.current), value);
        return rt.channel_send(c, slot(rt.current), block);
    }
    Runtime::ChannelResult receive(std::uint64_t c, bool block = true) { return rt.channel_receive(c, -1, slot(rt.current, 1), slot(rt.current, 2), block); }
    [[nodiscard]] std::uint64_t received(std::uint32_t goroutine) const { return get(slot(goroutine, 1)); }
    [[nodiscard]] std::uint64_t ok(std::uint32_t goroutine) const { return get(slot(goroutine, 2)); }
};

}  // namespace tw::test
