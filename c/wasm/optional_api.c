// The boundary of the optional module: what few networks need while they train, called by the core in
// the threads that it has; see optional.h. It works on the core's memory and calls kernels through the
// core's table of functions, so it must not have functions of its own in a table.
#include "network/optional.h"
#include "wasm/boundary.h"

EXPORT(mlpw_normalise)
void mlpw_normalise(mlp_network *network, size_t i, size_t m, int trains, size_t first,
                    size_t last) {
    mlp_normalise(network, i, m, trains, first, last);
}

EXPORT(mlpw_normalise_delta)
void mlpw_normalise_delta(mlp_network *network, size_t i, size_t m, size_t first, size_t last) {
    mlp_normalise_delta(network, i, m, first, last);
}

EXPORT(mlpw_lion)
void mlpw_lion(const step_rule *rule, float *w, const float *g, float *m, size_t count) {
    mlp_lion_step(rule, w, g, m, count);
}

EXPORT(mlpw_muon)
void mlpw_muon(mlp_network *network, size_t i, uint32_t stage, float momentum, size_t first,
               size_t last) {
    mlp_muon(network, i, stage, momentum, first, last);
}
