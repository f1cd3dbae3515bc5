// exp, log, tanh and the logistic function, one text for every vector width.
//
// This file is included once per width, by fmath.h (one float) and by kernels_simd128_pointwise.c
// (four), each after naming its types and operations in the FM_ macros. Because the text is one,
// scalar and SIMD do the same operations in the same order and so give the same bits. No
// contraction, no reassociation: build with -ffp-contract=off and without -ffast-math, or that
// promise is broken. FM_MUL_ADD(a, b, c) is a * b + c, rounded twice; but in mode fast, which makes
// no such promise, four at a time round once.
//
// Polynomials and reductions: Stephen L. Moshier, Cephes Mathematical Library (expf, logf, tanhf).
// Largest error against libm in double over the whole float range, enforced by
// tests/c/base/test_fmath.c: exp 1.0 ulp, log 0.8 ulp, tanh 1.35 ulp, sigmoid 2.5 ulp.

// e^x. Above 88.7228 infinity, below -103.98 zero, gradual underflow between; NaN gives NaN.
FM_FN FM_F FM(exp)(FM_F x) {
    // Comparisons with NaN are false, so NaN passes both clamps and comes out at the end.
    x = FM_SELECT(FM_LT(x, FM_SET(-104.0f)), FM_SET(-104.0f), x);
    x = FM_SELECT(FM_LT(FM_SET(89.0f), x), FM_SET(89.0f), x);
    // n = round(x / ln 2): adding 1.5 * 2^23 leaves the rounded integer in the low mantissa bits.
    FM_F magic = FM_SET(12582912.0f);
    FM_F shifted = FM_MUL_ADD(x, FM_SET(1.44269504088896341f), magic);
    FM_F n = FM_SUB(shifted, magic);
    // r = x - n ln 2 in two parts; the product with the first part is exact.
    FM_F r = FM_MUL_ADD(n, FM_SET(-0.693359375f), x);
    r = FM_MUL_ADD(n, FM_SET(2.12194440e-4f), r);
    FM_F p = FM_SET(1.9875691500e-4f);
    p = FM_MUL_ADD(p, r, FM_SET(1.3981999507e-3f));
    p = FM_MUL_ADD(p, r, FM_SET(8.3334519073e-3f));
    p = FM_MUL_ADD(p, r, FM_SET(4.1665795894e-2f));
    p = FM_MUL_ADD(p, r, FM_SET(1.6666665459e-1f));
    p = FM_MUL_ADD(p, r, FM_SET(5.0000001201e-1f));
    p = FM_ADD(FM_MUL_ADD(FM_MUL(p, r), r, r), FM_SET(1.0f));
    // p * 2^n in two steps, since 2^n alone may lie outside the normal range.
    FM_I exponent = FM_ISUB(FM_BITS(shifted), FM_ISET(0x4B400000));
    FM_I half = FM_ISHR(exponent, 1);
    FM_I rest = FM_ISUB(exponent, half);
    p = FM_MUL(p, FM_FROM_BITS(FM_ISHL(FM_IADD(half, FM_ISET(127)), 23)));
    return FM_MUL(p, FM_FROM_BITS(FM_ISHL(FM_IADD(rest, FM_ISET(127)), 23)));
}

