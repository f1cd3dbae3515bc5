// What every test uses: checks that count and go on, and random values that are the same for the
// same seed. Both live in main.c.
#ifndef CHECK_H
#define CHECK_H

#include <stdint.h>

extern uint64_t checks_passed, checks_failed;

// Prints where a check failed, and then the printf-like message unless it is NULL.
void check_failed(const char *file, int line, const char *text, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#define CHECK(condition) CHECK_IMPL(condition, (const char *)0)
#define CHECK_MSG(condition, ...) CHECK_IMPL(condition, __VA_ARGS__)
#define CHECK_IMPL(condition, ...)                                                                 \
    do {                                                                                           \
        if (condition) {                                                                           \
            checks_passed++;                                                                       \
        } else {                                                                                   \
            check_failed(__FILE__, __LINE__, #condition, __VA_ARGS__);                             \
        }                                                                                          \
    } while (0)

// The suite's own generator (SplitMix64), so that a fault in rng.c cannot hide itself. Restarted
// from the seed before each test: a test alone draws what it draws in the whole suite.
uint32_t random_u32(void);
uint32_t random_below(uint32_t n); // 0 .. n - 1, n at least 1
double random_unit(void);          // [0, 1)

typedef enum value_kind {
    PLAIN_VALUES,  // -2 .. 2
    FINITE_VALUES, // also zeros of both signs, subnormal, tiny and huge numbers
    ALL_VALUES,    // also infinities and NaN
} value_kind;

float random_float(value_kind kind);

#endif
