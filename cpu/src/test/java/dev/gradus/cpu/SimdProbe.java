package dev.gradus.cpu;

/// Says which twin was chosen and uses it once; for [SimdTest]'s other JVMs.
final class SimdProbe {
    private SimdProbe() {}

    public static void main(String[] args) {
        System.out.println(Simd.describe());
        float[] x = {0f, 1f};
        Simd.loops().unary(UnaryLoop.EXP, x, 0, x, 0, 2);
        float[] c = new float[1];
        new Gemm(Simd.loops().tiles())
                .multiply(1, 1, 2, Matrix.of(x, 0, 2), Matrix.of(x, 0, 1), Matrix.of(c, 0, 1), false);
        if (Math.abs(c[0] - 8.389056f) > 1e-5) {
            throw new AssertionError("1 + e² is not " + c[0]);
        }
    }
}
