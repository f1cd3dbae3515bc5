#include "images/synth_allographs.h"

// How people write the ten digits, as strokes.
//
// A stroke is a curve through its points, in pen order. The box of a digit runs from about (10, 10)
// at its top left to (110, 110) at its bottom right. S(x, y): the pen passes smoothly; K(x, y): it
// turns sharply (a kink); E(x, y): the stroke ends, and the next point starts another.
//
// All were drawn by hand: from knowing how people write, and some after a look at digits that a net
// had misread, training images of MNIST and, for the closed fours, pen strokes of other writers. No
// coordinate was measured in an image or fitted to any. How often each way is chosen was set by
// hand too, in steps of five percent.
#define S(x, y) ((x) | (y) << 7)
#define K(x, y) (S(x, y) | KINK)
#define E(x, y) (S(x, y) | LAST)

static const uint16_t zero_oval[] = {S(66, 10), S(42, 18),  S(24, 40),  S(20, 70),
                                     S(32, 98), S(56, 110), S(82, 100), S(98, 76),
                                     S(98, 46), S(86, 22),  E(62, 10)};
static const uint16_t zero_clockwise[] = {S(44, 16),  S(68, 10),  S(92, 26), S(102, 56), S(92, 90),
                                          S(64, 110), S(36, 100), S(20, 72), S(24, 38),  E(54, 12)};
static const uint16_t zero_hooked[] = {S(76, 30), S(60, 12),  S(34, 22), S(20, 54),
                                       S(26, 90), S(54, 110), S(84, 98), S(100, 64),
                                       S(92, 28), S(70, 12),  E(46, 20)};
static const uint16_t zero_slashed[] = {S(62, 10),  S(34, 20),  S(20, 58),  S(32, 98),
                                        S(60, 110), S(90, 96),  S(100, 58), S(88, 20),
                                        E(56, 12),  S(104, 12), E(18, 108)};
static const uint16_t zero_spiral[] = {S(60, 12),  S(34, 28), S(18, 66),  S(30, 100),
                                       S(60, 110), S(90, 92), S(102, 54), S(88, 20),
                                       S(60, 12),  S(42, 20), E(30, 38)};
static const uint16_t zero_open[] = {S(46, 16),  S(24, 42), S(22, 78),  S(42, 106),
                                     S(72, 108), S(96, 86), S(102, 50), E(80, 16)};
static const uint16_t zero_tailed[] = {S(76, 20),  S(54, 12),  S(28, 34), S(20, 72),
                                       S(40, 106), S(70, 104), S(94, 78), S(98, 42),
                                       S(82, 16),  S(60, 20),  E(46, 36)};
static const uint16_t zero_struck[] = {S(62, 10),  S(34, 20), S(20, 58),  S(32, 98),
                                       S(60, 110), S(90, 96), S(100, 58), S(88, 20),
                                       E(56, 12),  S(80, 34), E(40, 88)};

static const uint16_t one_plain[] = {S(60, 10), S(60, 60), E(60, 110)};
static const uint16_t one_flag[] = {S(34, 36), S(48, 28), K(62, 10), S(61, 60), E(60, 110)};
static const uint16_t one_foot[] = {S(36, 32),  S(48, 26),  K(62, 10), S(61, 60),
                                    E(60, 108), S(32, 110), E(92, 108)};
static const uint16_t one_serif[] = {S(48, 20), K(62, 10), S(61, 60), E(60, 110)};
static const uint16_t one_roof[] = {S(22, 56), S(42, 36), K(66, 10), S(64, 60), E(62, 110)};
static const uint16_t one_gable[] = {S(30, 60), S(46, 40), K(68, 12), S(68, 60), E(70, 110)};
static const uint16_t one_footed[] = {S(26, 50),  S(44, 32),  K(66, 10), S(66, 60),
                                      E(64, 108), S(36, 110), E(98, 110)};
