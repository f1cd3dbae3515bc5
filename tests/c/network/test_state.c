// Saving a run between epochs and taking it up again.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_state(void);

enum { ROWS = 23, HEADER = 12 };

static void train_epochs(fixture *f, const mlp_samples *samples, uint32_t epochs) {
    uint32_t order[ROWS];
    mlp_progress p;
    for (uint32_t i = 0; i < epochs; i++) {
        CHECK(mlp_train(f->net, samples, order, UINT32_MAX, &p) == MLP_OK && p.epoch_done);
    }
}

// Exactly so many bytes, for the address sanitizer; free it.
static unsigned char *save(const fixture *f, size_t *bytes) {
    CHECK(mlp_state_bytes(f->net, bytes) == MLP_OK);
    unsigned char *state = new_block(*bytes);
    CHECK(mlp_save_state(f->net, state, *bytes) == MLP_OK);
    return state;
}

static mlp_config config_with(uint32_t optimizer) {
    mlp_config c = small_config();
    c.optimizer = optimizer;
    c.learning_rate = optimizer >= MLP_ADAM ? 0.01f : 0.1f;
    c.weight_decay = 0.001f;
    c.batch_norm = optimizer % 2;
    c.swa_from = optimizer > MLP_MOMENTUM ? 2 : 0;
    c.residual = optimizer > MLP_NESTEROV;
    c.layer_rates[0] = c.residual ? 0.5f : 0.0f;
    c.layer_decays[0] = c.residual ? 2.0f : 0.0f;
    return c;
}

// Interrupted after any epoch and resumed by a new network, a run ends in the same bits, and so
// does what it carries to the epoch after.
static void check_resumed_run(uint32_t optimizer) {
    mlp_config c = config_with(optimizer);
    mlp_samples samples = random_samples(&c, ROWS);
    fixture whole = open_network(&c, mlp_kernels_scalar());
    CHECK(mlp_fit_scaling(whole.net, MLP_SCALE_STANDARD, &samples) == MLP_OK);
    train_epochs(&whole, &samples, 6);
    size_t bytes, whole_bytes;
    unsigned char *at_end = save(&whole, &whole_bytes);
    for (uint32_t done = 0; done <= 6; done++) {
        fixture before = open_network(&c, mlp_kernels_scalar());
        CHECK(mlp_fit_scaling(before.net, MLP_SCALE_STANDARD, &samples) == MLP_OK);
        train_epochs(&before, &samples, done);
        unsigned char *state = save(&before, &bytes);
        close_network(&before);
        // Another table and unit scaling: the state brings its own.
        fixture after = open_network(&c, mlp_kernels_simd128());
        if (done == 2) train_epochs(&after, &samples, 1); // what it was before does not matter
        CHECK(mlp_load_state(after.net, state, bytes) == MLP_OK);
        train_epochs(&after, &samples, 6 - done);
        unsigned char *resumed = save(&after, &bytes);
        CHECK(bytes == whole_bytes);
        CHECK_MSG(memcmp(at_end, resumed, bytes) == 0, "optimizer %u after %u", optimizer, done);
        close_network(&after);
        free(resumed);
        free(state);
    }
    free(at_end);
    close_network(&whole);
    free_samples(&samples);
}

static void check_learning_rate(void) {
    mlp_config c = config_with(MLP_MOMENTUM);
    mlp_samples samples = random_samples(&c, ROWS);
    fixture f = open_network(&c, mlp_kernels_scalar()), g = open_network(&c, mlp_kernels_scalar());
    train_epochs(&f, &samples, 1);
    CHECK(mlp_set_learning_rate(f.net, 0.02f) == MLP_OK);
    size_t bytes;
    unsigned char *state = save(&f, &bytes);
    CHECK(mlp_load_state(g.net, state, bytes) == MLP_OK);
    train_epochs(&f, &samples, 2);
    train_epochs(&g, &samples, 2);
    CHECK(same_parameters(&f, &g));
    free(state);
    close_network(&f);
    close_network(&g);
    free_samples(&samples);
}

