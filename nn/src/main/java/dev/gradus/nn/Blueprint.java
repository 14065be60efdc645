package dev.gradus.nn;

import dev.gradus.tensor.Key;

/// The settings of a module that has no parameters yet. Settings are changed first, then [#init] allocates
/// every parameter once:
///
/// ```java
/// Conv2d conv = Conv2d.of(3, 16, 3).stride(2).padding(1).init(Key.of(1));
/// ```
///
/// A blueprint can be used any number of times; each [#init] gives a module with parameters of its own.
///
/// @param <M> the module
public interface Blueprint<M extends Module> {
    /// The module with fresh parameters. Equal keys give equal parameters.
    M init(Key key);

    /// How many numbers the module's parameters will hold, state such as running means included. Nothing is
    /// allocated.
    long parameterCount();
}
