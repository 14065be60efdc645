package dev.gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What does not fit is refused where it is written down, by a message that names the op and what it was given.
class ShapeErrorsTest {
    private static final Tensor X = Numpy.counted(2, 3, 4);
    private static final Tensor M = Numpy.counted(2, 3);
    private static final Tensor I = Tensor.of(new int[] {0, 1});

    private static Arguments wrong(ThrowingCallable call, String... parts) {
        return Arguments.of(call, List.of(parts));
    }

    static Stream<Arguments> broadcasting() {
        return Stream.of(
                wrong(() -> X.add(M), "add: shapes do not broadcast: (2, 3, 4) and (2, 3) (axis -1 has sizes 4 and 3)"),
                wrong(() -> X.eq(Tensor.ones(2, 1, 1, 1, 5)), "eq: ", "axis -1 has sizes 4 and 5"),
                wrong(() -> X.mul(Tensor.zeros(0)), "mul: ", "axis -1 has sizes 4 and 0"),
                wrong(() -> X.get(Index.ellipsis(), Index.range(0, 2)).add(I), "add: dtypes differ: f32 and i32"),
                wrong(() -> X.gt(0).where(X, Tensor.ones(5)), "(5,)"),
                wrong(() -> X.where(X, X), "select: the condition must be bool"),
                wrong(() -> M.broadcastTo(3, 3), "broadcast: axis 0 of (2, 3) cannot grow to (3, 3)"),
                wrong(() -> M.broadcastTo(3), "broadcast: (2, 3) has more axes than (3,)"),
                wrong(() -> M.matmul(M), "matmul: inner sizes differ: (2, 3) · (2, 3)"),
                wrong(() -> M.matmul(Tensor.scalar(1f)), "matmul: a scalar has no matrix product"),
                wrong(() -> X.matmul(Tensor.ones(3, 4, 2)), "matmul: shapes do not broadcast"),
                wrong(() -> X.gt(0).add(X.gt(1)), "add: is not defined for bool: cast first"),
                wrong(() -> I.mul(0.5), "fill: 0.5 is not a value of i32: cast the tensor first"),
                wrong(() -> I.mean(), "fill: 0.5 is not a value of i32"),
                wrong(() -> I.cast(DType.U8).sub(-1), "fill: -1.0 is not a value of u8"),
                wrong(() -> I.cast(DType.I64).maximum(1e19), "fill: 1.0E19 is not a value of i64"),
                wrong(() -> I.pad(0, 1, 1, Double.NaN), "pad: NaN is not a value of i32"),
                wrong(() -> I.gt(0).eq(2), "fill: 2.0 is not a value of bool"),
                wrong(() -> I.exp(), "exp: is not defined for i32"),
                wrong(() -> X.not(), "not: is not defined for f32"));
    }

    static Stream<Arguments> movement() {
        return Stream.of(
                wrong(() -> X.reshape(5, 5), "reshape: (2, 3, 4) has 24 elements, (5, 5) has 25"),
                wrong(() -> X.reshape(-1, 5), "reshape: (2, 3, 4) does not divide into [-1, 5]"),
                wrong(() -> X.reshape(-1, -1), "reshape: (2, 3, 4) does not divide into [-1, -1]"),
                wrong(() -> X.reshape(0, -1), "reshape: (2, 3, 4) does not divide into [0, -1]"),
                wrong(() -> X.permute(0, 1), "permute: ", "(2, 3, 4)"),
                wrong(() -> X.permute(0, 1, 1), "permute: axis 1 is named twice"),
                wrong(() -> X.permute(0, 1, 3), "axis 3 does not exist in shape (2, 3, 4) of rank 3"),
                wrong(() -> X.squeeze(1), "squeeze: axis 1 of (2, 3, 4) is not 1"),
                wrong(() -> X.expand(5), "expand: ", "5", "(2, 3, 4)"),
                wrong(() -> X.expand(-5), "expand: ", "-5", "(2, 3, 4)"),
                wrong(() -> X.slice(1, 0, 4), "slice: 0:4:1 does not lie in axis 1 of (2, 3, 4)"),
                wrong(() -> X.slice(1, 0, 2, 0), "slice: 0:2:0 does not lie in axis 1"),
                wrong(() -> X.pad(0, -1, 0, 0), "pad: paddings must not be negative"),
                wrong(() -> X.flip(0, -3), "flip: axis 0 is named twice"),
                wrong(() -> X.split(1, 1, 1), "split: [1, 1] do not add up to axis 1 of (2, 3, 4)"),
                wrong(() -> Tensor.concat(0, X, M), "concat: shapes differ off axis 0: (2, 3, 4) and (2, 3)"),
                wrong(() -> Tensor.concat(1, X, X.cast(DType.F64)), "concat: dtypes differ: f32 and f64"),
                wrong(() -> Tensor.concat(0), "concat: needs at least one tensor"),
                wrong(() -> Tensor.stack(0, List.of(M, X)), "concat: shapes differ"),
                wrong(() -> Tensor.of(new float[3], 2, 2), "of: 3 values do not fill shape (2, 2)"));
    }

