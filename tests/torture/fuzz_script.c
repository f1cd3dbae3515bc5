// What a script says; see fuzz_script.h.
#include "fuzz_script.h"

#include <string.h>

static void read_bytes(script *s, void *to, size_t bytes) {
    size_t there = bytes < s->size ? bytes : s->size;
    memset(to, 0, bytes);
    if (there) memcpy(to, s->data, there);
    s->data += there;
    s->size -= there;
}

uint8_t fuzz_read_byte(script *s) {
    uint8_t byte;
    read_bytes(s, &byte, sizeof byte);
    return byte;
}

uint32_t fuzz_read_word(script *s) {
    uint32_t word;
    read_bytes(s, &word, sizeof word);
    return word;
}

float fuzz_read_float(script *s) {
    float value;
    read_bytes(s, &value, sizeof value);
    return value;
}

uint32_t fuzz_read_below(script *s, uint32_t n) {
    uint8_t byte = fuzz_read_byte(s);
    return byte == 255 ? fuzz_read_word(s) : byte % n;
}

float fuzz_read_fraction(script *s) {
    uint8_t byte = fuzz_read_byte(s);
    return byte == 255 ? fuzz_read_float(s) : (float)(byte & 63) / 64.0f;
}

// A fraction, but every other time 0: what is left out is a case of its own.
static float read_rarely(script *s) {
    return fuzz_read_byte(s) & 1 ? fuzz_read_fraction(s) : 0.0f;
}

static void read_augmentation(script *s, mlp_augmentation *a) {
    if (fuzz_read_byte(s) & 1) return;
    a->rotation = read_rarely(s) * 200.0f;
    a->scale = read_rarely(s);
    a->shear = read_rarely(s);
    a->shift = read_rarely(s) * 8.0f;
    a->elastic = read_rarely(s) * 40.0f;
    a->elastic_sigma = 1.0f + read_rarely(s) * 8.0f;
    a->flip = fuzz_read_below(s, 2);
    a->crop = fuzz_read_below(s, 4);
    a->cutout = fuzz_read_below(s, 9);
    a->mixup = read_rarely(s);
}

void fuzz_read_config(script *s, mlp_config *c) {
    memset(c, 0, sizeof *c);
    c->width = fuzz_read_below(s, 8);
    c->height = fuzz_read_below(s, 8);
    uint32_t planes = 1 + fuzz_read_below(s, 3);
    c->inputs = fuzz_read_byte(s) & 3 ? c->width * c->height * planes : fuzz_read_below(s, 80);
    c->classes = 1 + fuzz_read_below(s, 12);
    c->hidden_layers = fuzz_read_below(s, 4);
    for (size_t i = 0; i < MLP_MAX_HIDDEN; i++) {
        c->hidden_units[i] = 1 + fuzz_read_below(s, 40);
        c->activations[i] = fuzz_read_below(s, 6);
        c->dropout[i] = read_rarely(s);
    }
    c->cost = fuzz_read_below(s, 2);
    c->initializer = fuzz_read_below(s, 3);
    c->optimizer = fuzz_read_below(s, 7);
    c->batch_size = 1 + fuzz_read_below(s, 20);
    c->seed_low = fuzz_read_word(s);
    c->seed_high = fuzz_read_word(s);
    c->learning_rate = fuzz_read_fraction(s) * 4.0f;
    c->momentum = fuzz_read_fraction(s);
    c->beta1 = fuzz_read_fraction(s);
    c->beta2 = fuzz_read_fraction(s);
    c->epsilon = fuzz_read_fraction(s) + 1e-8f;
    c->weight_decay = read_rarely(s);
    c->decoupled_decay = fuzz_read_below(s, 2);
    c->input_dropout = read_rarely(s);
    c->label_smoothing = read_rarely(s);
    c->max_norm = read_rarely(s) * 4.0f;
    c->clip_norm = read_rarely(s) * 4.0f;
    c->averaging = read_rarely(s);
    c->batch_norm = c->batch_size > 1 && read_rarely(s) > 0.0f;
    c->swa_from = c->averaging > 0.0f ? 0 : fuzz_read_below(s, 3);
    c->schedule = fuzz_read_below(s, 5);
    c->epochs = fuzz_read_below(s, 9);
    c->warmup_epochs = read_rarely(s) * 4.0f;
    c->final_rate = fuzz_read_fraction(s);
    c->step_epochs = fuzz_read_fraction(s) * 4.0f;
    c->step_factor = fuzz_read_fraction(s);
    read_augmentation(s, &c->augmentation);
}
