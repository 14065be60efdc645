package dev.gradus.cpu;

/// Loops that carry something from element to element, in an order that is the same for every twin and species.
///
/// Sums run in 16 logical lanes: element `i` goes to lane `i mod 16`, and the lanes are added in a fixed tree
/// (`l` and `l+8`, then 4, 2, 1 apart).
interface RowLoops {
    /// Number of logical lanes.
    int LANES = 16;

    /// Σ aᵢ; 0 of nothing.
    float sum(float[] a, int ao, int n);

    /// Σ (aᵢ - m)².
    float squaredDeviations(float[] a, int ao, int n, float m);

    /// Σ aᵢ·bᵢ.
    float dot(float[] a, int ao, float[] b, int bo, int n);

    /// Σ aᵢ·(bᵢ - m), both rows at the same place of their arrays.
    float dotDeviations(float[] a, float[] b, int at, int n, float m);

    /// Adds `aᵢ·bᵢ` to lane `i mod 16` of the lanes that begin at `lo`, fused; to go on with another row and
    /// add the lanes at the end.
    void addProducts(float[] a, int ao, float[] b, int bo, int n, float[] lanes, int lo);

    /// The largest element, NaN if any is NaN; -∞ of nothing.
    float max(float[] a, int ao, int n);

    /// The smallest element, NaN if any is NaN; +∞ of nothing.
    float min(float[] a, int ao, int n);

    /// The sum of 16 lanes in the fixed tree; destroys them.
    static float addLanes(float[] lanes) {
        return addLanes(lanes, 0);
    }

    /// The sum of the 16 lanes that begin at `lo`; destroys them.
    static float addLanes(float[] lanes, int lo) {
        for (int d = LANES / 2; d > 0; d /= 2) {
            for (int l = 0; l < d; l++) {
                lanes[lo + l] += lanes[lo + l + d];
            }
        }
        return lanes[lo];
    }
}
