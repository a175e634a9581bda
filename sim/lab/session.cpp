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
    noted_.eras.push_back({~std::uint64_t{0}, 0, Recording(machine), {}});
    sink_ = [this](const RuntimeEvent& event) { note(event); };
    walk(kLongestStart, [&] { return at_statement(); });
    begin_ = machine.steps();
    note_lanes();
    look_ahead(kLookAhead);
}

void Session::add_mark(const char* kind, std::string text) {
    seen_.event = true;
    if (machine.steps() <= noted_.observed || noted_.events.size() >= kMostMarks) return;
    noted_.events.push_back({machine.steps(), kind, std::move(text)});
}

void Session::note_output(const RuntimeEvent& event) {
    const std::string& pending = machine.rt.pending_output;
    const int fd = pending[pending.size() - event.text.size() - 5];
    if (machine.steps() > noted_.observed) noted_.console.push_back({machine.steps(), fd, event.text});
    add_mark("output", event.text);
}

void Session::note(const RuntimeEvent& event) {
    using Kind = RuntimeEvent::Kind;
    if (machine.steps() > noted_.observed) {
        if (machine.steps() >= noted_.next_sample || event.kind == Kind::GcStart || event.kind == Kind::GcEnd) note_memory();
        if (event.kind == Kind::Switch || event.kind == Kind::GoroutineStart || event.kind == Kind::GoroutineEnd || event.kind == Kind::Channel) note_lanes();
        if (event.kind == Kind::GcEnd) noted_.cycles.push_back({machine.steps(), machine.rt.now(), machine.rt.collector.cycle()});
    }
    const bool of_main = event.site >= 0 && site_of_main_[static_cast<std::size_t>(event.site)];
    switch (event.kind) {
        case Kind::Allocation:
            if (!of_main) return;
            seen_.allocation = true;
            if (machine.steps() > noted_.observed) noted_.allocations.note(machine.steps(), event.site, event.size);
            return add_mark("allocation", site_text(*image->program, event.site));
        case Kind::Box:
            if (!of_main) return;
            if (!noted_.events.empty() && noted_.events.back().step == machine.steps() && noted_.events.back().kind == "allocation") {
                noted_.events.back().kind = "boxing";  // the box that was just allocated
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
    noted_.memory.push_back({machine.steps(), rt.heap.live_bytes(), rt.collector.goal(), rt.collector.trigger()});
    if (noted_.memory.size() >= kMostSamples) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < noted_.memory.size(); i += 2) noted_.memory[kept++] = noted_.memory[i];
        noted_.memory.resize(kept);
        noted_.sample_stride *= 2;
    }
    noted_.next_sample = machine.steps() + noted_.sample_stride;
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
    if (noted_.lane_spans >= kMostLaneSpans) return;
    const Runtime& rt = machine.rt;
    for (const Goroutine& g : rt.goroutines) {
        if (g.is_system || g.id == 0) continue;
        auto lane = std::find_if(noted_.lanes.begin(), noted_.lanes.end(), [&](const LaneView& each) { return each.id == g.id; });
        const char letter = lane_letter(g);
        if (lane == noted_.lanes.end()) {
            if (letter == 'D' || noted_.lanes.size() >= kMostLanes) continue;
            noted_.lanes.push_back({g.id, goroutine_name(rt, g), {}});
            lane = noted_.lanes.end() - 1;
        }
        if (!lane->spans.empty() && lane->spans.back().state == letter) continue;
        lane->spans.push_back({machine.steps(), letter});
        noted_.lane_spans++;
    }
}

Session::Era& Session::era_of(std::uint64_t step) {
    for (std::size_t i = noted_.eras.size(); i-- > 0;)
        if (noted_.eras[i].start <= step) return noted_.eras[i];
    return noted_.eras.front();
}

// A forced collection was asked for at `asked`: the step made from there begins it, each time it is made.
std::uint64_t Session::steps_to_next_request() {
    const std::uint64_t now = machine.steps();
    std::uint64_t next = ~std::uint64_t{0};
    for (Era& era : noted_.eras) {
        if (era.asked == now && era.start > now) machine.rt.gc_requested = true;
        if (era.asked > now && era.asked != ~std::uint64_t{0}) next = std::min(next, era.asked - now);
    }
    return next;
}

