#include "kernels/sparse.h"

#include <string.h>

#include "kernels/simd128.h"

enum { CACHE_LINE = 64 }; // bytes, about everywhere

static const uint32_t ROW_BYTES = PANEL * sizeof(float);

// Of each set of 8 lanes, its members first; behind them stays what was there.
static void list_lanes(uint8_t (*lanes)[PANEL]) {
    for (size_t set = 0; set < 256; set++) {
        size_t n = 0;
        for (size_t lane = 0; lane < PANEL; lane++) {
            if (set >> lane & 1) lanes[set][n++] = (uint8_t)lane;
        }
    }
}

void mlp_sparse_open(sparse_batch *batch) {
    list_lanes(batch->lanes);
}

// The inputs of a row that are not 0: values, which inputs, and how many.
typedef struct packing {
    uint8_t *values;
    uint16_t *indices;
    size_t n;
} packing;

// Appends the inputs j .. end - 1 of a row that are not 0. Zeros are written too and then
// overwritten: no branch depends on a single pixel.
static void pack_inputs(packing *p, const uint8_t *row, size_t j, size_t end) {
    for (; j < end; j++) {
        p->values[p->n] = row[j];
        p->indices[p->n] = (uint16_t)j;
        p->n += row[j] != 0;
    }
}

// The same of a whole panel: its members go to the front in one shuffle, looked up by their set.
static void pack_panel(packing *p, const uint8_t (*lanes)[PANEL], const uint8_t *row, size_t j) {
#if HAS_SIMD128
    v128_t pixels = wasm_v128_load64_zero(row + j);
    uint32_t set = wasm_i8x16_bitmask(wasm_i8x16_ne(pixels, wasm_i8x16_splat(0)));
    v128_t order = wasm_v128_load64_zero(lanes[set]);
    wasm_v128_store64_lane(p->values + p->n, wasm_i8x16_swizzle(pixels, order), 0);
    order = wasm_u16x8_extend_low_u8x16(order);
    wasm_v128_store(p->indices + p->n, wasm_i16x8_add(order, wasm_i16x8_splat((int16_t)j)));
    p->n += (size_t)__builtin_popcount(set);
#else
    (void)lanes;
    pack_inputs(p, row, j, j + PANEL);
#endif
}

// Packs a row of k inputs. Up to a panel of anything follows.
static void pack_row(packing *p, const uint8_t (*lanes)[PANEL], const uint8_t *row, size_t k) {
    size_t j = 0;
    for (; j + PANEL <= k; j += PANEL) pack_panel(p, lanes, row, j);
    pack_inputs(p, row, j, k);
}

// The entries of a packed row; after them up to a panel of anything.
static void unpack_row(const packing *p, float gain, sparse_entry *out) {
#if HAS_SIMD128
    const v128_t gains = splat(gain);
    for (size_t i = 0; i < p->n; i += PANEL) {
        v128_t eight = wasm_u16x8_load8x8(p->values + i), index = wasm_v128_load(p->indices + i);
        v128_t pixels[2] = {wasm_u32x4_extend_low_u16x8(eight),
                            wasm_u32x4_extend_high_u16x8(eight)};
        v128_t j[2] = {wasm_u32x4_extend_low_u16x8(index), wasm_u32x4_extend_high_u16x8(index)};
        UNROLL
        for (size_t half = 0; half < 2; half++, out += PANEL / 2) {
            v128_t x = wasm_f32x4_mul(floats_of(pixels[half]), gains);
            v128_t at = wasm_i32x4_shl(j[half], 5);
            wasm_v128_store(out, wasm_i32x4_shuffle(x, at, 0, 4, 1, 5));
            wasm_v128_store(out + 2, wasm_i32x4_shuffle(x, at, 2, 6, 3, 7));
        }
    }
    _Static_assert(sizeof(float) * PANEL == 1 << 5, "the shift above");
#else
    for (size_t i = 0; i < p->n; i++) {
        out[i] = (sparse_entry){(float)p->values[i] * gain, p->indices[i] * ROW_BYTES};
    }
#endif
}

// Reads a byte of every cache line, so that they are loaded at the same time. Otherwise unpacking
// would wait for one after the other.
static void fetch(const void *from, size_t bytes) {
    const volatile uint8_t *byte = from;
    for (size_t i = 0; i < bytes; i += CACHE_LINE) (void)byte[i];
}

