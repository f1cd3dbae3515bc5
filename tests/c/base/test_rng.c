// The generator: published answers, then the distributions. Seeds are fixed, so what passes once
// passes always; the bounds are such that a right generator passes with nearly every seed.
#include "base/rng.h"

#include <math.h>
#include <string.h>

#include "check.h"

void test_rng(void);

// Random123, tests/kat_vectors, philox4x32 10.
static void check_known_answers(void) {
    static const struct {
        uint32_t counter[4], key[2], answer[4];
    } rows[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t out[4];
        mlp_rng_philox(rows[i].key, rows[i].counter, out);
        CHECK(memcmp(out, rows[i].answer, sizeof out) == 0);
        memcpy(out, rows[i].counter, sizeof out);
        mlp_rng_philox(rows[i].key, out, out);
        CHECK(memcmp(out, rows[i].answer, sizeof out) == 0);
    }
}

// rng_u32 is Philox of the block number, the index and the purpose under the seed.
static void check_stream_layout(void) {
    uint64_t seed = 0x0123456789ABCDEFu;
    rng r = mlp_rng_open(seed, RNG_SHUFFLE, 77);
    for (uint32_t block = 0; block < 3; block++) {
        uint32_t out[4];
        mlp_rng_philox((uint32_t[]){0x89ABCDEFu, 0x01234567u},
                       (uint32_t[]){block, 0, 77, RNG_SHUFFLE}, out);
        for (int i = 0; i < 4; i++) CHECK(mlp_rng_u32(&r) == out[i]);
    }
    r = mlp_rng_open(seed, RNG_SHUFFLE, 77); // the block number carries into its upper half
    r.counter[0] = 0xFFFFFFFFu;
    for (int i = 0; i < 4; i++) mlp_rng_u32(&r);
    CHECK(r.counter[0] == 0 && r.counter[1] == 1);
}

static void check_streams(void) {
    rng a = mlp_rng_open(1, RNG_INIT, 0), b = mlp_rng_open(1, RNG_INIT, 1);
    uint32_t a1 = mlp_rng_u32(&a), b1 = mlp_rng_u32(&b), a2 = mlp_rng_u32(&a), b2 = mlp_rng_u32(&b);
    rng c = mlp_rng_open(1, RNG_INIT, 1), d = mlp_rng_open(1, RNG_INIT, 0);
    CHECK(mlp_rng_u32(&c) == b1 && mlp_rng_u32(&c) == b2);
    CHECK(mlp_rng_u32(&d) == a1 && mlp_rng_u32(&d) == a2);
    rng others[] = {mlp_rng_open(2, RNG_INIT, 0), mlp_rng_open((uint64_t)1 << 32 | 1, RNG_INIT, 0),
                    mlp_rng_open(1, RNG_SPLIT, 0), b};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        rng r = mlp_rng_open(1, RNG_INIT, 0);
        int equal = 0;
        for (int n = 0; n < 64; n++) equal += mlp_rng_u32(&r) == mlp_rng_u32(&others[i]);
        CHECK(equal == 0);
    }
    // A copy goes on as the original does, at every place of a block and of a pair of deviates.
    rng r = mlp_rng_open(5, RNG_DIGITS, 9);
    for (int place = 0; place < 11; place++) {
        rng copy = r;
        int same = 1;
        for (int n = 0; n < 9; n++) {
            same &= mlp_rng_normal(&r) == mlp_rng_normal(&copy) &&
                    mlp_rng_u32(&r) == mlp_rng_u32(&copy);
        }
        CHECK(same);
    }
}

static void check_uniform(void) {
    enum { DRAWS = 1 << 20 };
    rng r = mlp_rng_open(11, RNG_INIT, 0);
    double sum = 0.0, squares = 0.0;
    float least = 1.0f, most = 0.0f;
    int multiples = 1;
    for (int i = 0; i < DRAWS; i++) {
        float u = mlp_rng_uniform(&r);
        least = u < least ? u : least;
        most = u > most ? u : most;
        multiples &= u * 0x1p24f == floorf(u * 0x1p24f);
        sum += (double)u;
        squares += (double)u * (double)u;
    }
    CHECK(least >= 0.0f && least < 1e-5f && most < 1.0f && most > 0.99999f && multiples);
    double deviation = 5.0 / sqrt(12.0 * DRAWS); // five standard errors of the mean
    CHECK_MSG(fabs(sum / DRAWS - 0.5) < deviation, "mean %g", sum / DRAWS);
    CHECK_MSG(fabs(squares / DRAWS - 1.0 / 3.0) < deviation, "squares %g", squares / DRAWS);
}

