// What the boundaries of the WebAssembly modules share: how a function is exported, and the ABI
// table from which the host reads every number that it must know (sizes, offsets, enums, limits).
#ifndef BOUNDARY_H
#define BOUNDARY_H

#include <stddef.h>
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(#name), visibility("default")))

// An ABI table: names[] "group:name,name,group:name," and the value of each name, in their order.
typedef struct abi_table {
    const char *names;
    const int32_t *values;
} abi_table;

// A list for it is a macro of two macros, LIST(GROUP, VALUE): GROUP(name) begins a group, and
// VALUE(name, value), FIELD(VALUE, struct, field), SETTING and SIZE(VALUE, struct) are in it. A
// SETTING is a field whose value also says whether it is a float (or an array of them): ABI_FLOAT
// is added to its offset, which is a multiple of 4.
#define ABI_FLOAT 1
#define FIELD(VALUE, type, field) VALUE(#field, offsetof(type, field))
#define SETTING(VALUE, type, field)                                                                \
    VALUE(#field, offsetof(type, field) +                                                          \
                      _Generic(((type *)0)->field, float : ABI_FLOAT, float * : ABI_FLOAT, default : 0))
#define SIZE(VALUE, type) VALUE(#type, sizeof(type))

#define ABI_GROUP_NAME(name) name ":"
#define ABI_VALUE_NAME(name, value) name ","
#define ABI_NO_VALUE(name)
#define ABI_VALUE(name, value) (int32_t)(value),

#define EXPORT_ABI(LIST)                                                                           \
    EXPORT(mlpw_abi) const abi_table *mlpw_abi(void) {                                             \
        static const char names[] = LIST(ABI_GROUP_NAME, ABI_VALUE_NAME);                          \
        static const int32_t values[] = {LIST(ABI_NO_VALUE, ABI_VALUE)};                           \
        static const abi_table table = {names, values};                                            \
        return &table;                                                                             \
    }

#endif