// Refused with `expected`, and the network is as it was.
static void check_refused(fixture *f, const unsigned char *state, size_t bytes,
                          mlp_status expected) {
    size_t size;
    unsigned char *before = save(f, &size);
    mlp_status status = mlp_load_state(f->net, state, bytes);
    CHECK_MSG(status == expected, "status %d, not %d", status, expected);
    unsigned char *after = save(f, &size);
    CHECK(memcmp(before, after, size) == 0);
    free(before);
    free(after);
}

// The checksum of a state that was changed on purpose.
static void sign(unsigned char *state, size_t bytes) {
    uint32_t sum = 2166136261u, word;
    for (size_t i = HEADER; i < bytes; i += 4) {
        memcpy(&word, state + i, 4);
        sum = (sum ^ word) * 16777619u;
    }
    memcpy(state + 8, &sum, 4);
}

static void check_hostile(uint32_t optimizer) {
    mlp_config c = config_with(optimizer);
    mlp_samples samples = random_samples(&c, ROWS);
    fixture f = open_network(&c, mlp_kernels_scalar());
    train_epochs(&f, &samples, 2);
    size_t bytes;
    unsigned char *state = save(&f, &bytes);
    for (size_t n = 0; n < bytes; n++) { // every truncation, in a block of its own
        unsigned char *part = new_block(n + (n == 0));
        memcpy(part, state, n);
        check_refused(&f, part, n, MLP_BAD_STATE);
        free(part);
    }
    unsigned char *changed = new_block(bytes + 1);
    memcpy(changed, state, bytes);
    changed[bytes] = 0;
    check_refused(&f, changed, bytes + 1, MLP_BAD_STATE);
    for (size_t i = 0; i < bytes; i++) { // every flipped byte
        changed[i] ^= 0x41;
        check_refused(&f, changed, bytes, MLP_BAD_STATE);
        changed[i] ^= 0x41;
    }
    // With a checksum to match: what is not finite is found wherever floats lie.
    const size_t powers = HEADER + sizeof(mlp_config) + 4, floats = powers + 16;
    const float bad[] = {NAN, INFINITY, -INFINITY};
    for (size_t i = floats; i < bytes; i += 4) {
        memcpy(changed + i, &bad[i / 4 % 3], 4);
        sign(changed, bytes);
        check_refused(&f, changed, bytes, MLP_BAD_STATE);
        memcpy(changed, state, bytes);
    }
    const double bad_powers[] = {(double)NAN, -0.5, 1.5, (double)INFINITY};
    for (size_t i = 0; i < 8; i++) {
        memcpy(changed + powers + i / 4 * 8, &bad_powers[i % 4], 8);
        sign(changed, bytes);
        check_refused(&f, changed, bytes, MLP_BAD_STATE);
        memcpy(changed, state, bytes);
    }
    for (size_t i = 0; i < 3; i++) {
        const float rates[] = {NAN, INFINITY, -1.0f};
        memcpy(changed + HEADER + offsetof(mlp_config, learning_rate), &rates[i], 4);
        sign(changed, bytes);
        check_refused(&f, changed, bytes, MLP_BAD_STATE);
        memcpy(changed, state, bytes);
    }
    sign(changed, bytes);
    CHECK(memcmp(changed, state, bytes) == 0 && mlp_load_state(f.net, changed, bytes) == MLP_OK);
    free(changed);
    free(state);
    close_network(&f);
    free_samples(&samples);
}

static void check_other_runs(void) {
    mlp_config c = config_with(MLP_ADAM), others[] = {c, c, c, c};
    others[0].seed_low++;
    others[1].activations[0] = MLP_TANH;
    others[2].beta2 = 0.99f;
    others[3].optimizer = MLP_ADAMW;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        fixture f = open_network(&c, mlp_kernels_scalar());
        fixture g = open_network(&others[i], mlp_kernels_scalar());
        size_t bytes;
        unsigned char *state = save(&f, &bytes);
        check_refused(&g, state, bytes, MLP_OTHER_STATE);
        free(state);
        close_network(&f);
        close_network(&g);
    }
}

