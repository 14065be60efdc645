package dev.gradus.cpu;

/// Softmax along the columns of a dense matrix, whose rows are a whole number of vectors: each lane has a
/// column of its own, so that nothing is added across lanes. Both twins go down the rows in order.
interface ColumnLoops {
    /// Replaces each element by `exp(scale·(s − m))`, m its column's largest, and adds up each column.
    ///
    /// @param scale a positive number
    /// @param inverse gets one over each column's sum
    void exponentials(float[] s, int so, int width, int rows, float scale, float[] inverse);

    /// Multiplies each column by a number of its own.
    void scale(float[] s, int so, int width, int rows, float[] by);

    /// The gradient of softmax: with weights `w = p·inverse`, which replace p, each g becomes `w·(g − Σ
    /// w·g)·scale`.
    void gradient(float[] p, int po, float[] g, int go, int width, int rows, float scale, float[] inverse);
}
