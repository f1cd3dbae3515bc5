// Makes the sparse rows and columns of a batch's inputs; kernels.h says what they are for.
#ifndef SPARSE_H
#define SPARSE_H

#include "kernels/kernels.h"

// The inputs of all rows of a data set that are not 0, in about half the memory of its pixels, so
// that batches need not look for them. Row i: entries begin[i] .. begin[i + 1] - 1. Written one
// after the other, and a panel of anything behind the last.
typedef struct packed_rows {
    uint32_t *begin; // [rows + 1]; NULL: nothing is packed
    uint16_t *indices;
    uint8_t *values; // that are pixels
} packed_rows;

// Where rows come from: when they are packed, from there.
typedef struct sparse_source {
    const uint8_t *pixels; // [rows][inputs]
    packed_rows packed;
} sparse_source;

typedef struct sparse_batch {
    size_t capacity;                            // entries that either array below holds
    sparse_entry *row_entries, *column_entries; // [capacity]
    uint32_t *row_bounds, *column_bounds;       // [2][rows], [2][inputs]: begins, then ends
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

// Makes the sparse rows of rows[m] of k inputs each, which are pixel * gain; when asked, the
// columns too. Returns 0 when the batch has too many entries; the results are invalid then.
int mlp_sparse_gather(sparse_batch *batch, const sparse_source *from, const uint32_t *rows,
                      float gain, size_t m, size_t k, int wants_columns);

// How many of the pixels are not 0.
size_t mlp_count_nonzero(const uint8_t *pixels, size_t count);

// Bytes of packed rows with so many entries in all.
static inline size_t packed_bytes(size_t rows, size_t entries) {
    return (rows + 1) * sizeof(uint32_t) + (entries + PANEL) * (sizeof(uint16_t) + sizeof(uint8_t));
}

// Where their parts lie in memory of that size, which is aligned to 4 bytes.
static inline packed_rows place_packed(void *memory, size_t rows, size_t entries) {
    packed_rows p = {.begin = memory};
    p.indices = (uint16_t *)(p.begin + rows + 1);
    p.values = (uint8_t *)(p.indices + entries + PANEL);
    return p;
}

// Packs pixels[rows][k], of which at most 2^32 - 1 are not 0; k is at most UINT16_MAX.
void mlp_pack_rows(const packed_rows *to, const uint8_t *pixels, size_t rows, size_t k);

#endif
