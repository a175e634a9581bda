// From a Program to an Image: constants and descriptors get addresses, code becomes one array with resolved operands.
#include <cstring>
#include "sim/runtime/image.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/base/check.h"
#include "sim/bytecode/op_info.h"
#include "sim/runtime/image_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kZeroValSize = 1024;

SlotForm slot_form(const TypeDescriptor& d) {
    if (d.size == 0) return SlotForm::Empty;
    switch (d.kind) {
        case 1: case 8: return SlotForm::U8;
        case 3: return SlotForm::I8;
        case 4: return SlotForm::I16;
        case 5: return SlotForm::I32;
        case 9: return SlotForm::U16;
        case 10: case 13: return SlotForm::U32;
        case 17: case 25: return SlotForm::Wide;
        case 16: case 20: case 23: case 24: return SlotForm::Wide;
        default: return SlotForm::Word;
    }
}

CompareForm compare_form(const TypeDescriptor& d) {
    if (!d.comparable) return CompareForm::None;
    switch (d.kind) {
        case 13: return CompareForm::F32;
        case 14: return CompareForm::F64;
        case 15: return CompareForm::C64;
        case 16: return CompareForm::C128;
        case 20: return d.interface_methods.empty() ? CompareForm::Eface : CompareForm::Iface;
        case 24: return CompareForm::String;
        case 17: return d.regular_memory ? CompareForm::Bytes : CompareForm::Array;
        case 25: return d.regular_memory ? CompareForm::Bytes : CompareForm::Struct;
        default: return CompareForm::Bytes;
    }
}

void place_constants(Image& image, const Program& program) {
    Memory& memory = image.memory;
    const std::string zeros(kZeroValSize, '\0');
    image.zero_val = memory.add_read_only(zeros.data(), kZeroValSize, 8).value;
    std::vector<std::uint64_t> small(256);
    for (std::uint64_t i = 0; i < 256; i++) small[i] = i;
    image.static_uint64s = memory.add_read_only(small.data(), 2048, 8).value;
    for (const std::string& text : program.strings)
        image.strings.push_back(text.empty() ? 0 : memory.add_read_only(text.data(), text.size(), 1).value);
    for (std::size_t i = 0; i < program.strings.size(); i++) {
        const std::uint64_t box[2] = {image.strings[i], program.strings[i].size()};
        image.string_boxes.push_back(memory.add_read_only(box, 16, 8).value);
    }
    for (const Rodata& data : program.rodata) {
        if (data.strings.empty() && data.types.empty() && data.bytes.size() <= kZeroValSize && data.bytes.find_first_not_of('\0') == std::string::npos) {
            image.rodata.push_back(image.zero_val);
            continue;
        }
        std::string bytes = data.bytes;
        for (const RodataString& each : data.strings) std::memcpy(bytes.data() + each.offset, &image.strings[each.string], 8);
        image.rodata.push_back(memory.add_read_only(bytes.data(), bytes.size(), 8).value);
    }
}

// The addresses of type descriptors in read-only data, when these are known.
void place_dictionaries(Image& image, const Program& program) {
    for (std::size_t i = 0; i < program.rodata.size(); i++)
        for (const RodataType& each : program.rodata[i].types)
            image.memory.patch_read_only(Address{image.rodata[i] + each.offset}, &image.types[static_cast<std::size_t>(each.type)].address, 8);
}

void number_functions(Image& image, const Program& program) {
    image.code.clear();
    const auto stub = [&](Op op, std::int32_t frame) {
        Instruction header;
        header.op = Op::FunctionHeader;
        header.a = frame;
        header.b = -1;
        image.code.push_back(header);
        Instruction body;
        body.op = op;
        image.code.push_back(body);
        return static_cast<std::uint32_t>(image.code.size() - 1);
    };
    stub(Op::Unreachable, 0);
    image.goexit_code = stub(Op::GoexitStub, 0);
    image.panic_return_code = stub(Op::PanicReturn, 0);
    image.sigpanic_entry = stub(Op::Unreachable, kSigpanicFrame);
    Instruction after;
    after.op = Op::Unreachable;
    image.code.push_back(after);  // what the panic function would return to
    std::uint32_t at = static_cast<std::uint32_t>(image.code.size());
    for (const FunctionCode& function : program.functions) {
        FunctionInfo info;
        info.entry = at + 1;
        info.end = info.entry + static_cast<std::uint32_t>(function.code.size());
        info.frame_size = function.frame_size;
        info.args_size = function.args_size;
        at = info.end;
        const std::uint64_t pc = kTextBase + info.entry;
        info.funcval = image.memory.add_read_only(&pc, 8, 8).value;
        image.functions.push_back(info);
    }
    SIM_CHECK(kTextBase + at < kLowBase);
}

