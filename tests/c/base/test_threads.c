// Teams, with pthreads as helpers: every part is done once whoever comes, early, late or never; and
// networks come to the same bits with any number of threads.
#include "base/threads.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_threads(void);

typedef struct helper {
    team *t;
    uint32_t member;
    pthread_t thread;
} helper;

static void *serve(void *context) {
    const helper *h = context;
    mlp_team_serve(h->t, h->member);
    return NULL;
}

typedef struct crew {
    team *t;
    void *memory;
    uint32_t helpers;
    helper helper[TEAM_MAX];
} crew;

// A team of so many members, of whom only `present` helpers ever come.
static crew *hire_with(uint32_t members, uint32_t present, uint32_t patience) {
    crew *c = new_block(sizeof *c);
    c->memory = aligned_alloc(64, (mlp_team_bytes() + 63) / 64 * 64);
    if (!c->memory) abort();
    c->t = mlp_team_open(c->memory, members, patience);
    c->helpers = present;
    for (uint32_t i = 0; i < present; i++) {
        c->helper[i] = (helper){.t = c->t, .member = i + 1};
        if (pthread_create(&c->helper[i].thread, NULL, serve, &c->helper[i])) abort();
    }
    return c;
}

static crew *start_crew(uint32_t members, uint32_t present) {
    return hire_with(members, present, 60000);
}

static void dismiss(crew *c) {
    mlp_team_close(c->t);
    for (uint32_t i = 0; i < c->helpers; i++) pthread_join(c->helper[i].thread, NULL);
    free(c->memory);
    free(c);
}

typedef struct tally {
    uint32_t done[TEAM_MAX]; // by part; each is written by whoever does that part, and read after
    uint32_t parts;
} tally;

static void count_part(void *context, uint32_t part, uint32_t parts) {
    tally *counts = context;
    counts->done[part] += parts == counts->parts ? 1 : 2;
}

static void check_parts(uint32_t members, uint32_t present) {
    crew *c = start_crew(members, present);
    int right = 1;
    for (uint32_t job = 0; job < 800; job++) {
        tally counts = {.parts = 1 + job % TEAM_MAX};
        right &= mlp_team_run(c->t, counts.parts, count_part, &counts) == 0;
        for (uint32_t p = 0; p < TEAM_MAX; p++) right &= counts.done[p] == (p < counts.parts);
    }
    CHECK_MSG(right, "members %u present %u", members, present);
    dismiss(c);
}

// Members that are not used do nothing; used again, they may.
static void check_use(void) {
    crew *c = start_crew(5, 4);
    int right = 1;
    for (uint32_t round = 0; round < 400; round++) {
        uint32_t members = 1 + round % 5;
        mlp_team_use(c->t, members);
        right &= mlp_team_members(c->t) == members;
        for (uint32_t parts = 1; parts <= 5; parts++) {
            tally counts = {.parts = parts};
            right &= mlp_team_run(c->t, parts, count_part, &counts) == 0;
            for (uint32_t p = 0; p < TEAM_MAX; p++) right &= counts.done[p] == (p < parts);
        }
    }
    CHECK(right);
    mlp_team_use(c->t, 1); // helpers that sleep hear of the end
    dismiss(c);
    mlp_team_use(NULL, 3);
}

static void check_ranges(void) {
    for (size_t n = 0; n < 40; n++) {
        for (uint32_t parts = 1; parts <= TEAM_MAX; parts++) {
            int joined = part_begin(n, 0, parts) == 0 && part_begin(n, parts, parts) == n;
            for (uint32_t p = 0; p < parts; p++) {
                size_t size = part_begin(n, p + 1, parts) - part_begin(n, p, parts);
                joined &= size == n / parts || size == n / parts + 1;
            }
            CHECK_MSG(joined, "n %zu parts %u", n, parts);
        }
    }
}

// Large enough for jobs in 7 parts, and with ragged panels.
static mlp_config wide_config(uint32_t optimizer) {
    mlp_config c = small_config();
    c.inputs = 61;
    c.classes = 10;
    c.hidden_layers = 2;
    c.hidden_units[0] = 90;
    c.hidden_units[1] = 75;
    c.activations[0] = MLP_RELU;
    c.activations[1] = MLP_TANH;
    c.cost = MLP_CROSS_ENTROPY;
    c.optimizer = optimizer;
    c.learning_rate = 0.01f;
    c.weight_decay = 0.001f;
    c.batch_size = 50;
    return c;
}

static void train(fixture *f, const mlp_samples *samples) {
    uint32_t *order = new_block(samples->count * sizeof *order);
    mlp_progress p;
    for (int epoch = 0; epoch < 2; epoch++) {
        CHECK(mlp_train(f->net, samples, order, UINT32_MAX, &p) == MLP_OK);
    }
    free(order);
}

