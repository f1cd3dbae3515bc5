// The core under libFuzzer: its input is a script of API calls on two networks of one config, one
// with each table of kernels. Nothing may break the address or the undefined-behaviour sanitizer,
// no call may answer anything but a status, and both networks must give the same bits.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_script.h"
#include "mlp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MOST_BYTES = 1 << 20, // of a network that is tried: larger ones only take longer
    MOST_ROWS = 24,
    MOST_CALLS = 24,
    NETWORKS = 2,
};

// A broken promise: what libFuzzer takes for a crash.
#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

// Exactly so many bytes, for the address sanitizer.
static void *block(size_t bytes) {
    void *memory = malloc(bytes ? bytes : 1);
    MUST(memory);
    return memory;
}

typedef struct world {
    mlp_config config;
    mlp_network *net[NETWORKS];
    void *memory[NETWORKS];
    size_t parameters, outputs;
    uint8_t *pixels;
    uint16_t *labels;
    uint32_t *subset;
    uint32_t *order[NETWORKS];
    mlp_samples samples;
    mlp_samples packed; // the same, packed where that is worth it: the second network trains on it
    void *rows;
    unsigned char *state; // the last that was saved, NULL when none was
    size_t state_bytes;
} world;

static int is_status(mlp_status status) {
    return status <= MLP_OK && status >= MLP_BAD_AUGMENTATION;
}

static void open_world(world *w, script *s, size_t bytes) {
    const mlp_kernels *tables[NETWORKS] = {mlp_kernels_scalar(), mlp_kernels_simd128()};
    MUST(tables[1]);
    uint32_t rows = 1 + fuzz_read_below(s, MOST_ROWS) % MOST_ROWS;
    w->pixels = block((size_t)rows * w->config.inputs);
    w->labels = block(rows * sizeof *w->labels);
    w->subset = block(rows * sizeof *w->subset);
    size_t paper = 3 + fuzz_read_byte(s) % 6;
    for (size_t i = 0; i < (size_t)rows * w->config.inputs; i++) {
        // Long runs of paper, as in images: there are ways of their own for them.
        w->pixels[i] = (i / 7) % paper ? 0 : (uint8_t)(i * 37 + s->size);
    }
    for (size_t i = 0; i < rows; i++) {
        w->labels[i] = (uint16_t)fuzz_read_below(s, w->config.classes);
        w->subset[i] = fuzz_read_below(s, rows);
    }
    int all = fuzz_read_byte(s) & 1;
    w->samples = (mlp_samples){.pixels = w->pixels,
                               .labels = w->labels,
                               .rows = rows,
                               .subset = all ? NULL : w->subset,
                               .count = all ? rows : fuzz_read_below(s, rows + 1) % (rows + 1)};
    w->packed = w->samples;
    size_t packed = mlp_pack_samples(&w->packed, w->config.inputs, NULL);
    if (packed > 0) {
        w->rows = block(packed);
        MUST(mlp_pack_samples(&w->packed, w->config.inputs, w->rows) == packed);
    }
    for (size_t i = 0; i < NETWORKS; i++) {
        w->memory[i] = aligned_alloc(MLP_ALIGNMENT, bytes);
        MUST(w->memory[i]);
        memset(w->memory[i], 0xA5, bytes);
        w->order[i] = block(rows * sizeof *w->order[i]);
        memset(w->order[i], 0xFF, rows * sizeof *w->order[i]);
        MUST(mlp_init(&w->config, tables[i], mlp_augmenter_default(), mlp_optional_default(),
                      w->memory[i], bytes, &w->net[i]) == MLP_OK);
    }
    MUST(mlp_parameter_count(w->net[0], &w->parameters) == MLP_OK);
    w->outputs = w->config.classes;
    for (size_t i = 0; i < w->config.hidden_layers; i++) w->outputs += w->config.hidden_units[i];
}

static const mlp_samples *samples_of(const world *w, size_t network) {
    return network == 0 ? &w->samples : &w->packed;
}

static void close_world(world *w) {
    for (size_t i = 0; i < NETWORKS; i++) {
        free(w->memory[i]);
        free(w->order[i]);
    }
    free(w->rows);
    free(w->pixels);
    free(w->labels);
    free(w->subset);
    free(w->state);
}

