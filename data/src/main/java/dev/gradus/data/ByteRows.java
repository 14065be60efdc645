package dev.gradus.data;

/// Rows of unsigned bytes, all of one length, read by number and from any thread.
sealed interface ByteRows permits HeapRows, FileRows {
    /// Copies a row out.
    ///
    /// @param to as long as a row
    void read(int index, byte[] to);
}
