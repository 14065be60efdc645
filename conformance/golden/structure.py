"""Ops that move, reduce, order and pick elements."""

import itertools

import numpy as np

from dtypes import FLOATS

BIG = {"i32": 2**31 - 1, "i64": 2**63 - 1, "u8": 255}


def csv(numbers):
    return ",".join(str(n) for n in numbers)


def write(case, grid):
    sources(case)
    movement(case, grid)
    reductions(case, grid)
    order(case, grid)
    indexing(case, grid)


def whole(shape, dtype):
    n = int(np.prod(shape))
    kind = {"i32": np.int32, "i64": np.int64, "u8": np.uint8, "bool": bool}[dtype]
    values = (np.arange(n) * 37 + 11) % 101
    return (values % 2 if dtype == "bool" else values).astype(kind).reshape(shape)


def sources(case):
    for d in (*FLOATS, "i32", "i64", "u8"):
        case("Fill", [], (d, np.full((2, 3), 7)), value=7)
        for axis in (0, 1):
            case("Iota", [], (d, np.indices((3, 4))[axis]), axis=axis)
    case("Fill", [], ("bool", np.ones((2,), bool)), value=1)
    case("Fill", [], ("f32", np.full((3,), -np.inf)), value="-Infinity")


def movement(case, grid):
    shape = (2, 3, 4)
    inputs = {d: grid(shape) for d in FLOATS} | {d: whole(shape, d) for d in ("i32", "i64", "u8", "bool")}
    for d, x in inputs.items():
        case("Reshape", [(d, x)], (d, x.reshape(4, 6)), shape="4,6")
        for axes in itertools.permutations(range(3)) if d == "f32" else [(2, 0, 1)]:
            case("Permute", [(d, x)], (d, x.transpose(axes)), axes=csv(axes))
        y = x[:, :1]
        case("Broadcast", [(d, y)], (d, np.broadcast_to(y, (2, 5, 4))), shape="2,5,4")
        case("Slice", [(d, x)], (d, x[1:2, 0:3:2, 1:4]), starts="1,0,1", sizes="1,2,3", steps="1,2,1")
        case("Slice", [(d, x)], (d, x[:, 2:, 0:4:3]), starts="0,2,0", sizes="2,1,2", steps="1,1,3")
        case("Flip", [(d, x)], (d, x[:, ::-1]), axes="1")
        case("Flip", [(d, x)], (d, x[::-1, :, ::-1]), axes="0,2")
        pad(case, d, x, (0, 0, 0), (0, 0, 0), (0, 0, 0))
        pad(case, d, x, (1, 0, 2), (0, 2, 1), (0, 0, 0))
        pad(case, d, x, (0, 1, 0), (1, 0, 0), (2, 1, 3))
        case("Concat", [(d, x), (d, x[:, :1]), (d, x[:, 1:])], (d, np.concatenate([x, x], 1)), axis=1)
        case("Concat", [(d, x[:0]), (d, x)], (d, x), axis=0)
        case("StopGradient", [(d, x)], (d, x))
        case("Barrier", [(d, x), (d, y)], (d, x))


def pad(case, d, x, low, high, interior):
    shape = [lo + n + max(n - 1, 0) * i + hi for lo, hi, i, n in zip(low, high, interior, x.shape)]
    out = np.full(shape, 1, x.dtype)
    out[tuple(slice(lo, lo + (n - 1) * (i + 1) + 1, i + 1) for lo, i, n in zip(low, interior, x.shape))] = x
    case("Pad", [(d, x)], (d, out), low=csv(low), high=csv(high), interior=csv(interior), value=1)


def reductions(case, grid):
    shape = (2, 3, 5)
    functions = {"SUM": np.sum, "MAX": np.max, "MIN": np.min}
    for name, f in functions.items():
        for d in ("f32", "f64", "i32", "i64", "u8", "bool"):
            x = grid(shape) if d in FLOATS else whole(shape, d)
            if name == "SUM" and d == "bool":
                continue
            if d in BIG:
                x[0, 0, :2] = BIG[d]
            choices = [a for n in (1, 2, 3) for a in itertools.combinations(range(3), n)]
            for axes in choices if d == "f32" else [(1,), (0, 2)]:
                y = f(x, axes, dtype=x.dtype) if name == "SUM" else f(x, axes)
                case(f"Reduce {name}", [(d, x)], (d, y), axes=csv(axes))
        x = grid((3, 4))
        x[0, 1], x[1, 2], x[2, 0], x[2, 3] = np.nan, np.inf, -np.inf, -0.0
        for axes in ((0,), (1,)):
            case(f"Reduce {name}", [("f32", x)], ("f32", f(x, axes)), axes=csv(axes))
    for name, nothing in (("SUM", 0.0), ("MAX", -np.inf), ("MIN", np.inf)):
        case(f"Reduce {name}", [("f32", np.zeros((2, 0)))], ("f32", np.full(2, nothing)), axes=1)
        case(f"Reduce {name}", [("f32", np.zeros((0, 2)))], ("f32", np.full(2, nothing)), axes=0)
    case("Reduce MAX", [("i32", np.zeros((1, 0), int))], ("i32", [-(2**31)]), axes=1)
    case("Reduce MIN", [("u8", np.zeros((1, 0), int))], ("u8", [255]), axes=1)


