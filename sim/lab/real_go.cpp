#include "sim/lab/real_go.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tw {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void redirect(const std::string& path, int flags, int fd) {
    const int opened = ::open(path.c_str(), flags, 0600);
    if (opened >= 0) ::dup2(opened, fd);
}

// In the child, between fork and exec.
[[noreturn]] void become(const std::vector<std::string>& arguments, const std::string& folder) {
    ::setpgid(0, 0);
    // One processor, so that the order of goroutines is the same from run to run; no version control is asked.
    ::setenv("GOMAXPROCS", "1", 1);
    ::setenv("GOFLAGS", "-buildvcs=false", 1);
    if (::chdir(folder.c_str()) != 0) ::_exit(127);
    redirect("/dev/null", O_RDONLY, 0);
    redirect(folder + "/stdout", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(folder + "/stderr", O_WRONLY | O_CREAT | O_TRUNC, 2);
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

struct PositionedLine { int line = 0, column = 0; std::string text; };

}  // namespace

std::string find_go() {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (!folder.empty() && ::access((folder + "/go").c_str(), X_OK) == 0 && fs::is_regular_file(folder + "/go")) return folder + "/go";
    return ::access("/usr/local/go/bin/go", X_OK) == 0 ? "/usr/local/go/bin/go" : "";
}

Result<std::unique_ptr<RealGoRun>> RealGoRun::start(const std::vector<SourceText>& sources) {
    using Made = Result<std::unique_ptr<RealGoRun>>;
    std::unique_ptr<RealGoRun> run(new RealGoRun());
    run->go_ = find_go();
    if (run->go_.empty()) return Made::failure("no go command is installed here (looked on the PATH and in /usr/local/go/bin)");
    std::string pattern = (fs::temp_directory_path() / "twoword-compare-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) return Made::failure("no folder for the toolchain's files can be made: " + std::string(std::strerror(errno)));
    run->folder_ = pattern;
    for (const SourceText& source : sources) {
        run->files_.push_back(base_name(source.name));
        std::ofstream out(fs::path(run->folder_) / run->files_.back(), std::ios::binary);
        out << source.text;
        if (!out.flush()) return Made::failure("the program cannot be written to " + run->folder_);
    }
    run->launch({run->go_, "version"});
    return Made::success(std::move(run));
}

RealGoRun::~RealGoRun() {
    stop_child();
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

void RealGoRun::launch(const std::vector<std::string>& arguments) {
    child_ = ::fork();
    if (child_ == 0) become(arguments, folder_);
    if (child_ < 0) {
        answer_.errors = "no process can be started: " + std::string(std::strerror(errno));
        stage_ = Stage::Done;
    }
}

void RealGoRun::stop_child() {
    if (child_ <= 0) return;
    ::kill(-child_, SIGKILL);
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
}

bool RealGoRun::poll() {
    if (stage_ == Stage::Done) return true;
    int status = 0;
    if (::waitpid(child_, &status, WNOHANG) == child_) {
        child_ = -1;
        finish_child(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    }
    return stage_ == Stage::Done;
}

void RealGoRun::cancel() {
    if (stage_ == Stage::Done) return;
    stop_child();
    answer_.timed_out = true;
    finish_child(128 + SIGKILL);
    stage_ = Stage::Done;
}

void RealGoRun::wait(int seconds) {
    constexpr int kNap = 2000;   // microseconds; naps are counted, so the limit is a rough one
    for (long naps = 0; !poll(); naps++) {
        if (naps >= seconds * (1'000'000L / kNap)) return cancel();
        ::usleep(kNap);
    }
}

void RealGoRun::finish_child(int status) {
    const std::string out = read_file(folder_ + "/stdout"), err = read_file(folder_ + "/stderr");
    switch (stage_) {
        case Stage::Version: {
            answer_.version = out.starts_with("go version ") ? out.substr(11, out.find_last_not_of('\n') - 10) : "an unknown version";
            std::vector<std::string> arguments{go_, "build", "-gcflags=-m -l", "-o", folder_ + "/program"};
            arguments.insert(arguments.end(), files_.begin(), files_.end());
            stage_ = Stage::Build;
            return launch(arguments);
        }
        case Stage::Build:
            read_build(status == 0);
            answer_.status = status;
            stage_ = answer_.built ? Stage::Run : Stage::Done;
            if (answer_.built) launch({folder_ + "/program"});
            return;
        case Stage::Run:
            answer_.out = out;
            answer_.err = err;
            answer_.status = status;
            stage_ = Stage::Done;
            return;
        case Stage::Done: return;
    }
}

void RealGoRun::read_build(bool built) {
    answer_.built = built;
    const std::string text = read_file(folder_ + "/stderr");
    if (!built) {
        answer_.errors = text;
        return;
    }
    std::istringstream in(text);
    std::vector<PositionedLine> lines;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("./")) continue;   // "# command-line-arguments"
        PositionedLine each;
        each.text = line.substr(2);
        const std::size_t colon = each.text.find(':');
        if (std::sscanf(each.text.c_str() + (colon == std::string::npos ? 0 : colon), ":%d:%d:", &each.line, &each.column) != 2) continue;
        lines.push_back(std::move(each));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const PositionedLine& a, const PositionedLine& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    for (PositionedLine& line : lines) answer_.escapes.push_back(std::move(line.text));
}

const char* RealGoRun::doing() const {
    switch (stage_) {
        case Stage::Version: case Stage::Build: return "building";
        case Stage::Run: return "running";
        case Stage::Done: return "done";
    }
    return "";
}

}  // namespace tw
