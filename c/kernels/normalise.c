#include "kernels/normalise.h"

#include "base/fmath.h"
#include "base/lanes.h"

// A variance of 0 must not be divided by.
static const float SMALLEST_VARIANCE = 1e-5f;

// Four columns of a panel, column[m][8]: takes their means away and returns these.
static reals centre(float *column, size_t m) {
    reals mean = {0};
    for (size_t i = 0; i < m * PANEL; i += PANEL) mean += load_lanes(column + i);
    mean /= (float)m;
    for (size_t i = 0; i < m * PANEL; i += PANEL) *lanes_at(column + i) -= mean;
    return mean;
}

// The means of a b, of four columns each.
static reals mean_product(const float *a, const float *b, size_t m) {
    reals sum = {0};
    for (size_t i = 0; i < m * PANEL; i += PANEL) sum += load_lanes(a + i) * load_lanes(b + i);
    return sum / (float)m;
}

void mlp_batch_norm(float *z, const float *bias, float *normal, float *deviation, float *running,
                    size_t panels, float keep, size_t m, size_t first, size_t last) {
    float rows = (float)m, fresh = 1.0f - keep;
    for (size_t u = first * PANEL; u < last * PANEL; u += LANES) {
        float *sums = z + panel_at(m, 0, u), *n = normal + panel_at(m, 0, u);
        reals mean = centre(sums, m);
        reals root = mean_product(sums, sums, m) + SMALLEST_VARIANCE;
        for (size_t l = 0; l < LANES; l++) deviation[u + l] = fm_sqrt(root[l]);
        root = load_lanes(deviation + u);
        for (size_t i = 0; i < m * PANEL; i += PANEL) {
            *lanes_at(n + i) = *lanes_at(sums + i) / root;
            *lanes_at(sums + i) = *lanes_at(n + i) + load_lanes(bias + u);
        }
        if (!running || m < 2) continue;
        reals *average = lanes_at(running + u), *spread = lanes_at(running + panels * PANEL + u);
        *average = keep * *average + fresh * mean;
        *spread = keep * *spread + fresh * fm_sqrt(rows / (rows - 1.0f)) * root;
    }
}

// The means of n are 0, so that of d n is that of (d - mean d) n.
void mlp_batch_norm_delta(float *d, const float *normal, const float *deviation,
                          float *bias_gradient, size_t m, size_t first, size_t last) {
    for (size_t u = first * PANEL; u < last * PANEL; u += LANES) {
        float *delta = d + panel_at(m, 0, u);
        const float *n = normal + panel_at(m, 0, u);
        *lanes_at(bias_gradient + u) = centre(delta, m);
        reals product = mean_product(delta, n, m);
        for (size_t i = 0; i < m * PANEL; i += PANEL) {
            reals rest = load_lanes(delta + i) - load_lanes(n + i) * product;
            *lanes_at(delta + i) = rest / load_lanes(deviation + u);
        }
    }
}

void mlp_fold_norm(const float *w, float *to, size_t k, size_t panels) {
    size_t units = panels * PANEL, weights = units * k;
    const float *bias = w + weights, *mean = bias + units, *deviation = mean + units;
    for (size_t i = 0; i < weights; i += LANES) {
        size_t u = i / PANEL / k * PANEL + i % PANEL;
        *lanes_at(to + i) = load_lanes(w + i) / load_lanes(deviation + u);
    }
    for (size_t u = 0; u < units; u += LANES) {
        *lanes_at(to + weights + u) =
            load_lanes(bias + u) - load_lanes(mean + u) / load_lanes(deviation + u);
    }
}
