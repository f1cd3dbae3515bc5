// Runs the tests: main [--seed N] [test name ...]. One line a test, a last line with the sums, and
// exit status 1 when a check failed, a name is unknown or a test checked nothing.
#include "check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FAILURES_SHOWN = 20 }; // of each test: the rest is the same again

uint64_t checks_passed, checks_failed;
static uint64_t shown_limit;
static uint64_t random_state;

void check_failed(const char *file, int line, const char *text, const char *format, ...) {
    if (checks_failed++ >= shown_limit) return;
    printf("%s:%d: %s", file, line, text);
    if (format) {
        va_list arguments;
        va_start(arguments, format);
        printf(": ");
        vprintf(format, arguments);
        va_end(arguments);
    }
    printf("\n");
}

uint32_t random_u32(void) {
    uint64_t z = random_state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) >> 32);
}

uint32_t random_below(uint32_t n) {
    return (uint32_t)((uint64_t)random_u32() * n >> 32);
}

double random_unit(void) {
    return random_u32() * 0x1p-32;
}

float random_float(value_kind kind) {
    static const uint32_t finite[] = {
        0x00000000, 0x80000000, // +-0
        0x00000001, 0x80000001, // the smallest subnormal numbers
        0x007FFFFF, 0x00800000, // the largest subnormal and the smallest normal number
        0x0DA24260, 0x8DA24260, // +-1e-30
        0x7149F2CA, 0xF149F2CA, // +-1e30
        0x7F7FFFFF, 0xFF7FFFFF, // the largest numbers
        0x3F800000, 0xBF800000, // +-1
    };
    static const uint32_t others[] = {0x7F800000, 0xFF800000, 0x7FC00000};
    uint32_t choice = kind == PLAIN_VALUES ? 0 : random_below(8);
    if (choice == 1 || choice == 2 || (choice == 3 && kind == ALL_VALUES)) {
        uint32_t bits = choice == 3 ? others[random_below(3)] : finite[random_below(14)];
        float value;
        memcpy(&value, &bits, sizeof value);
        return value;
    }
    return (float)(4.0 * random_unit() - 2.0);
}

#define TESTS(X)                                                                                   \
    X(test_fmath)                                                                                  \
    X(test_rng)                                                                                    \
    X(test_kernels)                                                                                \
    X(test_sparse)                                                                                 \
    X(test_threads)                                                                                \
    X(test_pointwise)                                                                              \
    X(test_gradient)                                                                               \
    X(test_network)                                                                                \
    X(test_memory)                                                                                 \
    X(test_optimizer)                                                                              \
    X(test_training)                                                                               \
    X(test_divergence)                                                                             \
    X(test_state)                                                                                  \
    X(test_evaluate)                                                                               \
    X(test_augment)                                                                                \
    X(test_dropout)                                                                                \
    X(test_recipe)                                                                                 \
    X(test_batch_norm)                                                                             \
    X(test_teach)                                                                                  \
    X(test_scaling)                                                                                \
    X(test_pad)                                                                                    \
    X(test_picture)                                                                                \
    X(test_synth)

#define DECLARE(name) void name(void);
TESTS(DECLARE)

#define ROW(name) {#name, name},
static const struct {
    const char *name;
    void (*run)(void);
} tests[] = {TESTS(ROW)};

enum { TEST_COUNT = sizeof tests / sizeof *tests };

static void run(size_t index, uint64_t seed) {
    uint64_t passed = checks_passed, failed = checks_failed;
    clock_t begin = clock();
    random_state = seed;
    shown_limit = checks_failed + FAILURES_SHOWN;
    tests[index].run();
    passed = checks_passed - passed;
    failed = checks_failed - failed;
    if (passed + failed == 0) check_failed(__FILE__, __LINE__, tests[index].name, "no checks");
    printf("%-16s %8" PRIu64 " checks %4" PRIu64 " failed %6.2f s\n", tests[index].name,
           passed + failed, failed, (double)(clock() - begin) / CLOCKS_PER_SEC);
    fflush(stdout);
}

int main(int argc, char **argv) {
    uint64_t seed = 1;
    int chosen[TEST_COUNT] = {0}, any = 0;
    for (int a = 1; a < argc; a++) {
        if (strcmp(argv[a], "--seed") == 0 && a + 1 < argc) {
            seed = strtoull(argv[++a], NULL, 0);
            continue;
        }
        size_t i = 0;
        while (i < TEST_COUNT && strcmp(argv[a], tests[i].name) != 0) i++;
        if (i == TEST_COUNT) {
            fprintf(stderr, "no test %s\n", argv[a]);
            return 1;
        }
        chosen[i] = any = 1;
    }
    printf("seed %" PRIu64 "\n", seed);
    for (size_t i = 0; i < TEST_COUNT; i++) {
        if (!any || chosen[i]) run(i, seed);
    }
    printf("%" PRIu64 " passed, %" PRIu64 " failed\n", checks_passed, checks_failed);
    return checks_failed ? 1 : 0;
}
