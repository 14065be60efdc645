package dev.gradus.tensor;

/// The elementwise functions of a tensor. Two tensors must have one dtype and shapes that broadcast; a Java
/// number takes the tensor's dtype.
public sealed interface Elementwise permits Tensor {
    /// The tensor these methods belong to.
    Tensor self();

    private Tensor unary(UnaryFn fn) {
        return Tensor.node(new Op.Unary(fn), self());
    }

    private Tensor binary(BinaryFn fn, Tensor other) {
        Op op = new Op.Binary(fn);
        Shape s = Shape.broadcast(op.label(), self().shape(), other.shape());
        return Tensor.node(op, self().broadcastTo(s), other.broadcastTo(s));
    }

    private Tensor compare(CompareFn fn, Tensor other) {
        Op op = new Op.Compare(fn);
        Shape s = Shape.broadcast(op.label(), self().shape(), other.shape());
        return Tensor.node(op, self().broadcastTo(s), other.broadcastTo(s));
    }

    private Tensor constant(double value) {
        return Tensor.node(new Op.Fill(self().type(), value));
    }

    /// x + y
    default Tensor add(Tensor other) {
        return binary(BinaryFn.ADD, other);
    }

    /// x + y
    default Tensor add(double other) {
        return add(constant(other));
    }

    /// x - y
    default Tensor sub(Tensor other) {
        return binary(BinaryFn.SUB, other);
    }

    /// x - y
    default Tensor sub(double other) {
        return sub(constant(other));
    }

    /// x · y, elementwise
    default Tensor mul(Tensor other) {
        return binary(BinaryFn.MUL, other);
    }

    /// x · y
    default Tensor mul(double other) {
        return mul(constant(other));
    }

    /// x / y; integers round down, and give 0 where y is 0
    default Tensor div(Tensor other) {
        return binary(BinaryFn.DIV, other);
    }

    /// x / y
    default Tensor div(double other) {
        return div(constant(other));
    }

    /// xʸ (floating dtypes)
    default Tensor pow(Tensor other) {
        return binary(BinaryFn.POW, other);
    }

    /// xʸ; small whole powers are products, 0.5 is the square root.
    default Tensor pow(double exponent) {
        if (exponent == 0.5) {
            return sqrt();
        }
        if (exponent == Math.rint(exponent) && Math.abs(exponent) <= 8 && exponent != 0) {
            Tensor p = self();
            for (int i = 1; i < Math.abs((int) exponent); i++) {
                p = p.mul(self());
            }
            return exponent < 0 ? p.reciprocal() : p;
        }
        return pow(constant(exponent));
    }

    /// The larger of x and y; NaN if either is NaN
    default Tensor maximum(Tensor other) {
        return binary(BinaryFn.MAX, other);
    }

    /// The larger of x and y
    default Tensor maximum(double other) {
        return maximum(constant(other));
    }

    /// The smaller of x and y; NaN if either is NaN
    default Tensor minimum(Tensor other) {
        return binary(BinaryFn.MIN, other);
    }

    /// The smaller of x and y
    default Tensor minimum(double other) {
        return minimum(constant(other));
    }

    /// x - y·⌊x/y⌋ with the sign of y; 0 where an integer y is 0
    default Tensor mod(Tensor other) {
        return binary(BinaryFn.MOD, other);
    }

    /// x - y·⌊x/y⌋ with the sign of y
    default Tensor mod(double other) {
        return mod(constant(other));
    }

    /// x limited to [low, high]
    default Tensor clip(double low, double high) {
        return maximum(low).minimum(high);
    }

    /// Logical (bool) or bitwise (integer) and
    default Tensor and(Tensor other) {
        return binary(BinaryFn.AND, other);
    }

    /// Logical (bool) or bitwise (integer) or
    default Tensor or(Tensor other) {
        return binary(BinaryFn.OR, other);
    }

    /// Logical (bool) or bitwise (integer) exclusive or
    default Tensor xor(Tensor other) {
        return binary(BinaryFn.XOR, other);
    }

    /// Logical (bool) or bitwise (integer) complement
    default Tensor not() {
        return unary(UnaryFn.NOT);
    }

    /// x = y, as bool
    default Tensor eq(Tensor other) {
        return compare(CompareFn.EQ, other);
    }

    /// x = y, as bool
    default Tensor eq(double other) {
        return eq(constant(other));
    }

    /// x ≠ y, as bool
    default Tensor ne(Tensor other) {
        return compare(CompareFn.NE, other);
    }

    /// x ≠ y, as bool
    default Tensor ne(double other) {
        return ne(constant(other));
    }

    /// x < y, as bool
    default Tensor lt(Tensor other) {
        return compare(CompareFn.LT, other);
    }

    /// x < y, as bool
    default Tensor lt(double other) {
        return lt(constant(other));
    }

    /// x ≤ y, as bool
    default Tensor le(Tensor other) {
        return compare(CompareFn.LE, other);
    }

