// The type that the pointwise kernels compute in, and its operations: 4 values in one vector of 128
// bits; in wide builds 8 in two, whose constants are written once.
#ifndef VECTOR_H
#define VECTOR_H

#include <string.h>

#include "kernels/simd128.h"

#if HAS_SIMD128

#if IS_WIDE
typedef struct vec {
    v128_t low, high;
} vec;
enum { LANES = 8 };

INLINE vec vec_of(float x) {
    v128_t four = splat(x);
    return (vec){four, four};
}

INLINE vec vec_load(const float *from) {
    return (vec){wasm_v128_load(from), wasm_v128_load(from + 4)};
}

INLINE void vec_store(float *to, vec a) {
    store_pair(to, a.low, a.high);
}

#define VEC_1(name, operation)                                                                     \
    INLINE vec vec_##name(vec a) {                                                                 \
        return (vec){operation(a.low), operation(a.high)};                                         \
    }
#define VEC_2(name, operation)                                                                     \
    INLINE vec vec_##name(vec a, vec b) {                                                          \
        return (vec){operation(a.low, b.low), operation(a.high, b.high)};                          \
    }
#define VEC_3(name, operation)                                                                     \
    INLINE vec vec_##name(vec a, vec b, vec c) {                                                   \
        return (vec){operation(a.low, b.low, c.low), operation(a.high, b.high, c.high)};           \
    }
#define VEC_SHIFT(name, operation)                                                                 \
    INLINE vec vec_##name(vec a, uint32_t n) {                                                     \
        return (vec){operation(a.low, n), operation(a.high, n)};                                   \
    }
#else
typedef v128_t vec;
enum { LANES = 4 };

INLINE vec vec_of(float x) {
    return splat(x);
}

INLINE vec vec_load(const float *from) {
    return wasm_v128_load(from);
}

INLINE void vec_store(float *to, vec a) {
    wasm_v128_store(to, a);
}

#define VEC_1(name, operation)                                                                     \
    INLINE vec vec_##name(vec a) {                                                                 \
        return operation(a);                                                                       \
    }
#define VEC_2(name, operation)                                                                     \
    INLINE vec vec_##name(vec a, vec b) {                                                          \
        return operation(a, b);                                                                    \
    }
#define VEC_3(name, operation)                                                                     \
    INLINE vec vec_##name(vec a, vec b, vec c) {                                                   \
        return operation(a, b, c);                                                                 \
    }
#define VEC_SHIFT(name, operation)                                                                 \
    INLINE vec vec_##name(vec a, uint32_t n) {                                                     \
        return operation(a, n);                                                                    \
    }
#endif

VEC_1(abs, wasm_f32x4_abs)
VEC_1(sqrt, wasm_f32x4_sqrt)
VEC_1(convert, wasm_f32x4_convert_i32x4)
VEC_2(add, wasm_f32x4_add)
VEC_2(sub, wasm_f32x4_sub)
VEC_2(mul, wasm_f32x4_mul)
VEC_2(div, wasm_f32x4_div)
VEC_2(lt, wasm_f32x4_lt)
VEC_2(eq, wasm_f32x4_eq)
VEC_2(iadd, wasm_i32x4_add)
VEC_2(isub, wasm_i32x4_sub)
VEC_2(and, wasm_v128_and)
VEC_2(or, wasm_v128_or)
VEC_3(mul_add, multiply_add)
VEC_3(select, wasm_v128_bitselect) // a where c is set, else b
VEC_SHIFT(shl, wasm_i32x4_shl)
VEC_SHIFT(shr, wasm_i32x4_shr)
VEC_SHIFT(shru, wasm_u32x4_shr)

INLINE vec vec_of_bits(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return vec_of(x);
}

// What base/fmath_body.h computes in.
#define FM(name) v_##name
#define FM_FN INLINE
#define FM_F vec
#define FM_I vec
#define FM_M vec
#define FM_SET(x) vec_of(x)
#define FM_ADD(a, b) vec_add(a, b)
#define FM_SUB(a, b) vec_sub(a, b)
#define FM_MUL(a, b) vec_mul(a, b)
#define FM_MUL_ADD(a, b, c) vec_mul_add(a, b, c)
#define FM_DIV(a, b) vec_div(a, b)
#define FM_ABS(a) vec_abs(a)
#define FM_LT(a, b) vec_lt(a, b)
#define FM_EQ(a, b) vec_eq(a, b)
#define FM_SELECT(mask, a, b) vec_select(a, b, mask)
#define FM_BITS(a) (a)
#define FM_FROM_BITS(i) (i)
#define FM_TO_FLOAT(i) vec_convert(i)
#define FM_ISET(i) vec_of_bits(i)
#define FM_IADD(a, b) vec_iadd(a, b)
#define FM_ISUB(a, b) vec_isub(a, b)
#define FM_IAND(a, b) vec_and(a, b)
#define FM_IOR(a, b) vec_or(a, b)
#define FM_ISHL(a, n) vec_shl(a, n)
#define FM_ISHR(a, n) vec_shr(a, n)
#define FM_ISHRU(a, n) vec_shru(a, n)
#include "base/fmath_body.h"

#endif
#endif
