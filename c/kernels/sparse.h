// Makes the sparse rows and columns of a batch's inputs; kernels.h says what they are for.
#ifndef SPARSE_H
#define SPARSE_H

#include "kernels/kernels.h"

typedef struct sparse_batch {
    size_t capacity;                            // entries that either array below holds
    sparse_entry *row_entries, *column_entries; // [capacity]
    uint32_t *row_bounds, *column_bounds;       // [2][rows], [2][inputs]: begins, then ends
    uint16_t *counts;                           // [inputs, to the next panel]: of each column
    uint8_t *values;                            // [inputs, and a panel]: of one row, packed
    uint16_t *indices;                          // the same: which inputs they are
    uint8_t (*lanes)[PANEL];                    // [256]: of each set of 8, its members first
    sparse_matrix rows, columns;                // of the batch that was gathered last
} sparse_batch;

// Entries to make room for, for batches of up to m rows of k inputs: half of all values, since with
// more the dense kernels are faster; and one row and panel more, written before they are counted.
// 0, never sparse, where they would take more than 16 MB or where inputs need more than 16 bits.
static inline uint64_t sparse_capacity(uint64_t m, uint64_t k) {
    return m * k > 1u << 21 || k > UINT16_MAX ? 0 : m * k / 2 + k + PANEL;
}

// Fills in the table of lanes. The pointers and the capacity are the caller's to set.
void mlp_sparse_open(sparse_batch *batch);

// Makes the sparse rows of pixels[rows[i]][k], whose inputs are pixel * gain; when asked, the
// columns too. Returns 0 when the batch has too many entries; the results are invalid then.
int mlp_sparse_gather(sparse_batch *batch, const uint8_t *pixels, const uint32_t *rows, float gain,
                      size_t m, size_t k, int wants_columns);

#endif
