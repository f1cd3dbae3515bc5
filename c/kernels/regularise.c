#include "kernels/regularise.h"

#include "base/fmath.h"
#include "base/lanes.h"

enum { PIECE = 1024 };

void mlp_scale_values(float *values, float factor, size_t count) {
    for (size_t i = 0; i < count; i += LANES) *lanes_at(values + i) *= factor;
}

void mlp_multiply_values(float *a, const float *b, size_t count) {
    for (size_t i = 0; i < count; i += LANES) *lanes_at(a + i) *= load_lanes(b + i);
}

// The squares of rows[count][8], summed for each of the 8 columns.
static void sum_columns(const float *rows, size_t count, reals sums[2]) {
    sums[0] = sums[1] = (reals){0};
    for (size_t i = 0; i < count * PANEL; i += PANEL) {
        reals low = load_lanes(rows + i), high = load_lanes(rows + i + LANES);
        sums[0] += low * low;
        sums[1] += high * high;
    }
}

double mlp_sum_of_squares(const float *values, size_t count) {
    double sum = 0.0;
    for (size_t done = 0; done < count; done += PIECE) {
        reals sums[2];
        sum_columns(values + done, (count - done < PIECE ? count - done : PIECE) / PANEL, sums);
        for (size_t l = 0; l < PANEL; l++) sum += (double)sums[l / LANES][l % LANES];
    }
    return sum;
}

void mlp_ema_update(float *average, const float *values, float keep, size_t count) {
    for (size_t i = 0; i < count; i += LANES) {
        *lanes_at(average + i) =
            keep * load_lanes(average + i) + (1.0f - keep) * load_lanes(values + i);
    }
}

void mlp_apply_max_norm(float *w, size_t k, float max_norm, size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        float *panel = w + p * k * PANEL;
        reals factors[2];
        sum_columns(panel, k, factors);
        int shrinks = 0;
        for (size_t l = 0; l < PANEL; l++) {
            float norm = fm_sqrt(factors[l / LANES][l % LANES]);
            shrinks |= norm > max_norm;
            factors[l / LANES][l % LANES] = norm > max_norm ? max_norm / norm : 1.0f;
        }
        for (size_t i = 0; shrinks && i < k * PANEL; i += PANEL) {
            *lanes_at(panel + i) *= factors[0];
            *lanes_at(panel + i + LANES) *= factors[1];
        }
    }
}
