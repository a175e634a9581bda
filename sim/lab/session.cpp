#include "sim/lab/session.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/execution.h"
#include "sim/query/goroutines.h"
#include "sim/query/run_to.h"

namespace tw {
namespace {

constexpr std::uint64_t kChunk = 4096;           // single steps between two looks at the recording
constexpr std::uint64_t kSlice = 1 << 20;        // steps at full speed between two
constexpr std::uint64_t kLookAhead = 5'000'000;   // a tenth of a second
constexpr std::uint64_t kLongestStart = 50'000'000;
constexpr std::uint64_t kSearchLimit = 400'000'000;

std::string site_text(const Program& program, int site) {
    const AllocationSite& s = program.sites[static_cast<std::size_t>(site)];
    const Location at = program.sources.locate(s.pos);
    const std::string type = s.type < 0 ? "" : program.types[static_cast<std::size_t>(s.type)].text;
    return fmt::format("{}:{} {}{}{}", at.file.substr(at.file.rfind('/') + 1), at.line, type, type.empty() ? "" : ": ", s.reason);
}

}  // namespace

StatementMap::StatementMap(const Image& image) : line(image.code.size(), 0), file(image.code.size(), 0) {
    const Program& program = *image.program;
    const auto& files = program.sources.files();
    for (std::size_t f = 0; f < program.functions.size(); f++) {
        const FunctionCode& code = program.functions[f];
        if (code.package != "main" || code.is_wrapper) continue;
        for (const std::uint32_t pc : code.statements) {
            if (pc >= code.lines.size()) continue;
            const Pos pos{code.lines[pc]};
            const SourceFile* source = program.sources.file_of(pos);
            if (!source) continue;
            const std::uint32_t at = image.functions[f].entry + pc;
            line[at] = program.sources.locate(pos).line;
            file[at] = static_cast<std::uint16_t>(source - files.data());
        }
    }
}

Result<std::shared_ptr<Session>> Session::start(std::shared_ptr<const Program> program, RuntimeSettings settings) {
    auto image = load_image(std::move(program));
    if (!image.ok()) return Result<std::shared_ptr<Session>>::failure(image.error);
    return Result<std::shared_ptr<Session>>::success(std::make_shared<Session>(std::move(*image.value), std::move(settings)));
}

Session::Session(std::shared_ptr<const Image> image_, RuntimeSettings settings)
    : image(std::move(image_)), machine(image, std::move(settings)), statements(*image) {
    const Program& program = *image->program;
    for (const AllocationSite& site : program.sites) {
        const SourceFile* source = program.sources.file_of(site.pos);
        site_of_main_.push_back(source && source->package == "main");
    }
    eras_.push_back({~std::uint64_t{0}, 0, Recording(machine), {}});
    sink_ = [this](const RuntimeEvent& event) { note(event); };
    walk(kLongestStart, [&] { return at_statement(); });
    begin_ = machine.steps();
    note_lanes();
    look_ahead(kLookAhead);
}

void Session::add_mark(const char* kind, std::string text) {
    seen_.event = true;
    if (machine.steps() <= observed_ || events_.size() >= kMostMarks) return;
    events_.push_back({machine.steps(), kind, std::move(text)});
}

void Session::note_output(const RuntimeEvent& event) {
    const std::string& pending = machine.rt.pending_output;
    const int fd = pending[pending.size() - event.text.size() - 5];
    if (machine.steps() > observed_) console_.push_back({machine.steps(), fd, event.text});
    add_mark("output", event.text);
}

void Session::note(const RuntimeEvent& event) {
    using Kind = RuntimeEvent::Kind;
    if (machine.steps() > observed_) {
        if (machine.steps() >= next_sample_ || event.kind == Kind::GcStart || event.kind == Kind::GcEnd) note_memory();
        if (event.kind == Kind::Switch || event.kind == Kind::GoroutineStart || event.kind == Kind::GoroutineEnd || event.kind == Kind::Channel) note_lanes();
        if (event.kind == Kind::GcEnd) cycles_.push_back({machine.steps(), machine.rt.now(), machine.rt.collector.cycle()});
    }
    const bool of_main = event.site >= 0 && site_of_main_[static_cast<std::size_t>(event.site)];
    switch (event.kind) {
        case Kind::Allocation:
            if (!of_main) return;
            seen_.allocation = true;
            if (machine.steps() > observed_) allocations_.note(machine.steps(), event.site, event.size);
            return add_mark("allocation", site_text(*image->program, event.site));
        case Kind::Box:
            if (!of_main) return;
            if (!events_.empty() && events_.back().step == machine.steps() && events_.back().kind == "allocation") {
                events_.back().kind = "boxing";  // the box that was just allocated
                return;
            }
            return add_mark("boxing", site_text(*image->program, event.site));
        case Kind::GoroutineStart: return add_mark("goroutine starts", "goroutine " + event.text);
        case Kind::GoroutineEnd: return add_mark("goroutine ends", fmt::format("goroutine {}", event.goroutine));
        case Kind::Switch: return add_mark("switch", fmt::format("to goroutine {}", event.goroutine));
        case Kind::Channel: return add_mark("channel", event.text);
        case Kind::GcStart: return add_mark("collection starts", "");
        case Kind::GcEnd: return add_mark("collection ends", "");
        case Kind::Finalizer: return add_mark("finalizer", fmt::format("of 0x{:x}", event.address));
        case Kind::Timer: return add_mark("timer fires", "");
        case Kind::Panic: return add_mark("panic", event.text);
        case Kind::Stack: return add_mark("stack moves", event.text);
        case Kind::Assist: return add_mark("assist", event.text);
        case Kind::Output: return note_output(event);
    }
}

// Half of the samples go when there are many: the curve keeps its shape.
void Session::note_memory() {
    constexpr std::size_t kMostSamples = 2000;
    const Runtime& rt = machine.rt;
    memory_.push_back({machine.steps(), rt.heap.live_bytes(), rt.collector.goal(), rt.collector.trigger()});
    if (memory_.size() >= kMostSamples) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < memory_.size(); i += 2) memory_[kept++] = memory_[i];
        memory_.resize(kept);
        sample_stride_ *= 2;
    }
    next_sample_ = machine.steps() + sample_stride_;
}

