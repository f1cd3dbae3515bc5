// The kernels that work value by value: SIMD against scalar bit for bit, and scalar against the
// formulas of mlp.h in double.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fmath.h"
#include "kernels/kernels.h"
#include "support.h"

void test_pointwise(void);

static const size_t counts[] = {8, 16, 24, 56, 1000};
enum { COUNTS = sizeof counts / sizeof *counts };

static const mlp_kernels *table(int simd) {
    return simd ? mlp_kernels_simd128() : mlp_kernels_scalar();
}

static step_rule rule_of(mlp_optimizer kind, float decay, float shrink) {
    return (step_rule){
        .kind = kind,
        .learning_rate = 0.07f,
        .decay = decay,
        .momentum = 0.8f,
        .beta1 = 0.85f,
        .beta2 = 0.97f,
        .epsilon = 1e-3f,
        .root_correction = 3.5f,
        .shrink = shrink,
    };
}

// One weight's step in double.
static void exact_step(const step_rule *r, double *w, double g, double *m1, double *m2) {
    double rate = (double)r->learning_rate;
    double mu = (double)r->momentum, beta1 = (double)r->beta1, beta2 = (double)r->beta2;
    g += (double)r->decay * *w;
    *w *= (double)r->shrink;
    if (r->kind == MLP_SGD) *w -= rate * g;
    if (r->kind == MLP_MOMENTUM || r->kind == MLP_NESTEROV) *m1 = mu * *m1 + g;
    if (r->kind == MLP_MOMENTUM) *w -= rate * *m1;
    if (r->kind == MLP_NESTEROV) *w -= rate * (g + mu * *m1);
    if (r->kind == MLP_ADAM || r->kind == MLP_ADAMW) {
        *m1 = beta1 * *m1 + (1.0 - beta1) * g;
        *m2 = beta2 * *m2 + (1.0 - beta2) * g * g;
        *w -= rate * *m1 / (sqrt(*m2) * (double)r->root_correction + (double)r->epsilon);
    }
}

static void check_step(step_rule rule, size_t count, value_kind values) {
    mlp_optimizer kind = rule.kind;
    int moments = kind == MLP_SGD ? 0 : kind == MLP_ADAM || kind == MLP_ADAMW ? 2 : 1;
    float *g = new_block(count * sizeof *g), *before[3], *after[2][3] = {{NULL}};
    fill(g, count, values);
    for (int a = 0; a <= moments; a++) {
        before[a] = new_block(count * sizeof(float));
        fill(before[a], count, values);
        for (size_t i = 0; a == 2 && i < count; i++) before[a][i] = fabsf(before[a][i]);
    }
    for (int simd = 0; simd < 2; simd++) {
        for (int a = 0; a <= moments; a++) {
            after[simd][a] = guarded_floats(count);
            memcpy(after[simd][a], before[a], count * sizeof(float));
        }
        table(simd)->step(&rule, after[simd][0], g, after[simd][1], after[simd][2], count);
    }
    for (int a = 0; a <= moments; a++) {
        CHECK_MSG(same_floats(after[0][a], after[1][a], count), "optimizer %d, array %d", kind, a);
        CHECK(guards_intact(after[0][a], count) && guards_intact(after[1][a], count));
    }
    int near = 1;
    for (size_t i = 0; values == PLAIN_VALUES && i < count; i++) {
        double exact[3] = {0};
        for (int a = 0; a <= moments; a++) exact[a] = (double)before[a][i];
        exact_step(&rule, &exact[0], (double)g[i], &exact[1], &exact[2]);
        for (int a = 0; a <= moments; a++) {
            near &= fabs((double)after[0][a][i] - exact[a]) < 2e-6;
        }
    }
    CHECK_MSG(near, "optimizer %d, decay %g", kind, (double)rule.decay);
    for (int a = 0; a <= moments; a++) {
        free(before[a]);
        guarded_free(after[0][a]);
        guarded_free(after[1][a]);
    }
    free(g);
}

static float slope(mlp_activation kind, float a) {
    if (kind == MLP_SIGMOID) return a * (1.0f - a);
    if (kind == MLP_TANH) return 1.0f - a * a;
    return a > 0.0f ? 1.0f : kind == MLP_RELU ? 0.0f : 0.01f;
}

static float activated(mlp_activation kind, float z) {
    if (kind == MLP_SIGMOID) return fm_sigmoid(z);
    if (kind == MLP_TANH) return fm_tanh(z);
    if (kind == MLP_GELU) return fm_gelu(z);
    return z < 0.0f ? (kind == MLP_RELU ? 0.0f : 0.01f * z) : z;
}

