/// Optimizers and what goes with them: schedules, clipping, parameter groups, moving averages.
@org.jspecify.annotations.NullMarked
package dev.gradus.nn.optim;
