// The output layer. Its exponentials go through the kernel table; the few sums stay scalar, so that
// their order is the same for every table.
#include "fmath.h"
#include "network.h"

static void quadratic(const float *a, const uint16_t *labels, float *costs, float *d, size_t m,
                      size_t n) {
    for (size_t i = 0; i < m; i++) {
        float sum = 0.0f;
        for (size_t c = 0; c < n; c++) {
            float output = a[panel_at(m, i, c)];
            float error = c == labels[i] ? output - 1.0f : output;
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

static void normalise_rows(float *p, const uint16_t *labels, float *costs, float *d, size_t m,
                           size_t n) {
    for (size_t i = 0; i < m; i++) {
        float sum = 0.0f;
        for (size_t c = 0; c < n; c++) sum += p[panel_at(m, i, c)];
        for (size_t c = 0; c < n; c++) {
            float probability = p[panel_at(m, i, c)] / sum;
            p[panel_at(m, i, c)] = probability;
            if (d) d[panel_at(m, i, c)] = c == labels[i] ? probability - 1.0f : probability;
        }
        if (labels) costs[i] += fm_log(sum);
    }
}

void output_layer(const mlp_kernels *kernels, mlp_cost cost, float *z, const uint16_t *labels,
                  float *costs, float *d, size_t m, size_t n) {
    size_t count = panels_of(n) * m * PANEL;
    if (cost == MLP_QUADRATIC) {
        kernels->activate(MLP_SIGMOID, z, count);
        if (labels) quadratic(z, labels, costs, d, m, n);
    } else {
        shift_rows(z, m, n);
        for (size_t i = 0; labels && i < m; i++) costs[i] = 0.0f - z[panel_at(m, i, labels[i])];
        kernels->exponential(z, count);
        normalise_rows(z, labels, costs, d, m, n);
    }
    if (!d) return;
    for (size_t i = 0; i < m; i++) {
        for (size_t c = n; c < panels_of(n) * PANEL; c++) d[panel_at(m, i, c)] = 0.0f;
    }
}
