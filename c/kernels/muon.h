// The arithmetic of Muon: a matrix X becomes nearly orthogonal, all its
// singular values near 1, by rounds of the Newton-Schulz iteration
//   X = a X + X (b A + c A A), A = X^T X
// with the coefficients of Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural
// networks", from an X whose norm is 1.
//
// All arrays are aligned to 16 bytes, counts are multiples of 8.
#ifndef MUON_H
#define MUON_H

#include "kernels/kernels.h"

#define MUON_A 3.4445f
#define MUON_B (-4.7750f)
#define MUON_C 2.0315f

// v = momentum * v + g, and g + momentum * v (Nesterov's) becomes g.
void mlp_muon_momentum(float *v, float *g, float momentum, size_t count);

// to[i] = p * x[i] + q * to[i].
void mlp_combine(float *to, const float *x, float p, float q, size_t count);

#endif
