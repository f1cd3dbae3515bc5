// The kernels in 128-bit SIMD. Tiles of up to 5 rows by 8 outputs keep 10 accumulators, 2 weights
// and 1 input in the 16 vector registers of x86-64; 6x8 and 4x12 spill. Every output still has its
// own accumulator over ascending k, so the tiling changes no bit.
#include "kernels.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#elif defined(MLP_SIMDE) // native builds: the same intrinsics, from SIMDe
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#endif

#if defined(__wasm_simd128__) || defined(MLP_SIMDE)

#define INLINE static inline __attribute__((always_inline))

// Before a loop over a tile's rows: only when it is unrolled do its accumulators become registers.
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

#define FM(name) v_##name
#define FM_FN INLINE
#define FM_F v128_t
#define FM_I v128_t
#define FM_M v128_t
#define FM_SET(x) wasm_f32x4_splat(x)
#define FM_ADD(a, b) wasm_f32x4_add(a, b)
#define FM_SUB(a, b) wasm_f32x4_sub(a, b)
#define FM_MUL(a, b) wasm_f32x4_mul(a, b)
#define FM_DIV(a, b) wasm_f32x4_div(a, b)
#define FM_ABS(a) wasm_f32x4_abs(a)
#define FM_LT(a, b) wasm_f32x4_lt(a, b)
#define FM_EQ(a, b) wasm_f32x4_eq(a, b)
#define FM_SELECT(mask, a, b) wasm_v128_bitselect(a, b, mask)
#define FM_BITS(a) (a)
#define FM_FROM_BITS(i) (i)
#define FM_TO_FLOAT(i) wasm_f32x4_convert_i32x4(i)
#define FM_ISET(i) wasm_i32x4_splat((int32_t)(i))
#define FM_IADD(a, b) wasm_i32x4_add(a, b)
#define FM_ISUB(a, b) wasm_i32x4_sub(a, b)
#define FM_IAND(a, b) wasm_v128_and(a, b)
#define FM_IOR(a, b) wasm_v128_or(a, b)
#define FM_ISHL(a, n) wasm_i32x4_shl(a, n)
#define FM_ISHR(a, n) wasm_i32x4_shr(a, n)
#define FM_ISHRU(a, n) wasm_u32x4_shr(a, n)
#include "fmath_body.h"

enum { MAX_ROWS = 5, MAX_INPUTS = 4 }; // of a tile

// The next tile's height when so many rows are left: five as long as fives and fours can finish
// the rest, because a tile of one or two rows costs nearly as much as one of five.
static size_t tile_rows(size_t left) {
    int five = left >= 17 || (left >= 13 && left <= 15) || left == 10 || left == 9 || left == 5;
    if (five) return 5;
    if (left == 6) return 3;
    return left < 4 ? left : 4;
}

static void gather(const uint8_t *pixels, const uint32_t *rows, const float *offset,
                   const float *gain, float *x, size_t m, size_t k) {
    for (size_t i = 0; i < m; i++) {
        const uint8_t *row = pixels + (size_t)rows[i] * k;
        float *out = x + i * PANEL;
        size_t j = 0;
        for (; j + PANEL <= k; j += PANEL, out += m * PANEL) {
            v128_t wide = wasm_u16x8_load8x8(row + j);
            v128_t low = wasm_f32x4_convert_i32x4(wasm_u32x4_extend_low_u16x8(wide));
            v128_t high = wasm_f32x4_convert_i32x4(wasm_u32x4_extend_high_u16x8(wide));
            low = wasm_f32x4_sub(low, wasm_v128_load(offset + j));
            high = wasm_f32x4_sub(high, wasm_v128_load(offset + j + 4));
            wasm_v128_store(out, wasm_f32x4_mul(low, wasm_v128_load(gain + j)));
            wasm_v128_store(out + 4, wasm_f32x4_mul(high, wasm_v128_load(gain + j + 4)));
        }
        for (size_t l = 0; j < k || (l > 0 && l < PANEL); j++, l++) {
            out[l] = j < k ? ((float)row[j] - offset[j]) * gain[j] : 0.0f;
        }
    }
}

