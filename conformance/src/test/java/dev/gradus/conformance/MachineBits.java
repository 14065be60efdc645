package dev.gradus.conformance;

import dev.gradus.exec.Engine;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Prints what the machine of this JVM is, and for each row of the op table and some random graphs a number
/// made of the bits of all results.
final class MachineBits {
    private static final int GRAPHS = 60;

    private MachineBits() {}

    public static void main(String[] args) {
        System.out.println(Engine.backend().description());
        for (Row row : OpTable.plain()) {
            System.out.println(row + " " + bits(List.of(row.formula().apply(row.make(1)))));
        }
        for (long seed = 0; seed < GRAPHS; seed++) {
            List<Tensor> in = RandomInputs.of(seed, false, seed);
            System.out.println("graph " + seed + " "
                    + bits(RandomGraph.roots(seed, false, in).tensors()));
        }
    }

    private static String bits(List<Tensor> roots) {
        Tensor.eval(roots);
        long hash = 1;
        for (Tensor t : roots) {
            Storage s = t.storage();
            for (int i = 0; i < t.shape().intSize(); i++) {
                // an i64 beyond 2⁵³ has no double of its own
                long bits = t.dtype().isFloat() ? Double.doubleToLongBits(s.getDouble(i)) : s.getLong(i);
                hash = 31 * hash + bits;
            }
        }
        return Long.toHexString(hash);
    }
}
