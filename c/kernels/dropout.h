// Dropout (Srivastava et al. 2014), inverted: while training, each output of a layer is left out
// with a given probability, the rate, and the others grow so that the expected sum stays. Without
// training there is nothing to do.
#ifndef DROPOUT_H
#define DROPOUT_H

#include "kernels/kernels.h"

// Which outputs are left out is a function of these alone, and of an output's row and column.
typedef struct dropout_place {
    uint64_t seed;
    uint32_t layer;        // 0: the inputs; i: hidden layer i, from 1
    uint32_t epoch, batch; // from 1
} dropout_place;

// For the columns of panels first <= p < last of a[p][m][8]: multiplies each by 0 or by
// 1 / (1 - rate), and slope by the same unless it is NULL. rate: [0, 1), rounded to a multiple of
// 1/65536. Each takes 16 random bits, one block of Philox on 8 columns of a row.
void mlp_dropout(dropout_place place, float rate, float *a, float *slope, size_t m, size_t first,
                 size_t last);

#endif
