package dev.gradus.cpu;

/// One loop that does all the instructions of a row program, instead of one loop an instruction.
interface RowBody {
    /// Runs over `n` elements, a multiple of the vector length: register `r` lies at `offset[r]` of `array[r]`,
    /// or is the number `scalar[r]`.
    void run(float[][] array, int[] offset, float[] scalar, int n);
}
