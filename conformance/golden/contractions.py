"""Matrix products, convolutions and pooling windows by loops over their definitions."""

import itertools

import numpy as np


def csv(numbers):
    return ",".join(str(n) for n in numbers)


def write(case, grid):
    matmul(case, grid)
    for geometry in GEOMETRIES:
        convolution(case, grid, *geometry)
    windows(case, grid)


def matmul(case, grid):
    for ta, tb in itertools.product((False, True), repeat=2):
        for lead, m, k, n in (((), 3, 4, 2), ((2, 2), 2, 3, 5), ((), 1, 1, 1), ((), 7, 9, 17), ((2,), 3, 0, 2)):
            a = grid((*lead, k, m) if ta else (*lead, m, k))
            b = grid((*lead, n, k) if tb else (*lead, k, n))
            for d in ("f32", "f64") if m < 7 else ("f32",):
                product(case, d, a, b, ta, tb)
    for d, kind in (("i32", np.int32), ("i64", np.int64), ("u8", np.uint8)):
        a = (np.arange(6) * 71 + 5).astype(kind).reshape(2, 3)
        product(case, d, a, a.T.copy(), False, False)


def product(case, d, a, b, ta, tb):
    c = np.matmul(np.swapaxes(a, -1, -2) if ta else a, np.swapaxes(b, -1, -2) if tb else b)
    case("MatMul", [(d, a), (d, b)], (d, c), a=ta, b=tb)


# x, w, strides, low, high, dilations, groups
GEOMETRIES = [
    ((2, 3, 7), (4, 3, 3), (2,), (1,), (0,), (1,), 1),
    ((1, 2, 9), (2, 1, 2), (1,), (0,), (2,), (3,), 2),
    ((2, 3, 5, 4), (2, 3, 3, 2), (1, 1), (0, 0), (0, 0), (1, 1), 1),
    ((1, 2, 6, 7), (3, 2, 3, 3), (2, 3), (1, 0), (0, 2), (1, 1), 1),
    ((1, 2, 6, 6), (2, 2, 2, 3), (1, 1), (2, 1), (1, 2), (2, 2), 1),
    ((2, 4, 4, 4), (6, 2, 3, 3), (1, 1), (1, 1), (1, 1), (1, 1), 2),
    ((2, 3, 4, 5), (3, 1, 3, 3), (1, 1), (1, 1), (1, 1), (1, 1), 3),
    ((1, 3, 3, 3), (2, 3, 1, 1), (1, 1), (0, 0), (0, 0), (1, 1), 1),
    ((1, 2, 6, 5), (2, 2, 2, 2), (3, 2), (0, 0), (0, 0), (1, 1), 1),
    ((1, 2, 3, 4, 3), (2, 2, 2, 3, 2), (1, 2, 1), (1, 1, 0), (0, 1, 1), (1, 1, 2), 1),
]


def taps(x, w, y, strides, low, dilations, groups):
    """All products of a convolution as (index into x, index into w, index into y)."""
    per_group, channels = w[0] // groups, w[1]
    for at in np.ndindex(*y):
        n, o, pixel = at[0], at[1], at[2:]
        for tap in np.ndindex(*w[2:]):
            source = [p * s + t * d - lo for p, s, t, d, lo in zip(pixel, strides, tap, dilations, low)]
            if all(0 <= i < size for i, size in zip(source, x[2:])):
                for c in range(channels):
                    yield (n, o // per_group * channels + c, *source), (o, c, *tap), at


def convolution(case, grid, xs, ws, strides, low, high, dilations, groups):
    out = [(n + a + b - d * (k - 1) - 1) // s + 1 for n, k, s, a, b, d in zip(xs[2:], ws[2:], strides, low, high, dilations)]
    ys = (xs[0], ws[0], *out)
    x, w, ct = grid(xs), grid(ws), grid(ys)
    y, dx, dw = np.zeros(ys), np.zeros(xs), np.zeros(ws)
    for i, j, k in taps(xs, ws, ys, strides, low, dilations, groups):
        y[k] += x[i] * w[j]
        dx[i] += ct[k] * w[j]
        dw[j] += x[i] * ct[k]
    g = dict(strides=csv(strides), low=csv(low), high=csv(high), dilations=csv(dilations), groups=groups)
    for d in ("f32", "f64") if len(xs) == 3 else ("f32",):
        case("Conv", [(d, x), (d, w)], (d, y), **g)
        case("ConvInput", [(d, ct), (d, w)], (d, dx), **g, spatial=csv(xs[2:]))
        case("ConvWeight", [(d, x), (d, ct)], (d, dw), **g, kernel=csv(ws[2:]))


def windows(case, grid):
    for xs, k, strides, low, high, dilations in (
        ((2, 2, 9), (3,), (2,), (1,), (1,), (1,)),
        ((1, 2, 6, 5), (2, 2), (2, 2), (0, 0), (0, 0), (1, 1)),
        ((2, 1, 7, 8), (2, 3), (2, 1), (1, 1), (0, 1), (1, 1)),
        ((1, 1, 6, 7), (2, 3), (1, 2), (0, 1), (0, 0), (2, 2)),
        ((1, 2, 4, 4, 3), (2, 2, 2), (2, 1, 1), (0, 1, 0), (0, 0, 1), (1, 1, 1)),
    ):
        x = np.round(grid(xs) * 2)
        x.ravel()[3::11] = np.nan
        x.ravel()[5::13] = -np.inf
        out = [(n + a + b - d * (m - 1) - 1) // s + 1 for n, m, s, a, b, d in zip(xs[2:], k, strides, low, high, dilations)]
        best = np.zeros((xs[0], xs[1], *out), int)
        for at in np.ndindex(*best.shape):
            inside = []
            for tap in np.ndindex(*k):
                p = [q * s + t * d - a for q, s, t, d, a in zip(at[2:], strides, tap, dilations, low)]
                if all(0 <= i < n for i, n in zip(p, xs[2:])):
                    inside.append(int(np.ravel_multi_index(p, xs[2:])))
            values = x[at[:2]].ravel()[inside]
            # NumPy's argmax too takes the first NaN as the largest
            best[at] = inside[int(np.argmax(values))]
        case("WindowArgMax", [("f32", x)], ("i32", best), sizes=csv(k), strides=csv(strides), low=csv(low), high=csv(high), dilations=csv(dilations), groups=1)
