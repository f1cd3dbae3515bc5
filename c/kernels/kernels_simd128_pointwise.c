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

// Everything below goes by eight values: two vectors side by side, which engines that join vectors
// make one of. A choice is made for both at once.
enum { HALVES = 2 };

#define BOTH                                                                                       \
    UNROLL                                                                                         \
    for (size_t h = 0; h < HALVES; h++)

INLINE void load_both(v128_t *to, const float *from) {
    BOTH to[h] = wasm_v128_load(from + 4 * h);
}

void mlp_simd128_step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                      size_t count) {
    const step_rule r = *rule;
    const v128_t rate = splat(r.learning_rate), decay = splat(r.decay), shrink = splat(r.shrink);
    const v128_t momentum = splat(r.momentum), beta1 = splat(r.beta1), beta2 = splat(r.beta2);
    const v128_t fresh1 = splat(1.0f - r.beta1), fresh2 = splat(1.0f - r.beta2);
    const v128_t correction = splat(r.root_correction), epsilon = splat(r.epsilon);
    for (size_t i = 0; i < count; i += PANEL) {
        v128_t g[HALVES], weight[HALVES], change[HALVES], first[HALVES], second[HALVES];
        load_both(g, gradient + i);
        load_both(weight, w + i);
        if (r.decay != 0.0f) {
            BOTH g[h] = wasm_f32x4_add(g[h], wasm_f32x4_mul(decay, weight[h]));
        }
        BOTH change[h] = g[h];
        if (r.kind == MLP_MOMENTUM || r.kind == MLP_NESTEROV) {
            load_both(first, m1 + i);
            BOTH change[h] = first[h] = multiply_add(momentum, first[h], g[h]);
            store_pair(m1 + i, first[0], first[1]);
            if (r.kind == MLP_NESTEROV) {
                BOTH change[h] = wasm_f32x4_add(g[h], wasm_f32x4_mul(momentum, first[h]));
            }
        }
        BOTH change[h] = wasm_f32x4_mul(rate, change[h]);
        if (r.kind == MLP_ADAM || r.kind == MLP_ADAMW) {
            load_both(first, m1 + i);
            load_both(second, m2 + i);
            BOTH {
                v128_t square = wasm_f32x4_mul(g[h], g[h]);
                first[h] = multiply_add(beta1, first[h], wasm_f32x4_mul(fresh1, g[h]));
                second[h] = multiply_add(beta2, second[h], wasm_f32x4_mul(fresh2, square));
            }
            store_pair(m1 + i, first[0], first[1]);
            store_pair(m2 + i, second[0], second[1]);
            BOTH {
                v128_t root = wasm_f32x4_mul(wasm_f32x4_sqrt(second[h]), correction);
                change[h] =
                    wasm_f32x4_div(wasm_f32x4_mul(rate, first[h]), wasm_f32x4_add(root, epsilon));
            }
        }
        BOTH weight[h] = wasm_f32x4_sub(wasm_f32x4_mul(weight[h], shrink), change[h]);
        store_pair(w + i, weight[0], weight[1]);
    }
}

// What is computed from e^x: the hidden units' curves, GELU's slope, and e^x itself.
enum { EXPONENTIAL = MLP_GELU + 1, GELU_SLOPE };

// z becomes the curve's value.
INLINE void curve(int kind, v128_t *z) {
    v128_t x[HALVES];
    if (kind == GELU_SLOPE) {
        BOTH z[h] = v_gelu_bounded(z[h]);
    }
    if (kind == MLP_GELU || kind == GELU_SLOPE) {
        BOTH x[h] = v_gelu_argument(z[h]);
    } else {
        BOTH x[h] = z[h];
    }
    if (kind == MLP_TANH) {
        BOTH {
            v128_t size = wasm_f32x4_abs(z[h]);
            x[h] = wasm_f32x4_add(size, size);
        }
    } else if (kind != EXPONENTIAL) {
        BOTH x[h] = wasm_f32x4_sub(splat(0.0f), x[h]);
    }
    BOTH x[h] = v_exp(x[h]);
    if (kind == MLP_TANH) {
        BOTH x[h] = v_tanh_from(z[h], x[h]);
    } else if (kind != EXPONENTIAL) {
        BOTH x[h] = v_sigmoid_from(x[h]);
        if (kind == MLP_GELU) {
            BOTH x[h] = wasm_f32x4_mul(z[h], x[h]);
        } else if (kind == GELU_SLOPE) {
            BOTH x[h] = v_gelu_slope_from(z[h], x[h]);
        }
    }
    BOTH z[h] = x[h];
}

