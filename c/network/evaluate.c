// What a network makes of samples: confusion, cost, predictions.
#include <string.h>

#include "network/network.h"

// Fewer samples are read before all weights are looked at; measured.
enum { SPARSE_FROM = 10 };

// Lists only while no product with a left out 0 could be NaN.
static input_form form_of(const mlp_network *net, const mlp_samples *samples) {
    return samples->count >= SPARSE_FROM && are_sparse(net, samples) &&
                   net->kernels->all_finite(inference_weights(net, 0), net->layer[0].weights)
               ? INPUTS_CSR
               : INPUTS_DENSE;
}

mlp_status mlp_evaluate(mlp_network *net, const mlp_samples *samples, uint32_t *confusion,
                        double *cost_sum, uint16_t *predicted, float *confidence) {
    if (!net || !confusion || !cost_sum) return MLP_BAD_POINTER;
    mlp_status status = mlp_check_samples(samples, 1);
    if (status) return status;
    if (net->config.batch_norm) net->optional->fold(net);
    input_form form = form_of(net, samples);
    size_t classes = net->config.classes;
    memset(confusion, 0, classes * classes * sizeof *confusion);
    *cost_sum = 0.0;
    for (uint32_t first = 0, m; first < samples->count; first += m) {
        uint32_t left = samples->count - first;
        m = left < net->rows ? left : (uint32_t)net->rows;
        status = mlp_gather_samples(net, samples, first, m, form);
        if (status) return status;
        mlp_forward(net, m, PASS_COSTS);
        if (clear_thread_lost(net)) return MLP_THREAD_LOST;
        for (uint32_t i = 0; i < m; i++) {
            uint16_t best = mlp_argmax_class(net, m, i);
            confusion[net->labels[i] * classes + best]++;
            *cost_sum += (double)net->costs[i];
            if (predicted) predicted[first + i] = best;
            if (confidence) confidence[first + i] = output_at(net, m, i, best);
        }
    }
    return MLP_OK;
}

mlp_status mlp_predict(mlp_network *net, const uint8_t *pixels, uint32_t count, float *outputs) {
    mlp_samples samples = {.pixels = pixels, .rows = count, .count = count};
    if (!net || !outputs) return MLP_BAD_POINTER;
    mlp_status status = mlp_check_samples(&samples, 0);
    if (status) return status;
    if (net->config.batch_norm) net->optional->fold(net);
    input_form form = form_of(net, &samples);
    for (uint32_t first = 0, m; first < count; first += m) {
        m = count - first < net->rows ? count - first : (uint32_t)net->rows;
        status = mlp_gather_samples(net, &samples, first, m, form);
        if (status) return status;
        mlp_forward(net, m, PASS_OUTPUTS);
        if (clear_thread_lost(net)) return MLP_THREAD_LOST;
        for (uint32_t i = 0; i < m; i++) {
            for (size_t c = 0; c < net->config.classes; c++) *outputs++ = output_at(net, m, i, c);
        }
    }
    return MLP_OK;
}

mlp_status mlp_layer_outputs(mlp_network *net, const uint8_t *pixels, float *outputs,
                             size_t count) {
    mlp_samples sample = {.pixels = pixels, .rows = 1, .count = 1};
    if (!net || !pixels || !outputs) return MLP_BAD_POINTER;
    size_t units = 0;
    for (size_t i = 0; i < net->layers; i++) units += net->layer[i].n;
    if (count != units) return MLP_BAD_COUNT;
    mlp_status status = mlp_gather_samples(net, &sample, 0, 1, INPUTS_DENSE);
    if (status) return status;
    if (net->config.batch_norm) net->optional->fold(net);
    mlp_forward(net, 1, PASS_OUTPUTS);
    if (clear_thread_lost(net)) return MLP_THREAD_LOST;
    for (size_t i = 0; i < net->layers; i++) { // one row's panels lie end to end
        memcpy(outputs, net->layer[i].a, net->layer[i].n * sizeof *outputs);
        outputs += net->layer[i].n;
    }
    return MLP_OK;
}
