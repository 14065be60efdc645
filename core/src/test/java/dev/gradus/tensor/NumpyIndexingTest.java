package dev.gradus.tensor;

import static dev.gradus.tensor.Index.all;
import static dev.gradus.tensor.Index.at;
import static dev.gradus.tensor.Index.ellipsis;
import static dev.gradus.tensor.Index.mask;
import static dev.gradus.tensor.Index.newAxis;
import static dev.gradus.tensor.Index.pick;
import static dev.gradus.tensor.Index.range;
import static dev.gradus.tensor.Numpy.check;

import org.junit.jupiter.api.Test;

/// Indexing by NumPy's rules: ranges, new axes, index tensors, masks, and their mixtures.
class NumpyIndexingTest {
    private final Tensor x = Numpy.counted(2, 3, 4);
    private final Tensor s = Numpy.counted(2, 3, 4, 5);
    private final Tensor rows = Tensor.of(new boolean[] {true, false, true});
    private final Tensor matrix = Tensor.of(new int[] {0, 3, -4, 1}, 2, 2);
    private final Tensor wide = Tensor.of(new int[] {0, 1, 2, 3, 0, 1}, 2, 3);

    @Test
    void ranges() {
        check("x[0:1]", x.get(range(0, 1)));
        check("x[1]", x.get(at(1)));
        check("x[-1, -3]", x.get(at(-1), at(-3)));
        check("x[:, 1:3]", x.get(all(), range(1, 3)));
        check("x[:, :, 0:4:2]", x.get(all(), all(), range(0, 4, 2)));
        check("x[:, :, -3:-1]", x.get(all(), all(), range(-3, -1)));
        check("x[:, 1:99]", x.get(all(), range(1, 99)));
        check("x[:, -99:1]", x.get(all(), range(-99, 1)));
        check("x[:, 2:1]", x.get(all(), range(2, 1)));
        check("x[:, 7:9]", x.get(all(), range(7, 9)));
        check("x[:, 0:3:2**31-1]", x.get(all(), range(0, 3, Integer.MAX_VALUE)));
        check("x[:, 2:0:-2**31]", x.get(all(), range(2, 0, Integer.MIN_VALUE)));
        check("x[:, 3:3:-1]", x.get(all(), range(3, 3, -1)));
        check("x[..., 1:4:3]", x.get(ellipsis(), range(1, 4, 3)));
    }

    @Test
    void negativeSteps() {
        check("x[0, 0, 3:0:-1]", x.get(at(0), at(0), range(3, 0, -1)));
        check("x[0, 0, 3::-1]", x.get(at(0), at(0), range(3, Integer.MIN_VALUE, -1)));
        check("x[0, 0, ::-2]", x.get(at(0), at(0), range(Integer.MAX_VALUE, Integer.MIN_VALUE, -2)));
        check("x[1, -1:-3:-1]", x.get(at(1), range(-1, -3, -1)));
        check("x[0, 0, 1:3:-1]", x.get(at(0), at(0), range(1, 3, -1)));
        check("x[0, 0, 99:1:-3]", x.get(at(0), at(0), range(99, 1, -3)));
    }

    @Test
    void newAxesAndEllipses() {
        check("x[newaxis, 1, newaxis, 0:1]", x.get(newAxis(), at(1), newAxis(), range(0, 1)));
        check("x[..., newaxis, 0]", x.get(ellipsis(), newAxis(), at(0)));
        check("x[0, ..., -1]", x.get(at(0), ellipsis(), at(-1)));
        check("x[1, 2, 3, ...]", x.get(at(1), at(2), at(3), ellipsis()));
        check("x[...].reshape(2, 3, 4)", x.get(ellipsis()));
    }

    @Test
    void oneIndexTensor() {
        check("x[:, [2, 0, 2]]", x.get(all(), pick(2, 0, 2)));
        check("x[[-1]]", x.get(pick(-1)));
        check("x[..., [[0, 3], [-4, 1]]]", x.get(ellipsis(), pick(matrix)));
        check("x[1, [1, 0], 2:4]", x.get(at(1), pick(1, 0), range(2, 4)));
        check("x[:, np.zeros(0, int)]", x.get(all(), pick()));
    }

    @Test
    void severalIndexTensors() {
        check("x[[0, 1], [2, 1]]", x.get(pick(0, 1), pick(2, 1)));
        check("x[:, [2, 1], [0, -1]]", x.get(all(), pick(2, 1), pick(0, -1)));
        check("x[[0, 1], :, [3, 0]]", x.get(pick(0, 1), all(), pick(3, 0)));
        check("x[[1], [2, 1, 0], [[0, 1, 2], [3, 0, 1]]]", x.get(pick(1), pick(2, 1, 0), pick(wide)));
        check("s[:, [0, 2], 1:3, [4, 0]]", s.get(all(), pick(0, 2), range(1, 3), pick(4, 0)));
        check("x[[0, 1], newaxis, [2, 1]]", x.get(pick(0, 1), newAxis(), pick(2, 1)));
    }

    @Test
    void aNumberBesideAnIndexTensor() {
        check("x[1, [2, 0]]", x.get(at(1), pick(2, 0)));
        check("x[[1, 0], 2]", x.get(pick(1, 0), at(2)));
        check("x[[1, 0], :, 2]", x.get(pick(1, 0), all(), at(2)));
        check("x[1, :, [0, 3]]", x.get(at(1), all(), pick(0, 3)));
        check("s[:, 1, :, [4, 0, 1]]", s.get(all(), at(1), all(), pick(4, 0, 1)));
        check("s[0, ..., [4, 0, 1]]", s.get(at(0), ellipsis(), pick(4, 0, 1)));
    }

    @Test
    void masks() {
        check("x[x > 20]", x.get(mask(x.gt(20))));
        check("x[:, [True, False, True]]", x.get(all(), mask(rows)));
        check("x[x < 0]", x.get(mask(x.lt(0))));
        check("x[x[..., 0] >= 8, 1:3]", x.get(mask(x.get(ellipsis(), at(0)).ge(8)), range(1, 3)));
        check("x[:, [True, False, True], [3, 1]]", x.get(all(), mask(rows), pick(3, 1)));
        check(
                "x[[1, 0], :, x[0, 0] < 2]",
                x.get(pick(1, 0), all(), mask(x.get(at(0), at(0)).lt(2))));
    }
}
