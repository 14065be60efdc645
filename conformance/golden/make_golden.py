"""Writes expected values of every op, computed by NumPy in float64, for GoldenTest.

One line a case, fields parted by tabs: the op with its attributes, the inputs, the output. A tensor is written
`dtype(shape):values`. Inputs are multiples of 1/64, exact in every floating dtype. The results go to
conformance/src/test/resources/dev/gradus/conformance/golden.tsv.

    python3 conformance/golden/make_golden.py
"""

import itertools
import math
import pathlib

import numpy as np

from dtypes import FLOATS, cast, random_numbers, rounded, text

OUT = pathlib.Path(__file__).resolve().parents[1] / "src/test/resources/dev/gradus/conformance/golden.tsv"
RNG = np.random.default_rng(20260101)
LINES = []

np.seterr(all="ignore")


def grid(shape, low=-3.0, high=3.0):
    """Random multiples of 1/64 in [low, high]."""
    return RNG.integers(math.ceil(low * 64), math.floor(high * 64) + 1, shape) / 64.0


def case(op, inputs, output, **attributes):
    """Inputs and output are pairs of dtype and values."""
    name = " ".join([op] + [f"{k}={v}" for k, v in attributes.items()])
    LINES.append("\t".join([name] + [text(d, np.asarray(v)) for d, v in [*inputs, output]]))


# Elementwise

EDGES = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.0])


def erf(x):
    return np.vectorize(math.erf, otypes=[float])(x)


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


UNARY = {
    "NEG": np.negative, "ABS": np.abs, "SIGN": np.sign, "RECIPROCAL": lambda x: 1 / x, "SQRT": np.sqrt,
    "EXP": np.exp, "EXPM1": np.expm1, "LOG": np.log, "LOG1P": np.log1p, "SIN": np.sin, "COS": np.cos,
    "ATAN": np.arctan, "TANH": np.tanh, "SIGMOID": sigmoid, "ERF": erf, "FLOOR": np.floor, "CEIL": np.ceil,
    "ROUND": np.round,
}

BINARY = {
    "ADD": np.add, "SUB": np.subtract, "MUL": np.multiply, "DIV": np.divide, "POW": np.power,
    "MAX": np.maximum, "MIN": np.minimum, "MOD": np.mod,
}

COMPARE = {
    "EQ": np.equal, "NE": np.not_equal, "LT": np.less, "LE": np.less_equal, "GT": np.greater,
    "GE": np.greater_equal,
}

LOGIC = {"AND": np.bitwise_and, "OR": np.bitwise_or, "XOR": np.bitwise_xor}

INTEGERS = {
    "i32": np.array([0, 1, -1, 7, -7, -2**31, 2**31 - 1, 100, 12345, -3], np.int32),
    "i64": np.array([0, 1, -1, 7, -7, -2**63, 2**63 - 1, 2**40, 2**53 + 1, -3], np.int64),
    "u8": np.array([0, 1, 255, 7, 249, 100, 128, 127, 45, 3], np.uint8),
}


def unary():
    far = np.array([20.0, -20.0, 88.0, -100.0, 1e-3, -1e-3, 2.5, -3.5, 0.5, 1.5, 100.25, 1e6])
    far = far.astype(np.float32).astype(float)
    for name, f in UNARY.items():
        x = np.concatenate([grid(24), grid(8, 0, 10), EDGES, far])
        case(f"Unary {name}", [("f32", x)], ("f32", f(x)))
        y = grid(12, -2, 4)
        for d in ("f64", "f16", "bf16"):
            case(f"Unary {name}", [(d, y)], (d, rounded(d, f(y))))
    for d, x in INTEGERS.items():
        case("Unary NEG", [(d, x)], (d, np.negative(x)))
        case("Unary NOT", [(d, x)], (d, np.invert(x)))
        case("Unary ABS", [(d, x)], (d, np.abs(x)))
        case("Unary SIGN", [(d, x)], (d, np.sign(x)))
        for name in ("FLOOR", "CEIL", "ROUND"):
            case(f"Unary {name}", [(d, x)], (d, x))
    case("Unary NOT", [("bool", np.array([True, False]))], ("bool", np.array([False, True])))


