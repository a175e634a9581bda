// The format that `go tool pprof` reads: gzipped protocol buffers.
// Models [github.com/google/pprof proto/profile.proto] as [go1.26 runtime/pprof/proto.go profileBuilder] fills it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace tw {

struct PprofFrame {
    std::string function;      // "main.handle.func1"
    std::string file;
    int line = 0, start_line = 0;
    std::uint64_t address = 0; // 0: one is made up, the same for equal frames
    auto operator<=>(const PprofFrame&) const = default;
};

struct PprofSampleType { std::string type, unit; };   // "inuse_space", "bytes"

// Samples are added one by one and written once.
class PprofProfile {
public:
    PprofProfile(std::vector<PprofSampleType> types, PprofSampleType period_type, std::int64_t period, std::string program);

    // Frames leaf first; one value per sample type. `bytes`: size of one object of the sample, 0 = none.
    void add(const std::vector<PprofFrame>& frames, const std::vector<std::int64_t>& values, std::int64_t bytes = 0);
    void comment(const std::string& text) { comments_.push_back(intern(text)); }
    // What pprof shows when no sample type is asked for.
    void set_default_type(const std::string& type) { default_type_ = intern(type); }

    [[nodiscard]] std::string encode() const;   // plain protocol buffer
    [[nodiscard]] std::string gzip() const;     // the file's bytes; equal profiles give equal bytes

private:
    std::vector<std::string> strings_{""};
    std::map<std::string, std::int64_t> string_index_{{"", 0}};
    std::map<std::tuple<std::string, std::string, int>, std::uint64_t> functions_;
    std::map<PprofFrame, std::uint64_t> locations_;
    std::vector<std::int64_t> comments_;
    std::int64_t default_type_ = 0;
    std::string types_, samples_, encoded_functions_, encoded_locations_, period_type_, mapping_;
    std::int64_t period_ = 0;

    std::int64_t intern(const std::string& text);
    std::uint64_t function_id(const PprofFrame& frame);
    std::uint64_t location_id(const PprofFrame& frame);
    std::string value_type(const PprofSampleType& type);
};

}  // namespace tw
