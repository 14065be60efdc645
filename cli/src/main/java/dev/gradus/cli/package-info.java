/// The `gradus` command.
@org.jspecify.annotations.NullMarked
package dev.gradus.cli;
