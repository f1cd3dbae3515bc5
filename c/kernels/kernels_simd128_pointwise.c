// The kernels in 128-bit SIMD: what works on single values, and the peak.
#include <string.h>

#include "kernels/simd128.h"

#if HAS_SIMD128

// Eight values, which engines that join vectors keep in one register. All that stands here goes by
// eight: a number that both halves need is written once.
typedef struct eight {
    v128_t low, high;
} eight;

INLINE eight all8(float x) {
    v128_t four = splat(x);
    return (eight){four, four};
}

INLINE eight bits8(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return all8(x);
}

INLINE eight load8(const float *from) {
    return (eight){wasm_v128_load(from), wasm_v128_load(from + 4)};
}

INLINE void store8(float *to, eight a) {
    store_pair(to, a.low, a.high);
}

#define UNARY8(name, operation)                                                                    \
    INLINE eight name(eight a) {                                                                   \
        return (eight){operation(a.low), operation(a.high)};                                       \
    }
#define BINARY8(name, operation)                                                                   \
    INLINE eight name(eight a, eight b) {                                                          \
        return (eight){operation(a.low, b.low), operation(a.high, b.high)};                        \
    }
#define TERNARY8(name, operation)                                                                  \
    INLINE eight name(eight a, eight b, eight c) {                                                 \
        return (eight){operation(a.low, b.low, c.low), operation(a.high, b.high, c.high)};         \
    }
#define SHIFT8(name, operation)                                                                    \
    INLINE eight name(eight a, uint32_t n) {                                                       \
        return (eight){operation(a.low, n), operation(a.high, n)};                                 \
    }
UNARY8(abs8, wasm_f32x4_abs)
UNARY8(root8, wasm_f32x4_sqrt)
UNARY8(convert8, wasm_f32x4_convert_i32x4)
BINARY8(add8, wasm_f32x4_add)
BINARY8(sub8, wasm_f32x4_sub)
BINARY8(mul8, wasm_f32x4_mul)
BINARY8(div8, wasm_f32x4_div)
BINARY8(lt8, wasm_f32x4_lt)
BINARY8(eq8, wasm_f32x4_eq)
BINARY8(iadd8, wasm_i32x4_add)
BINARY8(isub8, wasm_i32x4_sub)
BINARY8(and8, wasm_v128_and)
BINARY8(or8, wasm_v128_or)
TERNARY8(mul_add8, multiply_add)
TERNARY8(select8, wasm_v128_bitselect) // a where c is set, else b
SHIFT8(shl8, wasm_i32x4_shl)
SHIFT8(shr8, wasm_i32x4_shr)
SHIFT8(shru8, wasm_u32x4_shr)

#define FM(name) v_##name
#define FM_FN INLINE
#define FM_F eight
#define FM_I eight
#define FM_M eight
#define FM_SET(x) all8(x)
#define FM_ADD(a, b) add8(a, b)
#define FM_SUB(a, b) sub8(a, b)
#define FM_MUL(a, b) mul8(a, b)
#define FM_MUL_ADD(a, b, c) mul_add8(a, b, c)
#define FM_DIV(a, b) div8(a, b)
#define FM_ABS(a) abs8(a)
#define FM_LT(a, b) lt8(a, b)
#define FM_EQ(a, b) eq8(a, b)
#define FM_SELECT(mask, a, b) select8(a, b, mask)
#define FM_BITS(a) (a)
#define FM_FROM_BITS(i) (i)
#define FM_TO_FLOAT(i) convert8(i)
#define FM_ISET(i) bits8(i)
#define FM_IADD(a, b) iadd8(a, b)
#define FM_ISUB(a, b) isub8(a, b)
#define FM_IAND(a, b) and8(a, b)
#define FM_IOR(a, b) or8(a, b)
#define FM_ISHL(a, n) shl8(a, n)
#define FM_ISHR(a, n) shr8(a, n)
#define FM_ISHRU(a, n) shru8(a, n)
#include "base/fmath_body.h"

