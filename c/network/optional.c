#include "network/optional.h"

const mlp_optional *mlp_optional_default(void) {
    static const mlp_optional table = {
        .outputs = mlp_optional_outputs,
        .delta = mlp_optional_delta,
        .fold = mlp_fold,
        .rules = mlp_optional_rules,
        .lion = mlp_lion_step,
        .muon = mlp_muon,
        .teach = mlp_teach,
    };
    return &table;
}
