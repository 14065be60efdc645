package dev.gradus.tensor;

import static dev.gradus.tensor.Index.at;
import static dev.gradus.tensor.Numpy.check;

import org.junit.jupiter.api.Test;

/// Einstein sums against NumPy's `einsum`.
class EinsumTest {
    private final Tensor x = Numpy.counted(2, 3, 4);
    private final Tensor m = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    private final Tensor n = Tensor.of(new float[] {1, -1, 2, 0, 0, 3}, 3, 2);
    private final Tensor v = Tensor.of(new float[] {1, 2, 3});
    private final Tensor w = Tensor.of(new float[] {1, -2});
    private final Tensor q = Numpy.counted(3, 3);
    private final Tensor c = Numpy.counted(2, 2, 2);

    @Test
    void contractions() {
        check("np.einsum('ij,jk->ik', m, n)", Tensor.einsum("ij,jk->ik", m, n));
        check("np.einsum('ij,jk', m, n)", Tensor.einsum("ij,jk", m, n));
        check("np.einsum('ij,kj', m, m)", Tensor.einsum("ij,kj", m, m));
        check("np.einsum('ba,ac', m, n)", Tensor.einsum("ba,ac", m, n));
        check("np.einsum('ij,ij->', m, m)", Tensor.einsum("ij,ij->", m, m));
        check("np.einsum('i,j->ji', v, v)", Tensor.einsum("i,j->ji", v, v));
        check("np.einsum('ij,j,i->', m, v, w)", Tensor.einsum("ij,j,i->", m, v, w));
        check("np.einsum('ij,jk,kl->il', m, n, m)", Tensor.einsum("ij,jk,kl->il", m, n, m));
        check("np.einsum('bij,bjk->bik', x, np.swapaxes(x, 1, 2))", Tensor.einsum("bij,bjk->bik", x, x.transpose()));
        check("np.einsum('bqd,bkd->qkb', x, x)", Tensor.einsum("bqd,bkd->qkb", x, x));
    }

    @Test
    void oneOperand() {
        check("np.einsum('ii->i', q)", Tensor.einsum("ii->i", q));
        check("np.einsum('ii', q)", Tensor.einsum("ii", q));
        check("np.einsum('iii->i', c)", Tensor.einsum("iii->i", c));
        check("np.einsum('iji->j', c)", Tensor.einsum("iji->j", c));
        check("np.einsum('ba', m)", Tensor.einsum("ba", m));
        check("np.einsum('ij->j', m)", Tensor.einsum("ij->j", m));
        check("np.einsum('ij->ji', m)", Tensor.einsum(" i j -> j i ", m));
        check("np.einsum('->', f32(3))", Tensor.einsum("->", Tensor.scalar(3f)));
    }

    @Test
    void ellipses() {
        check("np.einsum('...j->...', x)", Tensor.einsum("...j->...", x));
        check("np.einsum('...ij->...ji', x)", Tensor.einsum("...ij->...ji", x));
        check(
                "np.einsum('...ij,jk->...ik', x, x[0].T)",
                Tensor.einsum("...ij,jk->...ik", x, x.get(at(0)).transpose()));
        check("np.einsum('i...,...->i...', m, v)", Tensor.einsum("i...,...->i...", m, v));
        check("np.einsum('...i,...i', x, x[0])", Tensor.einsum("...i,...i", x, x.get(at(0))));
    }

    @Test
    void axesOfSizeOneBroadcast() {
        check("np.einsum('ij,jk->ik', m[:, :1], n)", Tensor.einsum("ij,jk->ik", m.slice(1, 0, 1), n));
        check("np.einsum('i,i->i', v[:1], v)", Tensor.einsum("i,i->i", v.slice(0, 0, 1), v));
        check(
                "np.einsum('ij,ij,kj->ik', m[:, :1], m[:1], m)",
                Tensor.einsum("ij,ij,kj->ik", m.slice(1, 0, 1), m.slice(0, 0, 1), m));
    }
}