def binary():
    pairs = np.array(list(itertools.product(EDGES, EDGES))).T
    for name, f in BINARY.items():
        x = np.concatenate([grid(24), pairs[0], [5.25, 1e6, 7.0, -7.0]])
        y = np.concatenate([grid(24), pairs[1], [0.375, 0.75, -3.0, 3.0]])
        z = f(x, y)
        case(f"Binary {name}", [("f32", x), ("f32", y)], ("f32", z))
        a, b = grid(12, 0.5, 4), grid(12, -2, 2)
        for d in ("f64", "f16", "bf16"):
            case(f"Binary {name}", [(d, a), (d, b)], (d, rounded(d, f(a, b))))
    for d, x in INTEGERS.items():
        a, b = (v.ravel() for v in np.meshgrid(x[:7], x[:7]))
        for name, f in BINARY.items():
            if name != "POW":
                f = np.floor_divide if name == "DIV" else f
                case(f"Binary {name}", [(d, a), (d, b)], (d, f(a, b)))
        for name, f in LOGIC.items():
            case(f"Binary {name}", [(d, a), (d, b)], (d, f(a, b)))
    a, b = np.array([0, 0, 1, 1], bool), np.array([0, 1, 0, 1], bool)
    for name, f in {**LOGIC, "MAX": np.maximum, "MIN": np.minimum}.items():
        case(f"Binary {name}", [("bool", a), ("bool", b)], ("bool", f(a, b)))


def comparing():
    pairs = np.array(list(itertools.product(EDGES, EDGES))).T
    for name, f in COMPARE.items():
        for d in FLOATS:
            case(f"Compare {name}", [(d, pairs[0]), (d, pairs[1])], ("bool", f(*pairs)))
        for d, x in INTEGERS.items():
            a, b = (v.ravel() for v in np.meshgrid(x[:7], x[:7]))
            case(f"Compare {name}", [(d, a), (d, b)], ("bool", f(a, b)))
        a, b = np.array([0, 0, 1, 1], bool), np.array([0, 1, 0, 1], bool)
        case(f"Compare {name}", [("bool", a), ("bool", b)], ("bool", f(a, b)))
    c = RNG.integers(0, 2, 7).astype(bool)
    for d in FLOATS:
        case("Select", [("bool", c), (d, EDGES), (d, EDGES[::-1])], (d, np.where(c, EDGES, EDGES[::-1])))
    for d, x in {**INTEGERS, "bool": a[[0, 1, 2, 3, 2, 1, 0]]}.items():
        a, b = x[:7], x[:7][::-1]
        case("Select", [("bool", c), (d, a), (d, b)], (d, np.where(c, a, b)))


def casting():
    floats = np.concatenate([EDGES, [0.5, -0.5, 2.75, -2.75, 255.5, 256.0, -1.0, 300.0, 2.0**31, -(2.0**31),
                                     -3e9, 65504.0, 65520.0, 1e10, -1e19, 2.0**-24, 2.0**-26, 2.0**-130,
                                     # halfway between neighbours of bf16 and f16, and nearly so
                                     1 + 2.0**-8, 1 + 3 * 2.0**-8, 1 + 2.0**-11, 1 + 3 * 2.0**-11,
                                     1 + 2.0**-8 + 2.0**-40, 1 + 3 * 2.0**-8 - 2.0**-40,
                                     1 + 2.0**-11 + 2.0**-40, 1 + 3 * 2.0**-11 - 2.0**-40,
                                     1 + 2.0**-24, 1 + 3 * 2.0**-24, 3 * 2.0**-26 + 2.0**-60, 2.0**-134, 2.0**-150]])
    for to in (*FLOATS, "i32", "i64", "u8", "bool"):
        for d in FLOATS:
            x = rounded(d, floats)
            case("Cast", [(d, x)], (to, cast(d, to, x)), to=to)
        for d, x in {**INTEGERS, "bool": np.array([False, True])}.items():
            case("Cast", [(d, x)], (to, cast(d, to, x)), to=to)


def main():
    import contractions
    import structure

    unary()
    binary()
    comparing()
    casting()
    structure.write(case, grid)
    contractions.write(case, grid)
    random_numbers(case)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    print(len(LINES), "cases by NumPy", np.__version__)


if __name__ == "__main__":
    main()
