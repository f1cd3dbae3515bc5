// The kernels in 128-bit SIMD: what works on single values, and the peak.
#include "kernels/vector.h"

#if HAS_SIMD128

void mlp_simd128_step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                      size_t count) {
    vec rate = vec_of(rule->learning_rate);
    for (size_t i = 0; i < count; i += LANES) {
        vec g = vec_load(gradient + i), weight = vec_load(w + i), change = g;
        if (rule->decay != 0.0f) {
            g = change = vec_add(g, vec_mul(vec_of(rule->decay), weight));
        }
        if (rule->kind == MLP_MOMENTUM || rule->kind == MLP_NESTEROV) {
            vec v = vec_mul_add(vec_of(rule->momentum), vec_load(m1 + i), g);
            vec_store(m1 + i, v);
            change =
                rule->kind == MLP_MOMENTUM ? v : vec_add(g, vec_mul(vec_of(rule->momentum), v));
        }
        change = vec_mul(rate, change);
        weight = vec_mul(weight, vec_of(rule->shrink));
        if (rule->kind == MLP_ADAM || rule->kind == MLP_ADAMW) {
            vec fresh = vec_mul(vec_of(1.0f - rule->beta1), g);
            vec first = vec_mul_add(vec_of(rule->beta1), vec_load(m1 + i), fresh);
            fresh = vec_mul(vec_of(1.0f - rule->beta2), vec_mul(g, g));
            vec second = vec_mul_add(vec_of(rule->beta2), vec_load(m2 + i), fresh);
            vec_store(m1 + i, first);
            vec_store(m2 + i, second);
            vec root = vec_mul(vec_sqrt(second), vec_of(rule->root_correction));
            change = vec_div(vec_mul(rate, first), vec_add(root, vec_of(rule->epsilon)));
        }
        vec_store(w + i, vec_sub(weight, change));
    }
}

// What is computed from e^x: the hidden units' curves, GELU's slope, and e^x itself.
enum { EXPONENTIAL = MLP_GELU + 1, GELU_SLOPE };

INLINE vec curve(int kind, vec z) {
    if (kind == GELU_SLOPE) z = v_gelu_bounded(z);
    vec size = vec_abs(z), x = z;
    if (kind == MLP_GELU || kind == GELU_SLOPE) x = v_gelu_argument(z);
    if (kind == MLP_TANH) {
        x = vec_add(size, size);
    } else if (kind != EXPONENTIAL) {
        x = vec_sub(vec_of(0.0f), x);
    }
    vec e = v_exp(x);
    if (kind == EXPONENTIAL) return e;
    if (kind == MLP_TANH) return v_tanh_from(z, e);
    vec s = v_sigmoid_from(e);
    if (kind == MLP_SIGMOID) return s;
    return kind == MLP_GELU ? vec_mul(z, s) : v_gelu_slope_from(z, s);
}

// to[i] = curve(from[i]), times to[i] for a slope.
static void apply_curve(int kind, const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; i += LANES) {
        vec y = curve(kind, vec_load(from + i));
        if (kind == GELU_SLOPE) y = vec_mul(vec_load(to + i), y);
        vec_store(to + i, y);
    }
}

// d f'(z) of those that need no e^x, from a = f(z).
INLINE vec derived(mlp_activation kind, vec a, vec d, vec leak) {
    vec zero = vec_of(0.0f), one = vec_of(1.0f);
    if (kind == MLP_SIGMOID) return vec_mul(d, vec_mul(a, vec_sub(one, a)));
    if (kind == MLP_TANH) return vec_mul(d, vec_sub(one, vec_mul(a, a)));
    vec below = kind == MLP_RELU ? zero : vec_mul(d, leak);
    return vec_select(d, below, vec_lt(zero, a));
}

void mlp_simd128_activate(mlp_activation kind, float *a, size_t count) {
    if (kind != MLP_RELU && kind != MLP_LEAKY_RELU) {
        apply_curve((int)kind, a, a, count);
        return;
    }
    vec zero = vec_of(0.0f), leak = vec_of(LEAK);
    vec is_leaky = vec_of_bits(kind == MLP_RELU ? 0 : UINT32_MAX); // in the loop V8 would branch
    for (size_t i = 0; i < count; i += LANES) {
        vec z = vec_load(a + i);
        vec below = vec_and(vec_mul(z, leak), is_leaky);
        vec_store(a + i, vec_select(below, z, vec_lt(z, zero)));
    }
}

void mlp_simd128_derive(mlp_activation kind, const float *a, float *d, size_t count) {
    if (kind == MLP_GELU) {
        apply_curve(GELU_SLOPE, a, d, count);
        return;
    }
    vec leak = vec_of(LEAK);
    for (size_t i = 0; i < count; i += LANES) {
        vec_store(d + i, derived(kind, vec_load(a + i), vec_load(d + i), leak));
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

// Where one operation does both, 12 chains of it hide a latency of six cycles at two a cycle.
// Otherwise products of four numbers, in the form that the kernels have: only additions wait for
// one another. Two numbers grow by a product in every round and two by a sum, so that there are as
// many of both; nothing stays the same, or it would be computed once. More would not fit the 15
// registers that V8 has.
enum {
    HALVES = IS_WIDE ? 2 : 1, // of an eight; joined where the engine widens
    NUMBERS = FUSES ? 0 : 4,
    SUMS = FUSES ? 12 : 8, // of each number with the next one, and with itself
};

// Loads one value so that the compiler cannot tell which: what begins alike is not to become one.
INLINE v128_t load_hidden(const float *from) {
    __asm__("" : "+r"(from));
    return wasm_v128_load32_splat(from);
}

size_t mlp_simd128_peak(float *values, size_t rounds) {
    v128_t growth = wasm_v128_load32_splat(values), term = wasm_v128_load32_splat(values + 1);
    v128_t number[4 * HALVES], sum[SUMS * HALVES], all[HALVES];
    UNROLL
    for (size_t i = 0; i < NUMBERS * HALVES; i++) number[i] = load_hidden(values + 2);
    UNROLL
    for (size_t i = 0; i < SUMS * HALVES; i++) sum[i] = load_hidden(values + 3);
    for (size_t round = 0; round < rounds; round++) {
        UNROLL
        for (size_t i = 0; i < SUMS * HALVES; i++) {
            size_t c = i / HALVES, h = i % HALVES, other = c < 4 ? (c + 1) % 4 : c % 4;
            sum[i] = FUSES ? multiply_add(sum[i], growth, term)
                           : multiply_add(number[c % 4 * HALVES + h], number[other * HALVES + h],
                                          sum[i]);
        }
        UNROLL
        for (size_t i = 0; i < NUMBERS * HALVES; i++) {
            number[i] = i / HALVES % 2 ? wasm_f32x4_add(number[i], growth)
                                       : wasm_f32x4_mul(number[i], growth);
        }
    }
    UNROLL
    for (size_t h = 0; h < HALVES; h++) all[h] = splat(0.0f);
    UNROLL
    for (size_t i = 0; i < SUMS * HALVES; i++) {
        all[i % HALVES] = wasm_f32x4_add(all[i % HALVES], sum[i]);
    }
#if IS_WIDE
    store_pair(values, all[0], all[1]);
#else
    wasm_v128_store(values, all[0]);
#endif
    return (2 * SUMS + NUMBERS) * HALVES * 4;
}

#endif