// A run that was made longer: the schedule stays that of the state.
static void check_longer_run(void) {
    mlp_config c = config_with(MLP_ADAM), longer;
    c.schedule = MLP_COSINE;
    c.epochs = 2;
    longer = c;
    longer.epochs = 7;
    fixture f = open_network(&c, mlp_kernels_scalar());
    fixture g = open_network(&longer, mlp_kernels_scalar());
    size_t bytes, again;
    unsigned char *state = save(&f, &bytes);
    CHECK(mlp_load_state(g.net, state, bytes) == MLP_OK);
    unsigned char *copy = save(&g, &again);
    CHECK(again == bytes && memcmp(copy, state, bytes) == 0);
    free(copy);
    free(state);
    close_network(&f);
    close_network(&g);
}

static void check_calls(void) {
    mlp_config c = small_config();
    mlp_samples samples = random_samples(&c, ROWS);
    fixture f = open_network(&c, mlp_kernels_scalar());
    size_t bytes;
    unsigned char *state = save(&f, &bytes);
    CHECK(mlp_state_bytes(NULL, &bytes) == MLP_BAD_POINTER);
    CHECK(mlp_state_bytes(f.net, NULL) == MLP_BAD_POINTER);
    CHECK(mlp_save_state(NULL, state, bytes) == MLP_BAD_POINTER);
    CHECK(mlp_save_state(f.net, NULL, bytes) == MLP_BAD_POINTER);
    CHECK(mlp_load_state(NULL, state, bytes) == MLP_BAD_POINTER);
    CHECK(mlp_load_state(f.net, NULL, bytes) == MLP_BAD_POINTER);
    CHECK(mlp_save_state(f.net, state, bytes - 1) == MLP_BAD_COUNT);
    CHECK(mlp_save_state(f.net, state, bytes + 1) == MLP_BAD_COUNT);
    uint32_t order[ROWS];
    mlp_progress p;
    CHECK(mlp_train(f.net, &samples, order, 1, &p) == MLP_OK);
    CHECK(mlp_save_state(f.net, state, bytes) == MLP_MID_EPOCH);
    // Loading in the middle of an epoch leaves it for the start of the one after the saved one.
    CHECK(mlp_load_state(f.net, state, bytes) == MLP_OK);
    CHECK(mlp_train(f.net, &samples, order, 1, &p) == MLP_OK && p.epoch == 1 && p.batch == 1);
    free(state);
    close_network(&f);
    free_samples(&samples);
}

// A state of an earlier version, whose config ends before the field that came with the next, goes on
// to the same bits.
static void check_earlier_version(uint32_t earlier, size_t field_offset) {
    mlp_config c = config_with(MLP_ADAM);
    c = small_config();
    c.optimizer = MLP_ADAM;
    c.learning_rate = 0.01f;
    mlp_samples samples = random_samples(&c, ROWS);
    fixture f = open_network(&c, mlp_kernels_scalar()), g = open_network(&c, mlp_kernels_scalar());
    train_epochs(&f, &samples, 2);
    size_t bytes, field = HEADER + field_offset, missing = sizeof(mlp_config) - field_offset;
    unsigned char *state = save(&f, &bytes);
    memmove(state + field, state + field + missing, bytes - field - missing);
    bytes -= missing;
    check_refused(&g, state, bytes, MLP_BAD_STATE); // its header is of this version
    memcpy(state + 4, &earlier, 4);
    sign(state, bytes);
    CHECK(mlp_load_state(g.net, state, bytes) == MLP_OK);
    train_epochs(&f, &samples, 1);
    train_epochs(&g, &samples, 1);
    CHECK(same_parameters(&f, &g));
    c.swa_from = 1;
    fixture other = open_network(&c, mlp_kernels_scalar());
    CHECK(mlp_load_state(other.net, state, bytes) == MLP_BAD_STATE);
    free(state);
    close_network(&f);
    close_network(&g);
    close_network(&other);
    free_samples(&samples);
}

void test_state(void) {
    check_earlier_version(1, offsetof(mlp_config, batch_norm));
    check_earlier_version(2, offsetof(mlp_config, swa_from));
    check_earlier_version(3, offsetof(mlp_config, residual));
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_MUON; optimizer++) {
        check_resumed_run(optimizer);
    }
    check_learning_rate();
    check_hostile(MLP_SGD);
    check_hostile(MLP_ADAM);
    check_other_runs();
    check_longer_run();
    check_calls();
}