static void check_same_bits(uint32_t optimizer, int sparse) {
    mlp_config config = wide_config(optimizer);
    mlp_samples samples = random_samples(&config, 230);
    uint8_t *pixels = (uint8_t *)(uintptr_t)samples.pixels;
    for (size_t i = 0; sparse && i < 230u * config.inputs; i++) {
        if (random_below(4)) pixels[i] = 0;
    }
    fixture alone = open_network(&config, mlp_kernels_simd128());
    train(&alone, &samples);
    CHECK(mlp_threads(alone.net, &samples) == 1);
    static const uint32_t teams[] = {1, 2, 3, 4, 7};
    for (size_t i = 0; i < 5; i++) {
        crew *c = start_crew(teams[i], teams[i] - 1);
        fixture f = open_network(&config, mlp_kernels_simd128());
        CHECK(mlp_use_team(f.net, c->t) == MLP_OK);
        CHECK(mlp_threads(f.net, &samples) == teams[i]);
        train(&f, &samples);
        CHECK_MSG(same_parameters(&f, &alone), "%u threads, optimizer %u", teams[i], optimizer);
        uint32_t confusion[2][100];
        double cost[2];
        CHECK(mlp_evaluate(alone.net, &samples, confusion[0], &cost[0], NULL, NULL) == MLP_OK);
        CHECK(mlp_evaluate(f.net, &samples, confusion[1], &cost[1], NULL, NULL) == MLP_OK);
        CHECK(memcmp(confusion[0], confusion[1], sizeof confusion[0]) == 0 && cost[0] == cost[1]);
        close_network(&f);
        dismiss(c);
    }
    close_network(&alone);
    free_samples(&samples);
}

static void check_small_networks_stay_alone(void) {
    mlp_config config = small_config();
    fixture f = open_network(&config, mlp_kernels_simd128());
    crew *c = start_crew(4, 0);
    mlp_samples samples = random_samples(&config, 4);
    CHECK(mlp_use_team(f.net, c->t) == MLP_OK && mlp_threads(f.net, &samples) == 1);
    CHECK(mlp_use_team(NULL, c->t) == MLP_BAD_POINTER && mlp_threads(NULL, &samples) == 0);
    CHECK(mlp_threads(f.net, NULL) == 0);
    close_network(&f);
    // Of mostly black pictures only the ink is work: all threads on noise, one on those.
    free_samples(&samples);
    config.inputs = 784;
    config.batch_size = 10;
    config.hidden_units[0] = 160;
    f = open_network(&config, mlp_kernels_simd128());
    samples = random_samples(&config, 100);
    uint8_t *pixels = (uint8_t *)(uintptr_t)samples.pixels;
    for (size_t i = 0; i < 784 * 100; i++) pixels[i] |= 1;
    CHECK(mlp_use_team(f.net, c->t) == MLP_OK && mlp_threads(f.net, &samples) == 4);
    for (size_t i = 0; i < 784 * 100; i++) pixels[i] = i % 50 ? 0 : 9;
    CHECK(mlp_threads(f.net, &samples) == 1);
    close_network(&f);
    free_samples(&samples);
    dismiss(c);
}

// A helper that takes a part and never comes back.
typedef struct trap {
    pthread_t owner;
    _Atomic int has_helper;
} trap;

static void fall_silent(void *context, uint32_t part, uint32_t parts) {
    (void)part;
    (void)parts;
    trap *t = context;
    if (!pthread_equal(pthread_self(), t->owner)) {
        t->has_helper = 1;
        pthread_exit(NULL);
    }
    while (!t->has_helper) continue; // leave the helper its part
}

static void check_dead_helper(void) {
    crew *c = hire_with(2, 1, 100);
    trap t = {.owner = pthread_self()};
    CHECK(mlp_team_run(c->t, 2, fall_silent, &t) == -1);
    mlp_team_use(c->t, 2); // too late
    CHECK(mlp_team_members(c->t) == 1); // alone from now on
    tally counts = {.parts = 3};
    CHECK(mlp_team_run(c->t, 3, count_part, &counts) == 0);
    CHECK(counts.done[0] == 1 && counts.done[1] == 1 && counts.done[2] == 1);
    dismiss(c);
}

void test_threads(void) {
    check_ranges();
    check_use();
    for (uint32_t members = 1; members <= TEAM_MAX; members++) {
        check_parts(members, members - 1);
        check_parts(members, 0);
    }
    check_parts(5, 2);
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_ADAMW; optimizer++) {
        check_same_bits(optimizer, 0);
        check_same_bits(optimizer, 1);
    }
    check_small_networks_stay_alone();
    check_dead_helper();
}
