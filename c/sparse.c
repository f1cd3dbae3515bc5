#include "sparse.h"

#include <string.h>

static const uint32_t ROW_BYTES = PANEL * sizeof(float);

// Appends the entries of one row from entry n on, and counts them by input. Returns the new n.
// Zeros are written like the rest and then written over: no branch depends on a single pixel.
static size_t gather_row(sparse_entry *entries, uint32_t *counts, const uint8_t *row,
                         const float *gain, size_t k, size_t n) {
    size_t j = 0;
    while (j < k) {
        size_t end = k - j < PANEL ? k : j + PANEL;
        if (end - j == PANEL) { // most of a picture is paper
            uint64_t eight;
            memcpy(&eight, row + j, sizeof eight);
            if (eight == 0) {
                j = end;
                continue;
            }
        }
        for (; j < end; j++) {
            uint32_t is_ink = row[j] != 0;
            entries[n] = (sparse_entry){(float)row[j] * gain[j], (uint32_t)j * ROW_BYTES};
            counts[j] += is_ink;
            n += is_ink;
        }
    }
    return n;
}

// The columns from the rows: an entry's place is where its column begins plus how many rows above
// have it, so columns ascend as rows do.
static void turn(sparse_batch *batch, size_t m, size_t k) {
    uint32_t *begin = batch->column_bounds, *end = begin + k;
    uint32_t sum = 0;
    for (size_t j = 0; j < k; j++) {
        uint32_t count = end[j];
        begin[j] = end[j] = sum;
        sum += count;
    }
    for (size_t i = 0; i < m; i++) {
        for (uint32_t e = batch->rows.begin[i]; e < batch->rows.end[i]; e++) {
            sparse_entry entry = batch->row_entries[e];
            uint32_t place = end[entry.at / ROW_BYTES]++;
            batch->column_entries[place] = (sparse_entry){entry.value, (uint32_t)i * ROW_BYTES};
        }
    }
}

int sparse_gather(sparse_batch *batch, const uint8_t *pixels, const uint32_t *rows,
                  const float *gain, size_t m, size_t k, int wants_columns) {
    uint32_t *begin = batch->row_bounds, *end = begin + m;
    uint32_t *counts = batch->column_bounds + k;
    memset(counts, 0, k * sizeof *counts);
    batch->rows = (sparse_lists){batch->row_entries, begin, end};
    batch->columns = (sparse_lists){batch->column_entries, batch->column_bounds, counts};
    size_t n = 0;
    for (size_t i = 0; i < m; i++) {
        if (n + k + 1 > batch->capacity) return 0;
        begin[i] = (uint32_t)n;
        n = gather_row(batch->row_entries, counts, pixels + (size_t)rows[i] * k, gain, k, n);
        end[i] = (uint32_t)n;
    }
    if (wants_columns) turn(batch, m, k);
    return 1;
}
