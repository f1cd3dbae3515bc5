// The core's own elementary functions for one float at a time: fm_exp, fm_log, fm_tanh, fm_sigmoid,
// fm_gelu, fm_gelu_slope (text and error bounds in fmath_body.h), fm_sqrt, fm_sincos. libm is not
// used: its last bits differ from one platform to the next, and ours must not.
#ifndef FMATH_H
#define FMATH_H

#include <stdint.h>
#include <string.h>

static inline uint32_t fm_bits(float x) {
    uint32_t u;
    memcpy(&u, &x, sizeof u);
    return u;
}

static inline float fm_from_bits(uint32_t u) {
    float x;
    memcpy(&x, &u, sizeof x);
    return x;
}

// Whether x is neither infinite nor NaN.
static inline int fm_is_finite(float x) {
    return (fm_bits(x) & 0x7F800000u) != 0x7F800000u;
}

// Square root, correctly rounded (IEEE 754 demands it; one instruction everywhere).
static inline float fm_sqrt(float x) {
    return __builtin_sqrtf(x);
}

#define FM(name) fm_##name
#define FM_FN static inline
#define FM_F float
#define FM_I uint32_t
#define FM_M int
#define FM_SET(x) (x)
#define FM_ADD(a, b) ((a) + (b))
#define FM_SUB(a, b) ((a) - (b))
#define FM_MUL(a, b) ((a) * (b))
#define FM_MUL_ADD(a, b, c) ((a) * (b) + (c))
#define FM_DIV(a, b) ((a) / (b))
#define FM_ABS(a) fm_from_bits(fm_bits(a) & 0x7FFFFFFFu)
#define FM_LT(a, b) ((a) < (b))
#define FM_EQ(a, b) ((a) == (b))
#define FM_SELECT(mask, a, b) ((mask) ? (a) : (b))
#define FM_BITS(a) fm_bits(a)
#define FM_FROM_BITS(i) fm_from_bits(i)
#define FM_TO_FLOAT(i) ((float)(int32_t)(i))
#define FM_ISET(i) ((uint32_t)(i))
#define FM_IADD(a, b) ((a) + (b))
#define FM_ISUB(a, b) ((a) - (b))
#define FM_IAND(a, b) ((a) & (b))
#define FM_IOR(a, b) ((a) | (b))
#define FM_ISHL(a, n) ((a) << (n))
#define FM_ISHR(a, n) ((uint32_t)((int32_t)(a) >> (n)))
#define FM_ISHRU(a, n) ((a) >> (n))
#include "base/fmath_body.h"
#undef FM
#undef FM_FN
#undef FM_F
#undef FM_I
#undef FM_M
#undef FM_SET
#undef FM_ADD
#undef FM_SUB
#undef FM_MUL
#undef FM_MUL_ADD
#undef FM_DIV
#undef FM_ABS
#undef FM_LT
#undef FM_EQ
#undef FM_SELECT
#undef FM_BITS
#undef FM_FROM_BITS
#undef FM_TO_FLOAT
#undef FM_ISET
#undef FM_IADD
#undef FM_ISUB
#undef FM_IAND
#undef FM_IOR
#undef FM_ISHL
#undef FM_ISHR
#undef FM_ISHRU

static inline float fm_tanh(float x) {
    float size = fm_from_bits(fm_bits(x) & 0x7FFFFFFFu);
    return fm_tanh_from(x, fm_exp(size + size));
}

static inline float fm_sigmoid(float x) {
    return fm_sigmoid_from(fm_exp(0.0f - x));
}

static inline float fm_gelu(float z) {
    return z * fm_sigmoid(fm_gelu_argument(z));
}

static inline float fm_gelu_slope(float z) {
    z = fm_gelu_bounded(z);
    return fm_gelu_slope_from(z, fm_sigmoid(fm_gelu_argument(z)));
}

// Sine and cosine of x radians, |x| <= 1000 (beyond, the reduction loses digits). Absolute error
// at most 2e-7 against libm in double. Cephes sinf and cosf.
static inline void fm_sincos(float x, float *sine, float *cosine) {
    float magic = 12582912.0f;
    float shifted = x * 0.636619772367581343f + magic; // quarter turns, rounded
    float n = shifted - magic;
    uint32_t quadrant = fm_bits(shifted) & 3u;
    float r = x - n * 1.5703125f;
    r = r - n * 4.83751296997e-4f;
    r = r - n * 7.54978995489e-8f;
    float z = r * r;
    float s = ((-1.9515295891e-4f * z + 8.3321608736e-3f) * z - 1.6666654611e-1f) * z * r + r;
    float c =
        ((2.443315711809948e-5f * z - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) * z * z -
        0.5f * z + 1.0f;
    float a = (quadrant & 1u) ? c : s;
    float b = (quadrant & 1u) ? s : c;
    *sine = (quadrant & 2u) ? -a : a;
    *cosine = ((quadrant + 1u) & 2u) ? -b : b;
}

#endif