namespace {

char lane_letter(const Goroutine& g) {
    switch (g.status) {
        case GStatus::Running: return 'X';
        case GStatus::Runnable: return 'R';
        case GStatus::Waiting: break;
        case GStatus::Idle: case GStatus::Dead: return 'D';
    }
    switch (g.reason) {
        case WaitReason::ChanSend: case WaitReason::ChanSendNil: return 's';
        case WaitReason::ChanReceive: case WaitReason::ChanReceiveNil: return 'r';
        case WaitReason::Select: case WaitReason::SelectNoCases: return 'S';
        case WaitReason::SemAcquire: case WaitReason::MutexLock: case WaitReason::RWMutexRLock: case WaitReason::RWMutexLock:
        case WaitReason::CondWait: case WaitReason::WaitGroupWait: return 'm';
        case WaitReason::Sleep: return 'z';
        case WaitReason::None: case WaitReason::Preempted: return 'R';
        default: return 'w';
    }
}

}  // namespace

void Session::note_lanes() {
    if (lane_spans_ >= kMostLaneSpans) return;
    const Runtime& rt = machine.rt;
    for (const Goroutine& g : rt.goroutines) {
        if (g.is_system || g.id == 0) continue;
        auto lane = std::find_if(lanes_.begin(), lanes_.end(), [&](const LaneView& each) { return each.id == g.id; });
        const char letter = lane_letter(g);
        if (lane == lanes_.end()) {
            if (letter == 'D' || lanes_.size() >= kMostLanes) continue;
            lanes_.push_back({g.id, goroutine_name(rt, g), {}});
            lane = lanes_.end() - 1;
        }
        if (!lane->spans.empty() && lane->spans.back().state == letter) continue;
        lane->spans.push_back({machine.steps(), letter});
        lane_spans_++;
    }
}

Session::Era& Session::era_of(std::uint64_t step) {
    for (std::size_t i = eras_.size(); i-- > 0;)
        if (eras_[i].start <= step) return eras_[i];
    return eras_.front();
}

// A forced collection was asked for at `asked`: the step made from there begins it, each time it is made.
std::uint64_t Session::steps_to_next_request() {
    const std::uint64_t now = machine.steps();
    std::uint64_t next = ~std::uint64_t{0};
    for (Era& era : eras_) {
        if (era.asked == now && era.start > now) machine.rt.gc_requested = true;
        if (era.asked > now && era.asked != ~std::uint64_t{0}) next = std::min(next, era.asked - now);
    }
    return next;
}

void Session::after_running() {
    machine.rt.events = nullptr;
    machine.rt.pending_output.clear();
    observed_ = std::max(observed_, machine.steps());
    end_known_ = end_known_ || machine.ended();
    eras_.back().recording.note(machine);
}

bool Session::walk(std::uint64_t most, const std::function<bool()>& stop) {
    while (most > 0 && !machine.ended()) {
        machine.rt.events = &sink_;
        const std::uint64_t count = std::min({most, kChunk, steps_to_next_request()});
        bool stopped = false;
        for (std::uint64_t i = 0; i < count && !machine.ended() && !stopped; i++) {
            seen_ = {};
            machine.step();
            stopped = stop();
        }
        most -= count;
        after_running();
        enter_chosen_era();
        if (stopped) return true;
    }
    return false;
}

