#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GUARD = 64, GUARD_BYTE = 0xA5 };

void *new_block(size_t bytes) {
    void *block = malloc(bytes);
    if (!block) {
        fprintf(stderr, "no memory for the tests\n");
        abort();
    }
    return block;
}

float *guarded_floats(size_t count) {
    unsigned char *block = new_block(GUARD + count * sizeof(float) + GUARD);
    memset(block, GUARD_BYTE, GUARD + count * sizeof(float) + GUARD);
    return (float *)(void *)(block + GUARD);
}

static int is_guard(const unsigned char *bytes, size_t count) {
    size_t same = 0;
    for (size_t i = 0; i < count; i++) same += bytes[i] == GUARD_BYTE;
    return same == count;
}

int guards_intact(const float *floats, size_t count) {
    const unsigned char *bytes = (const unsigned char *)floats;
    return is_guard(bytes - GUARD, GUARD) && is_guard(bytes + count * sizeof(float), GUARD);
}

int is_untouched(const float *floats, size_t count) {
    return is_guard((const unsigned char *)floats, count * sizeof(float));
}

void guarded_free(float *floats) {
    free((unsigned char *)floats - GUARD);
}

int same_floats(const float *a, const float *b, size_t count) {
    for (size_t i = 0; i < count; i++) {
        int both_nan = a[i] != a[i] && b[i] != b[i];
        if (!both_nan && memcmp(&a[i], &b[i], sizeof a[i]) != 0) return 0;
    }
    return 1;
}

void fill(float *values, size_t count, value_kind kind) {
    for (size_t i = 0; i < count; i++) values[i] = random_float(kind);
}

mlp_config small_config(void) {
    return (mlp_config){
        .inputs = 5,
        .classes = 3,
        .hidden_layers = 1,
        .hidden_units = {4},
        .batch_size = 4,
        .seed_low = 7,
        .learning_rate = 0.5f,
        .momentum = 0.9f,
        .beta1 = 0.9f,
        .beta2 = 0.999f,
        .epsilon = 1e-8f,
    };
}

fixture open_network(const mlp_config *config, const mlp_kernels *kernels) {
    fixture f = {.config = *config};
    CHECK(mlp_bytes(config, &f.bytes) == MLP_OK);
    f.memory = aligned_alloc(MLP_ALIGNMENT, f.bytes);
    if (f.memory) memset(f.memory, GUARD_BYTE, f.bytes);
    CHECK(mlp_init(config, kernels, mlp_augmenter_default(), mlp_optional_default(), f.memory,
                   f.bytes, &f.net) == MLP_OK);
    CHECK(mlp_parameter_count(f.net, &f.count) == MLP_OK);
    return f;
}

void close_network(fixture *f) {
    free(f->memory);
}

float *read_parameters(const fixture *f) {
    float *parameters = new_block(f->count * sizeof *parameters);
    CHECK(mlp_read_parameters(f->net, parameters, f->count) == MLP_OK);
    return parameters;
}

int same_parameters(const fixture *a, const fixture *b) {
    float *p = read_parameters(a), *q = read_parameters(b);
    int same = a->count == b->count && memcmp(p, q, a->count * sizeof *p) == 0;
    free(p);
    free(q);
    return same;
}

mlp_samples random_samples(const mlp_config *config, uint32_t rows) {
    uint8_t *pixels = new_block((size_t)rows * config->inputs);
    uint16_t *labels = new_block(rows * sizeof *labels);
    for (size_t i = 0; i < (size_t)rows * config->inputs; i++) pixels[i] = (uint8_t)random_u32();
    for (size_t i = 0; i < rows; i++) labels[i] = (uint16_t)random_below(config->classes);
    return (mlp_samples){.pixels = pixels, .labels = labels, .rows = rows, .count = rows};
}

void free_samples(mlp_samples *samples) {
    free((void *)(uintptr_t)samples->pixels);
    free((void *)(uintptr_t)samples->labels);
}
