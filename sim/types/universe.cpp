#include "sim/types/universe.h"

namespace tw {
namespace {

struct BuiltinName { const char* name; Builtin builtin; };

constexpr BuiltinName kBuiltins[] = {
    {"append", Builtin::Append}, {"cap", Builtin::Cap}, {"clear", Builtin::Clear}, {"close", Builtin::Close},
    {"complex", Builtin::Complex}, {"copy", Builtin::Copy}, {"delete", Builtin::Delete}, {"imag", Builtin::Imag},
    {"len", Builtin::Len}, {"make", Builtin::Make}, {"max", Builtin::Max}, {"min", Builtin::Min}, {"new", Builtin::New},
    {"panic", Builtin::Panic}, {"print", Builtin::Print}, {"println", Builtin::Println}, {"real", Builtin::Real}, {"recover", Builtin::Recover},
};
constexpr BuiltinName kUnsafe[] = {
    {"Add", Builtin::UnsafeAdd}, {"Alignof", Builtin::UnsafeAlignof}, {"Offsetof", Builtin::UnsafeOffsetof},
    {"Sizeof", Builtin::UnsafeSizeof}, {"Slice", Builtin::UnsafeSlice}, {"SliceData", Builtin::UnsafeSliceData},
    {"String", Builtin::UnsafeString}, {"StringData", Builtin::UnsafeStringData},
};

ObjectId add(TypedProgram& program, NameTable& names, ObjectKind kind, const std::string& name, TypeId type) {
    Object object;
    object.kind = kind;
    object.name = name;
    object.type = type;
    const ObjectId id = program.objects.add(std::move(object));
    names[name] = id;
    return id;
}

void add_error_type(TypedProgram& program, NameTable& names) {
    TypeTable& types = program.types;
    const ObjectId object = add(program, names, ObjectKind::TypeName, "error", {});
    const TypeId named = types.new_named(object, "error", "");
    Type description;
    description.methods.push_back({"Error", "", types.func_of({}, {types.basic(Kind::String)}, false), {}});
    const TypeId interface = types.interface_of(std::move(description));
    types.mutate(named).kind = Kind::Interface;
    types.mutate(named).underlying = interface;
    types.error_type = named;
    program.objects[object].type = named;
}

}  // namespace

NameTable declare_universe(TypedProgram& program) {
    NameTable names;
    TypeTable& types = program.types;
    for (int kind = static_cast<int>(Kind::Bool); kind <= static_cast<int>(Kind::Complex128); kind++) {
        const TypeId type = types.basic(static_cast<Kind>(kind));
        add(program, names, ObjectKind::TypeName, types[type].name, type);
    }
    add(program, names, ObjectKind::TypeName, "string", types.basic(Kind::String));
    add(program, names, ObjectKind::TypeName, "byte", types.basic(Kind::Uint8));
    add(program, names, ObjectKind::TypeName, "rune", types.basic(Kind::Int32));
    add(program, names, ObjectKind::TypeName, "any", types.any_type);
    add_error_type(program, names);
    Type comparable;
    comparable.comparable_constraint = true;
    types.comparable_type = types.interface_of(std::move(comparable));
    add(program, names, ObjectKind::TypeName, "comparable", types.comparable_type);
    for (const bool value : {true, false}) {
        const ObjectId id = add(program, names, ObjectKind::Constant, value ? "true" : "false", types.basic(Kind::UntypedBool));
        program.objects[id].constant = program.constants.add(constant_bool(value));
    }
    const ObjectId iota = add(program, names, ObjectKind::Constant, "iota", types.basic(Kind::UntypedInt));
    program.objects[iota].constant = program.constants.add(constant_int(0));
    add(program, names, ObjectKind::Nil, "nil", types.basic(Kind::UntypedNil));
    for (const BuiltinName& b : kBuiltins) {
        const ObjectId id = add(program, names, ObjectKind::Builtin, b.name, {});
        program.objects[id].builtin = static_cast<int>(b.builtin);
    }
    return names;
}

NameTable declare_unsafe(TypedProgram& program, PackageId package) {
    NameTable names;
    add(program, names, ObjectKind::TypeName, "Pointer", program.types.basic(Kind::UnsafePointer));
    for (const BuiltinName& b : kUnsafe) {
        const ObjectId id = add(program, names, ObjectKind::Builtin, b.name, {});
        program.objects[id].builtin = static_cast<int>(b.builtin);
        program.objects[id].package = package;
    }
    return names;
}

}  // namespace tw
