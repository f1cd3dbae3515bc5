#include "images/pad.h"

#include <string.h>

#include "base/fmath.h"
#include "base/lanes.h"

// The strokes are drawn on a grid of GRID x GRID cells, 2 x 2 cells a pixel of the box. Each cell
// keeps its squared distance to the nearest segment; how much of it the pen covers follows from
// that distance alone, so overlapping segments need no blending and their order does not matter.
enum { CELLS = 2, GRID = CELLS * PAD_BOX };

static const float coordinate_limit = 1e6f;

static float lesser(float a, float b) {
    return a < b ? a : b;
}

static float greater(float a, float b) {
    return a > b ? a : b;
}

// Where the strokes lie, and whether every coordinate can be computed with.
struct extent {
    float left, right, top, bottom;
};

static enum pad_status measure(const float *xy, uint32_t points, struct extent *e) {
    for (uint32_t i = 0; i < points; i++) {
        float x = xy[2 * i], y = xy[2 * i + 1];
        int inside = x >= -coordinate_limit && x <= coordinate_limit && //
                     y >= -coordinate_limit && y <= coordinate_limit;   // false for NaN
        if (!inside) return PAD_BAD_POINT;
        e->left = i ? lesser(e->left, x) : x;
        e->right = i ? greater(e->right, x) : x;
        e->top = i ? lesser(e->top, y) : y;
        e->bottom = i ? greater(e->bottom, y) : y;
    }
    return points ? PAD_DRAWN : PAD_EMPTY;
}

// First and last cell whose centre lies within reach of [low, high]. The arguments stay within
// -1 .. GRID + 1, so the conversions are defined.
static int first_cell(float low, float reach) {
    float cell = low - reach;
    return cell > 0.0f ? (int)cell : 0;
}

static int last_cell(float high, float reach) {
    float cell = high + reach;
    return cell < (float)(GRID - 1) ? (int)cell : GRID - 1;
}

static const reals none = {0.0f, 0.0f, 0.0f, 0.0f}, whole = {1.0f, 1.0f, 1.0f, 1.0f};

// Which lanes of a, and of b where not.
static inline reals pick(counts which, reals a, reals b) {
    return (reals)(((counts)a & which) | ((counts)b & ~which));
}

// Lowers the squared distances to those of the segment from (ax, ay) to (bx, by), in cells. Only
// the cells within reach of it are visited, and those that share a vector with them: farther ones
// stay without ink whatever their distance.
static void draw_segment(float *distance2, float ax, float ay, float bx, float by, float reach) {
    float dx = bx - ax, dy = by - ay;
    float length2 = dx * dx + dy * dy;
    float along = length2 > 1e-12f ? 1.0f / length2 : 0.0f;
    int column0 = first_cell(lesser(ax, bx), reach), column1 = last_cell(greater(ax, bx), reach);
    int row0 = first_cell(lesser(ay, by), reach), row1 = last_cell(greater(ay, by), reach);
    column0 -= column0 % LANES;
    const reals centres = {0.5f, 1.5f, 2.5f, 3.5f};
    for (int row = row0; row <= row1; row++) {
        float py = (float)row + 0.5f - ay;
        for (int column = column0; column <= column1; column += LANES) {
            reals px = centres + (float)column - ax;
            reals t = (px * dx + py * dy) * along;
            t = pick(t > none, t, none);
            t = pick(t < whole, t, whole);
            reals ex = px - t * dx, ey = py - t * dy;
            reals *nearest = lanes_at(distance2 + row * GRID + column), here = ex * ex + ey * ey;
            *nearest = pick(*nearest < here, *nearest, here);
        }
    }
}

// Coverage of the four cells from here on. One whose centre is d inside the outline is taken as
// covered by d + 1/2, which is exact for an edge along the grid.
static reals coverage(const float *distance2, float radius) {
    reals covered = radius - lanes_sqrt(load_lanes(distance2)) + 0.5f;
    covered = pick(covered > none, covered, none);
    return pick(covered < whole, covered, whole);
}

