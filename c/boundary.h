// What the boundaries of the WebAssembly modules share: how a function is exported, and the ABI
// table from which the host reads every number that it must know (sizes, offsets, enums, limits).
#ifndef BOUNDARY_H
#define BOUNDARY_H

#include <stddef.h>
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(#name), visibility("default")))

// One row of an ABI table: "group.name", and its value. A table ends with a NULL name.
typedef struct abi_row {
    const char *name;
    int32_t value;
} abi_row;

#define SIZE(type)                                                                                 \
    { "size." #type, (int32_t)sizeof(type) }
#define FIELD(type, field)                                                                         \
    { #type "." #field, (int32_t)offsetof(type, field) }
#define VALUE(group, name, constant)                                                               \
    { group "." name, constant }

extern unsigned char __heap_base; // the linker's: the first byte after data and stack

#endif
