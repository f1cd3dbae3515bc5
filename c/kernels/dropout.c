#include "kernels/dropout.h"

#include "base/rng.h"

void mlp_dropout(dropout_place place, float rate, float *a, float *slope, size_t m, size_t first,
                 size_t last) {
    uint32_t threshold = (uint32_t)(rate * 65536.0f + 0.5f);
    if (threshold > 65535) threshold = 65535;
    const float factor[2] = {0.0f, 65536.0f / (float)(65536 - threshold)};
    rng r = mlp_rng_open(place.seed, RNG_DROPOUT, place.epoch);
    r.counter[1] = place.batch;
    for (size_t p = first; p < last; p++) {
        for (size_t row = 0; row < m; row++) {
            // 4 bits of layer, 12 of row, 13 of panel: what mlp_config allows fits.
            r.counter[0] = (place.layer << 12 | (uint32_t)row) << 13 | (uint32_t)p;
            mlp_rng_philox(r.key, r.counter, r.block);
            size_t at = (p * m + row) * PANEL;
            for (size_t l = 0; l < PANEL; l++) {
                uint32_t bits = r.block[l / 2] >> (l % 2 * 16) & 0xFFFF;
                float keep = factor[bits >= threshold];
                a[at + l] *= keep;
                if (slope) slope[at + l] *= keep;
            }
        }
    }
}
