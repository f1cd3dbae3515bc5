// The elementary functions: error against libm in double over the whole float range, special
// values, and the SIMD forms bit for bit.
#include "base/fmath.h"

#include <math.h>
#include <string.h>

#include "kernels/kernels.h"
#include "support.h"

void test_fmath(void);

// The distance of neighbouring floats at |x|.
static double ulp_at(double x) {
    int exponent;
    frexp(x, &exponent);
    return ldexp(1.0, exponent - 24 < -149 ? -149 : exponent - 24);
}

static double ulps(float value, double exact) {
    if (value != value || exact != exact) return value != value && exact != exact ? 0.0 : INFINITY;
    if ((double)value == exact) return 0.0;
    // Past the largest float, infinity is as right as the float is.
    if (fabs(exact) > 0x1.fffffefffffffp127)
        return fabsf(value) >= 0x1.fffffep127f ? 0.0 : INFINITY;
    return fabs((double)value - exact) / ulp_at(exact);
}

static float scalar_exp(float x) {
    return fm_exp(x);
}
static float scalar_log(float x) {
    return fm_log(x);
}
static float scalar_tanh(float x) {
    return fm_tanh(x);
}
static float scalar_sigmoid(float x) {
    return fm_sigmoid(x);
}
// Below -ln(FLT_MAX) e^-x is infinite in float and the result 0, where it should be below 2^-128.
static double exact_sigmoid(double x) {
    return x < -88.72283905 ? 0.0 : 1.0 / (1.0 + exp(-x));
}

// The bounds lie just above what was measured, below what fmath_body.h promises: a coefficient with
// a digit lost shows.
static void check_errors(void) {
    static const struct {
        const char *name;
        float (*function)(float);
        double (*exact)(double);
        double bound;
    } rows[] = {
        {"exp", scalar_exp, exp, 1.0},
        {"log", scalar_log, log, 0.8},
        {"tanh", scalar_tanh, tanh, 1.35},
        {"sigmoid", scalar_sigmoid, exact_sigmoid, 2.5},
    };
    for (size_t f = 0; f < sizeof rows / sizeof *rows; f++) {
        double worst = 0.0;
        float worst_at = 0.0f;
        for (uint64_t bits = f; bits < (uint64_t)1 << 32; bits += 3001) {
            float x = fm_from_bits((uint32_t)bits);
            double error = ulps(rows[f].function(x), rows[f].exact((double)x));
            if (error <= worst) continue;
            worst = error;
            worst_at = x;
        }
        CHECK_MSG(worst <= rows[f].bound, "%s: %g ulp at %a", rows[f].name, worst,
                  (double)worst_at);
    }
}

// Where most arguments lie, the whole range being mostly numbers that are huge or tiny.
static void check_errors_near_zero(void) {
    double exp_worst = 0.0, log_worst = 0.0, tanh_worst = 0.0, sigmoid_worst = 0.0;
    for (int i = -200000; i <= 200000; i++) {
        float x = (float)i * 4.7e-4f;
        exp_worst = fmax(exp_worst, ulps(fm_exp(x), exp((double)x)));
        log_worst = fmax(log_worst, ulps(fm_log(x), log((double)x)));
        tanh_worst = fmax(tanh_worst, ulps(fm_tanh(x / 8), tanh((double)(x / 8))));
        sigmoid_worst = fmax(sigmoid_worst, ulps(fm_sigmoid(x), exact_sigmoid((double)x)));
    }
    CHECK_MSG(exp_worst <= 1.0, "%g", exp_worst);
    CHECK_MSG(log_worst <= 0.8, "%g", log_worst);
    CHECK_MSG(tanh_worst <= 1.35, "%g", tanh_worst);
    CHECK_MSG(sigmoid_worst <= 2.5, "%g", sigmoid_worst);
}

static void check_special_values(void) {
    CHECK(fm_exp(0.0f) == 1.0f && fm_exp(-0.0f) == 1.0f);
    CHECK(fm_exp(INFINITY) == INFINITY && fm_exp(-INFINITY) == 0.0f && isnan(fm_exp(NAN)));
    CHECK(fm_exp(88.7229f) == INFINITY && fm_exp(88.7228f) < INFINITY);
    CHECK(fm_exp(-103.98f) == 0.0f && fm_exp(-103.97f) == 0x1p-149f);
    CHECK(fm_exp(-3e38f) == 0.0f && fm_exp(3e38f) == INFINITY);

    CHECK(fm_bits(fm_log(1.0f)) == 0);
    CHECK(fm_log(0.0f) == -INFINITY && fm_log(-0.0f) == -INFINITY);
    CHECK(fm_log(INFINITY) == INFINITY && isnan(fm_log(NAN)));
    CHECK(isnan(fm_log(-1.0f)) && isnan(fm_log(-INFINITY)) && isnan(fm_log(-0x1p-149f)));

    CHECK(fm_tanh(0.0f) == 0.0f && fm_tanh(-0.0f) == 0.0f);
    CHECK(fm_tanh(INFINITY) == 1.0f && fm_tanh(-INFINITY) == -1.0f && isnan(fm_tanh(NAN)));
    CHECK(fm_tanh(30.0f) == 1.0f && fm_tanh(-30.0f) == -1.0f);

    CHECK(fm_sigmoid(0.0f) == 0.5f && fm_sigmoid(-0.0f) == 0.5f);
    CHECK(fm_sigmoid(INFINITY) == 1.0f && fm_sigmoid(-INFINITY) == 0.0f);
    CHECK(isnan(fm_sigmoid(NAN)));

    CHECK(fm_sqrt(2.0f) == 0x1.6a09e6p0f && fm_bits(fm_sqrt(-0.0f)) == 0x80000000u);
}

