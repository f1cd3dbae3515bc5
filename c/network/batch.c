// What a training batch sees of its samples: changed images, mixed labels, inputs left out.
#include "network/network.h"

static const double WORK_OF_A_PIXEL = 40.0; // of changing it, in multiply-adds

uint64_t network_seed(const mlp_network *net) {
    return (uint64_t)net->config.seed_high << 32 | net->config.seed_low;
}

image_shape network_shape(const mlp_config *c) {
    uint32_t area = c->width * c->height;
    return area ? (image_shape){c->width, c->height, c->inputs / area}
                : (image_shape){c->inputs, 1, 1};
}

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
        augment_image(&net->config.augmentation, network_shape(&net->config), network_seed(net),
                      net->progress.epoch, net->row_numbers[i],
                      job->pixels + net->row_numbers[i] * inputs, net->images + i * inputs,
                      net->scratch + part * net->scratch_size);
    }
}

// Changed copies of the batch's images in net->images, and rows that name them there.
static void augment_batch(mlp_network *net, const uint8_t *pixels, size_t m) {
    size_t inputs = net->config.inputs;
    float mixup = net->config.augmentation.mixup;
    image_job job = {net, pixels, m};
    share(net, WORK_OF_A_PIXEL * (double)(m * inputs), augment_part, &job);
    if (mixup > 0.0f) {
        augment_mix(mixup, network_seed(net), net->progress.epoch, net->row_numbers, net->images, m,
                    inputs, net->shares, net->scratch);
        for (size_t i = 0; i < m; i++) net->seconds[i] = net->labels[i + 1 < m ? i + 1 : 0];
    }
    for (uint32_t i = 0; i < m; i++) net->row_numbers[i] = i;
}

const uint8_t *gather_batch(mlp_network *net, const uint8_t *pixels, size_t m, input_form form) {
    const mlp_config *c = &net->config;
    if (net->images) {
        augment_batch(net, pixels, m);
        pixels = net->images;
    }
    // Lists hold whole inputs: what dropout leaves of them is in x alone.
    gather_inputs(net, pixels, m, c->input_dropout > 0.0f ? INPUTS_DENSE : form);
    if (c->input_dropout > 0.0f) {
        dropout(place_of(net, 0), c->input_dropout, net->x, NULL, m, 0, panels_of(c->inputs));
    }
    return pixels;
}

// The part of a config that mlp_augment needs.
static mlp_status check_images(const mlp_config *c) {
    if (!c) return MLP_BAD_POINTER;
    if (c->inputs < 1 || c->inputs > MLP_MAX_INPUTS) return MLP_BAD_INPUTS;
    uint64_t area = (uint64_t)c->width * c->height;
    if (area < 1 || area > c->inputs || c->inputs % area != 0) return MLP_BAD_IMAGE;
    return augment_check(&c->augmentation, network_shape(c));
}

mlp_status mlp_augment_bytes(const mlp_config *c, size_t *bytes) {
    mlp_status status = check_images(c);
    if (status) return status;
    if (!bytes) return MLP_BAD_POINTER;
    uint64_t scratch = augment_scratch_bytes(&c->augmentation, network_shape(c));
    *bytes = (size_t)(scratch > c->inputs ? scratch : c->inputs); // mixing spares an image
    return MLP_OK;
}

mlp_status mlp_augment(const mlp_config *c, const mlp_samples *samples, uint32_t epoch,
                       uint8_t *images, float *shares, void *scratch) {
    mlp_status status = check_images(c);
    if (!status) status = check_samples(samples, 0);
    if (status) return status;
    if (!images || !scratch) return MLP_BAD_POINTER;
    uint64_t seed = (uint64_t)c->seed_high << 32 | c->seed_low;
    uint32_t inputs = c->inputs;
    for (uint32_t i = 0; i < samples->count; i++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        augment_image(&c->augmentation, network_shape(c), seed, epoch, row,
                      samples->pixels + (size_t)row * inputs, images + (size_t)i * inputs, scratch);
    }
    if (shares && c->augmentation.mixup > 0.0f) {
        augment_mix(c->augmentation.mixup, seed, epoch, samples->subset, images, samples->count,
                    inputs, shares, scratch);
    }
    return MLP_OK;
}