static void same_bits(const world *w) {
    float *values[NETWORKS];
    for (size_t i = 0; i < NETWORKS; i++) {
        values[i] = block(w->parameters * sizeof(float));
        MUST(mlp_read_parameters(w->net[i], values[i], w->parameters) == MLP_OK);
    }
    MUST(memcmp(values[0], values[1], w->parameters * sizeof(float)) == 0);
    for (size_t i = 0; i < NETWORKS; i++) free(values[i]);
}

static void call_train(world *w, script *s) {
    uint32_t batches = fuzz_read_below(s, 9);
    mlp_progress progress[NETWORKS];
    mlp_status status[NETWORKS];
    for (size_t i = 0; i < NETWORKS; i++) {
        memset(&progress[i], 0, sizeof progress[i]);
        status[i] = mlp_train(w->net[i], samples_of(w, i), w->order[i], batches, &progress[i]);
        MUST(is_status(status[i]));
    }
    MUST(status[0] == status[1]);
    MUST(progress[0].batch == progress[1].batch && progress[0].errors == progress[1].errors);
    MUST(progress[0].batch <= progress[0].batches);
    // Diverged or not, what is left can be used.
    if (status[0] == MLP_OK) same_bits(w);
}

static void call_evaluate(world *w, script *s) {
    size_t cells = (size_t)w->config.classes * w->config.classes, count = w->samples.count;
    int both = fuzz_read_byte(s) & 1;
    mlp_status status[NETWORKS];
    uint32_t *confusion[NETWORKS];
    for (size_t i = 0; i < NETWORKS; i++) {
        uint16_t *predicted = both ? block(count * sizeof *predicted) : NULL;
        float *confidence = both ? block(count * sizeof *confidence) : NULL;
        confusion[i] = block(cells * sizeof *confusion[i]);
        double cost;
        status[i] =
            mlp_evaluate(w->net[i], samples_of(w, i), confusion[i], &cost, predicted, confidence);
        MUST(is_status(status[i]));
        if (status[i] == MLP_OK && predicted) {
            for (size_t r = 0; r < count; r++) MUST(predicted[r] < w->config.classes);
        }
        free(predicted);
        free(confidence);
    }
    MUST(status[0] == status[1]);
    if (status[0] == MLP_OK) {
        uint64_t seen = 0;
        for (size_t i = 0; i < cells; i++) seen += confusion[0][i];
        MUST(seen == count && memcmp(confusion[0], confusion[1], cells * sizeof(uint32_t)) == 0);
    }
    for (size_t i = 0; i < NETWORKS; i++) free(confusion[i]);
}

static void call_predict(world *w, script *s) {
    uint32_t count = fuzz_read_below(s, w->samples.rows + 1);
    if (count > w->samples.rows) count = 0;
    size_t n = fuzz_read_byte(s) & 1 ? (size_t)count * w->config.classes : w->outputs;
    float *outputs = block(n * sizeof *outputs);
    for (size_t i = 0; i < NETWORKS; i++) {
        mlp_status status = n == w->outputs ? mlp_layer_outputs(w->net[i], w->pixels, outputs, n)
                                            : mlp_predict(w->net[i], w->pixels, count, outputs);
        MUST(is_status(status));
    }
    free(outputs);
}

static void call_gradient(world *w) {
    float *gradient = block(w->parameters * sizeof *gradient);
    double cost;
    for (size_t i = 0; i < NETWORKS; i++) {
        MUST(is_status(mlp_gradient(w->net[i], samples_of(w, i), gradient, w->parameters, &cost)));
    }
    free(gradient);
}

static void call_save(world *w) {
    size_t bytes;
    MUST(mlp_state_bytes(w->net[0], &bytes) == MLP_OK);
    unsigned char *states[NETWORKS];
    mlp_status status[NETWORKS];
    for (size_t i = 0; i < NETWORKS; i++) {
        states[i] = block(bytes);
        status[i] = mlp_save_state(w->net[i], states[i], bytes);
    }
    MUST(status[0] == status[1] && (status[0] == MLP_OK || status[0] == MLP_MID_EPOCH));
    free(states[1]);
    if (status[0] == MLP_OK) {
        free(w->state);
        w->state = states[0];
        w->state_bytes = bytes;
    } else
        free(states[0]);
}

