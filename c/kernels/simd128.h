// What the SIMD kernels share: the only file that includes <wasm_simd128.h>. Native builds get the
// same intrinsics from SIMDe. HAS_SIMD128 says whether there are any.
#ifndef SIMD128_H
#define SIMD128_H

#include "kernels/kernels.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#define HAS_SIMD128 1
#elif defined(MLP_SIMDE)
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#define HAS_SIMD128 1
#else
#define HAS_SIMD128 0
#endif

#if HAS_SIMD128

#define INLINE static inline __attribute__((always_inline))

// Before a loop over a tile's rows: only when it is unrolled do its accumulators become registers.
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

// Wide builds are for engines that join neighbouring vectors of 128 bits into one of 256: their
// tiles have two panels, which fill the registers once they are joined, and would spill elsewhere.
// Same bits.
#ifdef MLP_WIDE
#define IS_WIDE 1
// LLVM 19 does fused operations of one panel after the other, which leaves no registers for a fifth
// row.
enum { TILE_PANELS = 2, MAX_ROWS = FUSES ? 4 : 5 };
#else
#define IS_WIDE 0
enum { TILE_PANELS = 1, MAX_ROWS = 4 };
#endif

// x in every lane. WebAssembly is kept from seeing that x may be a constant, since one of 16 bytes
// is long.
INLINE v128_t splat(float x) {
#ifdef __wasm__
    __asm__("" : "+r"(x));
#endif
    return wasm_f32x4_splat(x);
}

// Whole numbers in 32 bits as floats. The zero keeps LLVM from seeing that they were widened just
// before: it would make one conversion of both, which WebAssembly lacks, and take that apart lane
// by lane.
INLINE v128_t floats_of(v128_t numbers) {
    return wasm_f32x4_convert_i32x4(wasm_v128_or(numbers, splat(0.0f)));
}

// sum + a * b: rounded twice in exact mode, once where the build may fuse.
INLINE v128_t multiply_add(v128_t a, v128_t b, v128_t sum) {
#if FUSES
    return wasm_f32x4_relaxed_madd(a, b, sum);
#else
    return wasm_f32x4_add(sum, wasm_f32x4_mul(a, b));
#endif
}

// The biases of a tile's panels from p on. Without any they are 0, which changes nothing: no sum is
// -0.
INLINE const float *bias_of(const float *bias, size_t p) {
    static const float none[TILE_PANELS * PANEL] __attribute__((aligned(16)));
    return bias ? bias + p * PANEL : none;
}

// What no access to memory is moved over, and what keeps the last store of two branches from being
// made one behind both.
#define BARRIER __asm__ volatile("" : : : "memory")

