package dev.gradus.nn;

/// Anything with parameters: an immutable record whose components are [dev.gradus.tensor.Parameter]s, other
/// modules, lists and optionals of them, and plain settings.
///
/// Names, checkpoints and counts come from walking the components ([Modules#parameters]): there is nothing to
/// register.
///
/// ```java
/// record Block(Linear in, Linear out) implements Layer {
///     public Tensor forward(Tensor x) { // (B, C)
///         return x.add(out.forward(in.forward(x).relu()));
///     }
/// }
/// ```
///
/// Import it by name, since `java.lang` has a `Module` too.
public interface Module {}
