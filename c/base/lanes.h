// Four numbers at a time, in the compiler's own vectors: SIMD where the target has it, the same
// operations one by one where not, hence the same bits.
#ifndef LANES_H
#define LANES_H

#include <stdint.h>

enum { LANES = 4 };
typedef float reals __attribute__((vector_size(16), may_alias));
typedef int32_t counts __attribute__((vector_size(16), may_alias));

static inline reals *lanes_at(float *values) { // aligned to 16 bytes
    return (reals *)(void *)values;
}

static inline reals load_lanes(const float *values) { // aligned to 16 bytes
    return *(const reals *)(const void *)values;
}

// Square roots, correctly rounded.
static inline reals lanes_sqrt(reals values) {
#if __has_builtin(__builtin_elementwise_sqrt) // a loop becomes no vector of WebAssembly's here
    return __builtin_elementwise_sqrt(values);
#else
    for (int i = 0; i < LANES; i++) values[i] = __builtin_sqrtf(values[i]);
    return values;
#endif
}

#endif
