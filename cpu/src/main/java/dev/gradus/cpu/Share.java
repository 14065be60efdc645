package dev.gradus.cpu;

/// One of some nearly equal shares of a row of things.
///
/// @param index which share, from 0
/// @param of number of shares
record Share(int index, int of) {
    /// First of `n` things.
    int from(int n) {
        return (int) ((long) n * index / of);
    }

    /// One behind the last of `n` things.
    int to(int n) {
        return (int) ((long) n * (index + 1) / of);
    }

    int size(int n) {
        return to(n) - from(n);
    }
}
