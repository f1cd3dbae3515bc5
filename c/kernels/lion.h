// The step of Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms").
#ifndef LION_H
#define LION_H

#include "kernels/kernels.h"

// One step over count values, a multiple of 8; the arrays are aligned to 16 bytes:
//   w = shrink * w - learning_rate * sign(beta1 * m + (1 - beta1) * g), sign(0) = 0;
//   m = beta2 * m + (1 - beta2) * g.
void mlp_lion_step(const step_rule *rule, float *w, const float *g, float *m, size_t count);

#endif