// Natural logarithm. 0 gives -infinity, negative numbers and NaN give NaN, +infinity itself.
FM_FN FM_F FM(log)(FM_F x) {
    // Subnormal numbers are scaled into the normal range first.
    FM_M tiny = FM_LT(x, FM_SET(0x1p-126f));
    FM_F scaled = FM_SELECT(tiny, FM_MUL(x, FM_SET(0x1p23f)), x);
    FM_I bits = FM_BITS(scaled);
    // scaled = m * 2^e with m in [0.5, 1).
    FM_F e = FM_TO_FLOAT(FM_ISUB(FM_ISHRU(bits, 23), FM_ISET(126)));
    e = FM_SELECT(tiny, FM_SUB(e, FM_SET(23.0f)), e);
    FM_F m = FM_FROM_BITS(FM_IOR(FM_IAND(bits, FM_ISET(0x007FFFFF)), FM_ISET(0x3F000000)));
    // Centre m on 1: below sqrt(1/2), 2m - 1 and one power less; else m - 1.
    FM_M low = FM_LT(m, FM_SET(0.707106781186547524f));
    e = FM_SELECT(low, FM_SUB(e, FM_SET(1.0f)), e);
    FM_F f = FM_SUB(m, FM_SET(1.0f));
    f = FM_SELECT(low, FM_ADD(f, m), f);
    FM_F z = FM_MUL(f, f);
    FM_F p = FM_SET(7.0376836292e-2f);
    p = FM_MUL_ADD(p, f, FM_SET(-1.1514610310e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(1.1676998740e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(-1.2420140846e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(1.4249322787e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(-1.6668057665e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(2.0000714765e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(-2.4999993993e-1f));
    p = FM_MUL_ADD(p, f, FM_SET(3.3333331174e-1f));
    FM_F y = FM_MUL(FM_MUL(p, f), z);
    y = FM_ADD(y, FM_MUL(e, FM_SET(-2.12194440e-4f)));
    y = FM_SUB(y, FM_MUL(FM_SET(0.5f), z));
    y = FM_ADD(FM_ADD(f, y), FM_MUL(e, FM_SET(0.693359375f)));
    // The special cases: x < 0 and NaN, 0, +infinity.
    FM_F inf = FM_FROM_BITS(FM_ISET(0x7F800000));
    y = FM_SELECT(FM_LT(x, inf), y, inf);
    y = FM_SELECT(FM_LT(FM_SET(0.0f), x), y, FM_FROM_BITS(FM_ISET(0x7FC00000)));
    return FM_SELECT(FM_EQ(x, FM_SET(0.0f)), FM_SUB(FM_SET(0.0f), inf), y);
}

// The functions below are computed from one e^x. Each has a part before it and a part after it, so
// that a loop over several of them contains the code of e^x once.

// Hyperbolic tangent of x, e being e^2|x|; NaN gives NaN.
FM_FN FM_F FM(tanh_from)(FM_F x, FM_F e) {
    // |x| >= 0.625: 1 - 2 / (e^2|x| + 1), with the sign of x.
    FM_F big = FM_SUB(FM_SET(1.0f), FM_DIV(FM_SET(2.0f), FM_ADD(e, FM_SET(1.0f))));
    big = FM_SELECT(FM_LT(x, FM_SET(0.0f)), FM_SUB(FM_SET(0.0f), big), big);
    // |x| < 0.625: an odd polynomial, which keeps the relative precision near 0.
    FM_F z = FM_MUL(x, x);
    FM_F p = FM_SET(-5.70498872745e-3f);
    p = FM_MUL_ADD(p, z, FM_SET(2.06390887954e-2f));
    p = FM_MUL_ADD(p, z, FM_SET(-5.37397155531e-2f));
    p = FM_MUL_ADD(p, z, FM_SET(1.33314422036e-1f));
    p = FM_MUL_ADD(p, z, FM_SET(-3.33332819422e-1f));
    FM_F small = FM_MUL_ADD(FM_MUL(p, z), x, x);
    return FM_SELECT(FM_LT(FM_ABS(x), FM_SET(0.625f)), small, big);
}

// The logistic function 1 / (1 + e^-x), e being e^-x; NaN gives NaN. Below -88.7228, where e^-x
// overflows, 0 instead of a number below 2^-127.
FM_FN FM_F FM(sigmoid_from)(FM_F e) {
    return FM_DIV(FM_SET(1.0f), FM_ADD(FM_SET(1.0f), e));
}

// GELU (Hendrycks and Gimpel 2016) in its tanh form is z sigmoid(2 u) with u = sqrt(2/pi) (z +
// 0.044715 z^3); within 1e-6 of max(1, |z|), and NaN gives NaN. This is 2 u.
FM_FN FM_F FM(gelu_argument)(FM_F z) {
    FM_F cubic = FM_MUL(FM_SET(0.0713548163f), FM_MUL(z, z));
    return FM_MUL(z, FM_ADD(FM_SET(1.59576912f), cubic));
}

// Its derivative s + z s (1 - s) 2 u', s being sigmoid(2 u); within 3e-6. Beyond +-16, where it is
// 0 and 1 to the last bit, z must count as +-16, or squares overflow: gelu_bounded does that.
FM_FN FM_F FM(gelu_bounded)(FM_F z) {
    z = FM_SELECT(FM_LT(z, FM_SET(-16.0f)), FM_SET(-16.0f), z);
    return FM_SELECT(FM_LT(FM_SET(16.0f), z), FM_SET(16.0f), z);
}

FM_FN FM_F FM(gelu_slope_from)(FM_F z, FM_F s) {
    FM_F cubic = FM_MUL(FM_SET(0.0713548163f), FM_MUL(z, z));
    FM_F steep = FM_ADD(FM_SET(1.59576912f), FM_MUL(FM_SET(3.0f), cubic));
    FM_F change = FM_MUL(FM_MUL(s, FM_SUB(FM_SET(1.0f), s)), FM_MUL(z, steep));
    return FM_ADD(s, change);
}