static void check_activation(mlp_activation kind, size_t count, value_kind values) {
    float *z = new_block(count * sizeof *z), *delta = new_block(count * sizeof *delta);
    fill(z, count, values);
    fill(delta, count, values);
    float *a[2], *d[2], *e[2];
    for (int simd = 0; simd < 2; simd++) {
        a[simd] = guarded_floats(count);
        d[simd] = guarded_floats(count);
        e[simd] = guarded_floats(count);
        memcpy(a[simd], z, count * sizeof *z);
        memcpy(d[simd], delta, count * sizeof *delta);
        memcpy(e[simd], z, count * sizeof *z);
        table(simd)->activate(kind, a[simd], count);
        table(simd)->derive(kind, kind == MLP_GELU ? z : a[simd], d[simd], count);
        table(simd)->exponential(e[simd], count);
        CHECK(guards_intact(a[simd], count) && guards_intact(d[simd], count));
        CHECK(guards_intact(e[simd], count));
    }
    CHECK_MSG(same_floats(a[0], a[1], count), "activation %d", kind);
    CHECK_MSG(same_floats(d[0], d[1], count), "derivative of %d", kind);
    CHECK(same_floats(e[0], e[1], count));
    int right = 1;
    for (size_t i = 0; i < count; i++) {
        float value = activated(kind, z[i]);
        float exponential = fm_exp(z[i]);
        right &= same_floats(&value, &a[0][i], 1) && same_floats(&exponential, &e[0][i], 1);
        if (values != PLAIN_VALUES) continue; // a factor 0 would not be the ReLU's 0 for NaN
        float steep = kind == MLP_GELU ? fm_gelu_slope(z[i]) : slope(kind, value);
        right &= d[0][i] == delta[i] * steep;
    }
    CHECK_MSG(right, "activation %d", kind);
    for (int simd = 0; simd < 2; simd++) {
        guarded_free(a[simd]);
        guarded_free(d[simd]);
        guarded_free(e[simd]);
    }
    free(z);
    free(delta);
}

static void check_all_finite(size_t count) {
    const float bad[] = {INFINITY, -INFINITY, NAN, -NAN};
    float *values = new_block(count * sizeof *values);
    for (int simd = 0; simd < 2; simd++) {
        fill(values, count, FINITE_VALUES);
        CHECK(table(simd)->all_finite(values, count) == 1);
        for (size_t i = 0; i < count; i++) {
            float value = values[i];
            values[i] = bad[i % 4];
            CHECK_MSG(!table(simd)->all_finite(values, count), "%s %zu", table(simd)->name, i);
            values[i] = value;
        }
        CHECK(table(simd)->all_finite(values, 0) == 1);
    }
    free(values);
}

// What peak() claims to do, it does: with these values, sums of small integers are exact.
// a_lane: operations of a round in each lane, of which there are some or twice as many.
static void check_peak_of(const mlp_kernels *kernels, size_t a_lane, size_t some, float result) {
    const float start[8] = {2, 3, 1, 1, 1, 1, 1, 1};
    float *values = guarded_floats(8);
    memcpy(values, start, sizeof start);
    size_t lanes = kernels->peak(values, 4) / a_lane;
    CHECK(lanes == some || lanes == 2 * some); // twice in wide builds
    for (size_t i = 0; i < lanes; i++) {
        CHECK_MSG(values[i] == result, "%zu: %g", i, (double)values[i]);
    }
    CHECK(guards_intact(values, 8));
    guarded_free(values);
}

static void check_peak(void) {
    // Scalar: three products and three sums, which are 16 and 13 after four rounds.
    check_peak_of(table(0), 6, 1, 3 * (16 + 13));
    // SIMD, in each lane: two numbers that double in every round, two that grow by 2. Eight sums
    // begin with 1: four of a product of both kinds, two of each kind's squares.
    float both = 1 * 1 + 2 * 3 + 4 * 5 + 8 * 7, doubled = 1 + 4 + 16 + 64, grown = 1 + 9 + 25 + 49;
    check_peak_of(table(1), 2 * 8 + 4, 4, 8 + 4 * both + 2 * doubled + 2 * grown);
}

void test_pointwise(void) {
    check_peak();
    for (size_t c = 0; c < COUNTS; c++) {
        check_all_finite(counts[c]);
        for (value_kind values = PLAIN_VALUES; values <= ALL_VALUES; values++) {
            for (int kind = MLP_SGD; kind <= MLP_ADAMW; kind++) {
                check_step(rule_of((mlp_optimizer)kind, 0.0f, 1.0f), counts[c], values);
                check_step(rule_of((mlp_optimizer)kind, 0.02f, 1.0f), counts[c], values);
                check_step(rule_of((mlp_optimizer)kind, 0.0f, 0.99f), counts[c], values);
            }
            for (int kind = MLP_SIGMOID; kind <= MLP_GELU; kind++) {
                check_activation((mlp_activation)kind, counts[c], values);
            }
        }
    }
}