// z[rows][8] of one panel. rows is a constant at every call, so the arrays become registers.
INLINE void product_tile(const float *x, const float *w, const float *bias, float *z, size_t m,
                         size_t k, size_t rows) {
    v128_t low[MAX_ROWS], high[MAX_ROWS];
    UNROLL
    for (size_t r = 0; r < rows; r++) low[r] = high[r] = wasm_f32x4_splat(0.0f);
    while (k > 0) {
        size_t lanes = k < PANEL ? k : PANEL;
        for (size_t j = 0; j < lanes; j++, w += PANEL) {
            v128_t w0 = wasm_v128_load(w), w1 = wasm_v128_load(w + 4);
            UNROLL
            for (size_t r = 0; r < rows; r++) {
                v128_t input = wasm_v128_load32_splat(x + r * PANEL + j);
                low[r] = wasm_f32x4_add(low[r], wasm_f32x4_mul(input, w0));
                high[r] = wasm_f32x4_add(high[r], wasm_f32x4_mul(input, w1));
            }
        }
        x += m * PANEL;
        k -= lanes;
    }
    UNROLL
    for (size_t r = 0; r < rows; r++) {
        if (bias) {
            low[r] = wasm_f32x4_add(low[r], wasm_v128_load(bias));
            high[r] = wasm_f32x4_add(high[r], wasm_v128_load(bias + 4));
        }
        wasm_v128_store(z + r * PANEL, low[r]);
        wasm_v128_store(z + r * PANEL + 4, high[r]);
    }
}

static void product(const float *x, const float *w, const float *bias, float *z, size_t m, size_t k,
                    size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        const float *panel = w + p * k * PANEL;
        const float *b = bias ? bias + p * PANEL : bias;
        for (size_t i = 0, rows; i < m; i += rows) {
            const float *in = x + i * PANEL;
            float *out = z + (p * m + i) * PANEL;
            rows = tile_rows(m - i);
            switch (rows) {
            case 5:
                product_tile(in, panel, b, out, m, k, 5);
                break;
            case 4:
                product_tile(in, panel, b, out, m, k, 4);
                break;
            case 3:
                product_tile(in, panel, b, out, m, k, 3);
                break;
            case 2:
                product_tile(in, panel, b, out, m, k, 2);
                break;
            default:
                product_tile(in, panel, b, out, m, k, 1);
            }
        }
    }
}

// A 4x4 block: out[c][r] = in[r][c], rows 8 floats apart on both sides.
INLINE void transpose_block(const float *in, float *out) {
    v128_t a = wasm_v128_load(in), b = wasm_v128_load(in + 8);
    v128_t c = wasm_v128_load(in + 16), d = wasm_v128_load(in + 24);
    v128_t ab0 = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), ab1 = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
    v128_t cd0 = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), cd1 = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
    wasm_v128_store(out, wasm_i64x2_shuffle(ab0, cd0, 0, 2));
    wasm_v128_store(out + 8, wasm_i64x2_shuffle(ab0, cd0, 1, 3));
    wasm_v128_store(out + 16, wasm_i64x2_shuffle(ab1, cd1, 0, 2));
    wasm_v128_store(out + 24, wasm_i64x2_shuffle(ab1, cd1, 1, 3));
}

static void transpose(const float *w, float *packed, size_t n, size_t k, size_t panel) {
    size_t j = panel * PANEL;
    for (size_t o = 0; o < n; o += 4) {
        const float *in = w + (o / PANEL * k + j) * PANEL + o % PANEL;
        float *out = packed + o * PANEL;
        if (o + 4 <= n && j + PANEL <= k) {
            transpose_block(in, out);
            transpose_block(in + 4 * PANEL, out + 4);
            continue;
        }
        for (size_t r = 0; r < 4 && o + r < n; r++) {
            for (size_t l = 0; l < PANEL; l++) {
                out[r * PANEL + l] = j + l < k ? in[l * PANEL + r] : 0.0f;
            }
        }
    }
}

// sum_i x[i][j .. j + inputs) * d[i][8]; inputs is a constant at every call.
INLINE void gradient_tile(const float *x, const float *d, size_t m, size_t inputs, v128_t *low,
                          v128_t *high) {
    UNROLL
    for (size_t r = 0; r < inputs; r++) low[r] = high[r] = wasm_f32x4_splat(0.0f);
    for (size_t i = 0; i < m; i++, x += PANEL, d += PANEL) {
        v128_t d0 = wasm_v128_load(d), d1 = wasm_v128_load(d + 4);
        UNROLL
        for (size_t r = 0; r < inputs; r++) {
            v128_t input = wasm_v128_load32_splat(x + r);
            low[r] = wasm_f32x4_add(low[r], wasm_f32x4_mul(input, d0));
            high[r] = wasm_f32x4_add(high[r], wasm_f32x4_mul(input, d1));
        }
    }
}