// Grey levels of the LANES / CELLS pixels from (row, column) of the box on: the mean coverage of
// their cells.
static void shade(const float *distance2, int row, int column, float radius, uint8_t *levels) {
    const float *cells = distance2 + row * CELLS * GRID + column * CELLS;
    reals upper = coverage(cells, radius), lower = coverage(cells + GRID, radius);
    for (int i = 0; i < LANES; i += CELLS) {
        float covered = upper[i] + upper[i + 1] + lower[i] + lower[i + 1];
        *levels++ = (uint8_t)(covered * (255.0f / (CELLS * CELLS)) + 0.5f);
    }
}

// How far the box must move so that a centre of mass at moment / mass comes to PAD_CENTRE, to the
// nearest pixel, kept to where the box stays inside the image.
static uint32_t shift(uint32_t moment, uint32_t mass) {
    uint32_t target = (2 * PAD_CENTRE + 1) * mass; // twice the target, plus a half to round
    uint32_t moved = target > 2 * moment ? (target - 2 * moment) / (2 * mass) : 0;
    return moved < PAD_SIDE - PAD_BOX ? moved : PAD_SIDE - PAD_BOX;
}

enum pad_status mlp_pad_rasterise(const float *xy, const uint32_t *lengths, uint32_t strokes,
                                  float pen, uint8_t *pixels, void *scratch) {
    float *distance2 = scratch;
    if (!(pen >= 1.0f && pen <= 10.0f)) return PAD_BAD_PEN;
    uint32_t points = 0;
    for (uint32_t s = 0; s < strokes; s++) points += lengths[s];
    struct extent e = {0};
    enum pad_status status = measure(xy, points, &e);
    if (status < 0) return status;
    memset(pixels, 0, PAD_SIDE * PAD_SIDE);
    if (status == PAD_EMPTY) return status;

    // The pen reaches half its width beyond the points: they get what it leaves of the box, the
    // longer side all of it, the shorter one in the middle. All in cells from here on.
    float radius = pen * (0.5f * CELLS);
    float longest = greater(e.right - e.left, e.bottom - e.top);
    float scale = longest > 1e-6f ? ((float)GRID - 2.0f * radius) / longest : 0.0f;
    float x0 = 0.5f * ((float)GRID - (e.right - e.left) * scale);
    float y0 = 0.5f * ((float)GRID - (e.bottom - e.top) * scale);
    for (int i = 0; i < GRID * GRID; i++) distance2[i] = (float)(GRID * GRID);
    for (uint32_t s = 0; s < strokes; s++) {
        float ax = 0.0f, ay = 0.0f;
        for (uint32_t i = 0; i < lengths[s]; i++, xy += 2) {
            float x = (xy[0] - e.left) * scale + x0, y = (xy[1] - e.top) * scale + y0;
            if (i == 0) ax = x, ay = y;
            if (i > 0 || lengths[s] == 1) draw_segment(distance2, ax, ay, x, y, radius + 0.5f);
            ax = x;
            ay = y;
        }
    }

    uint8_t box[PAD_BOX][PAD_BOX];
    uint32_t mass = 0, moment_x = 0, moment_y = 0;
    for (int row = 0; row < PAD_BOX; row++) {
        for (int column = 0; column < PAD_BOX; column++) {
            if (column % (LANES / CELLS) == 0)
                shade(distance2, row, column, radius, &box[row][column]);
            uint32_t level = box[row][column];
            mass += level;
            moment_x += level * (uint32_t)column;
            moment_y += level * (uint32_t)row;
        }
    }
    uint32_t left = shift(moment_x, mass), top = shift(moment_y, mass);
    for (uint32_t row = 0; row < PAD_BOX; row++) {
        memcpy(pixels + (top + row) * PAD_SIDE + left, box[row], PAD_BOX);
    }
    return PAD_DRAWN;
}