static void check_sincos(void) {
    double worst = 0.0;
    for (int i = -1000000; i <= 1000000; i += 3) {
        float x = (float)i * 0.001f, sine, cosine;
        fm_sincos(x, &sine, &cosine);
        worst = fmax(worst, fabs((double)sine - sin((double)x)));
        worst = fmax(worst, fabs((double)cosine - cos((double)x)));
    }
    CHECK_MSG(worst <= 2e-7, "sincos: %g", worst);
    float sine, cosine;
    fm_sincos(0.0f, &sine, &cosine);
    CHECK(sine == 0.0f && cosine == 1.0f);
}

// GELU and its slope against the formula and its differences in double.
static double exact_gelu(double z) {
    return 0.5 * z * (1.0 + tanh(sqrt(2.0 / acos(-1.0)) * (z + 0.044715 * z * z * z)));
}

static void check_gelu(void) {
    double worst = 0.0, slope_worst = 0.0;
    for (int i = -30000; i <= 30000; i++) {
        float z = (float)i * 0.001f;
        double near = fmax(1.0, fabs((double)z));
        double slope = (exact_gelu((double)z + 1e-6) - exact_gelu((double)z - 1e-6)) / 2e-6;
        worst = fmax(worst, fabs((double)fm_gelu(z) - exact_gelu((double)z)) / near);
        slope_worst = fmax(slope_worst, fabs((double)fm_gelu_slope(z) - slope));
    }
    CHECK_MSG(worst <= 1e-6, "gelu: %g", worst);
    CHECK_MSG(slope_worst <= 3e-6, "slope of gelu: %g", slope_worst);
    CHECK(fm_gelu(1e30f) == 1e30f && fm_gelu(-1e30f) == 0.0f && isnan(fm_gelu(NAN)));
    CHECK(fm_gelu_slope(1e30f) == 1.0f && fm_gelu_slope(-1e30f) == 0.0f);
    CHECK(isnan(fm_gelu_slope(NAN)));
}

typedef void pointwise(const mlp_kernels *kernels, float *values, size_t count);

static void apply_sigmoid(const mlp_kernels *kernels, float *values, size_t count) {
    kernels->activate(MLP_SIGMOID, values, count);
}
static void apply_tanh(const mlp_kernels *kernels, float *values, size_t count) {
    kernels->activate(MLP_TANH, values, count);
}
static void apply_relu(const mlp_kernels *kernels, float *values, size_t count) {
    kernels->activate(MLP_RELU, values, count);
}
static void apply_leaky_relu(const mlp_kernels *kernels, float *values, size_t count) {
    kernels->activate(MLP_LEAKY_RELU, values, count);
}
static void apply_gelu(const mlp_kernels *kernels, float *values, size_t count) {
    kernels->activate(MLP_GELU, values, count);
}
static void apply_gelu_slope(const mlp_kernels *kernels, float *values, size_t count) {
    float z[4096];
    memcpy(z, values, count * sizeof *z);
    for (size_t i = 0; i < count; i++) values[i] = 1.0f;
    kernels->derive(MLP_GELU, z, values, count);
}
static void apply_exponential(const mlp_kernels *kernels, float *values, size_t count) {
    kernels->exponential(values, count);
}

// A stride through all bit patterns visits numbers of every exponent, both signs, NaN included.
static void check_simd(pointwise *apply) {
    enum { CHUNK = 4096 };
    float a[CHUNK], b[CHUNK];
    int same = 1;
    for (uint32_t chunk = 0; chunk < 512; chunk++) {
        for (uint32_t i = 0; i < CHUNK; i++) {
            a[i] = b[i] = fm_from_bits((chunk * CHUNK + i) * 2047u + chunk);
        }
        const uint32_t special[] = {0x7F800000, 0xFF800000, 0x7FC00000, 1, 0x80000000};
        for (size_t i = 0; i < 5; i++) a[i] = b[i] = fm_from_bits(special[i]);
        apply(mlp_kernels_scalar(), a, CHUNK);
        apply(mlp_kernels_simd128(), b, CHUNK);
        same &= same_floats(a, b, CHUNK);
    }
    CHECK(same);
}

void test_fmath(void) {
    check_errors();
    check_errors_near_zero();
    check_special_values();
    check_sincos();
    check_gelu();
    check_simd(apply_sigmoid);
    check_simd(apply_tanh);
    check_simd(apply_relu);
    check_simd(apply_leaky_relu);
    check_simd(apply_gelu);
    check_simd(apply_gelu_slope);
    check_simd(apply_exponential);
}
