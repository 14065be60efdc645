/// Networks.
///
/// A network is an immutable record whose leaves are [dev.gradus.tensor.Parameter]s: [Module] is anything with
/// parameters, [Layer] a module from one tensor to one tensor. Layers are made from a [Blueprint], which holds
/// the settings, and a key:
///
/// ```java
/// Sequential model = Sequential.of(Linear.of(784, 100), new Relu(), Linear.of(100, 10)).init(Key.of(1));
/// Tensor loss = Losses.crossEntropy(model.forward(images), labels);
/// Gradients g = Autodiff.grad(loss, Modules.trained(model).values());
/// ```
///
/// Images are `(N, C, height, width)`, sequences `(N, T, C)`: N examples, C channels or features, T steps of
/// time.
///
/// [Modules] finds the parameters of any module by name, and turns a module's structure into data and back.
/// [Training] is the scope in which dropout drops and batch normalization learns its statistics. [Losses],
/// [Activations] and [Initializer] hold the formulas, [Describe] prints what a network is made of.
@NullMarked
package dev.gradus.nn;

import org.jspecify.annotations.NullMarked;
