// Profiles are decoded again by a small reader of protocol buffers that shares nothing with the writer.
#include <zlib.h>

#include "sim/report/goroutine_profile.h"
#include "sim/report/heap_profile.h"
#include "sim/report/holder_profile.h"
#include "tests/query/at.h"
#include "tests/support/programs.h"

using namespace tw;

namespace {

std::string inflate_all(const std::string& bytes) {
    std::string out(1 << 22, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

struct Field { int number = 0; std::uint64_t value = 0; std::string bytes; };

std::uint64_t varint(const std::string& in, std::size_t& at) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(in.at(at++));
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
}

std::vector<Field> fields(const std::string& in) {
    std::vector<Field> out;
    for (std::size_t at = 0; at < in.size();) {
        const std::uint64_t key = varint(in, at);
        Field field{static_cast<int>(key >> 3), varint(in, at), {}};
        if ((key & 7) == 2) {
            field.bytes = in.substr(at, field.value);
            at += field.value;
        }
        out.push_back(std::move(field));
    }
    return out;
}

std::vector<std::uint64_t> packed(const std::string& in) {
    std::vector<std::uint64_t> out;
    for (std::size_t at = 0; at < in.size();) out.push_back(varint(in, at));
    return out;
}

// Stack as text, leaf first, and its values.
using Samples = std::map<std::string, std::vector<std::uint64_t>>;

Samples decode(const std::string& gzipped) {
    std::vector<std::string> strings;
    std::map<std::uint64_t, std::string> functions, locations;
    const std::vector<Field> all = fields(inflate_all(gzipped));
    for (const Field& f : all) if (f.number == 6) strings.push_back(f.bytes);
    const auto pick = [](const std::vector<Field>& in, int number) {
        for (const Field& f : in) if (f.number == number) return f;
        return Field{};
    };
    for (const Field& f : all) if (f.number == 5) functions[pick(fields(f.bytes), 1).value] = strings.at(pick(fields(f.bytes), 2).value);
    for (const Field& f : all)
        if (f.number == 4) {
            const std::vector<Field> line = fields(pick(fields(f.bytes), 4).bytes);
            locations[pick(fields(f.bytes), 1).value] = functions.at(pick(line, 1).value) + ":" + std::to_string(pick(line, 2).value);
        }
    Samples samples;
    for (const Field& f : all) {
        if (f.number != 2) continue;
        std::string stack;
        for (const std::uint64_t id : packed(pick(fields(f.bytes), 1).bytes)) stack += (stack.empty() ? "" : " < ") + locations.at(id);
        std::vector<std::uint64_t>& sum = samples[stack];
        const auto values = packed(pick(fields(f.bytes), 2).bytes);
        sum.resize(values.size());
        for (std::size_t i = 0; i < values.size(); i++) sum[i] += values[i];
    }
    return samples;
}

constexpr const char* kLeak = R"(package main

import "time"

func load() []byte { return make([]byte, 1<<20) }

func handle() {
	data := load()
	go func() {
		time.Sleep(time.Hour)
		println(len(data), data[0])
	}()
}

func main() {
	for i := 0; i < 3; i++ {
		handle()
	}
	load()
	time.Sleep(time.Second)
	println("here") //: here
}
)";

}  // namespace

TEST_CASE("the heap profile names who allocated, by stack, what is in use apart", "[report]") {
    Machine machine(test::image_of(kLeak, "./main.go"), {});
    AllocationProfiler profiler(machine.rt);
    machine.rt.events = profiler.sink();
    REQUIRE(run_to(machine, "main.go", 21) == RunResult::Reached);
    machine.rt.events = nullptr;
    const HeapPicture picture(machine.rt);
    const Samples samples = decode(profiler.profile(picture.graph, "main").gzip());
    const auto leaked = samples.at("main.load:5 < main.handle:8 < main.main:17 < runtime.main:290");
    CHECK(leaked == std::vector<std::uint64_t>{3, 3 << 20, 3, 3 << 20});
    const auto dropped = samples.at("main.load:5 < main.main:19 < runtime.main:290");
    CHECK(dropped == std::vector<std::uint64_t>{1, 1 << 20, 0, 0});
}

TEST_CASE("the goroutine profile counts equal stacks and shows where the runtime parks", "[report]") {
    test::At at(kLeak);
    const Samples samples = decode(goroutine_profile(at.machine->rt, "main").gzip());
    bool found = false;
    for (const auto& [stack, values] : samples)
        if (stack.find("time.Sleep") != std::string::npos) {
            found = true;
            CHECK(stack.starts_with("runtime.gopark:462 < time.Sleep"));
            CHECK(stack.ends_with("main.handle.func1:10"));
            CHECK(values == std::vector<std::uint64_t>{3});
        }
    CHECK(found);
}

TEST_CASE("the holder profile names who keeps the memory, not who allocated it", "[report]") {
    test::At at(kLeak);
    const HeapPicture picture(at.machine->rt);
    std::uint64_t total = 0, reachable = 0;
    for (const Holding& holding : holdings(picture)) total += holding.bytes;
    for (const HeapNode& node : picture.graph.nodes) reachable += node.reachable ? node.object.size : 0;
    CHECK(total == reachable);
    const Samples samples = decode(holder_profile(picture, "main").gzip());
    bool found = false;
    for (const auto& [stack, values] : samples)
        if (values[1] == 3 << 20) {
            found = true;
            CHECK(stack.starts_with("[]byte backing:5 < "));
            CHECK(stack.find("main.handle.func1 data (closure variable)") != std::string::npos);
            CHECK(stack.find("goroutine main.handle.func1 [sleep]") != std::string::npos);
            CHECK(stack.find("main.load") == std::string::npos);
        }
    CHECK(found);
}

TEST_CASE("an object that two goroutines hold is kept by neither alone; a long list is one name", "[report]") {
    test::At at(R"(package main

import "time"

type node struct {
	next *node
	pad  [6]int
}

var list *node

func main() {
	shared := make([]byte, 1<<16)
	for i := 0; i < 2; i++ {
		go func() {
			time.Sleep(time.Hour)
			println(shared[0])
		}()
	}
	for i := 0; i < 1000; i++ {
		list = &node{next: list}
	}
	time.Sleep(time.Second)
	println("here") //: here
}
)");
    const HeapPicture picture(at.machine->rt);
    const Samples samples = decode(holder_profile(picture, "main").gzip());
    bool shared = false, list = false;
    for (const auto& [stack, values] : samples) {
        if (values[1] == 1 << 16) {
            shared = true;
            CHECK(stack.ends_with("several roots:0"));
        }
        if (values[0] == 1000) {
            list = true;
            CHECK(stack == "*main.node:21 < package variable main.list:0");
        }
    }
    CHECK(shared);
    CHECK(list);
}