static const uint16_t one_hooked[] = {S(32, 46), S(42, 22), S(60, 12), S(66, 42), E(60, 110)};
static const uint16_t one_hat[] = {S(22, 40), S(46, 28), K(76, 20), S(72, 62), E(62, 110)};

static const uint16_t two_plain[] = {S(24, 38), S(34, 16),  S(62, 10),  S(86, 26),  S(80, 54),
                                     S(52, 84), K(18, 108), S(60, 104), E(108, 102)};
static const uint16_t two_looped[] = {S(26, 36), S(36, 14), S(62, 10),  S(82, 28),
                                      S(74, 60), S(50, 94), S(26, 106), S(14, 94),
                                      S(28, 82), S(60, 94), E(110, 106)};
static const uint16_t two_swung[] = {S(30, 30), S(48, 12),  S(72, 14),  S(80, 36),
                                     S(66, 72), S(42, 104), S(18, 106), S(14, 86),
                                     S(38, 78), S(74, 98),  E(112, 92)};
static const uint16_t two_sharp[] = {S(20, 26),  S(50, 14),  K(92, 14),  S(60, 58),
                                     K(16, 106), S(60, 102), E(106, 106)};
static const uint16_t two_swan[] = {S(32, 40), S(36, 18),  S(62, 10),  S(80, 28),  S(72, 60),
                                    S(46, 96), S(28, 106), S(44, 100), S(70, 108), E(98, 98)};
static const uint16_t two_curl[] = {S(36, 46), S(24, 28),  S(48, 10),  S(80, 22),  S(76, 56),
                                    S(44, 90), K(20, 108), S(60, 100), E(104, 108)};
static const uint16_t two_zee[] = {S(22, 24),  S(56, 12),  S(88, 24),  S(70, 62),
                                   K(20, 108), S(60, 108), E(106, 106)};
static const uint16_t two_rolled[] = {S(30, 28),  S(56, 10), S(86, 26), S(80, 56), S(54, 92),
                                      S(28, 110), S(12, 98), S(30, 80), S(62, 90), E(108, 110)};
static const uint16_t two_hooked[] = {S(36, 42), S(24, 26), S(52, 10),  S(86, 24),
                                      S(82, 58), S(52, 98), S(26, 110), S(12, 96),
                                      S(34, 80), S(66, 90), E(106, 106)};
static const uint16_t two_broad[] = {S(22, 30), S(52, 12),  S(84, 20), S(78, 52),
                                     S(44, 86), K(14, 106), S(58, 98), E(116, 104)};

static const uint16_t three_round[] = {S(26, 26), S(50, 10), S(82, 20),  S(80, 44),  K(48, 56),
                                       S(84, 64), S(94, 88), S(66, 110), S(34, 106), E(20, 90)};
static const uint16_t three_flat[] = {S(24, 16), S(52, 14), K(88, 12),  S(68, 34), K(48, 50),
                                      S(82, 56), S(96, 80), S(72, 106), E(22, 104)};
static const uint16_t three_looped[] = {S(28, 22), S(52, 10), S(82, 22), S(70, 46),  S(46, 58),
                                        S(48, 50), S(80, 62), S(92, 86), S(64, 110), E(20, 98)};
static const uint16_t three_wide[] = {S(18, 18), S(60, 10), S(88, 24),  S(66, 48), K(44, 54),
                                      S(84, 62), S(96, 86), S(64, 108), E(14, 106)};
static const uint16_t three_rolled[] = {S(34, 30), S(48, 12), S(78, 14),  S(80, 38),  S(56, 54),
                                        S(78, 58), S(90, 84), S(66, 110), S(36, 108), E(22, 94)};
static const uint16_t three_zed[] = {S(28, 14), S(56, 14), K(86, 12),  K(52, 48),
                                     S(84, 60), S(94, 84), S(66, 108), E(24, 104)};
static const uint16_t three_small[] = {S(36, 24), S(54, 10), S(76, 24),  S(68, 42),  K(50, 48),
                                       S(84, 58), S(98, 84), S(70, 110), S(34, 106), E(18, 92)};