std::uint64_t static_itab(Image& image, int interface_type, int concrete) {
    const auto key = std::make_pair(interface_type, concrete);
    const auto known = image.itabs.find(key);
    if (known != image.itabs.end()) return known->second;
    const TypeDescriptor& wanted = image.program->types[static_cast<std::size_t>(interface_type)];
    const TypeDescriptor& type = image.program->types[static_cast<std::size_t>(concrete)];
    std::vector<std::uint64_t> words{image.types[static_cast<std::size_t>(interface_type)].address,
                                     image.types[static_cast<std::size_t>(concrete)].address, type.hash};
    for (const InterfaceMethodDescriptor& method : wanted.interface_methods) {
        std::uint64_t code = 0;
        for (const MethodDescriptor& own : type.methods)
            if (own.name == method.name && (own.exported || own.package == method.package) && own.ifn >= 0)
                code = kTextBase + image.functions[static_cast<std::size_t>(own.ifn)].entry;
        words.push_back(code);
    }
    const std::uint64_t at = image.memory.add_read_only(words.data(), words.size() * 8, 8).value;
    image.itabs[key] = at;
    return at;
}

void set_immediate(Instruction& at, std::uint64_t value) {
    at.op = Op::LoadImm;
    at.e = 0;
    at.set_imm64(static_cast<std::int64_t>(value));
}

void collect_itabs(Image& image, const Program& program) {
    for (const FunctionCode& function : program.functions)
        for (const Instruction& at : function.code)
            if (at.op == Op::LoadItab) static_itab(image, at.b, at.c);
}

// Operands become what the interpreter wants: addresses, jump distances, code indices.
void resolve(Image& image, const Program& program, int index, Instruction* at, std::uint32_t pc) {
    const FunctionCode& function = program.functions[static_cast<std::size_t>(index)];
    const FunctionInfo& own = image.functions[static_cast<std::size_t>(index)];
    const auto unsigned_of = [](std::int32_t v) { return static_cast<std::size_t>(v); };
    visit_targets(at, [&](std::int32_t& target) { target -= static_cast<std::int32_t>(pc); });
    switch (at->op) {
        case Op::LoadFuncVal: set_immediate(*at, image.functions[unsigned_of(at->b)].funcval); break;
        case Op::LoadFuncPC: set_immediate(*at, kTextBase + image.functions[unsigned_of(at->b)].entry); break;
        case Op::LoadGlobalAddr: set_immediate(*at, image.data_start + static_cast<std::uint64_t>(at->b)); break;
        case Op::LoadType: case Op::LoadItab: {
            const std::uint16_t conversion = at->e;
            set_immediate(*at, at->op == Op::LoadType ? image.types[unsigned_of(at->b)].address : image.itabs.at({at->b, at->c}));
            if (conversion != 0) at->op = Op::LoadTypeWord, at->e = static_cast<std::uint16_t>(conversion - 1);
            break;
        }
        case Op::LoadRodata: set_immediate(*at, image.rodata[unsigned_of(at->b)]); break;
        case Op::LoadStringBox: set_immediate(*at, image.string_boxes[unsigned_of(at->b)]); break;
        case Op::Call: {
            const FunctionInfo& callee = image.functions[unsigned_of(at->a)];
            at->c = at->a;
            at->a = static_cast<std::int32_t>(callee.entry);
            at->b = callee.frame_size + kFrameHeader;
            break;
        }
        case Op::Return:
        case Op::LoadClosure:
            at->b = own.frame_size;
            at->c = own.frame_size + kFrameHeader;
            break;
        case Op::DeferReturn: at->b = function.frame_size; break;
        default: break;
    }
}

