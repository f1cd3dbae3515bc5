// The output layer. Its exponentials go through the kernel table; the few sums stay scalar, so that
// their order is the same for every table.
#include "base/fmath.h"
#include "network/network.h"

float mlp_log(float x) {
    return fm_log(x);
}

// y of class c in row i. A plain label gives exactly 0 and 1.
static float target(const targets *t, size_t i, size_t c, float background) {
    float own = t->partner_labels ? t->own_weights[i] : 1.0f;
    float sharp = (c == t->labels[i] ? own : 0.0f);
    if (t->partner_labels && c == t->partner_labels[i]) sharp += 1.0f - own;
    return background + (1.0f - t->smoothing) * sharp;
}

static float background(const targets *t, size_t n) {
    return t->smoothing / (float)n;
}

static void quadratic(const float *a, const targets *t, float *costs, float *d, size_t m,
                      size_t n) {
    float floor = background(t, n);
    for (size_t i = 0; i < m; i++) {
        float sum = 0.0f;
        for (size_t c = 0; c < n; c++) {
            float output = a[panel_at(m, i, c)];
            float error = output - target(t, i, c, floor);
            sum += error * error;
            if (d) d[panel_at(m, i, c)] = error * (output * (1.0f - output));
        }
        costs[i] = 0.5f * sum;
    }
}

// z - max per row, so that no exponential overflows.
static void shift_rows(float *z, size_t m, size_t n) {
    for (size_t i = 0; i < m; i++) {
        float max = z[panel_at(m, i, 0)];
        for (size_t c = 1; c < n; c++)
            max = z[panel_at(m, i, c)] > max ? z[panel_at(m, i, c)] : max;
        for (size_t c = 0; c < n; c++) z[panel_at(m, i, c)] -= max;
    }
}

// -sum y (z - max) of each row.
static void linear_costs(const float *z, const targets *t, float *costs, size_t m, size_t n) {
    float floor = background(t, n);
    for (size_t i = 0; i < m; i++) {
        costs[i] = 0.0f - z[panel_at(m, i, t->labels[i])];
        if (!t->partner_labels && t->smoothing == 0.0f) continue;
        float sum = 0.0f;
        for (size_t c = 0; c < n; c++) sum += target(t, i, c, floor) * z[panel_at(m, i, c)];
        costs[i] = 0.0f - sum;
    }
}

static void normalise_rows(float *p, const targets *t, float *costs, float *d, size_t m, size_t n) {
    float floor = t ? background(t, n) : 0.0f;
    for (size_t i = 0; i < m; i++) {
        float sum = 0.0f;
        for (size_t c = 0; c < n; c++) sum += p[panel_at(m, i, c)];
        for (size_t c = 0; c < n; c++) {
            float probability = p[panel_at(m, i, c)] / sum;
            p[panel_at(m, i, c)] = probability;
            if (d) d[panel_at(m, i, c)] = probability - target(t, i, c, floor);
        }
        if (t) costs[i] += mlp_log(sum);
    }
}

void mlp_output_layer(const mlp_kernels *kernels, mlp_cost cost, float *z, const targets *t,
                      float *costs, float *d, size_t m, size_t n) {
    size_t count = panels_of(n) * m * PANEL;
    if (cost == MLP_QUADRATIC) {
        kernels->activate(MLP_SIGMOID, z, count);
        if (t) quadratic(z, t, costs, d, m, n);
    } else {
        shift_rows(z, m, n);
        if (t) linear_costs(z, t, costs, m, n);
        kernels->exponential(z, count);
        normalise_rows(z, t, costs, d, m, n);
    }
    if (!d) return;
    for (size_t i = 0; i < m; i++) {
        for (size_t c = n; c < panels_of(n) * PANEL; c++) d[panel_at(m, i, c)] = 0.0f;
    }
}