static const uint16_t four_open[] = {S(32, 14),  S(26, 40), K(20, 66), S(60, 62),
                                     E(100, 60), S(86, 10), S(80, 60), E(76, 110)};
static const uint16_t four_round[] = {S(26, 14), S(22, 46), S(36, 66), S(62, 62),
                                      E(86, 50), S(90, 10), S(84, 60), E(80, 110)};
static const uint16_t four_closed[] = {S(76, 10),  S(48, 42), K(14, 76), S(60, 74),
                                       E(106, 72), S(78, 10), S(76, 60), E(74, 110)};
static const uint16_t four_lifted[] = {S(48, 10),  S(36, 36), K(18, 66), S(60, 64),
                                       E(106, 58), S(74, 36), S(68, 72), E(62, 110)};
static const uint16_t four_tall[] = {S(30, 12), S(28, 40), K(26, 66), S(60, 64),
                                     E(98, 62), S(90, 10), S(88, 60), E(86, 110)};
static const uint16_t four_slant[] = {S(46, 10),  S(30, 50), K(22, 66), S(62, 64),
                                      E(106, 58), S(90, 28), S(78, 66), E(64, 110)};
static const uint16_t four_closing[] = {S(74, 110), S(74, 60), K(72, 10),
                                        S(44, 44),  K(14, 76), E(108, 74)};
static const uint16_t four_crossed[] = {S(44, 10),  S(30, 44), K(20, 74), S(62, 72),
                                        E(104, 72), S(68, 44), S(66, 76), E(64, 110)};
static const uint16_t four_narrow[] = {S(60, 10), S(46, 44), K(36, 76), S(62, 74),
                                       E(86, 72), S(62, 12), S(66, 60), E(72, 110)};
static const uint16_t four_printed[] = {S(68, 10), S(46, 44), K(24, 78), S(52, 80),
                                        E(86, 76), S(70, 10), S(70, 60), E(72, 110)};
static const uint16_t four_capped[] = {S(74, 22), S(58, 12), S(42, 34), K(24, 78), S(60, 80),
                                       E(92, 78), S(78, 20), S(80, 66), E(84, 110)};

static const uint16_t five_bar[] = {S(38, 14),  K(32, 52),  S(62, 46), S(90, 66), S(84, 96),
                                    S(52, 110), E(18, 100), S(36, 14), E(96, 10)};
static const uint16_t five_single[] = {S(96, 12), S(66, 12), K(38, 16),  K(32, 54), S(64, 48),
                                       S(90, 68), S(82, 98), S(50, 110), E(18, 100)};
static const uint16_t five_snake[] = {S(94, 12), S(60, 12), S(38, 26),  S(44, 48),
                                      S(74, 62), S(84, 86), S(60, 108), E(22, 104)};
static const uint16_t five_flying[] = {S(46, 30),  K(34, 58), S(62, 56), S(78, 76), S(60, 104),
                                       E(14, 106), S(46, 28), S(76, 20), E(110, 16)};
static const uint16_t five_bowl[] = {S(36, 14), K(30, 54),  S(58, 42),  S(90, 58),
                                     S(92, 90), S(60, 110), S(28, 104), E(14, 84),
                                     S(34, 16), S(60, 16),  E(88, 12)};
static const uint16_t five_corner[] = {S(92, 12), S(66, 14), K(40, 14),  K(34, 54),
                                       S(70, 52), S(92, 74), S(78, 102), E(24, 106)};
static const uint16_t five_gaping[] = {S(44, 18),  K(36, 56), S(70, 54), S(86, 78), S(70, 106),
                                       E(38, 112), S(46, 20), S(76, 18), E(106, 10)};

static const uint16_t six_round[] = {S(80, 10), S(48, 32), S(28, 72), S(42, 106), S(74, 104),
                                     S(90, 82), S(72, 64), S(46, 74), E(32, 94)};
