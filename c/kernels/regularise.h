// What a training step does to parameters and gradients besides the optimizer's own rule. All
// arrays are aligned to 16 bytes, counts are multiples of 8.
#ifndef REGULARISE_H
#define REGULARISE_H

#include "kernels/kernels.h"

// values[i] *= factor.
void mlp_scale_values(float *values, float factor, size_t count);

// a[i] *= b[i].
void mlp_multiply_values(float *a, const float *b, size_t count);

// The sum of the squares. Its order is fixed: 8 running sums, over pieces of 1,024 values.
double mlp_sum_of_squares(const float *values, size_t count);

// average[i] = keep * average[i] + (1 - keep) * values[i].
void mlp_ema_update(float *average, const float *values, float keep, size_t count);

// Scales the incoming weights of every unit, W[p][k][8] of panels first <= p < last, down to the
// length max_norm where they are longer (Srebro and Shraibman 2005). Biases do not count.
void mlp_apply_max_norm(float *w, size_t k, float max_norm, size_t first, size_t last);

#endif
