// Saving and resuming a run between two epochs: everything that its next epochs depend on, so that
// a resumed run ends in the same bits as one that was never interrupted.
//
// A state is MAGIC, VERSION and a checksum of the rest, then the pieces that gather_pieces() lists,
// as they lie in memory: it is read by builds of the same version on little-endian machines.
#include <string.h>

#include "base/fmath.h"
#include "network/network.h"

enum {
    MAGIC = 0x53504C4D, // "MLPS"
    VERSION = 4,
    HEADER_BYTES = 3 * sizeof(uint32_t),
    PIECES = 7,
};

typedef struct piece {
    void *data;
    size_t bytes;
} piece;

// What a run is made of, in the order of a state. Whatever else training comes to carry from one
// epoch to the next belongs in this list, and a new VERSION with it.
static void gather_pieces(mlp_network *net, piece pieces[PIECES]) {
    size_t inputs = panels_of(net->config.inputs) * PANEL * sizeof(float);
    pieces[0] = (piece){&net->config, sizeof net->config}; // load_state expects it first
    pieces[1] = (piece){&net->progress.epoch, sizeof net->progress.epoch};
    pieces[2] = (piece){&net->beta1_power, sizeof net->beta1_power};
    pieces[3] = (piece){&net->beta2_power, sizeof net->beta2_power};
    pieces[4] = (piece){net->offset, inputs};
    pieces[5] = (piece){net->gain, inputs};
    pieces[6] = (piece){net->parameters, net->state * sizeof(float)};
}

static size_t total_bytes(const piece pieces[PIECES]) {
    size_t bytes = HEADER_BYTES;
    for (size_t i = 0; i < PIECES; i++) bytes += pieces[i].bytes;
    return bytes;
}

// FNV-1a over 32-bit words (every piece is whole words): finds damage, not malice.
static uint32_t checksum(const unsigned char *bytes, size_t count) {
    uint32_t sum = 2166136261u;
    for (size_t i = 0; i < count; i += sizeof sum) {
        uint32_t word;
        memcpy(&word, bytes + i, sizeof word);
        sum = (sum ^ word) * 16777619u;
    }
    return sum;
}

// The network lies in the caller's memory, so handing its address on as changeable is honest;
// saving only reads through it.
static mlp_network *changeable(const mlp_network *net) {
    return (mlp_network *)(uintptr_t)net;
}

mlp_status mlp_state_bytes(const mlp_network *net, size_t *bytes) {
    if (!net || !bytes) return MLP_BAD_POINTER;
    piece pieces[PIECES];
    gather_pieces(changeable(net), pieces);
    *bytes = total_bytes(pieces);
    return MLP_OK;
}

mlp_status mlp_save_state(const mlp_network *net, void *state, size_t bytes) {
    if (!net || !state) return MLP_BAD_POINTER;
    if (net->progress.batch != net->progress.batches) return MLP_MID_EPOCH;
    piece pieces[PIECES];
    gather_pieces(changeable(net), pieces);
    if (bytes != total_bytes(pieces)) return MLP_BAD_COUNT;
    unsigned char *to = (unsigned char *)state + HEADER_BYTES;
    for (size_t i = 0; i < PIECES; i++) {
        memcpy(to, pieces[i].data, pieces[i].bytes);
        to += pieces[i].bytes;
    }
    uint32_t header[] = {MAGIC, VERSION,
                         checksum((unsigned char *)state + HEADER_BYTES, bytes - HEADER_BYTES)};
    memcpy(state, header, sizeof header);
    return MLP_OK;
}

// Floats that a checksum cannot vouch for, since whoever made them may have made it too.
static int finite_floats(const unsigned char *bytes, size_t count) {
    for (size_t i = 0; i < count; i += sizeof(float)) {
        float value;
        memcpy(&value, bytes + i, sizeof value);
        if (!fm_is_finite(value)) return 0;
    }
    return 1;
}

static int is_power(const unsigned char *bytes) {
    double power;
    memcpy(&power, bytes, sizeof power);
    return power >= 0.0 && power <= 1.0;
}

// memcmp, which would be all that the bare modules need of a libc.
static int same_bytes(const void *a, const void *b, size_t count) {
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < count; i++) {
        if (x[i] != y[i]) return 0;
    }
    return 1;
}

mlp_status mlp_load_state(mlp_network *net, const void *state, size_t bytes) {
    if (!net || !state) return MLP_BAD_POINTER;
    piece pieces[PIECES];
    gather_pieces(net, pieces);
    // Version 2 brought batch_norm, version 3 swa_from, version 4 all from residual on: each the last
    // words of a config.
    size_t added = sizeof(mlp_config) - offsetof(mlp_config, residual);
    uint32_t version = VERSION;
    for (; version > 1 && bytes < total_bytes(pieces); version--) {
        pieces[0].bytes -= added;
        added = sizeof(uint32_t);
    }
    if (bytes != total_bytes(pieces)) return MLP_BAD_STATE;
    const unsigned char *from = (const unsigned char *)state + HEADER_BYTES;
    uint32_t header[HEADER_BYTES / sizeof(uint32_t)];
    memcpy(header, state, sizeof header);
    if (header[0] != MAGIC || header[1] != version) return MLP_BAD_STATE;
    if (header[2] != checksum(from, bytes - HEADER_BYTES)) return MLP_BAD_STATE;

    // Only what decides the learning rate may have changed on the way, and the number of epochs: a
    // run that was made longer keeps the schedule that it began with, or has another from then on.
    mlp_config saved = {0}, expected = net->config;
    memcpy(&saved, from, pieces[0].bytes);
    float learning_rate = saved.learning_rate;
    uint32_t epochs = saved.epochs;
    expected.learning_rate = learning_rate;
    expected.epochs = epochs;
    expected.schedule = saved.schedule;
    expected.warmup_epochs = saved.warmup_epochs;
    if (!same_bytes(&saved, &expected, sizeof saved)) return MLP_OTHER_STATE;

    const unsigned char *at[PIECES] = {from};
    for (size_t i = 1; i < PIECES; i++) at[i] = at[i - 1] + pieces[i - 1].bytes;
    if (!is_power(at[2]) || !is_power(at[3])) return MLP_BAD_STATE;
    for (size_t i = 4; i < PIECES; i++) {
        if (!finite_floats(at[i], pieces[i].bytes)) return MLP_BAD_STATE;
    }
    if (mlp_set_learning_rate(net, learning_rate)) return MLP_BAD_STATE;
    net->config.epochs = epochs;
    for (size_t i = 1; i < PIECES; i++) memcpy(pieces[i].data, at[i], pieces[i].bytes);
    net->progress = (mlp_progress){.epoch = net->progress.epoch};
    return MLP_OK;
}