void write_code(Image& image, const Program& program) {
    for (std::size_t f = 0; f < program.functions.size(); f++) {
        const FunctionCode& function = program.functions[f];
        FunctionInfo& info = image.functions[f];
        Instruction header;
        header.op = Op::FunctionHeader;
        header.a = function.frame_size;
        header.b = static_cast<std::int32_t>(f);
        header.c = function.args_size;
        image.code.push_back(header);
        SIM_CHECK(image.code.size() == info.entry);
        image.code.insert(image.code.end(), function.code.begin(), function.code.end());
        for (std::uint32_t pc = 0; pc < function.code.size(); pc++) {
            if (function.code[pc].op == Op::Data) continue;
            if (function.code[pc].op == Op::DeferReturn) info.recovery = info.entry + pc;
            resolve(image, program, static_cast<int>(f), &image.code[info.entry + pc], pc);
        }
    }
}

void find_runtime_functions(Image& image, const Program& program) {
    for (std::size_t f = 0; f < program.functions.size(); f++)
        image.function_named.emplace(program.functions[f].symbol, static_cast<int>(f));
    const auto find = [&](const char* symbol) {
        const auto found = image.function_named.find(symbol);
        return found == image.function_named.end() ? -1 : found->second;
    };
    image.runtime = {find("runtime.panicError"), find("runtime.panicPlain"), find("runtime.panicBounds"),
                     find("runtime.panicTypeAssertion"), find("runtime.panicUnhashable"), find("runtime.panicNil"), find("runtime.printPanics")};
    for (std::size_t i = 0; i < program.types.size(); i++) {
        if (program.types[i].text == "runtime.errorString") image.runtime.error_string = static_cast<int>(i);
        if (program.types[i].text == "runtime.plainError") image.runtime.plain_error = static_cast<int>(i);
    }
}

}  // namespace

int Image::function_of(std::uint32_t code_index) const {
    auto after = std::upper_bound(functions.begin(), functions.end(), code_index,
                                  [](std::uint32_t index, const FunctionInfo& f) { return index < f.entry; });
    if (after == functions.begin()) return -1;
    const auto index = static_cast<int>(after - 1 - functions.begin());
    return code_index < functions[static_cast<std::size_t>(index)].end ? index : -1;
}

const Safepoint* Image::safepoint(int function, std::uint32_t code_index) const {
    const auto& points = program->functions[static_cast<std::size_t>(function)].safepoints;
    const std::uint32_t pc = code_index - functions[static_cast<std::size_t>(function)].entry;
    const auto found = std::lower_bound(points.begin(), points.end(), pc, [](const Safepoint& p, std::uint32_t at) { return p.pc < at; });
    return found != points.end() && found->pc == pc ? &*found : nullptr;
}

Result<std::shared_ptr<const Image>> make_image(std::shared_ptr<const Program> program, NativeFinder find_native_function) {
    auto image = std::make_shared<Image>();
    image->program = program;
    for (const std::string& symbol : program->natives) image->natives.push_back(find_native_function(symbol));
    for (const TypeDescriptor& descriptor : program->types) {
        TypeInfo info;
        info.descriptor = &descriptor;
        info.size = static_cast<std::uint64_t>(descriptor.size);
        info.form = slot_form(descriptor);
        info.compare = compare_form(descriptor);
        info.direct = descriptor.direct_iface;
        image->types.push_back(info);
    }
    place_constants(*image, *program);
    number_functions(*image, *program);
    place_types(*image);
    place_dictionaries(*image, *program);
    collect_itabs(*image, *program);
    image->data_start = image->memory.add_data(static_cast<std::uint64_t>(program->data_size) + 8).value;
    image->zero_base = image->data_start + static_cast<std::uint64_t>(program->data_size);
    image->heap.zero_base = Address{image->zero_base};
    register_heap_types(*image);
    write_code(*image, *program);
    find_runtime_functions(*image, *program);
    return Result<std::shared_ptr<const Image>>::success(std::move(image));
}

}  // namespace tw
