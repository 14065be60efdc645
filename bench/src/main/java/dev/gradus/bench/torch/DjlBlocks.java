package dev.gradus.bench.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.tensor.Ints;
import java.util.Arrays;
import java.util.List;

/// Builds a Gradus network out of DJL's blocks.
final class DjlBlocks {
    private DjlBlocks() {}

    static Block of(Layer layer) {
        return switch (layer) {
            case Sequential(List<Layer> layers) -> {
                SequentialBlock all = new SequentialBlock();
                layers.forEach(l -> all.add(of(l)));
                yield all;
            }
            case Linear l ->
                ai.djl.nn.core.Linear.builder()
                        .setUnits(l.weight().shape().size(0))
                        .optBias(l.bias().isPresent())
                        .build();
            case Conv2d c ->
                ai.djl.nn.convolutional.Conv2d.builder()
                        .setFilters(c.weight().shape().size(0))
                        .setKernelShape(new Shape(
                                c.weight().shape().size(2), c.weight().shape().size(3)))
                        .optStride(shape(c.geometry().strides()))
                        .optPadding(shape(Translation.padding(c.geometry())))
                        .optBias(c.bias().isPresent())
                        .build();
            case MaxPool p ->
                Pool.maxPool2dBlock(
                        shape(p.window()), shape(p.geometry().strides()), shape(Translation.padding(p.geometry())));
            case Flatten _ -> Blocks.batchFlattenBlock();
            case Relu _ -> Activation.reluBlock();
            case Tanh _ -> Activation.tanhBlock();
            default -> throw new IllegalArgumentException("no counterpart in DJL of " + layer);
        };
    }

    private static Shape shape(Ints values) {
        return new Shape(Arrays.stream(values.toArray()).asLongStream().toArray());
    }
}
