/// From a graph to numbers: planning, fusing, memory, and the machine that defines every op.
@org.jspecify.annotations.NullMarked
package dev.gradus.exec;
