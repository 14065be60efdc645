package dev.gradus.cpu;

/// Loops along a row that is normalized. Each element is computed by itself, so both twins agree.
interface NormLoops {
    /// `oᵢ = (xᵢ − mean)·scale·wᵢ + bᵢ`, the last two fused.
    void normalize(float[] x, int xo, float mean, float scale, float[] w, float[] b, float[] o, int oo, int n);

    /// What the gradient of a row needs: `normalᵢ = (xᵢ − mean)·scale` and `pullᵢ = gᵢ·wᵢ`; and what the row
    /// adds to the gradients of weight and bias: `sums[so + i] += gᵢ·normalᵢ`, fused, and `sums[so + n + i] +=
    /// gᵢ`.
    ///
    /// @param room gets `normal` from 0 on and `pull` from n on
    void prepare(
            float[] x,
            int xo,
            float mean,
            float scale,
            float[] w,
            float[] g,
            int go,
            float[] room,
            float[] sums,
            int so,
            int n);

    /// `oᵢ = (pullᵢ − meanPull − normalᵢ·meanProduct)·scale`, with the room that [#prepare] filled.
    void finish(float[] room, float meanPull, float meanProduct, float scale, float[] o, int oo, int n);
}
