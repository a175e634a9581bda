#include "sim/query/moment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "sim/query/goroutines.h"
#include "sim/query/scope.h"

namespace tw {
namespace {

constexpr std::size_t kMostWords = 4 << 20;      // 32 MiB of contents
constexpr std::size_t kMostChanged = 200, kMostLines = 12;

void capture_objects(const HeapPicture& picture, Moment& moment) {
    std::map<std::tuple<ObjectForm, int, int>, std::string> labels;
    for (std::size_t i = 0; i < picture.graph.nodes.size(); i++) {
        if (!picture.of_program(NodeId(i))) continue;
        const HeapNode& node = picture.graph.nodes[i];
        const ObjectKind& kind = picture.kind(NodeId(i));
        std::string& label = labels[{kind.form, kind.type, kind.function}];
        if (label.empty()) label = kind.form == ObjectForm::Channel && kind.type >= 0 ? type_name(picture.rt, kind.type) : object_label(picture.rt, kind, node.object, false);
        MomentObject object{node.object.base.value, node.note.birth, node.object.size, label, node.reachable, moment.words.size(), 0};
        const std::size_t count = node.object.size / 8;
        if (moment.words.size() + count > kMostWords) moment.all_words = false;
        else if (const std::byte* from = picture.rt.memory.read_range(object.base, count * 8)) {
            object.count = count;
            moment.words.resize(moment.words.size() + count);
            std::memcpy(moment.words.data() + object.words, from, count * 8);
        }
        moment.objects.push_back(std::move(object));
    }
}

void capture_variables(const Runtime& rt, Moment& moment) {
    for (const Variable& v : rt.image->program->globals) {
        if (!v.name.starts_with("main.") || v.type < 0) continue;
        moment.variables.push_back({v.name, concept_text(rt, v.type, rt.image->data_start + static_cast<std::uint64_t>(v.offset))});
    }
    FrameLiveness liveness(*rt.image->program);
    for (const Goroutine& g : rt.goroutines) {
        if (!exists(g) || g.is_system) continue;
        rt.walk_frames(g, [&](const Runtime::Frame& frame) {
            if (frame.function < 0) return true;
            const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
            if (code.package != "main") return true;
            for (const FrameVariable& v : variables_in_scope(rt, frame, liveness, g.status == GStatus::Running)) {
                if (!v.live || v.address == 0) continue;
                moment.variables.push_back({fmt::format("goroutine {} {} › {}", g.id, code.symbol, v.variable->name), concept_text(rt, v.variable->type, v.address)});
            }
            return true;
        });
    }
}

std::pair<std::uint64_t, std::uint64_t> key(const MomentObject& object) { return {object.base, object.birth}; }

void compare_words(const Moment& before, const Moment& after, const MomentObject& a, const MomentObject& b, const HeapPicture& now, MomentDiff& diff) {
    const std::size_t count = std::min(a.count, b.count);
    if (count == 0 || std::equal(before.words.begin() + static_cast<std::ptrdiff_t>(a.words), before.words.begin() + static_cast<std::ptrdiff_t>(a.words + count), after.words.begin() + static_cast<std::ptrdiff_t>(b.words))) return;
    const NodeId node = now.find(b.base);
    for (std::size_t w = 0; w < count; w++) {
        const std::uint64_t x = before.words[a.words + w], y = after.words[b.words + w];
        if (x == y) continue;
        if (diff.words.size() == kMostChanged) {
            diff.all_words = false;
            return;
        }
        const WordName word = node ? word_in_object(now.rt, now.kind(node), now.graph.nodes[node.index].object, w * 8) : WordName{};
        diff.words.push_back({b.base, b.label + (word.name.empty() ? fmt::format("+{}", w * 8) : word.name), x, y});
    }
}

void compare_objects(const Moment& before, const Moment& after, const HeapPicture& now, MomentDiff& diff) {
    std::map<std::string, TypeGrowth> growth;
    const auto gone = [&](const MomentObject& o) {
        diff.freed.push_back(o.base), diff.freed_bytes += o.size;
        growth[o.label].objects--, growth[o.label].bytes -= static_cast<std::int64_t>(o.size);
    };
    const auto born = [&](const MomentObject& o) {
        diff.born.push_back(o.base), diff.born_bytes += o.size;
        growth[o.label].objects++, growth[o.label].bytes += static_cast<std::int64_t>(o.size);
    };
    std::size_t i = 0, k = 0;
    while (i < before.objects.size() || k < after.objects.size()) {
        if (k == after.objects.size() || (i < before.objects.size() && key(before.objects[i]) < key(after.objects[k]))) {
            gone(before.objects[i++]);
        } else if (i == before.objects.size() || key(after.objects[k]) < key(before.objects[i])) {
            born(after.objects[k++]);
        } else {
            const MomentObject &a = before.objects[i++], &b = after.objects[k++];
            if (a.reachable && !b.reachable) diff.unreachable.push_back(b.base), diff.unreachable_bytes += b.size;
            if (!a.reachable && b.reachable) diff.reachable_again.push_back(b.base);
            compare_words(before, after, a, b, now, diff);
        }
    }
    for (auto& [label, one] : growth)
        if (one.objects != 0 || one.bytes != 0) diff.growth.push_back({label, one.objects, one.bytes});
    std::stable_sort(diff.growth.begin(), diff.growth.end(), [](const TypeGrowth& a, const TypeGrowth& b) { return std::abs(a.bytes) > std::abs(b.bytes); });
}

void compare_goroutines(const Moment& before, const Moment& after, MomentDiff& diff) {
    std::map<std::uint64_t, const MomentGoroutine*> old;
    for (const MomentGoroutine& g : before.goroutines) old[g.id] = &g;
    for (const MomentGoroutine& g : after.goroutines) {
        const auto known = old.find(g.id);
        if (known == old.end()) diff.started.push_back(g.line);
        else if (known->second->line != g.line) diff.changed_goroutines.push_back(known->second->line + " → " + g.line);
        if (known != old.end()) old.erase(known);
    }
    for (const auto& [id, g] : old) diff.ended.push_back(g->line);
}

void compare_variables(const Moment& before, const Moment& after, MomentDiff& diff) {
    std::map<std::string, std::vector<std::string>> old;   // recursion: several of one name, innermost first
    for (const MomentVariable& v : before.variables) old[v.name].push_back(v.value);
    std::map<std::string, std::size_t> used;
    for (const MomentVariable& v : after.variables) {
        const auto known = old.find(v.name);
        const std::size_t which = used[v.name]++;
        const std::string was = known != old.end() && which < known->second.size() ? known->second[which] : "";
        if (was != v.value) diff.variables.push_back({v.name, was, v.value});
    }
    for (const auto& [name, values] : old)
        for (std::size_t i = used[name]; i < values.size(); i++) diff.variables.push_back({name, values[i], ""});
}

std::string count_text(std::uint64_t n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

template <class List, class Text>
void add(std::vector<std::string>& lines, const List& list, Text text) {
    for (std::size_t i = 0; i < list.size(); i++) {
        if (i == kMostLines) {
            lines.push_back(fmt::format("  … {} more", list.size() - kMostLines));
            return;
        }
        lines.push_back(text(list[i]));
    }
}

}  // namespace

Moment capture_moment(const HeapPicture& picture) {
    Moment moment;
    moment.step = picture.rt.steps;
    capture_objects(picture, moment);
    capture_variables(picture.rt, moment);
    for (const Goroutine& g : picture.rt.goroutines)
        if (exists(g) && !g.is_system) moment.goroutines.push_back({g.id, goroutine_line(picture.rt, g)});
    return moment;
}

MomentDiff diff_moments(const Moment& before, const Moment& after, const HeapPicture& now) {
    MomentDiff diff;
    diff.from = before.step, diff.to = after.step;
    diff.all_words = before.all_words && after.all_words;
    compare_objects(before, after, now, diff);
    compare_goroutines(before, after, diff);
    compare_variables(before, after, diff);
    return diff;
}

std::string diff_summary(const MomentDiff& diff) {
    return fmt::format("{} born ({}), {} freed ({}), {} became unreachable ({}), {} started, {} ended", count_text(diff.born.size(), "object"), size_text(diff.born_bytes),
                       diff.freed.size(), size_text(diff.freed_bytes), diff.unreachable.size(), size_text(diff.unreachable_bytes), count_text(diff.started.size(), "goroutine"), diff.ended.size());
}

std::vector<std::string> diff_lines(const MomentDiff& diff) {
    std::vector<std::string> lines{fmt::format("from step {} to step {}", diff.from, diff.to)};
    add(lines, diff.growth, [](const TypeGrowth& g) { return fmt::format("{:+} {}, {}{}", g.objects, g.label, g.bytes < 0 ? "-" : "+", size_text(static_cast<std::uint64_t>(std::abs(g.bytes)))); });
    add(lines, diff.started, [](const std::string& g) { return "started: " + g; });
    add(lines, diff.ended, [](const std::string& g) { return "ended: " + g; });
    add(lines, diff.changed_goroutines, [](const std::string& g) { return "now: " + g; });
    add(lines, diff.variables, [](const ChangedVariable& v) { return fmt::format("{}: {} → {}", v.name, v.before.empty() ? "not there" : v.before, v.after.empty() ? "gone" : v.after); });
    add(lines, diff.words, [](const ChangedWord& w) { return fmt::format("{:#x} {}: {:#x} → {:#x}", w.object, w.place, w.before, w.after); });
    if (!diff.all_words) lines.push_back("more words changed than are listed");
    return lines;
}

}  // namespace tw
