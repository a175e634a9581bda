// Natives of os: a file system that exists in the program's memory image alone and is part of a Machine's value (runtime/files.h).
// Results follow Linux's system calls: the last word is an error number, 0 when all went well.
// Differs: no links, no owners, permission bits are kept but not enforced; the program's umask is 022.
#include <algorithm>
#include <vector>

#include "sim/golib/arguments.h"
#include "sim/runtime/files.h"

namespace tw {
namespace {

constexpr std::int64_t kNoEntry = 2, kBadFd = 9, kExists = 17, kNotDirectory = 20, kIsDirectory = 21, kInvalid = 22, kNotEmpty = 39;
constexpr std::uint32_t kUmask = 022, kModeDir = 1u << 31, kModeSticky = 1u << 20;
constexpr std::uint64_t kNullDevice = 0;  // node number of /dev/null

std::shared_ptr<FileSystem> first_files() {
    auto fs = std::make_shared<FileSystem>();
    for (const char* name : {"/", "/tmp", "/dev"}) {
        fs->names[name] = fs->next_node;
        fs->nodes[fs->next_node++] = {true, name == std::string("/tmp") ? 0777 | kModeSticky : 0755, 0, nullptr};
    }
    fs->names["/dev/null"] = kNullDevice;
    fs->nodes[kNullDevice] = {false, 0666, 0, nullptr};
    return fs;
}

const FileSystem& files(Runtime& rt) {
    if (!rt.files) rt.files = first_files();
    return *rt.files;
}

// For changing: no checkpoint shares it.
FileSystem& edit(Runtime& rt) {
    files(rt);
    if (rt.files.use_count() > 1) rt.files = std::make_shared<FileSystem>(*rt.files);
    return const_cast<FileSystem&>(*rt.files);
}

std::string& content(FileNode& node) {
    if (!node.bytes || node.bytes.use_count() > 1) node.bytes = std::make_shared<std::string>(node.text());
    return const_cast<std::string&>(*node.bytes);
}

std::string absolute(const FileSystem& fs, std::string_view path) {
    std::vector<std::string_view> parts;
    const std::string whole = path.starts_with('/') ? std::string(path) : fs.directory + "/" + std::string(path);
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        const std::string_view part = std::string_view(whole).substr(at, end - at);
        if (part == "..") { if (!parts.empty()) parts.pop_back(); }
        else if (!part.empty() && part != ".") parts.push_back(part);
        at = end + 1;
    }
    std::string out;
    for (const std::string_view part : parts) out += "/" + std::string(part);
    return out.empty() ? "/" : out;
}

std::string parent_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

struct Found { std::string path; std::uint64_t node = 0; bool exists = false; std::int64_t error = 0; };

// error: why nothing can stand at the path.
Found look_up(const FileSystem& fs, std::string_view path) {
    Found out;
    if (path.empty()) {
        out.error = kNoEntry;
        return out;
    }
    out.path = absolute(fs, path);
    const auto found = fs.names.find(out.path);
    out.exists = found != fs.names.end();
    if (out.exists) {
        out.node = found->second;
        return out;
    }
    for (std::string above = parent_of(out.path);; above = parent_of(above)) {
        const auto at = fs.names.find(above);
        if (at == fs.names.end()) {
            out.error = kNoEntry;  // unless something further up is no directory
            continue;
        }
        if (!fs.nodes.at(at->second).directory) out.error = kNotDirectory;
        return out;
    }
}

bool has_children(const FileSystem& fs, const std::string& path) {
    const std::string inside = path == "/" ? path : path + "/";
    const auto next = fs.names.upper_bound(inside);
    return next != fs.names.end() && next->first.starts_with(inside);
}

void drop_unused(FileSystem& fs, std::uint64_t node) {
    if (node == kNullDevice) return;
    for (const auto& [name, number] : fs.names)
        if (number == node) return;
    for (const auto& [fd, open] : fs.open)
        if (open.node == node) return;
    fs.nodes.erase(node);
}

void touch(Runtime& rt, FileSystem& fs, const std::string& path) {
    if (const auto at = fs.names.find(path); at != fs.names.end()) fs.nodes[at->second].modified = rt.now();
}

std::uint64_t add_node(Runtime& rt, FileSystem& fs, const std::string& path, bool directory, std::uint32_t perm) {
    const std::uint64_t node = fs.next_node++;
    fs.names[path] = node;
    fs.nodes[node] = {directory, perm & 0777 & ~kUmask, rt.now(), nullptr};
    touch(rt, fs, parent_of(path));
    return node;
}

// func fsOpen(path string, flag int, perm uint32) (fd int, errno int)
NativeStatus open_file(NativeCall& call) {
    constexpr std::int64_t kCreate = 0x40, kExclusive = 0x80, kTruncate = 0x200, kAppend = 0x400;
    Runtime& rt = call.rt;
    const std::int64_t flag = int_at(call, 2);
    Found found = look_up(files(rt), text_at(call, 0));
    const bool writes = (flag & 3) != 0;
    if (!found.error && !found.exists && !(flag & kCreate)) found.error = kNoEntry;
    if (found.exists && (flag & kCreate) && (flag & kExclusive)) found.error = kExists;
    if (!found.error && found.exists && files(rt).nodes.at(found.node).directory && (writes || (flag & kCreate))) found.error = kIsDirectory;
    call.words[4] = ~std::uint64_t{0};
    if (found.error) return give(call, 5, found.error);
    FileSystem& fs = edit(rt);
    if (!found.exists) found.node = add_node(rt, fs, found.path, false, static_cast<std::uint32_t>(call.words[3]));
    if (writes && (flag & kTruncate) && !fs.nodes[found.node].text().empty()) fs.nodes[found.node].bytes = nullptr, fs.nodes[found.node].modified = rt.now();
    int fd = 3;
    while (fs.open.contains(fd)) fd++;
    fs.open[fd] = {found.node, 0, (flag & 3) != 1, writes, (flag & kAppend) != 0};
    call.words[4] = static_cast<std::uint64_t>(fd);
    return give(call, 5, 0);
}

const OpenFile* descriptor(Runtime& rt, std::uint64_t fd) {
    const auto& open = files(rt).open;
    const auto found = open.find(static_cast<int>(fd));
    return found == open.end() ? nullptr : &found->second;
}

// func fsClose(fd int) (errno int)
NativeStatus close_file(NativeCall& call) {
    const OpenFile* open = descriptor(call.rt, call.words[0]);
    if (!open) return give(call, 1, kBadFd);
    const std::uint64_t node = open->node;
    FileSystem& fs = edit(call.rt);
    fs.open.erase(static_cast<int>(call.words[0]));
    drop_unused(fs, node);
    return give(call, 1, 0);
}

// func fsRead(fd int, p []byte, at int64) (n int, errno int); at < 0: at the position, which moves on
NativeStatus read_file(NativeCall& call) {
    const OpenFile* open = descriptor(call.rt, call.words[0]);
    call.words[5] = 0;
    if (!open || !open->readable) return give(call, 6, kBadFd);
    const FileNode& node = files(call.rt).nodes.at(open->node);
    if (node.directory) return give(call, 6, kIsDirectory);
    const std::int64_t given = int_at(call, 4), at = given < 0 ? open->position : given;
    const std::string& text = node.text();
    if (at >= static_cast<std::int64_t>(text.size())) return give(call, 6, 0);
    const std::uint64_t n = std::min<std::uint64_t>(call.words[2], text.size() - static_cast<std::uint64_t>(at));
    if (char* to = bytes_at(call, 1)) std::memcpy(to, text.data() + at, n);
    if (given < 0 && n) edit(call.rt).open[static_cast<int>(call.words[0])].position = at + static_cast<std::int64_t>(n);
    call.words[5] = n;
    return give(call, 6, 0);
}

// func fsWrite(fd int, p []byte, at int64) (n int, errno int)
NativeStatus write_file(NativeCall& call) {
    const OpenFile* known = descriptor(call.rt, call.words[0]);
    call.words[5] = 0;
    if (!known || !known->writable) return give(call, 6, kBadFd);
    FileSystem& fs = edit(call.rt);
    OpenFile& open = fs.open[static_cast<int>(call.words[0])];
    const std::string_view bytes = text_at(call, 1);
    call.words[5] = bytes.size();
    if (open.node == kNullDevice) return give(call, 6, 0);
    FileNode& node = fs.nodes[open.node];
    std::string& text = content(node);
    const std::int64_t given = int_at(call, 4);
    const auto at = static_cast<std::uint64_t>(given >= 0 ? given : open.appends ? static_cast<std::int64_t>(text.size()) : open.position);
    if (at + bytes.size() > text.size()) text.resize(at + bytes.size());
    std::copy(bytes.begin(), bytes.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
    if (given < 0) open.position = static_cast<std::int64_t>(at + bytes.size());
    node.modified = call.rt.now();
    return give(call, 6, 0);
}

// func fsSeek(fd int, offset int64, whence int) (position int64, errno int)
NativeStatus seek_file(NativeCall& call) {
    const OpenFile* open = descriptor(call.rt, call.words[0]);
    call.words[3] = 0;
    if (!open) return give(call, 4, kBadFd);
    const std::int64_t whence = int_at(call, 2);
    if (whence < 0 || whence > 2) return give(call, 4, kInvalid);
    const auto size = static_cast<std::int64_t>(files(call.rt).nodes.at(open->node).text().size());
    const std::int64_t to = int_at(call, 1) + (whence == 0 ? 0 : whence == 1 ? open->position : size);
    if (to < 0) return give(call, 4, kInvalid);
    edit(call.rt).open[static_cast<int>(call.words[0])].position = to;
    call.words[3] = static_cast<std::uint64_t>(to);
    return give(call, 4, 0);
}

NativeStatus give_status(NativeCall& call, int word, const FileNode& node, std::uint64_t number) {
    call.words[word] = node.mode | (node.directory ? kModeDir : 0);
    call.words[word + 1] = node.directory ? 4096 : node.text().size();
    call.words[word + 2] = node.modified;
    call.words[word + 3] = number;
    return give(call, word + 4, 0);
}

// func fsStat(path string) (mode uint32, size int64, modified int64, node int, errno int)
NativeStatus stat_path(NativeCall& call) {
    const Found found = look_up(files(call.rt), text_at(call, 0));
    if (!found.exists) return give(call, 6, found.error ? found.error : kNoEntry);
    return give_status(call, 2, files(call.rt).nodes.at(found.node), found.node);
}

// func fsFstat(fd int) (mode uint32, size int64, modified int64, node int, errno int)
NativeStatus stat_open(NativeCall& call) {
    const OpenFile* open = descriptor(call.rt, call.words[0]);
    if (!open) return give(call, 5, kBadFd);
    return give_status(call, 1, files(call.rt).nodes.at(open->node), open->node);
}

// func fsMkdir(path string, perm uint32) (errno int)
NativeStatus make_directory(NativeCall& call) {
    const Found found = look_up(files(call.rt), text_at(call, 0));
    if (found.exists || found.error) return give(call, 3, found.exists ? kExists : found.error);
    add_node(call.rt, edit(call.rt), found.path, true, static_cast<std::uint32_t>(call.words[2]));
    return give(call, 3, 0);
}

// func fsRemove(path string) (errno int)
NativeStatus remove_path(NativeCall& call) {
    const Found found = look_up(files(call.rt), text_at(call, 0));
    if (!found.exists) return give(call, 2, found.error ? found.error : kNoEntry);
    if (has_children(files(call.rt), found.path)) return give(call, 2, kNotEmpty);
    FileSystem& fs = edit(call.rt);
    fs.names.erase(found.path);
    touch(call.rt, fs, parent_of(found.path));
    drop_unused(fs, found.node);
    return give(call, 2, 0);
}

// func fsRename(from, to string) (errno int)
NativeStatus rename_path(NativeCall& call) {
    const Found from = look_up(files(call.rt), text_at(call, 0)), to = look_up(files(call.rt), text_at(call, 2));
    if (!from.exists) return give(call, 4, from.error ? from.error : kNoEntry);
    if (to.error) return give(call, 4, to.error);
    if (from.path == to.path) return give(call, 4, 0);
    const bool directory = files(call.rt).nodes.at(from.node).directory;
    if (to.path.starts_with(from.path + "/")) return give(call, 4, kInvalid);
    if (to.exists && files(call.rt).nodes.at(to.node).directory != directory) return give(call, 4, directory ? kNotDirectory : kExists);
    if (to.exists && has_children(files(call.rt), to.path)) return give(call, 4, kNotEmpty);
    FileSystem& fs = edit(call.rt);
    std::vector<std::pair<std::string, std::uint64_t>> moved;
    for (const auto& [name, node] : fs.names)
        if (name == from.path || name.starts_with(from.path + "/")) moved.emplace_back(name, node);
    for (const auto& [name, node] : moved) {
        fs.names.erase(name);
        fs.names[to.path + name.substr(from.path.size())] = node;
    }
    if (to.exists) drop_unused(fs, to.node);
    touch(call.rt, fs, parent_of(from.path));
    touch(call.rt, fs, parent_of(to.path));
    return give(call, 4, 0);
}

std::int64_t truncate_node(Runtime& rt, std::uint64_t node, std::int64_t size) {
    if (files(rt).nodes.at(node).directory) return kIsDirectory;
    if (size < 0) return kInvalid;
    FileNode& at = edit(rt).nodes[node];
    content(at).resize(static_cast<std::size_t>(size));
    at.modified = rt.now();
    return 0;
}

// func fsTruncate(path string, size int64) (errno int)
NativeStatus truncate_path(NativeCall& call) {
    const Found found = look_up(files(call.rt), text_at(call, 0));
    if (!found.exists) return give(call, 3, found.error ? found.error : kNoEntry);
    return give(call, 3, truncate_node(call.rt, found.node, int_at(call, 2)));
}

// func fsFtruncate(fd int, size int64) (errno int)
NativeStatus truncate_open(NativeCall& call) {
    const OpenFile* open = descriptor(call.rt, call.words[0]);
    if (!open || !open->writable) return give(call, 2, open ? kInvalid : kBadFd);
    return give(call, 2, truncate_node(call.rt, open->node, int_at(call, 1)));
}

// func fsChmod(path string, mode uint32) (errno int)
NativeStatus change_mode(NativeCall& call) {
    const Found found = look_up(files(call.rt), text_at(call, 0));
    if (!found.exists) return give(call, 3, found.error ? found.error : kNoEntry);
    edit(call.rt).nodes[found.node].mode = static_cast<std::uint32_t>(call.words[2]) & 0777;
    return give(call, 3, 0);
}

// func fsList(path string) (names string, errno int): the names in a directory, each ended by a slash
NativeStatus list_directory(NativeCall& call) {
    const FileSystem& fs = files(call.rt);
    const Found found = look_up(fs, text_at(call, 0));
    call.words[2] = call.words[3] = 0;
    if (!found.exists) return give(call, 4, found.error ? found.error : kNoEntry);
    if (!fs.nodes.at(found.node).directory) return give(call, 4, kNotDirectory);
    const std::string inside = found.path == "/" ? found.path : found.path + "/";
    std::string names;
    for (auto at = fs.names.upper_bound(inside); at != fs.names.end() && at->first.starts_with(inside); ++at)
        if (at->first.find('/', inside.size()) == std::string::npos) names += at->first.substr(inside.size()) + "/";
    const auto text = call.rt.make_string(names);
    call.words[2] = text[0];
    call.words[3] = text[1];
    return give(call, 4, 0);
}

// func fsChdir(path string) (errno int)
NativeStatus change_directory(NativeCall& call) {
    const Found found = look_up(files(call.rt), text_at(call, 0));
    if (!found.exists) return give(call, 2, found.error ? found.error : kNoEntry);
    if (!files(call.rt).nodes.at(found.node).directory) return give(call, 2, kNotDirectory);
    edit(call.rt).directory = found.path;
    return give(call, 2, 0);
}

// func fsGetwd() string
NativeStatus working_directory(NativeCall& call) {
    const auto text = call.rt.make_string(files(call.rt).directory);
    call.words[0] = text[0];
    call.words[1] = text[1];
    return NativeStatus::Done;
}

// func fsRandom() uint32
NativeStatus random_name(NativeCall& call) { return give(call, 0, static_cast<std::int64_t>(call.rt.random() >> 32)); }

constexpr NativeEntry kEntries[] = {
    {"os.fsOpen", open_file}, {"os.fsClose", close_file}, {"os.fsRead", read_file}, {"os.fsWrite", write_file}, {"os.fsSeek", seek_file},
    {"os.fsStat", stat_path}, {"os.fsFstat", stat_open}, {"os.fsMkdir", make_directory}, {"os.fsRemove", remove_path},
    {"os.fsRename", rename_path}, {"os.fsTruncate", truncate_path}, {"os.fsFtruncate", truncate_open}, {"os.fsChmod", change_mode},
    {"os.fsList", list_directory}, {"os.fsChdir", change_directory}, {"os.fsGetwd", working_directory}, {"os.fsRandom", random_name},
};

}  // namespace

std::span<const NativeEntry> file_natives() { return kEntries; }

}  // namespace tw
