/// Measures of how well answers fit targets, gathered batch after batch in double precision. The result depends
/// on nothing but the samples and their order.
///
/// ```java
/// ConfusionMatrix counts = new ConfusionMatrix(10);
/// TopK five = new TopK(10, 5);
/// for (Batch b : batches) {
///     float[] answers = model.forward(b.x()).toFloatArray();
///     float[] targets = b.y().cast(DType.F32).toFloatArray();
///     counts.update(answers, targets, b.size());
///     five.update(answers, targets, b.size());
/// }
/// counts.value();                  // accuracy
/// counts.macro(ClassScore.F1);     // mean F1 of the classes
/// ```
@NullMarked
package dev.gradus.train.metric;

import org.jspecify.annotations.NullMarked;
