#include "kernels/muon.h"

#include "base/lanes.h"

void mlp_muon_momentum(float *v, float *g, float momentum, size_t count) {
    for (size_t i = 0; i < count; i += LANES) {
        *lanes_at(v + i) = momentum * load_lanes(v + i) + load_lanes(g + i);
        *lanes_at(g + i) += momentum * load_lanes(v + i);
    }
}

void mlp_combine(float *to, const float *x, float p, float q, size_t count) {
    for (size_t i = 0; i < count; i += LANES) {
        *lanes_at(to + i) = p * load_lanes(x + i) + q * load_lanes(to + i);
    }
}