// Before a loop that loads splats from p + bytes: V8 then keeps that address in a register, where
// it would otherwise compute it again in every turn. It costs one load.
#ifdef __wasm__
#define KEEP_ADDRESS(p, bytes)                                                                     \
    __asm__ volatile("local.get %0\n\tv128.load32_splat " #bytes "\n\tdrop" : : "r"(p))
#else
#define KEEP_ADDRESS(p, bytes) (void)(p)
#endif

// Keeps the compiler from taking one row's work into another's: in wide builds each splat is then
// done with before the next is loaded, which leaves registers for a row more.
#if IS_WIDE
#define ROW_DONE BARRIER
#else
#define ROW_DONE (void)0
#endif

// The pointer p, of which wide builds of WebAssembly do not see how it was computed: the addresses
// of a tile then differ by constants, by which V8 knows neighbours.
INLINE float *base_of(float *p) {
#if IS_WIDE && defined __wasm__
    __asm__("" : "+r"(p));
#endif
    return p;
}

// to[8] = low, high. V8 does not join two stores with another access to memory between them, so
// wide builds keep the compiler from moving any there, and from moving one of them away; and it
// stores the lower one once more when that comes first.
INLINE void store_pair(float *to, v128_t low, v128_t high) {
#if IS_WIDE
    BARRIER;
    wasm_v128_store(to + 4, high);
    BARRIER;
    wasm_v128_store(to, low);
    BARRIER;
#else
    wasm_v128_store(to, low);
    wasm_v128_store(to + 4, high);
#endif
}

// Stores the sums of one row and panel, plus the bias. Both halves are loaded before either is
// stored, for the same reason.
INLINE void store_tile(v128_t low, v128_t high, const float *bias, float *z) {
    low = wasm_f32x4_add(low, wasm_v128_load(bias));
    high = wasm_f32x4_add(high, wasm_v128_load(bias + 4));
    store_pair(z, low, high);
}

// What becomes of a gradient g = scale * sum in registers: a step of SGD, target - rate * g; or g
// itself to the last bit, which is -0 - -1 * g. One text for both. Builds that fuse add factor *
// sum, factor being -rate * scale, to the target or to -0.
typedef struct sink {
    v128_t scale, rate, factor;
    int steps;
} sink;

enum { SINK_MAX = 8 }; // vectors at a time

INLINE sink open_sink(float scale, float rate) {
    int steps = rate > 0.0f;
    float toward = steps ? rate : -1.0f;
    return (sink){splat(scale), splat(toward), splat(-toward * scale), steps};
}

INLINE v128_t sunk(const sink *s, v128_t sum, v128_t target) {
#if FUSES
    return multiply_add(s->factor, sum, target);
#else
    v128_t g = wasm_f32x4_mul(s->scale, sum);
    return wasm_f32x4_sub(target, wasm_f32x4_mul(s->rate, g));
#endif
}

// The sums of n times four gradients, into target[n][4]. n is a constant.
INLINE void sink_vectors(const sink *s, const v128_t *sum, float *target, size_t n) {
    static const float nothing[SINK_MAX * 4] __attribute__((aligned(16))) = {
        -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f,
        -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f,
        -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f,
    };
    const float *from = s->steps ? target : nothing;
    UNROLL
    for (size_t i = 0; i < n; i += 2) {
        v128_t low = sunk(s, sum[i], wasm_v128_load(from + 4 * i));
        v128_t high = sunk(s, sum[i + 1], wasm_v128_load(from + 4 * i + 4));
        store_pair(target + 4 * i, low, high);
    }
}

// The bias gradient of one panel, into b[8].
INLINE void sink_bias(const sink *s, const float *d, size_t m, float *b) {
#if IS_WIDE
    const v128_t zero =
        wasm_i64x2_make(0, 0); // a splat LLVM 19 makes a shuffle, which V8 does not join
#else
    const v128_t zero = splat(0.0f);
#endif
    v128_t sum[2] = {zero, zero};
    for (size_t i = 0; i < m; i++) {
        sum[0] = wasm_f32x4_add(sum[0], wasm_v128_load(d + i * PANEL));
        sum[1] = wasm_f32x4_add(sum[1], wasm_v128_load(d + i * PANEL + 4));
    }
    sink_vectors(s, sum, b, 2);
}

// The parts of the table that stand in files of their own; contracts in kernels.h.
void mlp_simd128_product_sparse(const sparse_matrix *rows, const float *w, const float *bias,
                                float *z, size_t m, size_t k, size_t first, size_t last);
void mlp_simd128_gradient_sparse(const sparse_matrix *columns, const float *d, float scale,
                                 float rate, float *w, float *b, size_t m, size_t k, size_t first,
                                 size_t last);
void mlp_simd128_step_sparse(const sparse_matrix *rows, const float *d, float scale, float rate,
                             float *w, float *b, size_t m, size_t k, size_t first, size_t last);
void mlp_simd128_step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                      size_t count);
void mlp_simd128_activate(mlp_activation kind, float *a, size_t count);
void mlp_simd128_derive(mlp_activation kind, const float *a, float *d, size_t count);
void mlp_simd128_exponential(float *a, size_t count);
float mlp_simd128_largest(const float *values, size_t count);
int mlp_simd128_all_finite(const float *values, size_t count);
size_t mlp_simd128_peak(float *values, size_t rounds);

#endif
#endif
