// The kernels in 128-bit SIMD: what works on single values, and the peak.
#include <string.h>

#include "kernels/simd128.h"

#if HAS_SIMD128

INLINE v128_t splat_bits(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return splat(x);
}

#define FM(name) v_##name
#define FM_FN INLINE
#define FM_F v128_t
#define FM_I v128_t
#define FM_M v128_t
#define FM_SET(x) splat(x)
#define FM_ADD(a, b) wasm_f32x4_add(a, b)
#define FM_SUB(a, b) wasm_f32x4_sub(a, b)
#define FM_MUL(a, b) wasm_f32x4_mul(a, b)
#define FM_MUL_ADD(a, b, c) multiply_add(a, b, c)
#define FM_DIV(a, b) wasm_f32x4_div(a, b)
#define FM_ABS(a) wasm_f32x4_abs(a)
#define FM_LT(a, b) wasm_f32x4_lt(a, b)
#define FM_EQ(a, b) wasm_f32x4_eq(a, b)
#define FM_SELECT(mask, a, b) wasm_v128_bitselect(a, b, mask)
#define FM_BITS(a) (a)
#define FM_FROM_BITS(i) (i)
#define FM_TO_FLOAT(i) wasm_f32x4_convert_i32x4(i)
#define FM_ISET(i) splat_bits(i)
#define FM_IADD(a, b) wasm_i32x4_add(a, b)
#define FM_ISUB(a, b) wasm_i32x4_sub(a, b)
#define FM_IAND(a, b) wasm_v128_and(a, b)
#define FM_IOR(a, b) wasm_v128_or(a, b)
#define FM_ISHL(a, n) wasm_i32x4_shl(a, n)
#define FM_ISHR(a, n) wasm_i32x4_shr(a, n)
#define FM_ISHRU(a, n) wasm_u32x4_shr(a, n)
#include "base/fmath_body.h"

void mlp_simd128_step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                      size_t count) {
    v128_t rate = splat(rule->learning_rate);
    for (size_t i = 0; i < count; i += 4) {
        v128_t g = wasm_v128_load(gradient + i), weight = wasm_v128_load(w + i), change = g;
        if (rule->decay != 0.0f) {
            g = change = wasm_f32x4_add(g, wasm_f32x4_mul(splat(rule->decay), weight));
        }
        if (rule->kind == MLP_MOMENTUM || rule->kind == MLP_NESTEROV) {
            v128_t v = multiply_add(splat(rule->momentum), wasm_v128_load(m1 + i), g);
            wasm_v128_store(m1 + i, v);
            change = rule->kind == MLP_MOMENTUM
                         ? v
                         : wasm_f32x4_add(g, wasm_f32x4_mul(splat(rule->momentum), v));
        }
        change = wasm_f32x4_mul(rate, change);
        weight = wasm_f32x4_mul(weight, splat(rule->shrink));
        if (rule->kind == MLP_ADAM || rule->kind == MLP_ADAMW) {
            v128_t fresh = wasm_f32x4_mul(splat(1.0f - rule->beta1), g);
            v128_t first = multiply_add(splat(rule->beta1), wasm_v128_load(m1 + i), fresh);
            fresh = wasm_f32x4_mul(splat(1.0f - rule->beta2), wasm_f32x4_mul(g, g));
            v128_t second = multiply_add(splat(rule->beta2), wasm_v128_load(m2 + i), fresh);
            wasm_v128_store(m1 + i, first);
            wasm_v128_store(m2 + i, second);
            v128_t root = wasm_f32x4_mul(wasm_f32x4_sqrt(second), splat(rule->root_correction));
            change = wasm_f32x4_div(wasm_f32x4_mul(rate, first),
                                    wasm_f32x4_add(root, splat(rule->epsilon)));
        }
        wasm_v128_store(w + i, wasm_f32x4_sub(weight, change));
    }
}

// What is computed from e^x: the hidden units' curves, GELU's slope, and e^x itself.
enum { EXPONENTIAL = MLP_GELU + 1, GELU_SLOPE };

INLINE v128_t curve(int kind, v128_t z) {
    if (kind == GELU_SLOPE) z = v_gelu_bounded(z);
    v128_t size = wasm_f32x4_abs(z), x = z;
    if (kind == MLP_GELU || kind == GELU_SLOPE) x = v_gelu_argument(z);
    if (kind == MLP_TANH) {
        x = wasm_f32x4_add(size, size);
    } else if (kind != EXPONENTIAL) {
        x = wasm_f32x4_sub(splat(0.0f), x);
    }
    v128_t e = v_exp(x);
    if (kind == EXPONENTIAL) return e;
    if (kind == MLP_TANH) return v_tanh_from(z, e);
    v128_t s = v_sigmoid_from(e);
    if (kind == MLP_SIGMOID) return s;
    return kind == MLP_GELU ? wasm_f32x4_mul(z, s) : v_gelu_slope_from(z, s);
}

