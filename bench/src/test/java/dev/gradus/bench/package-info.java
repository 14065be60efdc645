@org.jspecify.annotations.NullMarked
package dev.gradus.bench;
