#include "sim/report/pprof.h"

#include <zlib.h>

#include "sim/base/check.h"

namespace tw {
namespace {

// Protocol buffers: a key (field number and wire type) and a varint or counted bytes.
void put_varint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
}
void put_number(std::string& out, int field, std::int64_t value) {
    if (value == 0) return;
    put_varint(out, static_cast<std::uint64_t>(field) << 3);
    put_varint(out, static_cast<std::uint64_t>(value));
}
void put_bytes(std::string& out, int field, const std::string& bytes) {
    put_varint(out, static_cast<std::uint64_t>(field) << 3 | 2);
    put_varint(out, bytes.size());
    out += bytes;
}
void put_packed(std::string& out, int field, const std::string& varints) { put_bytes(out, field, varints); }

// Field numbers of profile.proto.
enum ProfileField { kSampleType = 1, kSample = 2, kMapping = 3, kLocation = 4, kFunction = 5, kStrings = 6, kPeriodType = 11, kPeriod = 12, kComment = 13, kDefaultType = 14 };

constexpr std::int64_t kTextLow = 0x400000, kTextHigh = 0x40000000;

}  // namespace

PprofProfile::PprofProfile(std::vector<PprofSampleType> types, PprofSampleType period_type, std::int64_t period, std::string program) : period_(period) {
    for (const PprofSampleType& type : types) put_bytes(types_, kSampleType, value_type(type));
    period_type_ = value_type(period_type);
    put_number(mapping_, 1, 1);
    put_number(mapping_, 2, kTextLow);
    put_number(mapping_, 3, kTextHigh);
    put_number(mapping_, 5, intern(program));
    put_number(mapping_, 7, 1);   // has_functions
    put_number(mapping_, 8, 1);   // has_filenames
    put_number(mapping_, 9, 1);   // has_line_numbers
}

std::int64_t PprofProfile::intern(const std::string& text) {
    const auto [found, added] = string_index_.emplace(text, static_cast<std::int64_t>(strings_.size()));
    if (added) strings_.push_back(text);
    return found->second;
}

std::string PprofProfile::value_type(const PprofSampleType& type) {
    std::string out;
    put_number(out, 1, intern(type.type));
    put_number(out, 2, intern(type.unit));
    return out;
}

std::uint64_t PprofProfile::function_id(const PprofFrame& frame) {
    const auto [found, added] = functions_.emplace(std::tuple(frame.function, frame.file, frame.start_line), functions_.size() + 1);
    if (!added) return found->second;
    std::string out;
    put_number(out, 1, static_cast<std::int64_t>(found->second));
    put_number(out, 2, intern(frame.function));
    put_number(out, 3, intern(frame.function));
    put_number(out, 4, intern(frame.file));
    put_number(out, 5, frame.start_line);
    put_bytes(encoded_functions_, kFunction, out);
    return found->second;
}

std::uint64_t PprofProfile::location_id(const PprofFrame& frame) {
    const auto [found, added] = locations_.emplace(frame, locations_.size() + 1);
    if (!added) return found->second;
    std::string line, out;
    put_number(line, 1, static_cast<std::int64_t>(function_id(frame)));
    put_number(line, 2, frame.line);
    put_number(out, 1, static_cast<std::int64_t>(found->second));
    put_number(out, 2, 1);
    // A place of its own for every location: pprof joins those with equal addresses.
    put_number(out, 3, frame.address ? kTextLow + static_cast<std::int64_t>(frame.address) : kTextHigh - 0x100000 + static_cast<std::int64_t>(found->second));
    put_bytes(out, 4, line);
    put_bytes(encoded_locations_, kLocation, out);
    return found->second;
}

void PprofProfile::add(const std::vector<PprofFrame>& frames, const std::vector<std::int64_t>& values, std::int64_t bytes) {
    std::string locations, packed, out;
    for (const PprofFrame& frame : frames) put_varint(locations, location_id(frame));
    for (const std::int64_t value : values) put_varint(packed, static_cast<std::uint64_t>(value));
    put_packed(out, 1, locations);
    put_packed(out, 2, packed);
    if (bytes > 0) {
        std::string label;
        put_number(label, 1, intern("bytes"));
        put_number(label, 3, bytes);
        put_bytes(out, 3, label);
    }
    put_bytes(samples_, kSample, out);
}

std::string PprofProfile::encode() const {
    std::string out = types_ + samples_;
    put_bytes(out, kMapping, mapping_);
    out += encoded_locations_ + encoded_functions_;
    for (const std::string& text : strings_) put_bytes(out, kStrings, text);
    put_bytes(out, kPeriodType, period_type_);
    put_number(out, kPeriod, period_);
    for (const std::int64_t text : comments_) put_number(out, kComment, text);
    put_number(out, kDefaultType, default_type_);
    return out;
}

std::string PprofProfile::gzip() const {
    const std::string plain = encode();
    z_stream stream{};
    SIM_CHECK(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, plain.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    SIM_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace tw
