// What a training batch sees of its samples: changed images, mixed labels, inputs left out.
#include "network/network.h"

static const double WORK_PER_PIXEL = 40.0; // of changing an image, in multiply-adds

typedef struct image_job {
    mlp_network *net;
    const uint8_t *pixels;
    size_t m;
} image_job;

static void augment_part(void *context, uint32_t part, uint32_t parts) {
    const image_job *job = context;
    mlp_network *net = job->net;
    size_t inputs = net->config.inputs, last = part_begin(job->m, part + 1, parts);
    for (size_t i = part_begin(job->m, part, parts); i < last; i++) {
        net->augmenter->image(&net->config.augmentation, mlp_image_shape(&net->config),
                              network_seed(net), net->progress.epoch, net->row_numbers[i],
                              job->pixels + net->row_numbers[i] * inputs, net->images + i * inputs,
                              net->scratch + part * net->scratch_size);
    }
}

// Writes changed copies of the batch's images to net->images, and makes row_numbers name them.
static void augment_batch(mlp_network *net, const uint8_t *pixels, size_t m) {
    size_t inputs = net->config.inputs;
    float mixup = net->config.augmentation.mixup;
    image_job job = {net, pixels, m};
    mlp_run_parallel(net, WORK_PER_PIXEL * (double)(m * inputs), augment_part, &job);
    if (mixup > 0.0f) {
        net->augmenter->mix(mixup, network_seed(net), net->progress.epoch, net->row_numbers,
                            net->images, m, inputs, net->own_weights, net->scratch);
        for (size_t i = 0; i < m; i++) net->partner_labels[i] = net->labels[i + 1 < m ? i + 1 : 0];
    }
    for (uint32_t i = 0; i < m; i++) net->row_numbers[i] = i;
}

float mlp_keep(const mlp_network *net, double keep, uint32_t ahead) {
    const mlp_progress *p = &net->progress;
    double steps = (double)(p->epoch - 1) * p->batches + p->batch + ahead;
    double early = (1.0 + steps) / (10.0 + steps);
    return (float)(early < keep ? early : keep);
}

const uint8_t *mlp_gather_batch(mlp_network *net, const mlp_samples *samples, size_t m,
                                input_form form) {
    const mlp_config *c = &net->config;
    sparse_source from = source_of(samples);
    if (net->images) {
        augment_batch(net, samples->pixels, m);
        from = (sparse_source){.pixels = net->images};
    }
    // Dropout works on x, so inputs that it changes are dense.
    mlp_gather_inputs(net, &from, m, c->input_dropout > 0.0f ? INPUTS_DENSE : form);
    if (c->input_dropout > 0.0f) {
        mlp_dropout(dropout_place_of(net, 0), c->input_dropout, net->x, NULL, m, 0,
                    panels_of(c->inputs));
    }
    return from.pixels;
}
