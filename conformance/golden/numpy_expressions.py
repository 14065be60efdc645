"""Writes the expected values of the tests that quote NumPy expressions.

Each `check("expression", ...)` in core's tests of package dev.gradus.tensor is evaluated by NumPy; the results
go to core/src/test/resources/dev/gradus/tensor/numpy.tsv, one line an expression: expression, shape, values.

    python3 conformance/golden/numpy_expressions.py
"""

import ast
import pathlib
import re

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS = ROOT / "core/src/test/java/dev/gradus/tensor"
OUT = ROOT / "core/src/test/resources/dev/gradus/tensor/numpy.tsv"


def f32(values):
    return np.array(values, np.float32)


NAMES = {
    "np": np,
    "f32": f32,
    "newaxis": np.newaxis,
    "inf": np.inf,
    "nan": np.nan,
    "x": f32(np.arange(24)).reshape(2, 3, 4),
    "s": f32(np.arange(120)).reshape(2, 3, 4, 5),
    "q": f32(np.arange(9)).reshape(3, 3),
    "c": f32(np.arange(8)).reshape(2, 2, 2),
    "m": f32([[1, 2, 3], [4, 5, 6]]),
    "n": f32([[1, -1], [2, 0], [0, 3]]),
    "v": f32([1, 2, 3]),
    "w": f32([1, -2]),
    "a": f32([[3, np.nan, 1], [-np.inf, 2, 2]]),
}


def expressions():
    for file in sorted(TESTS.glob("*Test.java")):
        for literal in re.findall(r'\bcheck\(\s*("(?:[^"\\]|\\.)*")\s*,', file.read_text(encoding="utf-8")):
            yield ast.literal_eval(literal)


def text(value):
    return "%.9g" % value


def main():
    lines = []
    for e in dict.fromkeys(expressions()):
        value = np.asarray(eval(e, dict(NAMES)))
        lines.append("\t".join([e, ",".join(map(str, value.shape)), " ".join(map(text, value.ravel()))]))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "expressions by NumPy", np.__version__)


main()
