// The installed Go toolchain, asked about the same program: built with -m -l, then run. The only place of sim that starts
// programs of the host; only when a person asks for it. Works beside the caller: start, then poll.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/lab/build.h"

namespace tw {

struct RealGoAnswer {
    std::string version;                // "go1.26.8 linux/amd64"
    bool built = false;
    std::vector<std::string> escapes;   // -m lines of the program's own files, "main.go:7:6: moved to heap: x", by position
    std::string errors;                 // not built: what the toolchain said
    std::string out, err;               // of the run
    int status = 0;                     // exit status; 128 + n when signal n ended it
    bool timed_out = false;             // and was stopped
};

// Where `go` is: on the PATH or in its usual place; "" when there is none.
std::string find_go();

class RealGoRun {
public:
    // Takes the program's files. Errors: no go command; the files cannot be written to a folder of their own below the system's temporary one.
    static Result<std::unique_ptr<RealGoRun>> start(const std::vector<SourceText>& sources);
    ~RealGoRun();                       // stops what still runs, removes the folder
    RealGoRun(const RealGoRun&) = delete;
    RealGoRun& operator=(const RealGoRun&) = delete;

    bool poll();                        // true once all is done
    void cancel();                      // stops what runs: done, timed_out
    void wait(int seconds);             // until poll() says so, or cancels
    [[nodiscard]] const RealGoAnswer& answer() const { return answer_; }
    [[nodiscard]] const char* doing() const;   // "building", "running", "done"

private:
    enum class Stage : unsigned char { Version, Build, Run, Done };
    RealGoRun() = default;
    Stage stage_ = Stage::Version;
    RealGoAnswer answer_;
    std::string go_, folder_;
    std::vector<std::string> files_;
    int child_ = -1;

    void launch(const std::vector<std::string>& arguments);
    void finish_child(int status);
    void read_build(bool built);
    void stop_child();
};

}  // namespace tw