void Session::run_observed(std::uint64_t until) {
    while (machine.steps() < until && !machine.ended()) {
        machine.rt.events = &sink_;
        machine.run(std::min(until, machine.steps() + kSlice));
        after_running();
    }
}

void Session::seek(std::uint64_t step, std::uint64_t most) {
    const std::uint64_t known = std::min(step, observed_);
    if (machine.steps() != known) era_of(known).recording.seek(machine, known);
    machine.rt.pending_output.clear();
    if (step > known) run_observed(step - known > most ? known + most : step);
}

void Session::look_ahead(std::uint64_t most) {
    const std::uint64_t now = machine.steps();
    seek(now + most);
    seek(now);
}

void Session::forget_after(std::uint64_t now) {
    std::erase_if(eras_, [&](const Era& era) { return era.start > now; });
    std::erase_if(console_, [&](const ConsolePiece& piece) { return piece.step > now; });
    std::erase_if(events_, [&](const EventMark& mark) { return mark.step > now; });
    std::erase_if(found_lines_, [&](const auto& found) { return found.second > now; });
    allocations_.forget_after(now);
    std::erase_if(cycles_, [&](const CycleEnd& cycle) { return cycle.step > now; });
    std::erase_if(memory_, [&](const HeapSample& sample) { return sample.step > now; });
    for (LaneView& lane : lanes_) std::erase_if(lane.spans, [&](const LaneView::Span& span) { return span.from > now; });
    std::erase_if(lanes_, [](const LaneView& lane) { return lane.spans.empty(); });
    next_sample_ = now;
    observed_ = now;
    end_known_ = false;
    era_count_++;
}

bool Session::choose_goroutine(std::uint64_t id, std::string& why_not) {
    if (!machine.switch_to(id, why_not)) return false;
    const std::uint64_t now = machine.steps();
    forget_after(now);
    note_lanes();
    eras_.push_back({now, now, Recording(machine), machine.checkpoint()});
    look_ahead(kLookAhead);
    return true;
}

void Session::enter_chosen_era() {
    const std::uint64_t now = machine.steps();
    for (std::size_t i = eras_.size(); i-- > 1;)
        if (eras_[i].chosen && eras_[i].start == now) return machine.restore(*eras_[i].chosen);
}

void Session::request_collection() {
    const std::uint64_t now = machine.steps();
    forget_after(now);
    machine.rt.gc_requested = true;
    walk(1, [] { return true; });
    eras_.push_back({now, machine.steps(), Recording(machine), {}});
    look_ahead(kLookAhead);
}

std::string Session::console() const {
    std::string out;
    for (const ConsolePiece& piece : console_) {
        if (piece.step > machine.steps()) break;
        out += piece.text;
    }
    return out;
}

std::string Session::output(int fd) const {
    std::string out;
    for (const ConsolePiece& piece : console_)
        if (piece.step <= machine.steps() && piece.fd == fd) out += piece.text;
    return out;
}

bool Session::at_statement() const {
    const Goroutine& g = machine.rt.g();
    return !machine.ended() && !machine.collecting() && g.status == GStatus::Running && !g.instruction_done && statements.begins(g.code_index);
}

int Session::last_line() {
    const std::uint64_t now = machine.steps();
    int line = 0;
    for (std::uint64_t width = 2048; line == 0 && width < 1'000'000 && now > 0; width *= 20) {
        const std::uint64_t low = now > width ? now - width : 0;
        seek(low);
        if (at_statement()) line = statements.line[machine.rt.g().code_index];
        walk(now - 1 - low, [&] {
            if (at_statement()) line = statements.line[machine.rt.g().code_index];
            return false;
        });
        if (low == 0) break;
    }
    seek(now);
    return line;
}

Result<std::uint64_t> Session::find_line(const std::string& file, int line, int hit) {
    using Found = Result<std::uint64_t>;
    if (const auto known = found_lines_.find({file, line, hit}); known != found_lines_.end()) return Found::success(known->second);
    const std::vector<std::uint32_t> places = statements_at(*image, file, line);
    if (places.empty()) return Found::failure(fmt::format("no statement begins on line {}", line));
    seek(0);
    int hits = 0;
    std::map<std::uint64_t, bool> standing;   // a goroutine that stands there while others run has arrived once
    const auto arrived = [&] {
        const Goroutine& g = machine.rt.g();
        const bool here = !machine.ended() && g.status == GStatus::Running && !g.instruction_done &&
                          std::find(places.begin(), places.end(), g.code_index) != places.end();
        if (!here) standing.erase(g.id);
        return here && standing.emplace(g.id, true).second && ++hits == hit;
    };
    if (!arrived() && !walk(kSearchLimit, arrived))
        return Found::failure(fmt::format("line {} is not reached{}", line, hit == 1 ? "" : fmt::format(" {} times", hit)));
    found_lines_[{file, line, hit}] = machine.steps();
    return Found::success(machine.steps());
}

}  // namespace tw
