package dev.gradus.classic;

/// How an n-gram model shares probability with what never came.
public enum Smoothing {
    /// A share grows with the number of different symbols that followed (Witten and Bell, "The zero-frequency
    /// problem", IEEE Transactions on Information Theory 37, 1991).
    WITTEN_BELL,
    /// Three discounts, and lower orders that count contexts in place of occurrences (Chen and Goodman, "An
    /// empirical study of smoothing techniques for language modeling", TR-10-98, Harvard, 1998).
    KNESER_NEY
}