// Chi-square over n cells: mean n - 1, variance 2 (n - 1).
static void check_chi_square(const uint32_t *counts, uint32_t n, double draws, const char *what) {
    double chi = 0.0, expected = draws / n;
    for (uint32_t i = 0; i < n; i++) chi += pow(counts[i] - expected, 2.0) / expected;
    double limit = 5.0 * sqrt(2.0 * (n - 1)) + 3.0;
    CHECK_MSG(fabs(chi - (n - 1)) < limit, "%s of %u cells: chi-square %g", what, n, chi);
}

static void check_below(void) {
    enum { DRAWS = 300000 };
    const uint32_t sizes[] = {2, 3, 7, 10, 100, 1000};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        uint32_t counts[1000] = {0}, out_of_range = 0;
        rng r = mlp_rng_open(12, RNG_SHUFFLE, sizes[s]);
        for (int i = 0; i < DRAWS; i++) {
            uint32_t draw = mlp_rng_below(&r, sizes[s]);
            if (draw < sizes[s]) counts[draw]++;
            out_of_range += draw >= sizes[s];
        }
        CHECK(out_of_range == 0);
        check_chi_square(counts, sizes[s], DRAWS, "below");
    }
    // n = 3 * 2^30: without rejection, numbers divisible by 3 would come twice as often.
    uint32_t thirds[3] = {0};
    rng r = mlp_rng_open(13, RNG_SHUFFLE, 0);
    for (int i = 0; i < DRAWS; i++) thirds[mlp_rng_below(&r, 0xC0000000u) % 3]++;
    check_chi_square(thirds, 3, DRAWS, "below 3 * 2^30, thirds");
    rng one = mlp_rng_open(14, RNG_SHUFFLE, 0);
    CHECK(mlp_rng_below(&one, 1) == 0);
}

static void check_normal(void) {
    enum { DRAWS = 1 << 20 };
    rng r = mlp_rng_open(15, RNG_INIT, 0);
    double moments[5] = {0}, neighbours = 0.0, last = 0.0;
    int beyond_2 = 0, beyond_4 = 0;
    for (int i = 0; i < DRAWS; i++) {
        double x = (double)mlp_rng_normal(&r), power = 1.0;
        for (int k = 0; k < 5; k++, power *= x) moments[k] += power / DRAWS;
        neighbours += x * last / DRAWS;
        last = x;
        beyond_2 += fabs(x) > 2.0;
        beyond_4 += fabs(x) > 4.0;
    }
    double error = 5.0 / sqrt(DRAWS); // five standard errors of the mean; of the k-th power more
    CHECK_MSG(fabs(moments[1]) < error, "mean %g", moments[1]);
    CHECK_MSG(fabs(moments[2] - 1.0) < error * sqrt(2.0), "variance %g", moments[2]);
    CHECK_MSG(fabs(moments[3]) < error * sqrt(15.0), "third %g", moments[3]);
    CHECK_MSG(fabs(moments[4] - 3.0) < error * sqrt(96.0), "fourth %g", moments[4]);
    CHECK_MSG(fabs(neighbours) < error, "correlation of neighbours %g", neighbours);
    CHECK_MSG(fabs(beyond_2 - 0.0455003 * DRAWS) < 1100, "%d beyond 2", beyond_2);
    CHECK_MSG(beyond_4 > 30 && beyond_4 < 110, "%d beyond 4", beyond_4); // 66.4 expected
}

static void check_shuffle(void) {
    enum { N = 7, ROUNDS = 50000 };
    uint32_t at[N][N] = {{0}};
    rng r = mlp_rng_open(16, RNG_SHUFFLE, 0);
    int permutations = 1;
    for (int round = 0; round < ROUNDS; round++) {
        uint32_t rows[N], seen = 0;
        for (uint32_t i = 0; i < N; i++) rows[i] = i;
        mlp_rng_shuffle(&r, rows, N);
        for (uint32_t i = 0; i < N; i++) {
            seen |= rows[i] < N ? 1u << rows[i] : 1u << N;
            if (rows[i] < N) at[i][rows[i]]++;
        }
        permutations &= seen == (1u << N) - 1;
    }
    CHECK(permutations);
    for (int i = 0; i < N; i++) check_chi_square(at[i], N, ROUNDS, "shuffle position");
    uint32_t one = 5;
    rng before = r;
    mlp_rng_shuffle(&r, &one, 1);
    mlp_rng_shuffle(&r, NULL, 0);
    CHECK(one == 5 && memcmp(&before, &r, sizeof r) == 0);
}

void test_rng(void) {
    check_known_answers();
    check_stream_layout();
    check_streams();
    check_uniform();
    check_below();
    check_normal();
    check_shuffle();
}