void Session::after_running() {
    machine.rt.events = nullptr;
    machine.rt.pending_output.clear();
    noted_.observed = std::max(noted_.observed, machine.steps());
    noted_.end_known = noted_.end_known || machine.ended();
    noted_.eras.back().recording.note(machine);
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
    const std::uint64_t known = std::min(step, noted_.observed);
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
    std::erase_if(noted_.eras, [&](const Era& era) { return era.start > now; });
    std::erase_if(noted_.console, [&](const ConsolePiece& piece) { return piece.step > now; });
    std::erase_if(noted_.events, [&](const EventMark& mark) { return mark.step > now; });
    std::erase_if(noted_.found_lines, [&](const auto& found) { return found.second > now; });
    noted_.allocations.forget_after(now);
    std::erase_if(noted_.cycles, [&](const CycleEnd& cycle) { return cycle.step > now; });
    std::erase_if(noted_.memory, [&](const HeapSample& sample) { return sample.step > now; });
    for (LaneView& lane : noted_.lanes) std::erase_if(lane.spans, [&](const LaneView::Span& span) { return span.from > now; });
    std::erase_if(noted_.lanes, [](const LaneView& lane) { return lane.spans.empty(); });
    noted_.next_sample = now;
    noted_.observed = now;
    noted_.end_known = false;
    era_count_++;
}

bool Session::choose_goroutine(std::uint64_t id, std::string& why_not) {
    if (!machine.switch_to(id, why_not)) return false;
    const std::uint64_t now = machine.steps();
    forget_after(now);
    note_lanes();
    noted_.eras.push_back({now, now, Recording(machine), machine.checkpoint()});
    look_ahead(kLookAhead);
    return true;
}

void Session::enter_chosen_era() {
    const std::uint64_t now = machine.steps();
    for (std::size_t i = noted_.eras.size(); i-- > 1;)
        if (noted_.eras[i].chosen && noted_.eras[i].start == now) return machine.restore(*noted_.eras[i].chosen);
}

void Session::request_collection() {
    const std::uint64_t now = machine.steps();
    forget_after(now);
    machine.rt.gc_requested = true;
    walk(1, [] { return true; });
    noted_.eras.push_back({now, machine.steps(), Recording(machine), {}});
    look_ahead(kLookAhead);
}

std::string Session::console() const {
    std::string out;
    for (const ConsolePiece& piece : noted_.console) {
        if (piece.step > machine.steps()) break;
        out += piece.text;
    }
    return out;
}

std::string Session::output(int fd) const {
    std::string out;
    for (const ConsolePiece& piece : noted_.console)
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

bool Session::look_for(LineSearch& search, std::uint64_t budget) {
    if (search.found || !search.error.empty()) return true;
    if (!search.begun) {
        search.begun = true;
        const auto known = noted_.found_lines.find({search.file, search.line, search.hit});
        if (known != noted_.found_lines.end()) {
            search.step = known->second;
            return search.found = true;
        }
        search.places = statements_at(*image, search.file, search.line);
        if (search.places.empty()) {
            search.error = fmt::format("no statement begins on line {}", search.line);
            return true;
        }
        seek(0);
    }
    const auto arrived = [&] {
        const Goroutine& g = machine.rt.g();
        const bool here = !machine.ended() && g.status == GStatus::Running && !g.instruction_done &&
                          std::find(search.places.begin(), search.places.end(), g.code_index) != search.places.end();
        if (!here) search.standing.erase(g.id);
        return here && search.standing.emplace(g.id, true).second && ++search.hits == search.hit;
    };
    budget = std::min(budget, kSearchLimit - search.walked);
    search.walked += budget;
    if ((machine.steps() == 0 && arrived()) || walk(budget, arrived)) {
        search.step = noted_.found_lines[{search.file, search.line, search.hit}] = machine.steps();
        return search.found = true;
    }
    if (!machine.ended() && search.walked < kSearchLimit) return false;
    search.error = fmt::format("line {} is not reached{}", search.line, search.hit == 1 ? "" : fmt::format(" {} times", search.hit));
    return true;
}

Past Session::past() {
    Past past;
    past.machine = &machine;
    past.last = noted_.observed;
    past.ended = noted_.end_known;
    for (std::size_t i = 1; i < noted_.eras.size(); i++) past.joints.push_back(noted_.eras[i].start);
    past.seek = [this](std::uint64_t step) {
        for (std::size_t i = 1; i < noted_.eras.size(); i++) {   // where a future begins, the machine that ran there by itself is another one
            const Era& era = noted_.eras[i];
            if (era.start != step || machine.steps() != step) continue;
            if (era.chosen) return machine.restore(*era.chosen);
            seek(era.asked > 0 ? era.asked - 1 : 0);
        }
        seek(step);
    };
    return past;
}

std::shared_ptr<const Session::Noted> Session::noted() const { return std::make_shared<const Noted>(noted_); }

void Session::take_back(const Noted& noted, std::uint64_t step) {
    noted_ = noted;
    era_count_++;
    if (machine.steps() <= step) seek(0);   // what ran in the other future is not run on from
    seek(step);
}

}  // namespace tw
