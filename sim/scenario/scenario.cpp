#include "sim/scenario/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace tw {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// Collects what is wrong with a lesson instead of stopping at the first mistake.
struct Reader {
    std::string file;
    std::vector<std::string> errors;

    void complain(const toml::node& at, const std::string& what) {
        errors.push_back(fmt::format("{}:{}:{}: {}", file, at.source().begin.line, at.source().begin.column, what));
    }
    std::string string(const toml::table& table, const char* key, bool required) {
        const toml::node* node = table.get(key);
        if (!node) {
            if (required) complain(table, fmt::format("missing \"{}\"", key));
            return {};
        }
        if (auto value = node->value<std::string>()) return *value;
        complain(*node, fmt::format("\"{}\" must be a string", key));
        return {};
    }
    int number(const toml::table& table, const char* key, int otherwise) {
        const toml::node* node = table.get(key);
        if (!node) return otherwise;
        if (auto value = node->value<std::int64_t>(); value && *value > 0 && *value < 1000000) return static_cast<int>(*value);
        complain(*node, fmt::format("\"{}\" must be a positive number", key));
        return otherwise;
    }
    Text text(const toml::table& table, const char* key, bool required) {
        Text out;
        const toml::node* node = table.get(key);
        if (!node) {
            if (required) complain(table, fmt::format("missing \"{}\"", key));
            return out;
        }
        if (auto plain = node->value<std::string>()) return {{"en", *plain}};
        const toml::table* languages = node->as_table();
        if (!languages) {
            complain(*node, fmt::format("\"{}\" must be a text or a table of languages", key));
            return out;
        }
        for (const auto& [language, value] : *languages)
            if (auto sentence = value.value<std::string>()) out[std::string(language.str())] = *sentence;
        return out;
    }
    std::vector<std::string> strings(const toml::table& table, const char* key) {
        std::vector<std::string> out;
        const toml::node* node = table.get(key);
        if (!node) return out;
        if (const toml::array* array = node->as_array()) {
            for (const toml::node& item : *array) {
                if (auto value = item.value<std::string>()) out.push_back(*value);
                else complain(item, fmt::format("\"{}\" must hold strings", key));
            }
        } else {
            complain(*node, fmt::format("\"{}\" must be an array", key));
        }
        return out;
    }
    template <class Visit>
    void tables(const toml::table& table, const char* key, Visit visit) {
        const toml::node* node = table.get(key);
        if (!node) return;
        if (const toml::table* single = node->as_table()) return visit(*single);
        const toml::array* array = node->as_array();
        if (!array) return complain(*node, fmt::format("\"{}\" must be a table", key));
        for (const toml::node& item : *array) {
            if (const toml::table* each = item.as_table()) visit(*each);
            else complain(item, fmt::format("\"{}\" must hold tables", key));
        }
    }
};

std::optional<bool> read_flag(Reader& reader, const toml::table& table, const char* key) {
    const toml::node* node = table.get(key);
    if (!node) return {};
    if (auto value = node->value_exact<bool>()) return *value;
    reader.complain(*node, fmt::format("\"{}\" must be true or false", key));
    return {};
}

std::optional<std::int64_t> read_count(Reader& reader, const toml::table& table, const char* key, std::int64_t least) {
    const toml::node* node = table.get(key);
    if (!node) return {};
    if (auto value = node->value_exact<std::int64_t>(); value && *value >= least) return *value;
    reader.complain(*node, fmt::format("\"{}\" must be a number of at least {}", key, least));
    return {};
}

LessonSettings read_settings(Reader& reader, const toml::table& table) {
    LessonSettings settings;
    reader.tables(table, "settings", [&](const toml::table& t) {
        for (const auto& [key, value] : t) {
            const std::string_view name = key.str();
            if (name != "seed" && name != "gogc" && name != "memory_limit" && name != "concurrent" && name != "barrier" && name != "gctrace")
                reader.complain(value, fmt::format("no setting \"{}\" (seed, gogc, memory_limit, concurrent, barrier, gctrace)", name));
        }
        settings.seed = read_count(reader, t, "seed", 0);
        settings.gogc = read_count(reader, t, "gogc", -1);
        if (t.contains("memory_limit")) settings.memory_limit = reader.string(t, "memory_limit", false);
        settings.concurrent = read_flag(reader, t, "concurrent");
        settings.barrier = read_flag(reader, t, "barrier");
        settings.gctrace = read_flag(reader, t, "gctrace");
    });
    return settings;
}

// Where in a collection a step stands.
void read_progress(Reader& reader, const toml::table& table, ScenarioStep& step) {
    step.phase = reader.string(table, "phase", false);
    step.units = table.contains("units") ? reader.number(table, "units", 0) : 0;
    for (const char* known : {"", "mark", "mark termination", "sweep", "off"})
        if (step.phase == known) return;
    reader.complain(table, fmt::format("no phase \"{}\" (mark, mark termination, sweep, off)", step.phase));
}

Prediction read_prediction(Reader& reader, const toml::table& table) {
    Prediction prediction;
    prediction.ask = reader.text(table, "ask", true);
    prediction.query = reader.string(table, "query", true);
    prediction.evidence = reader.string(table, "evidence", false);
    reader.tables(table, "choice", [&](const toml::table& choice) {
        prediction.choices.push_back(
            {reader.string(choice, "answer", true), reader.text(choice, "text", true), reader.text(choice, "because", false)});
    });
    if (prediction.choices.size() < 2) reader.complain(table, "a prediction needs at least two choices");
    return prediction;
}

