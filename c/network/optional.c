#include "network/optional.h"

const mlp_optional *mlp_optional_default(void) {
    static const mlp_optional table = {
        .sums = mlp_normalise,
        .delta = mlp_normalise_delta,
        .fold = mlp_fold,
        .lion = mlp_lion_step,
        .muon = mlp_muon,
    };
    return &table;
}