    /// x ≤ y, as bool
    default Tensor le(double other) {
        return le(constant(other));
    }

    /// x > y, as bool
    default Tensor gt(Tensor other) {
        return compare(CompareFn.GT, other);
    }

    /// x > y, as bool
    default Tensor gt(double other) {
        return gt(constant(other));
    }

    /// x ≥ y, as bool
    default Tensor ge(Tensor other) {
        return compare(CompareFn.GE, other);
    }

    /// x ≥ y, as bool
    default Tensor ge(double other) {
        return ge(constant(other));
    }

    /// `this ? a : b`, elementwise, for a bool tensor; all three broadcast.
    default Tensor where(Tensor a, Tensor b) {
        Shape s = Shape.broadcast("select", Shape.broadcast("select", self().shape(), a.shape()), b.shape());
        return Tensor.node(new Op.Select(), self().broadcastTo(s), a.broadcastTo(s), b.broadcastTo(s));
    }

    /// `this ? a : b`, elementwise, for a bool tensor.
    default Tensor where(Tensor a, double b) {
        return where(a, Tensor.full(a.dtype(), b));
    }

    /// -x
    default Tensor neg() {
        return unary(UnaryFn.NEG);
    }

    /// |x|
    default Tensor abs() {
        return unary(UnaryFn.ABS);
    }

    /// -1, 0 or 1
    default Tensor sign() {
        return unary(UnaryFn.SIGN);
    }

    /// 1/x
    default Tensor reciprocal() {
        return unary(UnaryFn.RECIPROCAL);
    }

    /// x²
    default Tensor square() {
        return mul(self());
    }

    /// √x
    default Tensor sqrt() {
        return unary(UnaryFn.SQRT);
    }

    /// 1/√x
    default Tensor rsqrt() {
        return sqrt().reciprocal();
    }

    /// eˣ
    default Tensor exp() {
        return unary(UnaryFn.EXP);
    }

    /// eˣ - 1, exact near 0
    default Tensor expm1() {
        return unary(UnaryFn.EXPM1);
    }

    /// ln x
    default Tensor log() {
        return unary(UnaryFn.LOG);
    }

    /// ln(1 + x), exact near 0
    default Tensor log1p() {
        return unary(UnaryFn.LOG1P);
    }

    /// sin x, x in radians
    default Tensor sin() {
        return unary(UnaryFn.SIN);
    }

    /// cos x, x in radians
    default Tensor cos() {
        return unary(UnaryFn.COS);
    }

    /// tan x = sin x / cos x
    default Tensor tan() {
        return sin().div(cos());
    }

    /// The angle in (-π/2, π/2) whose tangent is x
    default Tensor atan() {
        return unary(UnaryFn.ATAN);
    }

    /// The angle in [-π/2, π/2] whose sine is x
    default Tensor asin() {
        Tensor x = self();
        return x.div(x.neg().add(1).mul(x.add(1)).sqrt()).atan();
    }

    /// The angle in [0, π] whose cosine is x
    default Tensor acos() {
        return asin().neg().add(Math.PI / 2);
    }

    /// (eˣ - e⁻ˣ) / 2
    default Tensor sinh() {
        return expm1().sub(neg().expm1()).mul(0.5);
    }

    /// (eˣ + e⁻ˣ) / 2
    default Tensor cosh() {
        return exp().add(neg().exp()).mul(0.5);
    }

    /// Hyperbolic tangent
    default Tensor tanh() {
        return unary(UnaryFn.TANH);
    }

    /// 1 / (1 + e⁻ˣ)
    default Tensor sigmoid() {
        return unary(UnaryFn.SIGMOID);
    }

    /// Gauss error function
    default Tensor erf() {
        return unary(UnaryFn.ERF);
    }

    /// max(0, x)
    default Tensor relu() {
        return maximum(0);
    }

    /// Largest integer not above x
    default Tensor floor() {
        return unary(UnaryFn.FLOOR);
    }

    /// Smallest integer not below x
    default Tensor ceil() {
        return unary(UnaryFn.CEIL);
    }

    /// Nearest integer, ties to even
    default Tensor round() {
        return unary(UnaryFn.ROUND);
    }

    /// Whether x is NaN
    default Tensor isNan() {
        return ne(self());
    }

    /// Whether x is neither infinite nor NaN
    default Tensor isFinite() {
        // the difference is NaN where x is infinite or NaN
        return sub(self()).eq(0);
    }

    /// The same values as another dtype: float to integer truncates toward zero and saturates, anything
    /// non-zero is true.
    default Tensor cast(DType dtype) {
        return self().dtype() == dtype ? self() : Tensor.node(new Op.Cast(dtype), self());
    }

    /// The same value with no gradient: a constant to differentiation.
    default Tensor stopGradient() {
        return Tensor.node(new Op.StopGradient(), self());
    }
}
