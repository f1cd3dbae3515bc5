#include "kernels/sparse.h"

#include <string.h>

#include "kernels/simd128.h"

enum { CACHE_LINE = 64 }; // bytes, about everywhere

static const uint32_t ROW_BYTES = PANEL * sizeof(float);

void mlp_sparse_open(sparse_batch *batch) {
    for (size_t set = 0; set < 256; set++) {
        size_t n = 0;
        for (size_t lane = 0; lane < PANEL; lane++) {
            if (set >> lane & 1) batch->lanes[set][n++] = (uint8_t)lane;
        }
    }
}

// Appends the inputs j .. end - 1 of a row that are not 0 to its n packed ones, and counts them by
// input. Zeros are written too and then overwritten: no branch depends on a single pixel.
static size_t pack_inputs(sparse_batch *batch, const uint8_t *row, size_t j, size_t end, size_t n) {
    for (; j < end; j++) {
        uint32_t is_nonzero = row[j] != 0;
        batch->values[n] = row[j];
        batch->indices[n] = (uint16_t)j;
        batch->counts[j] = (uint16_t)(batch->counts[j] + is_nonzero);
        n += is_nonzero;
    }
    return n;
}

// The same of a whole panel: its members go to the front in one shuffle, looked up by their set.
static inline size_t pack_panel(sparse_batch *batch, const uint8_t *row, size_t j, size_t n) {
#if HAS_SIMD128
    v128_t pixels = wasm_v128_load64_zero(row + j);
    v128_t is_nonzero = wasm_i8x16_ne(pixels, wasm_i8x16_splat(0));
    uint32_t set = wasm_i8x16_bitmask(is_nonzero);
    v128_t counts = wasm_v128_load(batch->counts + j);
    counts = wasm_i16x8_sub(counts, wasm_i16x8_extend_low_i8x16(is_nonzero)); // of -1 and 0
    wasm_v128_store(batch->counts + j, counts);
    v128_t lanes = wasm_v128_load64_zero(batch->lanes[set]);
    wasm_v128_store64_lane(batch->values + n, wasm_i8x16_swizzle(pixels, lanes), 0);
    lanes = wasm_u16x8_extend_low_u8x16(lanes);
    wasm_v128_store(batch->indices + n, wasm_i16x8_add(lanes, wasm_i16x8_splat((int16_t)j)));
    return n + (size_t)__builtin_popcount(set);
#else
    return pack_inputs(batch, row, j, j + PANEL, n);
#endif
}

// The entries of the n packed inputs of a row; after them up to a panel of anything.
static void unpack_row(const sparse_batch *batch, float gain, size_t n, sparse_entry *out) {
#if HAS_SIMD128
    const v128_t gains = splat(gain);
    for (size_t i = 0; i < n; i += PANEL) {
        v128_t values = wasm_u16x8_load8x8(batch->values + i),
               index = wasm_v128_load(batch->indices + i);
        v128_t pixels[2] = {wasm_u32x4_extend_low_u16x8(values),
                            wasm_u32x4_extend_high_u16x8(values)};
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
    for (size_t i = 0; i < n; i++) {
        out[i] = (sparse_entry){(float)batch->values[i] * gain, batch->indices[i] * ROW_BYTES};
    }
#endif
}

// The panels of a row with anything but zeros, one bit each, for up to 64 panels. A branch for each
// panel would often be predicted wrong.
static uint64_t nonzero_panels(const uint8_t *row, size_t panels) {
    uint64_t set = 0;
    size_t p = 0;
#if HAS_SIMD128
    for (; p + 2 <= panels; p += 2) {
        v128_t is_nonzero = wasm_i64x2_ne(wasm_v128_load(row + p * PANEL), wasm_i64x2_splat(0));
        set |= (uint64_t)wasm_i64x2_bitmask(is_nonzero) << p;
    }
#endif
    for (; p < panels; p++) {
        uint64_t eight;
        memcpy(&eight, row + p * PANEL, sizeof eight);
        set |= (uint64_t)(eight != 0) << p;
    }
    return set;
}

// Writes the entries of a row; returns how many there are.
static size_t gather_row(sparse_batch *batch, const uint8_t *row, float gain, size_t k,
                         sparse_entry *out) {
    size_t j = 0, n = 0;
    while (j + PANEL <= k) {
        size_t panels = (k - j) / PANEL < 64 ? (k - j) / PANEL : 64;
        for (uint64_t set = nonzero_panels(row + j, panels); set; set &= set - 1) {
            n = pack_panel(batch, row, j + (size_t)__builtin_ctzll(set) * PANEL, n);
        }
        j += panels * PANEL;
    }
    n = pack_inputs(batch, row, j, k, n);
    unpack_row(batch, gain, n, out);
    return n;
}

// Reads a byte of every cache line of the rows, so that they are loaded at the same time. Otherwise
// packing would wait for one after the other.
static void fetch_rows(const uint8_t *pixels, const uint32_t *rows, size_t m, size_t k) {
    for (size_t i = 0; i < m; i++) {
        const volatile uint8_t *row = pixels + (size_t)rows[i] * k;
        for (size_t j = 0; j < k; j += CACHE_LINE) (void)row[j];
    }
}

// The columns from the rows: an entry's place is where its column begins plus how many rows above
// have it, so columns ascend as rows do.
static void make_columns(sparse_batch *batch, size_t m, size_t k) {
    uint32_t *begin = batch->column_bounds, *end = begin + k;
    uint32_t sum = 0;
    for (size_t j = 0; j < k; j++) {
        begin[j] = end[j] = sum;
        sum += batch->counts[j];
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

int mlp_sparse_gather(sparse_batch *batch, const uint8_t *pixels, const uint32_t *rows, float gain,
                      size_t m, size_t k, int wants_columns) {
    uint32_t *begin = batch->row_bounds, *end = begin + m;
    memset(batch->counts, 0, panels_of(k) * PANEL * sizeof *batch->counts);
    batch->rows = (sparse_matrix){batch->row_entries, begin, end};
    batch->columns =
        (sparse_matrix){batch->column_entries, batch->column_bounds, batch->column_bounds + k};
    fetch_rows(pixels, rows, m, k);
    size_t n = 0;
    for (size_t i = 0; i < m; i++) {
        if (n + k + PANEL > batch->capacity) return 0;
        begin[i] = (uint32_t)n;
        n += gather_row(batch, pixels + (size_t)rows[i] * k, gain, k, batch->row_entries + n);
        end[i] = (uint32_t)n;
    }
    if (wants_columns) make_columns(batch, m, k);
    return 1;
}