    static Stream<Arguments> indexing() {
        return Stream.of(
                wrong(() -> X.get(Index.at(2)), "get: position 2 is outside axis of size 2 in (2, 3, 4)"),
                wrong(() -> X.get(Index.at(-3)), "get: position -3 is outside axis of size 2"),
                wrong(() -> X.get(Index.at(0), Index.at(0), Index.at(0), Index.at(0)), "get: 4 indices"),
                wrong(() -> X.get(Index.ellipsis(), Index.ellipsis()), "get: ", "2 ellipses"),
                wrong(() -> X.get(Index.range(0, 1, 0)), "get: the step of a range must not be 0"),
                wrong(() -> X.get(Index.pick(M)), "get: positions must be integers, not"),
                wrong(() -> X.get(Index.mask(M.gt(0).transpose())), "get: a mask must be bool of shape (2, 3)"),
                wrong(() -> X.get(Index.mask(I)), "get: a mask must be bool of shape (2,)"),
                wrong(() -> X.get(Index.pick(0, 1), Index.pick(0, 1, 2)), "get: shapes do not broadcast"),
                wrong(() -> X.take(0, M), "gather: indices must be i32, not f32"),
                wrong(() -> X.takeAlong(0, I), "gather: indices (2,) must have the shape of (2, 3, 4) but for axis 0"),
                wrong(() -> M.scatterAdd(0, 3, Tensor.of(new int[] {0, 1, 2})), "scatteradd: updates (2, 3)"),
                wrong(() -> X.sum(3), "axis 3 does not exist in shape (2, 3, 4) of rank 3"),
                wrong(() -> X.sum(0, -3), "sum: axis 0 is named twice"),
                wrong(() -> X.gt(0).sum(), "sum: bool has no sum: cast to i32 first"),
                wrong(() -> Tensor.zeros(2, 0).argMax(1), "argmax: axis 1 of (2, 0) is empty"),
                wrong(() -> X.topK(1, 4), "slice: 0:4:1 does not lie in axis 1 of (2, 3, 4)"));
    }

    static Stream<Arguments> einsum() {
        return Stream.of(
                wrong(() -> Tensor.einsum("ij,jk", M), "einsum: \"ij,jk\" names 2 operands, not 1"),
                wrong(() -> Tensor.einsum("ij", X), "einsum: \"ij\" gives 'ij' to an operand of shape (2, 3, 4)"),
                wrong(() -> Tensor.einsum("ijkl...", X), "gives 'ijkl...' to an operand of shape (2, 3, 4)"),
                wrong(() -> Tensor.einsum("ij->ik", M), "has output letter 'k' twice or in no operand"),
                wrong(() -> Tensor.einsum("ij->ii", M), "has output letter 'i' twice or in no operand"),
                wrong(() -> Tensor.einsum("ii", M), "needs equal sizes for 'i' in (2, 3)"),
                wrong(() -> Tensor.einsum("i.j", M), "has '.', which is not a letter"),
                wrong(() -> Tensor.einsum("i1", M), "has '1', which is not a letter"),
                wrong(() -> Tensor.einsum("ij->ij->", M), "which is not a letter"),
                wrong(() -> Tensor.einsum("...ij->ij", X), "leaves out the axes of '...'"),
                wrong(() -> Tensor.einsum("ij,jk->ik", M, M), "shapes do not broadcast: (3,) and (2,)"));
    }

    @ParameterizedTest
    @MethodSource({"broadcasting", "movement", "indexing", "einsum"})
    void isRefused(ThrowingCallable call, List<String> parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        IllegalArgumentException.class,
                        e -> assertThat(e.getMessage()).contains(parts));
    }
}
