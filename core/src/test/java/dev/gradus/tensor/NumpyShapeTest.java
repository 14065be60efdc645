package dev.gradus.tensor;

import static dev.gradus.tensor.Index.at;
import static dev.gradus.tensor.Numpy.check;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Broadcasting, reshaping, joining, splitting, padding and flipping by NumPy's rules.
class NumpyShapeTest {
    private final Tensor x = Numpy.counted(2, 3, 4);

    @Test
    void broadcasting() {
        check("x[0] + f32([[10], [20], [30]])", x.get(at(0)).add(Tensor.of(new float[] {10, 20, 30}, 3, 1)));
        check(
                "f32([1, 2]).reshape(2, 1, 1) * f32([0, 1, 2])",
                Tensor.of(new float[] {1, 2}, 2, 1, 1).mul(Tensor.arange(DType.F32, 3)));
        check("np.zeros((0, 3)) + np.ones(1)", Tensor.zeros(0, 3).add(Tensor.ones(1)));
        check("3 - np.arange(4)", Tensor.scalar(3f).sub(Tensor.arange(DType.F32, 4)));
        check(
                "np.where(x[0, 0] > 1, np.ones((2, 1)), 7)",
                x.get(at(0), at(0)).gt(1).where(Tensor.ones(2, 1), 7));
        check(
                "np.broadcast_to(np.arange(3)[:, newaxis], (2, 3, 2))",
                Tensor.arange(DType.F32, 3).expand(1).broadcastTo(2, 3, 2));
    }

    @Test
    void reshaping() {
        check("x.reshape(4, -1)", x.reshape(4, -1));
        check("x.reshape(-1)", x.reshape(-1));
        check("np.ones((1, 1)).reshape(())", Tensor.ones(1, 1).reshape());
        check("np.zeros((0, 3)).reshape(3, -1)", Tensor.zeros(0, 3).reshape(3, -1));
        check("x.reshape(2, 12)", x.flatten(1));
        check("x.transpose(2, 0, 1)", x.permute(2, 0, 1));
        check("x.transpose(-1, 1, 0)", x.permute(-1, 1, 0));
        check("np.swapaxes(x, -1, -2)", x.transpose());
        check("np.swapaxes(x, 0, -1)", x.swapAxes(0, -1));
        check("np.swapaxes(x, -1, -2).reshape(2, 12)", x.transpose().reshape(2, 12));
        check("x[..., newaxis][..., 0]", x.expand(-1).squeeze(-1));
        check("np.expand_dims(x[1], 1)", x.get(at(1)).expand(1));
    }

    @Test
    void joining() {
        check("np.concatenate([x, x[:, 0:1]], 1)", Tensor.concat(1, x, x.slice(1, 0, 1)));
        check("np.concatenate([x, x], -1)", Tensor.concat(-1, x, x));
        check(
                "np.concatenate([np.zeros((0, 2)), np.ones((1, 2))])",
                Tensor.concat(0, Tensor.zeros(0, 2), Tensor.ones(1, 2)));
        check("np.stack([x[0], x[1]], 0)", Tensor.stack(0, List.of(x.get(at(0)), x.get(at(1)))));
        check("np.stack([x[0], x[1]], -1)", Tensor.stack(-1, List.of(x.get(at(0)), x.get(at(1)))));
        check("np.split(x, [1], 1)[1]", x.split(1, 1, 2).get(1));
        check("np.split(x, [2, 2], -1)[1]", x.split(-1, 2, 0, 2).get(1));
        check("np.tile(x[0], (1, 2))", x.get(at(0)).tile(1, 2));
        check("np.repeat(x[0], 2, 0)", x.get(at(0)).repeat(0, 2));
    }

    @Test
    void paddingAndFlipping() {
        check("np.pad(x[0], ((0, 0), (1, 2)), constant_values=-1)", x.get(at(0)).pad(1, 1, 2, -1));
        check("np.flip(x, 0)", x.flip(0));
        check("np.flip(x, (-1, 0))", x.flip(-1, 0));
        check("np.flip(x)", x.flip());
        check(
                "f32([9, 0, 9, 9, 1, 9, 9, 2])",
                Tensor.node(new Op.Pad(Ints.of(1), Ints.of(0), Ints.of(2), 9), Tensor.arange(DType.F32, 3)));
    }
}