ScenarioStep read_step(Reader& reader, const toml::table& table, const Scenario& scenario) {
    ScenarioStep step;
    if (auto file = reader.string(table, "file", false); !file.empty()) step.file = file;
    step.at = reader.string(table, "at", true);
    step.hit = reader.number(table, "hit", 1);
    read_progress(reader, table, step);
    step.settings = read_settings(reader, table);
    step.say = reader.text(table, "say", true);
    step.then = reader.text(table, "then", false);
    step.look = reader.string(table, "look", false);
    step.show = reader.strings(table, "show");
    reader.tables(table, "predict", [&](const toml::table& t) { step.predict.push_back(read_prediction(reader, t)); });
    reader.tables(table, "expect", [&](const toml::table& t) {
        step.expect.push_back({reader.string(t, "query", true), reader.string(t, "answer", true)});
    });
    if (!step.then.empty() && step.predict.empty()) reader.complain(table, "\"then\" follows an answer, but nothing is asked");
    const auto source = scenario.files.find(step.file);
    if (source == scenario.files.end()) reader.complain(table, fmt::format("no file {} beside the lesson", step.file));
    else if (step.at != "end" && !labelled_line(source->second, step.at))
        reader.complain(table, fmt::format("no place labelled \"//: {}\" in {}", step.at, step.file));
    return step;
}

std::string name_of(const fs::path& folder) {
    std::string name = folder.filename().string();
    const auto dash = name.find('-');
    const bool numbered = dash != std::string::npos && std::all_of(name.begin(), name.begin() + static_cast<long>(dash), ::isdigit);
    return numbered ? name.substr(dash + 1) : name;
}

void read_header(Reader& reader, const toml::table& table, Scenario& scenario) {
    scenario.title = reader.text(table, "title", true);
    scenario.misconception = reader.text(table, "misconception", true);
    scenario.level = reader.string(table, "level", false);
    scenario.go_version = reader.string(table, "go", false);
    scenario.minutes = reader.number(table, "minutes", 5);
    scenario.after = reader.strings(table, "after");
    scenario.chapters = reader.strings(table, "chapters");
    scenario.errata = reader.strings(table, "errata");
    scenario.teacher = reader.text(table, "teacher", false);
    scenario.settings = read_settings(reader, table);
    reader.tables(table, "step", [&](const toml::table& t) { scenario.steps.push_back(read_step(reader, t, scenario)); });
    if (scenario.steps.empty()) reader.complain(table, "a lesson needs at least one [[step]]");
}

}  // namespace

LessonSettings over(const LessonSettings& lesson, const LessonSettings& step) {
    LessonSettings both = lesson;
    if (step.seed) both.seed = step.seed;
    if (step.gogc) both.gogc = step.gogc;
    if (step.memory_limit) both.memory_limit = step.memory_limit;
    if (step.concurrent) both.concurrent = step.concurrent;
    if (step.barrier) both.barrier = step.barrier;
    if (step.gctrace) both.gctrace = step.gctrace;
    return both;
}

const std::string& in_language(const Text& text, const std::string& language) {
    static const std::string none;
    if (auto found = text.find(language); found != text.end()) return found->second;
    if (auto english = text.find("en"); english != text.end()) return english->second;
    return none;
}

int labelled_line(const std::string& source, const std::string& label) {
    std::istringstream in(source);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        number++;
        const auto mark = line.rfind("//: ");
        if (mark != std::string::npos && line.substr(mark + 4) == label) return number;
    }
    return 0;
}

Result<Scenario> load_scenario(const std::string& folder) {
    Scenario scenario;
    scenario.folder = folder;
    scenario.name = name_of(folder);
    const fs::path lesson = fs::path(folder) / "lesson.toml";
    std::error_code error;
    if (!fs::exists(lesson, error)) return Result<Scenario>::failure(fmt::format("no lesson.toml in {}", folder));
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".go") scenario.files[entry.path().filename().string()] = read_all(entry.path());
    toml::parse_result parsed = toml::parse_file(lesson.string());
    if (!parsed) {
        const auto& at = parsed.error().source().begin;
        return Result<Scenario>::failure(
            fmt::format("{}:{}:{}: {}", lesson.string(), at.line, at.column, parsed.error().description()));
    }
    Reader reader{lesson.string(), {}};
    read_header(reader, parsed.table(), scenario);
    if (!reader.errors.empty()) return Result<Scenario>::failure(fmt::format("{}", fmt::join(reader.errors, "\n")));
    return Result<Scenario>::success(std::move(scenario));
}

std::vector<CatalogEntry> scenario_catalog(const std::string& root) {
    std::vector<CatalogEntry> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root, error))
        if (fs::exists(entry.path() / "lesson.toml", error)) entries.push_back({name_of(entry.path()), entry.path().string()});
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.folder < b.folder; });
    return entries;
}

std::string find_scenarios(const std::string& program_path) {
    std::error_code error;
    const fs::path program = fs::canonical(program_path, error).parent_path();
    for (const fs::path& at : {program / "../../scenarios", program / "../share/twoword/scenarios", fs::path("scenarios")})
        if (fs::is_directory(at, error)) return fs::weakly_canonical(at, error).string();
    return "";
}

}  // namespace tw
