// What training would see of samples: the public preview of augmentation.
#include "network/network.h"

// Checks the fields of a config that mlp_augment uses.
static mlp_status check_images(const mlp_config *c) {
    if (!c) return MLP_BAD_POINTER;
    if (c->inputs < 1 || c->inputs > MLP_MAX_INPUTS) return MLP_BAD_INPUTS;
    if (!c->width || mlp_check_image_size(c)) return MLP_BAD_IMAGE;
    return mlp_augment_check(&c->augmentation, mlp_image_shape(c));
}

mlp_status mlp_augment_bytes(const mlp_config *c, size_t *bytes) {
    mlp_status status = check_images(c);
    if (status) return status;
    if (!bytes) return MLP_BAD_POINTER;
    uint64_t scratch = mlp_augment_scratch_bytes(&c->augmentation, mlp_image_shape(c));
    *bytes = (size_t)(scratch > c->inputs ? scratch : c->inputs); // mixing keeps a copy of an image
    return MLP_OK;
}

mlp_status mlp_augment(const mlp_config *c, const mlp_samples *samples, uint32_t epoch,
                       uint8_t *images, float *own_weights, void *scratch) {
    mlp_status status = check_images(c);
    if (!status) status = mlp_check_samples(samples, 0);
    if (status) return status;
    if (!images || !scratch) return MLP_BAD_POINTER;
    uint64_t seed = seed_of(c->seed_low, c->seed_high);
    uint32_t inputs = c->inputs;
    for (uint32_t i = 0; i < samples->count; i++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        mlp_augment_image(&c->augmentation, mlp_image_shape(c), seed, epoch, row,
                          samples->pixels + (size_t)row * inputs, images + (size_t)i * inputs,
                          scratch);
    }
    if (own_weights && c->augmentation.mixup > 0.0f) {
        mlp_augment_mix(c->augmentation.mixup, seed, epoch, samples->subset, images, samples->count,
                        inputs, own_weights, scratch);
    }
    return MLP_OK;
}