static const uint16_t six_straight[] = {S(60, 10),  S(40, 44), S(30, 84), S(48, 110),
                                        S(74, 100), S(80, 76), S(60, 68), E(36, 88)};
static const uint16_t six_curled[] = {S(90, 24),  S(70, 12), S(40, 34), S(26, 74), S(44, 108),
                                      S(76, 106), S(90, 82), S(66, 64), E(32, 80)};
static const uint16_t six_bellied[] = {S(54, 10), S(28, 42), S(18, 80), S(38, 108), S(78, 106),
                                       S(98, 82), S(80, 62), S(52, 76), E(40, 100)};
static const uint16_t six_b[] = {S(38, 10), S(26, 56), S(32, 102), S(64, 110),
                                 S(92, 88), S(70, 62), E(32, 84)};
static const uint16_t six_spiral[] = {S(84, 14), S(50, 26), S(24, 66), S(36, 104), S(74, 106),
                                      S(92, 78), S(68, 60), S(44, 80), E(62, 98)};
static const uint16_t six_low[] = {S(74, 10),  S(46, 46), S(32, 86), S(48, 110),
                                   S(76, 102), S(78, 80), S(58, 74), E(36, 94)};
static const uint16_t six_wide[] = {S(48, 14),  S(26, 44), S(20, 86), S(50, 110), S(90, 104),
                                    S(104, 80), S(80, 62), S(48, 74), E(36, 98)};

static const uint16_t seven_plain[] = {S(22, 18), S(56, 16), K(92, 14), S(70, 58), E(52, 110)};
static const uint16_t seven_serif[] = {S(22, 40), K(24, 16), S(58, 16),
                                       K(94, 12), S(72, 56), E(58, 110)};
static const uint16_t seven_crossed[] = {S(22, 20),  S(56, 16), K(90, 14), S(68, 58),
                                         E(52, 110), S(34, 64), E(96, 58)};
static const uint16_t seven_round[] = {S(26, 26), S(44, 14), S(80, 14),
                                       S(84, 36), S(70, 70), E(60, 110)};
static const uint16_t seven_barred[] = {S(20, 34), K(22, 18),  S(56, 16), K(92, 14),
                                        S(68, 58), E(54, 110), S(36, 62), E(92, 56)};
static const uint16_t seven_steep[] = {S(24, 24), S(56, 18), K(88, 14), S(66, 60), E(44, 110)};
static const uint16_t seven_bent[] = {S(20, 26), S(54, 16), K(92, 16),
                                      S(80, 46), S(70, 78), E(68, 112)};
static const uint16_t seven_hooked[] = {S(18, 36), K(20, 16),  S(56, 20), K(98, 12),
                                        S(76, 52), E(62, 110), S(40, 64), E(98, 60)};
static const uint16_t seven_struck[] = {S(24, 16),  S(58, 16), K(94, 14), S(78, 60),
                                        E(70, 110), S(50, 70), E(104, 58)};

static const uint16_t eight_s[] = {S(88, 24), S(64, 10),  S(36, 24),  S(50, 50),
                                   S(78, 74), S(76, 102), S(46, 108), S(34, 86),
                                   S(58, 58), S(86, 34),  E(84, 16)};
static const uint16_t eight_reverse[] = {S(40, 18),  S(32, 38),  S(62, 58), S(86, 82),
                                         S(66, 110), S(36, 100), S(38, 74), S(72, 50),
                                         S(86, 26),  S(66, 10),  E(36, 22)};
static const uint16_t eight_rings[] = {S(60, 10),  S(38, 20), S(38, 46), S(62, 54), S(84, 42),
                                       S(82, 18),  E(58, 10), S(60, 56), S(34, 70), S(36, 102),
                                       S(64, 110), S(90, 96), S(86, 66), E(58, 55)};