// The columns from the rows, and from how many entries each has, which stand where their ends will:
// an entry's place is where its column begins plus how many rows above have it, so columns ascend
// as rows do.
static void make_columns(sparse_batch *batch, size_t m, size_t k) {
    uint32_t *begin = batch->column_bounds, *end = begin + k;
    uint32_t sum = 0;
    for (size_t j = 0; j < k; j++) {
        uint32_t count = end[j];
        begin[j] = end[j] = sum;
        sum += count;
    }
    for (size_t i = 0; i < m; i++) {
        const sparse_entry *entry = batch->row_entries + batch->rows.begin[i];
        const sparse_entry *last = batch->row_entries + batch->rows.end[i];
        for (; entry != last; entry++) {
            uint32_t place = end[entry->at / ROW_BYTES]++;
            batch->column_entries[place] = (sparse_entry){entry->value, (uint32_t)i * ROW_BYTES};
        }
    }
}

// A row of k inputs, packed: as it is kept, or in the batch's own memory.
static packing find_row(const sparse_batch *batch, const sparse_source *from, size_t i, size_t k) {
    const packed_rows *kept = &from->packed;
    packing p = {batch->values, batch->indices, 0};
    if (kept->begin) {
        size_t at = kept->begin[i];
        return (packing){kept->values + at, kept->indices + at, kept->begin[i + 1] - at};
    }
    pack_row(&p, (const uint8_t(*)[PANEL])batch->lanes, from->pixels + i * k, k);
    return p;
}

static void fetch_rows(const sparse_source *from, const uint32_t *rows, size_t m, size_t k) {
    const packed_rows *kept = &from->packed;
    for (size_t i = 0; i < m; i++) {
        if (kept->begin) {
            size_t at = kept->begin[rows[i]], n = kept->begin[rows[i] + 1] - at;
            fetch(kept->values + at, n);
            fetch(kept->indices + at, n * sizeof *kept->indices);
        } else {
            fetch(from->pixels + (size_t)rows[i] * k, k);
        }
    }
}

int mlp_sparse_gather(sparse_batch *batch, const sparse_source *from, const uint32_t *rows,
                      float gain, size_t m, size_t k, int wants_columns) {
    uint32_t *begin = batch->row_bounds, *end = begin + m;
    uint32_t *counts = batch->column_bounds + k;
    batch->rows = (sparse_matrix){batch->row_entries, begin, end};
    batch->columns = (sparse_matrix){batch->column_entries, batch->column_bounds, counts};
    memset(counts, 0, k * sizeof *counts);
    fetch_rows(from, rows, m, k);
    size_t n = 0;
    for (size_t i = 0; i < m; i++) {
        if (n + k + PANEL > batch->capacity) return 0;
        packing p = find_row(batch, from, rows[i], k);
        begin[i] = (uint32_t)n;
        unpack_row(&p, gain, batch->row_entries + n);
        end[i] = (uint32_t)(n += p.n);
        for (size_t e = 0; wants_columns && e < p.n; e++) counts[p.indices[e]]++;
    }
    if (wants_columns) make_columns(batch, m, k);
    return 1;
}

size_t mlp_count_nonzero(const uint8_t *pixels, size_t count) {
    size_t i = 0, n = 0;
#if HAS_SIMD128
    for (; i + 16 <= count; i += 16) {
        v128_t is_nonzero = wasm_i8x16_ne(wasm_v128_load(pixels + i), wasm_i8x16_splat(0));
        n += (size_t)__builtin_popcount(wasm_i8x16_bitmask(is_nonzero));
    }
#endif
    for (; i < count; i++) n += pixels[i] != 0;
    return n;
}

void mlp_pack_rows(const packed_rows *to, const uint8_t *pixels, size_t rows, size_t k) {
    uint8_t lanes[256][PANEL];
    packing p = {to->values, to->indices, 0};
    list_lanes(lanes);
    for (size_t i = 0; i < rows; i++) {
        to->begin[i] = (uint32_t)p.n;
        pack_row(&p, (const uint8_t(*)[PANEL])lanes, pixels + i * k, k);
    }
    to->begin[rows] = (uint32_t)p.n;
}