void mlp_simd128_step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                      size_t count) {
    const step_rule r = *rule; // known not to change when values are stored
    const eight rate = all8(r.learning_rate), momentum = all8(r.momentum);
    for (size_t i = 0; i < count; i += PANEL) {
        eight g = load8(gradient + i), weight = load8(w + i);
        if (r.decay != 0.0f) g = add8(g, mul8(all8(r.decay), weight));
        eight change = g;
        if (r.kind == MLP_MOMENTUM || r.kind == MLP_NESTEROV) {
            eight v = mul_add8(momentum, load8(m1 + i), g);
            store8(m1 + i, v);
            change = r.kind == MLP_MOMENTUM ? v : add8(g, mul8(momentum, v));
        }
        change = mul8(rate, change);
        weight = mul8(weight, all8(r.shrink));
        if (r.kind == MLP_ADAM || r.kind == MLP_ADAMW) {
            eight fresh = mul8(all8(1.0f - r.beta1), g);
            eight first = mul_add8(all8(r.beta1), load8(m1 + i), fresh);
            fresh = mul8(all8(1.0f - r.beta2), mul8(g, g));
            eight second = mul_add8(all8(r.beta2), load8(m2 + i), fresh);
            store8(m1 + i, first);
            store8(m2 + i, second);
            eight root = mul8(root8(second), all8(r.root_correction));
            change = div8(mul8(rate, first), add8(root, all8(r.epsilon)));
        }
        store8(w + i, sub8(weight, change));
    }
}

// What goes by way of e^x: the hidden units' curves, GELU's slope, and e^x itself.
enum { EXPONENTIAL = MLP_GELU + 1, GELU_SLOPE };

INLINE eight curve(int kind, eight z) {
    if (kind == GELU_SLOPE) z = v_gelu_bounded(z);
    eight size = abs8(z), x = z;
    if (kind == MLP_GELU || kind == GELU_SLOPE) x = v_gelu_argument(z);
    if (kind == MLP_TANH) {
        x = add8(size, size);
    } else if (kind != EXPONENTIAL) {
        x = sub8(all8(0.0f), x);
    }
    eight e = v_exp(x);
    if (kind == EXPONENTIAL) return e;
    if (kind == MLP_TANH) return v_tanh_from(z, e);
    eight s = v_sigmoid_from(e);
    if (kind == MLP_SIGMOID) return s;
    return kind == MLP_GELU ? mul8(z, s) : v_gelu_slope_from(z, s);
}

// to[i] = curve(from[i]), times to[i] for a slope.
static void apply_curve(int kind, const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; i += PANEL) {
        eight y = curve(kind, load8(from + i));
        if (kind == GELU_SLOPE) y = mul8(load8(to + i), y);
        store8(to + i, y);
    }
}

// d f'(z) of those that need no e^x, from a = f(z).
INLINE eight derived(mlp_activation kind, eight a, eight d) {
    eight zero = all8(0.0f), one = all8(1.0f);
    if (kind == MLP_SIGMOID) return mul8(d, mul8(a, sub8(one, a)));
    if (kind == MLP_TANH) return mul8(d, sub8(one, mul8(a, a)));
    eight below = kind == MLP_RELU ? zero : mul8(d, all8(LEAK));
    return select8(d, below, lt8(zero, a));
}

void mlp_simd128_activate(mlp_activation kind, float *a, size_t count) {
    if (kind != MLP_RELU && kind != MLP_LEAKY_RELU) {
        apply_curve((int)kind, a, a, count);
        return;
    }
    eight zero = all8(0.0f);
    for (size_t i = 0; i < count; i += PANEL) {
        eight z = load8(a + i);
        eight below = kind == MLP_RELU ? zero : mul8(z, all8(LEAK));
        store8(a + i, select8(below, z, lt8(z, zero)));
    }
}

void mlp_simd128_derive(mlp_activation kind, const float *a, float *d, size_t count) {
    if (kind == MLP_GELU) {
        apply_curve(GELU_SLOPE, a, d, count);
        return;
    }
    for (size_t i = 0; i < count; i += PANEL) {
        store8(d + i, derived(kind, load8(a + i), load8(d + i)));
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
