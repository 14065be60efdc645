package dev.gradus.lessons;

import java.util.ArrayList;
import java.util.List;

/// What a lesson computed: numbers, figures as data, and checks. A lesson fills it as it goes.
public final class Outcome {
    private final List<Value> values = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    /// Nothing yet.
    public Outcome() {}

    /// Adds a number, whose name is the same in both languages.
    public Outcome value(String name, double number) {
        return value(Words.same(name), number);
    }

    /// Adds a number.
    public Outcome value(Words name, double number) {
        values.add(new Value(name, number));
        return this;
    }

    /// Adds a figure.
    public Outcome figure(Figure figure) {
        figures.add(figure);
        return this;
    }

    /// Adds a check that a number is `expected`, give or take `tolerance`.
    public Outcome near(Words what, double measured, double expected, double tolerance) {
        return between(what, measured, expected - tolerance, expected + tolerance);
    }

    /// Adds a check that a number lies in a range, ends included.
    public Outcome between(Words what, double measured, double low, double high) {
        checks.add(new Check(what, measured, low, high));
        return this;
    }

    /// The numbers, in the order of their adding.
    public List<Value> values() {
        return List.copyOf(values);
    }

    /// The figures, in the order of their adding.
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /// The checks, in the order of their adding.
    public List<Check> checks() {
        return List.copyOf(checks);
    }

    /// Whether all checks hold. An outcome without a check shows nothing, and does not pass.
    public boolean passed() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::passed);
    }
}