static const uint16_t eight_open[] = {S(100, 20), S(68, 10), S(38, 22),  S(46, 46),
                                      S(70, 70),  S(70, 98), S(48, 110), S(34, 94),
                                      S(52, 64),  S(78, 42), E(104, 12)};
static const uint16_t eight_narrow[] = {S(84, 14),  S(62, 12), S(46, 30), S(60, 56), S(74, 84),
                                        S(56, 110), S(40, 90), S(58, 62), S(80, 34), E(86, 12)};
static const uint16_t eight_middle[] = {S(60, 58),  S(34, 38), S(44, 14), S(76, 14),
                                        S(84, 36),  S(58, 60), S(34, 84), S(50, 108),
                                        S(80, 104), S(88, 80), E(58, 56)};
static const uint16_t eight_pear[] = {S(82, 20), S(62, 10), S(44, 26),  S(54, 46),
                                      S(82, 70), S(86, 96), S(60, 110), S(32, 98),
                                      S(36, 72), S(62, 50), S(80, 32),  E(78, 16)};
static const uint16_t eight_top[] = {S(92, 26), S(66, 10), S(32, 22),  S(40, 48),
                                     S(66, 68), S(70, 96), S(54, 110), S(38, 94),
                                     S(52, 68), S(86, 44), E(92, 18)};

static const uint16_t nine_straight[] = {S(84, 26), S(62, 10), S(34, 26), S(36, 52),
                                         S(62, 54), K(84, 24), S(80, 66), E(76, 110)};
static const uint16_t nine_curved[] = {S(84, 30), S(60, 10), S(32, 30),  S(42, 54), S(74, 44),
                                       K(86, 20), S(86, 64), S(72, 102), E(36, 108)};
static const uint16_t nine_looped[] = {S(80, 34), S(66, 12), S(36, 22), S(32, 48),
                                       S(58, 54), S(80, 32), S(78, 60), E(62, 110)};
static const uint16_t nine_pen[] = {S(82, 20), S(52, 10), S(28, 34), S(40, 60),
                                    S(72, 52), K(86, 18), S(84, 64), E(82, 110)};
static const uint16_t nine_flat[] = {S(92, 20), S(60, 12), S(24, 28), S(30, 50),
                                     S(64, 46), K(94, 18), S(76, 62), E(58, 110)};
static const uint16_t nine_big[] = {S(86, 30), S(66, 10), S(30, 22), S(22, 52), S(48, 66),
                                    S(80, 46), K(90, 22), S(84, 70), E(78, 110)};
static const uint16_t nine_gee[] = {S(82, 20), S(56, 10), S(32, 26),  S(40, 50),  S(70, 46),
                                    K(84, 22), S(88, 70), S(70, 106), S(40, 104), E(26, 86)};
static const uint16_t nine_round[] = {S(82, 34), S(64, 12), S(38, 22), S(34, 46), S(54, 58),
                                      S(78, 44), K(86, 16), S(84, 64), E(80, 110)};
static const uint16_t nine_leaning[] = {S(90, 14), S(62, 12), S(36, 32), S(40, 52),
                                        S(66, 50), S(92, 18), S(78, 58), E(58, 110)};
static const uint16_t nine_oval[] = {S(74, 20), S(58, 10), S(44, 30), S(46, 56), S(64, 56),
                                     S(80, 30), K(82, 16), S(76, 62), E(70, 110)};

// clang-format off
#define WAY(points, mnist, world) {points, sizeof points / sizeof *points, {mnist, world}}
// clang-format on