// to[i] = curve(from[i]), times to[i] for a slope.
static void apply_curve(int kind, const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; i += PANEL) {
        v128_t y[HALVES], slope[HALVES];
        load_both(y, from + i);
        curve(kind, y);
        if (kind == GELU_SLOPE) {
            load_both(slope, to + i);
            BOTH y[h] = wasm_f32x4_mul(slope[h], y[h]);
        }
        store_pair(to + i, y[0], y[1]);
    }
}

// d f'(z) of those that need no e^x, from a = f(z).
INLINE v128_t derived(mlp_activation kind, v128_t a, v128_t d, v128_t leak) {
    v128_t zero = splat(0.0f), one = splat(1.0f);
    if (kind == MLP_SIGMOID) return wasm_f32x4_mul(d, wasm_f32x4_mul(a, wasm_f32x4_sub(one, a)));
    if (kind == MLP_TANH) return wasm_f32x4_mul(d, wasm_f32x4_sub(one, wasm_f32x4_mul(a, a)));
    // Of ReLU, d times a leak of 0 would be -0 or NaN where 0 is wanted.
    v128_t below = kind == MLP_RELU ? zero : wasm_f32x4_mul(d, leak);
    return wasm_v128_bitselect(d, below, wasm_f32x4_lt(zero, a));
}

INLINE void derive_as(mlp_activation kind, const float *a, float *d, size_t count) {
    v128_t leak = splat(LEAK);
    for (size_t i = 0; i < count; i += PANEL) {
        v128_t value[HALVES], delta[HALVES];
        load_both(value, a + i);
        load_both(delta, d + i);
        BOTH delta[h] = derived(kind, value[h], delta[h], leak);
        store_pair(d + i, delta[0], delta[1]);
    }
}

INLINE void rectify(mlp_activation kind, float *a, size_t count) {
    v128_t zero = splat(0.0f), leak = splat(LEAK);
    for (size_t i = 0; i < count; i += PANEL) {
        v128_t z[HALVES];
        load_both(z, a + i);
        BOTH {
            v128_t below = kind == MLP_RELU ? zero : wasm_f32x4_mul(z[h], leak);
            z[h] = wasm_v128_bitselect(below, z[h], wasm_f32x4_lt(z[h], zero));
        }
        store_pair(a + i, z[0], z[1]);
    }
}

void mlp_simd128_activate(mlp_activation kind, float *a, size_t count) {
    if (kind == MLP_RELU) {
        rectify(MLP_RELU, a, count);
    } else if (kind == MLP_LEAKY_RELU) {
        rectify(MLP_LEAKY_RELU, a, count);
    } else {
        apply_curve((int)kind, a, a, count);
    }
}

void mlp_simd128_derive(mlp_activation kind, const float *a, float *d, size_t count) {
    switch (kind) {
    case MLP_SIGMOID:
        derive_as(MLP_SIGMOID, a, d, count);
        break;
    case MLP_TANH:
        derive_as(MLP_TANH, a, d, count);
        break;
    case MLP_RELU:
        derive_as(MLP_RELU, a, d, count);
        break;
    case MLP_LEAKY_RELU:
        derive_as(MLP_LEAKY_RELU, a, d, count);
        break;
    case MLP_GELU:
        apply_curve(GELU_SLOPE, a, d, count);
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
