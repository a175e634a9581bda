// The flags of the compiler that escape analysis knows.
#pragma once

namespace tw {

// What of the compiler's flags changes the lines. Code is generated from the facts without any of them: the model runs
// what `go build -gcflags=-l` builds.
struct EscapeOptions {
    bool inlining = false;           // no -l: calls are inlined first; the facts then speak of the inlined program alone
    bool reasons = false;            // -m=2: what the inliner says of costs
    bool race = false;               // -race: //go:norace functions are not inlined
    bool mutations_calls = false;    // -d=escapemutationscalls
};

}  // namespace tw