// A state as it was saved, or damaged; with the right checksum or without.
static void call_load(world *w, script *s) {
    if (!w->state) return;
    uint32_t damage = fuzz_read_below(s, 3);
    size_t bytes = w->state_bytes;
    unsigned char *state = block(bytes);
    memcpy(state, w->state, bytes);
    for (uint32_t i = 0; i < damage % 3; i++) {
        state[fuzz_read_word(s) % bytes] ^= (unsigned char)(1u << (fuzz_read_byte(s) & 7));
    }
    if (fuzz_read_byte(s) & 1) { // as state.c sums it up
        uint32_t sum = 2166136261u, word;
        for (size_t i = 12; i < bytes; i += 4) {
            memcpy(&word, state + i, 4);
            sum = (sum ^ word) * 16777619u;
        }
        memcpy(state + 8, &sum, 4);
    }
    if (fuzz_read_byte(s) == 0) bytes = fuzz_read_word(s) % (bytes + 1);
    mlp_status status[NETWORKS];
    for (size_t i = 0; i < NETWORKS; i++) {
        status[i] = mlp_load_state(w->net[i], state, bytes);
        MUST(is_status(status[i]));
    }
    MUST(status[0] == status[1]);
    if (damage % 3 == 0 && bytes == w->state_bytes) MUST(status[0] == MLP_OK);
    same_bits(w);
    free(state);
}

static void call_write(world *w, script *s) {
    float *values = block(w->parameters * sizeof *values);
    float step = fuzz_read_float(s);
    for (size_t i = 0; i < w->parameters; i++) values[i] = (float)(i % 11) * step;
    size_t count = fuzz_read_byte(s) ? w->parameters : fuzz_read_word(s);
    for (size_t i = 0; i < NETWORKS; i++) {
        MUST(is_status(mlp_write_parameters(w->net[i], values, count)));
    }
    free(values);
    same_bits(w);
}

static void call_scaling(world *w, script *s) {
    mlp_scaling kind = (mlp_scaling)fuzz_read_below(s, 4);
    for (size_t i = 0; i < NETWORKS; i++) {
        MUST(is_status(mlp_fit_scaling(w->net[i], kind, samples_of(w, i))));
    }
}

static void call_rate(world *w, script *s) {
    float rate = fuzz_read_fraction(s), scheduled;
    uint32_t epoch = fuzz_read_word(s), batch = fuzz_read_word(s), batches = fuzz_read_word(s);
    for (size_t i = 0; i < NETWORKS; i++) {
        MUST(is_status(mlp_set_learning_rate(w->net[i], rate)));
    }
    MUST(is_status(mlp_scheduled_rate(&w->config, epoch, batch, batches, &scheduled)));
}

static void call_average(world *w) {
    for (size_t i = 0; i < NETWORKS; i++) MUST(is_status(mlp_swap_average(w->net[i])));
    same_bits(w);
}

static void call_augment(world *w, script *s) {
    size_t bytes;
    mlp_status status = mlp_augment_bytes(&w->config, &bytes);
    MUST(is_status(status));
    if (status != MLP_OK || bytes > MOST_BYTES) return;
    void *scratch = aligned_alloc(MLP_ALIGNMENT, (bytes / MLP_ALIGNMENT + 1) * MLP_ALIGNMENT);
    uint8_t *images = block((size_t)w->samples.count * w->config.inputs);
    float *weights = fuzz_read_byte(s) & 1 ? block(w->samples.count * sizeof *weights) : NULL;
    MUST(scratch);
    MUST(is_status(
        mlp_augment(&w->config, &w->samples, fuzz_read_word(s), images, weights, scratch)));
    free(scratch);
    free(images);
    free(weights);
}

static void call(world *w, script *s) {
    switch (fuzz_read_byte(s) % 14) {
    case 0:
        call_evaluate(w, s);
        return;
    case 1:
        call_predict(w, s);
        return;
    case 2:
        call_gradient(w);
        return;
    case 3:
        call_save(w);
        return;
    case 4:
        call_load(w, s);
        return;
    case 5:
        call_write(w, s);
        return;
    case 6:
        call_scaling(w, s);
        return;
    case 7:
        call_rate(w, s);
        return;
    case 8:
        call_average(w);
        return;
    case 9:
        call_augment(w, s);
        return;
    default:
        call_train(w, s);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    script s = {data, size};
    world w = {0};
    size_t bytes = 0;
    fuzz_read_config(&s, &w.config);
    mlp_status status = mlp_bytes(&w.config, &bytes);
    MUST(is_status(status));
    if (status != MLP_OK || bytes > MOST_BYTES) return 0;
    open_world(&w, &s, bytes);
    same_bits(&w);
    for (int i = 0; i < MOST_CALLS && s.size > 0; i++) call(&w, &s);
    close_world(&w);
    return 0;
}