// What becomes of a gradient in registers: stored, or at once a step of SGD.
typedef struct sink {
    v128_t scale, rate, decay;
    int steps, decays;
} sink;

INLINE void sink_vector(const sink *s, v128_t sum, float *target) {
    v128_t g = wasm_f32x4_mul(s->scale, sum);
    if (!s->steps) {
        wasm_v128_store(target, g);
        return;
    }
    v128_t w = wasm_v128_load(target);
    if (s->decays) g = wasm_f32x4_add(g, wasm_f32x4_mul(s->decay, w));
    wasm_v128_store(target, wasm_f32x4_sub(w, wasm_f32x4_mul(s->rate, g)));
}

INLINE void sink_tile(const sink *s, const float *x, const float *d, size_t m, float *target,
                      size_t inputs) {
    v128_t low[MAX_INPUTS], high[MAX_INPUTS];
    gradient_tile(x, d, m, inputs, low, high);
    UNROLL
    for (size_t r = 0; r < inputs; r++) {
        sink_vector(s, low[r], target + r * PANEL);
        sink_vector(s, high[r], target + r * PANEL + 4);
    }
}

INLINE void gradient_panels(const float *x, const float *d, const sink *s, float *w, float *b,
                            size_t m, size_t k, size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        const float *delta = d + p * m * PANEL;
        float *target = w + p * k * PANEL;
        for (size_t j = 0; j < k; j += MAX_INPUTS, target += MAX_INPUTS * PANEL) {
            const float *in = x + panel_at(m, 0, j);
            switch (k - j) {
            case 1:
                sink_tile(s, in, delta, m, target, 1);
                break;
            case 2:
                sink_tile(s, in, delta, m, target, 2);
                break;
            case 3:
                sink_tile(s, in, delta, m, target, 3);
                break;
            default:
                sink_tile(s, in, delta, m, target, 4);
            }
        }
        v128_t low = wasm_f32x4_splat(0.0f), high = low;
        for (size_t i = 0; i < m; i++) {
            low = wasm_f32x4_add(low, wasm_v128_load(delta + i * PANEL));
            high = wasm_f32x4_add(high, wasm_v128_load(delta + i * PANEL + 4));
        }
        sink biases = *s; // biases do not decay
        biases.decays = 0;
        sink_vector(&biases, low, b + p * PANEL);
        sink_vector(&biases, high, b + p * PANEL + 4);
    }
}

static void gradient(const float *x, const float *d, float scale, float *g, float *gb, size_t m,
                     size_t k, size_t first, size_t last) {
    sink s = {.scale = wasm_f32x4_splat(scale), .steps = 0};
    gradient_panels(x, d, &s, g, gb, m, k, first, last);
}

static void gradient_step(const float *x, const float *d, float scale, const step_rule *rule,
                          float *w, float *b, size_t m, size_t k, size_t first, size_t last) {
    sink s = {
        .scale = wasm_f32x4_splat(scale),
        .rate = wasm_f32x4_splat(rule->learning_rate),
        .decay = wasm_f32x4_splat(rule->decay),
        .steps = 1,
        .decays = rule->decay != 0.0f,
    };
    gradient_panels(x, d, &s, w, b, m, k, first, last);
}

INLINE v128_t times_plus(float factor, v128_t a, v128_t b) { // factor * a + b
    return wasm_f32x4_add(wasm_f32x4_mul(wasm_f32x4_splat(factor), a), b);
}

