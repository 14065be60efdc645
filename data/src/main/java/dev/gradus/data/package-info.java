/// Data sets, file formats, splits and batches.
@org.jspecify.annotations.NullMarked
package dev.gradus.data;
