// Batch normalisation (Ioffe and Szegedy 2015): in a batch, each unit's sums have mean 0 and
// deviation 1 before its bias is added and its activation taken. It has no scale of its own: the
// weights of the layer above can be as large as they like.
//
// All arrays are aligned to 16 bytes. A unit's sums over rows are ascending.
#ifndef NORMALISE_H
#define NORMALISE_H

#include "kernels/kernels.h"

// Of z[p][m][8], panels first <= p < last: n = (z - mean) / deviation, where the deviation is
// sqrt(variance over m + 1e-5), and z = n + bias. Writes n to normal[p][m][8], the deviations to
// deviation[p][8]. Unless running is NULL or m is 1, it updates what inference takes away and
// divides by, running[2][panels][8]: mean = keep * mean + (1 - keep) * the batch's, and so the
// deviation, the batch's being times sqrt(m / (m - 1)).
void mlp_batch_norm(float *z, const float *bias, float *normal, float *deviation, float *running,
                    size_t panels, float keep, size_t m, size_t first, size_t last);

// From the cost by n + bias, d[p][m][8], to the cost by z, in place:
//   (d - mean d - n mean (d n)) / deviation, means over the m rows.
// bias_gradient[p][8] = mean d.
void mlp_batch_norm_delta(float *d, const float *normal, const float *deviation,
                          float *bias_gradient, size_t m, size_t first, size_t last);

// The layer that computes without a batch what w[p][k][8] and, behind it, bias[p][8] and
// running[2][p][8] do: to = w / deviation and, behind that, bias - mean / deviation.
void mlp_fold_norm(const float *w, float *to, size_t k, size_t panels);

#endif
