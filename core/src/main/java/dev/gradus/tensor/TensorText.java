package dev.gradus.tensor;

/// A tensor as text: its type, then its values as NumPy prints them, at most six along an axis.
final class TensorText {
    private static final int EDGE = 3;

    private TensorText() {}

    static String format(Tensor t) {
        StringBuilder out = new StringBuilder(t.type().toString()).append(' ');
        append(out, t, t.storage(), 0, 0);
        return out.toString();
    }

    private static void append(StringBuilder out, Tensor t, Storage s, int axis, int offset) {
        if (axis == t.rank()) {
            out.append(value(t.dtype(), s, offset));
            return;
        }
        int n = t.size(axis);
        int stride = t.shape().strides()[axis];
        out.append('[');
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                out.append(axis == t.rank() - 1 ? ", " : ",\n" + " ".repeat(axis + 1));
            }
            if (i == EDGE && n > 2 * EDGE) {
                out.append("…");
                i = n - EDGE - 1;
            } else {
                append(out, t, s, axis + 1, offset + i * stride);
            }
        }
        out.append(']');
    }

    private static String value(DType dtype, Storage s, int i) {
        return switch (dtype) {
            case BOOL -> String.valueOf(s.getLong(i) != 0);
            case I32, I64, U8 -> String.valueOf(s.getLong(i));
            case F64 -> String.valueOf(s.getDouble(i));
            case F32, F16, BF16 -> String.valueOf((float) s.getDouble(i));
        };
    }
}