// The ways of 0, of 1, and so on; each digit's percentages add up to 100.
static const struct allograph allographs[] = {
    // clang-format off
    WAY(zero_oval, 35, 20),
    WAY(zero_clockwise, 15, 10),
    WAY(zero_hooked, 10, 5),
    WAY(zero_slashed, 5, 20),
    WAY(zero_spiral, 15, 5),
    WAY(zero_open, 10, 10),
    WAY(zero_tailed, 10, 10),
    WAY(zero_struck, 0, 20),
    WAY(one_plain, 80, 10),
    WAY(one_flag, 5, 15),
    WAY(one_foot, 10, 10),
    WAY(one_serif, 5, 5),
    WAY(one_roof, 0, 20),
    WAY(one_gable, 0, 10),
    WAY(one_footed, 0, 10),
    WAY(one_hooked, 0, 10),
    WAY(one_hat, 0, 10),
    WAY(two_plain, 20, 15),
    WAY(two_looped, 15, 25),
    WAY(two_swung, 10, 15),
    WAY(two_sharp, 5, 10),
    WAY(two_swan, 5, 5),
    WAY(two_curl, 5, 5),
    WAY(two_zee, 5, 10),
    WAY(two_rolled, 15, 5),
    WAY(two_hooked, 10, 5),
    WAY(two_broad, 10, 5),
    WAY(three_round, 30, 20),
    WAY(three_flat, 10, 20),
    WAY(three_looped, 10, 15),
    WAY(three_wide, 15, 10),
    WAY(three_rolled, 15, 10),
    WAY(three_zed, 10, 15),
    WAY(three_small, 10, 10),
    WAY(four_open, 35, 10),
    WAY(four_round, 25, 5),
    WAY(four_closed, 10, 15),
    WAY(four_lifted, 10, 5),
    WAY(four_tall, 10, 5),
    WAY(four_slant, 10, 5),
    WAY(four_closing, 0, 10),
    WAY(four_crossed, 0, 10),
    WAY(four_narrow, 0, 10),
    WAY(four_printed, 0, 15),
    WAY(four_capped, 0, 10),
    WAY(five_bar, 25, 20),
    WAY(five_single, 15, 15),
    WAY(five_snake, 15, 15),
    WAY(five_flying, 15, 15),
    WAY(five_bowl, 10, 10),
    WAY(five_corner, 10, 15),
    WAY(five_gaping, 10, 10),
    WAY(six_round, 20, 20),
    WAY(six_straight, 20, 15),
    WAY(six_curled, 5, 10),
    WAY(six_bellied, 15, 15),
    WAY(six_b, 10, 10),
    WAY(six_spiral, 5, 10),
    WAY(six_low, 15, 10),
    WAY(six_wide, 10, 10),
    WAY(seven_plain, 35, 10),
    WAY(seven_serif, 10, 10),
    WAY(seven_crossed, 10, 20),
    WAY(seven_round, 15, 5),
    WAY(seven_barred, 5, 15),
    WAY(seven_steep, 15, 5),
    WAY(seven_bent, 10, 5),
    WAY(seven_hooked, 0, 15),
    WAY(seven_struck, 0, 15),
    WAY(eight_s, 30, 20),
    WAY(eight_reverse, 10, 15),
    WAY(eight_rings, 5, 20),
    WAY(eight_open, 25, 10),
    WAY(eight_narrow, 5, 10),
    WAY(eight_middle, 5, 5),
    WAY(eight_pear, 10, 10),
    WAY(eight_top, 10, 10),
    WAY(nine_straight, 10, 15),
    WAY(nine_curved, 5, 15),
    WAY(nine_looped, 15, 10),
    WAY(nine_pen, 10, 10),
    WAY(nine_flat, 5, 5),
    WAY(nine_big, 15, 10),
    WAY(nine_gee, 5, 15),
    WAY(nine_round, 15, 10),
    WAY(nine_leaning, 15, 5),
    WAY(nine_oval, 5, 5),
    // clang-format on
};

// Where each digit's ways begin.
static const uint8_t first_way[SYNTH_CLASSES] = {0, 8, 17, 27, 34, 45, 52, 60, 69, 77};

const struct allograph *mlp_choose_allograph(uint32_t digit, enum digit_habits habits,
                                             uint32_t choice) {
    const struct allograph *way = allographs + first_way[digit];
    while (choice >= way->percent[habits]) choice -= way++->percent[habits];
    return way;
}
