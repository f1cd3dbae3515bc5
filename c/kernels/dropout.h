// Dropout (Srivastava et al. 2014), inverted: while training, each output of a layer is left out
// with a given share, and the others grow so that the expected sum stays. Nothing is to be done
// when the network is used.
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
// 1 / (1 - share), and the same of slope by the same unless slope is NULL. share: [0, 1), taken to
// the nearest 65536th. 16 random bits are spent on each, one block of Philox on 8 columns of a row.
void mlp_dropout(dropout_place place, float share, float *a, float *slope, size_t m, size_t first,
                 size_t last);

#endif
