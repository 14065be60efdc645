/// The language: a tensor is a node, an op is a record, a meaning is a switch.
@org.jspecify.annotations.NullMarked
package dev.gradus.tensor;