static void step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                 size_t count) {
    v128_t rate = wasm_f32x4_splat(rule->learning_rate);
    for (size_t i = 0; i < count; i += 4) {
        v128_t g = wasm_v128_load(gradient + i), weight = wasm_v128_load(w + i), change = g;
        if (rule->kind != MLP_ADAMW && rule->decay != 0.0f) {
            g = change = wasm_f32x4_add(g, wasm_f32x4_mul(wasm_f32x4_splat(rule->decay), weight));
        }
        if (rule->kind == MLP_MOMENTUM || rule->kind == MLP_NESTEROV) {
            v128_t v = times_plus(rule->momentum, wasm_v128_load(m1 + i), g);
            wasm_v128_store(m1 + i, v);
            change = rule->kind == MLP_MOMENTUM
                         ? v
                         : wasm_f32x4_add(g, wasm_f32x4_mul(wasm_f32x4_splat(rule->momentum), v));
        }
        change = wasm_f32x4_mul(rate, change);
        if (rule->kind == MLP_ADAM || rule->kind == MLP_ADAMW) {
            if (rule->kind == MLP_ADAMW) {
                weight = wasm_f32x4_mul(weight, wasm_f32x4_splat(rule->decay));
            }
            v128_t fresh = wasm_f32x4_mul(wasm_f32x4_splat(1.0f - rule->beta1), g);
            v128_t first = times_plus(rule->beta1, wasm_v128_load(m1 + i), fresh);
            fresh = wasm_f32x4_mul(wasm_f32x4_splat(1.0f - rule->beta2), wasm_f32x4_mul(g, g));
            v128_t second = times_plus(rule->beta2, wasm_v128_load(m2 + i), fresh);
            wasm_v128_store(m1 + i, first);
            wasm_v128_store(m2 + i, second);
            v128_t root =
                wasm_f32x4_mul(wasm_f32x4_sqrt(second), wasm_f32x4_splat(rule->root_correction));
            change = wasm_f32x4_div(wasm_f32x4_mul(rate, first),
                                    wasm_f32x4_add(root, wasm_f32x4_splat(rule->epsilon)));
        }
        wasm_v128_store(w + i, wasm_f32x4_sub(weight, change));
    }
}

static void activate(mlp_activation kind, float *a, size_t count) {
    v128_t zero = wasm_f32x4_splat(0.0f);
    for (size_t i = 0; i < count; i += 4) {
        v128_t z = wasm_v128_load(a + i);
        v128_t y = kind == MLP_SIGMOID ? v_sigmoid(z)
                   : kind == MLP_TANH  ? v_tanh(z)
                                       : wasm_v128_bitselect(zero, z, wasm_f32x4_lt(z, zero));
        wasm_v128_store(a + i, y);
    }
}

static void derive(mlp_activation kind, const float *a, float *d, size_t count) {
    v128_t zero = wasm_f32x4_splat(0.0f), one = wasm_f32x4_splat(1.0f);
    for (size_t i = 0; i < count; i += 4) {
        v128_t y = wasm_v128_load(a + i), delta = wasm_v128_load(d + i);
        if (kind == MLP_RELU) {
            delta = wasm_v128_bitselect(delta, zero, wasm_f32x4_lt(zero, y));
        } else {
            v128_t slope = kind == MLP_SIGMOID ? wasm_f32x4_mul(y, wasm_f32x4_sub(one, y))
                                               : wasm_f32x4_sub(one, wasm_f32x4_mul(y, y));
            delta = wasm_f32x4_mul(delta, slope);
        }
        wasm_v128_store(d + i, delta);
    }
}

static void exponential(float *a, size_t count) {
    for (size_t i = 0; i < count; i += 4) wasm_v128_store(a + i, v_exp(wasm_v128_load(a + i)));
}

static int all_finite(const float *values, size_t count) {
    v128_t mask = wasm_i32x4_splat(0x7F800000), bad = wasm_i32x4_splat(0);
    for (size_t i = 0; i < count; i += 4) {
        v128_t exponent = wasm_v128_and(wasm_v128_load(values + i), mask);
        bad = wasm_v128_or(bad, wasm_i32x4_eq(exponent, mask));
    }
    return !wasm_v128_any_true(bad);
}

// Six chains of each kind: enough to hide a latency of three cycles at two operations a cycle.
static size_t peak(float *values, size_t rounds) {
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
    v128_t all = wasm_f32x4_splat(0.0f);
    UNROLL
    for (size_t c = 0; c < CHAINS; c++) {
        all = wasm_f32x4_add(all, wasm_f32x4_add(product[c], sum[c]));
    }
    wasm_v128_store(values, all);
    return 2 * CHAINS * 4;
}

const mlp_kernels *mlp_kernels_simd128(void) {
    static const mlp_kernels table = {
        "simd128", gather,   product, transpose,   gradient,   gradient_step,
        step,      activate, derive,  exponential, all_finite, peak,
    };
    return &table;
}

#else

const mlp_kernels *mlp_kernels_simd128(void) {
    return 0;
}

#endif
