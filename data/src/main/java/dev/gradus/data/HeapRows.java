package dev.gradus.data;

/// Rows in memory, one after the other.
record HeapRows(byte[] bytes) implements ByteRows {
    @Override
    public void read(int index, byte[] to) {
        System.arraycopy(bytes, index * to.length, to, 0, to.length);
    }
}