def order(case, grid):
    x = np.round(grid((3, 6, 2)))
    x[0, 2, 0] = x[0, 4, 0] = x[2, 1, 1] = np.nan
    x[1, :, 0] = [0.0, -0.0, np.inf, 0.0, -np.inf, -0.0]
    for axis in (0, 1, 2):
        for name, f in (("MAX", np.argmax), ("MIN", np.argmin)):
            case(f"ArgReduce {name}", [("f32", x)], ("i32", f(x, axis)), axis=axis)
        for descending in (False, True):
            case("ArgSort", [("f32", x)], ("i32", argsort(x, axis, descending)), axis=axis, descending=descending)
        y = grid((3, 6, 2))
        case("Scan", [("f32", y)], ("f32", np.cumsum(y, axis)), axis=axis, reverse=False)
        case("Scan", [("f32", y)], ("f32", np.flip(np.cumsum(np.flip(y, axis), axis), axis)), axis=axis, reverse=True)
    for d in ("i32", "i64", "u8"):
        w = whole((2, 7), d) // 9
        for descending in (False, True):
            case("ArgSort", [(d, w)], ("i32", argsort(w, 1, descending)), axis=1, descending=descending)
        case("ArgReduce MAX", [(d, w)], ("i32", w.argmax(1)), axis=1)
        case("ArgReduce MIN", [(d, w)], ("i32", w.argmin(1)), axis=1)
        w = w * 9
        case("Scan", [(d, w)], (d, np.cumsum(w, 1, dtype=w.dtype)), axis=1, reverse=False)


def argsort(x, axis, descending):
    """Stable: ascending with NaN last, or descending with NaN first."""

    def line(v):
        sign = -1 if descending else 1
        return np.array(sorted(range(len(v)), key=lambda i: (sign * int(v[i] != v[i]), 0 if v[i] != v[i] else sign * v[i].item())))

    return np.apply_along_axis(line, axis, x)


def indexing(case, grid):
    x, index = grid((2, 4, 3)), np.array([[3, 0, 3], [1, 2, 0]], np.int32)
    for d in ("f32", "f64", "f16", "i32", "u8", "bool"):
        v = x if d in FLOATS else whole(x.shape, d)
        for axis in (0, 1, 2):
            i = index % v.shape[axis]
            case("Gather", [(d, v), ("i32", i)], (d, np.take(v, i, axis)), axis=axis, along=False)
    for axis, n in ((0, 3), (1, 2), (2, 5)):
        shape = list(x.shape)
        shape[axis] = n
        i = (np.arange(np.prod(shape)) * 7 % 5 % x.shape[axis]).reshape(shape)
        case("Gather", [("f32", x), ("i32", i)], ("f32", np.take_along_axis(x, i, axis)), axis=axis, along=True)
        updates = grid(shape)
        for d in ("f32", "f64"):
            case("ScatterAdd", [(d, updates), ("i32", i)], (d, scatter(updates, i, axis, 6, True)), axis=axis, size=6, along=True)
    for axis in (0, 1, 2):
        shape = list(x.shape)
        shape[axis:axis + 1] = index.shape
        for d in ("f32", "f64", "i32", "u8"):
            u = grid(shape) if d in FLOATS else whole(shape, d)
            case("ScatterAdd", [(d, u), ("i32", index)], (d, scatter(u, index, axis, 5, False)), axis=axis, size=5, along=False)


def scatter(updates, index, axis, size, along):
    if along:
        shape = list(updates.shape)
        shape[axis] = size
        out = np.zeros(shape, updates.dtype)
        for at in np.ndindex(*updates.shape):
            to = list(at)
            to[axis] = index[at]
            out[tuple(to)] += updates[at]
        return out
    r = index.ndim
    shape = updates.shape[:axis] + (size,) + updates.shape[axis + r:]
    out = np.zeros(shape, updates.dtype)
    for at in np.ndindex(*updates.shape):
        out[at[:axis] + (index[at[axis:axis + r]],) + at[axis + r:]] += updates[at]
    return out