// to[i] = curve(from[i]), times to[i] for a slope.
static void apply_curve(int kind, const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; i += 4) {
        v128_t y = curve(kind, wasm_v128_load(from + i));
        if (kind == GELU_SLOPE) y = wasm_f32x4_mul(wasm_v128_load(to + i), y);
        wasm_v128_store(to + i, y);
    }
}

// d f'(z) of those that need no e^x, from a = f(z).
INLINE v128_t derived(mlp_activation kind, v128_t a, v128_t d, v128_t leak) {
    v128_t zero = splat(0.0f), one = splat(1.0f);
    if (kind == MLP_SIGMOID) return wasm_f32x4_mul(d, wasm_f32x4_mul(a, wasm_f32x4_sub(one, a)));
    if (kind == MLP_TANH) return wasm_f32x4_mul(d, wasm_f32x4_sub(one, wasm_f32x4_mul(a, a)));
    v128_t below = kind == MLP_RELU ? zero : wasm_f32x4_mul(d, leak);
    return wasm_v128_bitselect(d, below, wasm_f32x4_lt(zero, a));
}

void mlp_simd128_activate(mlp_activation kind, float *a, size_t count) {
    if (kind != MLP_RELU && kind != MLP_LEAKY_RELU) {
        apply_curve((int)kind, a, a, count);
        return;
    }
    v128_t zero = splat(0.0f), leak = splat(LEAK);
    for (size_t i = 0; i < count; i += 4) {
        v128_t z = wasm_v128_load(a + i);
        v128_t below = kind == MLP_RELU ? zero : wasm_f32x4_mul(z, leak);
        wasm_v128_store(a + i, wasm_v128_bitselect(below, z, wasm_f32x4_lt(z, zero)));
    }
}

void mlp_simd128_derive(mlp_activation kind, const float *a, float *d, size_t count) {
    if (kind == MLP_GELU) {
        apply_curve(GELU_SLOPE, a, d, count);
        return;
    }
    v128_t leak = splat(LEAK);
    for (size_t i = 0; i < count; i += 4) {
        wasm_v128_store(d + i, derived(kind, wasm_v128_load(a + i), wasm_v128_load(d + i), leak));
    }
}

void mlp_simd128_exponential(float *a, size_t count) {
    apply_curve(EXPONENTIAL, a, a, count);
}

float mlp_simd128_largest(const float *values, size_t count) {
    v128_t most = splat(0.0f), odd = most;
    for (size_t i = 0; i < count; i += 4) {
        v128_t size = wasm_f32x4_abs(wasm_v128_load(values + i));
        odd = wasm_v128_or(odd, wasm_f32x4_ne(size, size));
        most = wasm_f32x4_pmax(most, size);
    }
    float top = 0.0f;
    float sizes[4];
    wasm_v128_store(sizes, most);
    for (int i = 0; i < 4; i++) top = sizes[i] > top ? sizes[i] : top;
    return wasm_v128_any_true(odd) ? 0.0f / 0.0f : top;
}

int mlp_simd128_all_finite(const float *values, size_t count) {
    v128_t mask = wasm_i32x4_splat(0x7F800000), bad = wasm_i32x4_splat(0);
    for (size_t i = 0; i < count; i += 4) {
        v128_t exponent = wasm_v128_and(wasm_v128_load(values + i), mask);
        bad = wasm_v128_or(bad, wasm_i32x4_eq(exponent, mask));
    }
    return !wasm_v128_any_true(bad);
}

// Six chains of each kind: enough to hide a latency of three cycles at two operations a cycle.
size_t mlp_simd128_peak(float *values, size_t rounds) {
    enum { CHAINS = 6 };
    v128_t factor = wasm_v128_load32_splat(values), term = wasm_v128_load32_splat(values + 1);
    v128_t product[CHAINS], sum[CHAINS];
    UNROLL
    for (size_t c = 0; c < CHAINS; c++)
        product[c] = sum[c] = wasm_v128_load32_splat(values + 2 + c);
    for (size_t i = 0; i < rounds; i++) {
        UNROLL
        for (size_t c = 0; c < CHAINS; c++) {
            product[c] = wasm_f32x4_mul(product[c], factor);
            sum[c] = wasm_f32x4_add(sum[c], term);
        }
    }
    v128_t all = splat(0.0f);
    UNROLL
    for (size_t c = 0; c < CHAINS; c++) {
        all = wasm_f32x4_add(all, wasm_f32x4_add(product[c], sum[c]));
    }
    wasm_v128_store(values, all);
    return 2 * CHAINS * 4;
}

#endif
