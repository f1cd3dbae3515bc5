#include "sparse.h"

#include <string.h>

#include "simd128.h"

enum { CACHE_LINE = 64 }; // bytes, about everywhere

static const uint32_t ROW_BYTES = PANEL * sizeof(float);

void sparse_open(sparse_batch *batch) {
    for (size_t set = 0; set < 256; set++) {
        size_t n = 0;
        for (size_t lane = 0; lane < PANEL; lane++) {
            if (set >> lane & 1) batch->lanes[set][n++] = (uint8_t)lane;
        }
    }
}

// Appends the entries of inputs j .. end - 1 of a row from entry n on, and counts them by input.
// Zeros are written like the rest and then written over: no branch depends on a single pixel.
static size_t gather_inputs_of(sparse_batch *batch, const uint8_t *row, float gain, size_t j,
                               size_t end, size_t n) {
    for (; j < end; j++) {
        uint32_t is_ink = row[j] != 0;
        batch->row_entries[n] = (sparse_entry){(float)row[j] * gain, (uint32_t)j * ROW_BYTES};
        batch->counts[j] = (uint16_t)(batch->counts[j] + is_ink);
        n += is_ink;
    }
    return n;
}

#if HAS_SIMD128
// The same of a whole panel: its members go to the front in one shuffle, looked up by their set.
INLINE size_t gather_panel(sparse_batch *batch, const uint8_t *row, float gain, size_t j,
                           size_t n) {
    v128_t pixels = wasm_v128_load64_zero(row + j), zero = wasm_i8x16_splat(0);
    v128_t is_ink = wasm_i8x16_ne(pixels, zero);
    uint32_t set = wasm_i8x16_bitmask(is_ink);
    v128_t counts = wasm_v128_load(batch->counts + j);
    counts = wasm_i16x8_sub(counts, wasm_i16x8_extend_low_i8x16(is_ink)); // of -1 and 0
    wasm_v128_store(batch->counts + j, counts);
    v128_t lanes = wasm_v128_load64_zero(batch->lanes[set]);
    v128_t values = wasm_u16x8_extend_low_u8x16(wasm_i8x16_swizzle(pixels, lanes));
    lanes = wasm_u16x8_extend_low_u8x16(lanes);
    v128_t first = wasm_i32x4_splat((int32_t)((uint32_t)j * ROW_BYTES));
    v128_t value[2] = {wasm_u32x4_extend_low_u16x8(values), wasm_u32x4_extend_high_u16x8(values)};
    v128_t lane[2] = {wasm_u32x4_extend_low_u16x8(lanes), wasm_u32x4_extend_high_u16x8(lanes)};
    sparse_entry *out = batch->row_entries + n;
    UNROLL
    for (size_t half = 0; half < 2; half++) {
        v128_t x = floats_of(value[half]);
        x = wasm_f32x4_mul(x, wasm_f32x4_splat(gain));
        v128_t at = wasm_i32x4_add(wasm_i32x4_shl(lane[half], 5), first);
        wasm_v128_store(out + 4 * half, wasm_i32x4_shuffle(x, at, 0, 4, 1, 5));
        wasm_v128_store(out + 4 * half + 2, wasm_i32x4_shuffle(x, at, 2, 6, 3, 7));
    }
    return n + (size_t)__builtin_popcount(set);
}
_Static_assert(sizeof(float) * PANEL == 1 << 5, "the shift above");
#else
static size_t gather_panel(sparse_batch *batch, const uint8_t *row, float gain, size_t j,
                           size_t n) {
    return gather_inputs_of(batch, row, gain, j, j + PANEL, n);
}
#endif

// The panels of a row that hold anything, a bit each, for up to 64 of them. Most of a picture is
// paper, and a branch at each edge of it would be guessed wrong.
static uint64_t inked_panels(const uint8_t *row, size_t panels) {
    uint64_t set = 0;
    size_t p = 0;
#if HAS_SIMD128
    for (; p + 2 <= panels; p += 2) {
        v128_t is_ink = wasm_i64x2_ne(wasm_v128_load(row + p * PANEL), wasm_i64x2_splat(0));
        set |= (uint64_t)wasm_i64x2_bitmask(is_ink) << p;
    }
#endif
    for (; p < panels; p++) {
        uint64_t eight;
        memcpy(&eight, row + p * PANEL, sizeof eight);
        set |= (uint64_t)(eight != 0) << p;
    }
    return set;
}

static size_t gather_row(sparse_batch *batch, const uint8_t *row, float gain, size_t k, size_t n) {
    size_t j = 0;
    while (j + PANEL <= k) {
        size_t panels = (k - j) / PANEL < 64 ? (k - j) / PANEL : 64;
        for (uint64_t set = inked_panels(row + j, panels); set; set &= set - 1) {
            n = gather_panel(batch, row, gain, j + (size_t)__builtin_ctzll(set) * PANEL, n);
        }
        j += panels * PANEL;
    }
    return gather_inputs_of(batch, row, gain, j, k, n);
}

// Reads a byte of every cache line of the rows: all on their way at once, where lists would wait
// for one after the other.
static void fetch_rows(const uint8_t *pixels, const uint32_t *rows, size_t m, size_t k) {
    for (size_t i = 0; i < m; i++) {
        const volatile uint8_t *row = pixels + (size_t)rows[i] * k;
        for (size_t j = 0; j < k; j += CACHE_LINE) (void)row[j];
    }
}

// The columns from the rows: an entry's place is where its column begins plus how many rows above
// have it, so columns ascend as rows do.
static void turn(sparse_batch *batch, size_t m, size_t k) {
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

int sparse_gather(sparse_batch *batch, const uint8_t *pixels, const uint32_t *rows, float gain,
                  size_t m, size_t k, int wants_columns) {
    uint32_t *begin = batch->row_bounds, *end = begin + m;
    memset(batch->counts, 0, panels_of(k) * PANEL * sizeof *batch->counts);
    batch->rows = (sparse_lists){batch->row_entries, begin, end};
    batch->columns =
        (sparse_lists){batch->column_entries, batch->column_bounds, batch->column_bounds + k};
    fetch_rows(pixels, rows, m, k);
    size_t n = 0;
    for (size_t i = 0; i < m; i++) {
        if (n + k + PANEL > batch->capacity) return 0;
        begin[i] = (uint32_t)n;
        n = gather_row(batch, pixels + (size_t)rows[i] * k, gain, k, n);
        end[i] = (uint32_t)n;
    }
    if (wants_columns) turn(batch, m, k);
    return 1;
}
