package dev.gradus.nn.optim;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Settings for the parameters whose whole names match a regular expression, such as `.*\.bias`.
///
/// @param names the regular expression
/// @param rateFactor times the learning rate
/// @param weightDecay instead of the optimizer's, if present
/// @param frozen whether the parameters keep their values
public record ParameterGroup(String names, double rateFactor, OptionalDouble weightDecay, boolean frozen) {
    static final ParameterGroup DEFAULT = of(".*");

    /// Checks the regular expression.
    public ParameterGroup {
        try {
            Pattern.compile(names);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "parameter group '" + names + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /// The group of matching names, with no setting changed yet.
    public static ParameterGroup of(String names) {
        return new ParameterGroup(names, 1, OptionalDouble.empty(), false);
    }

    /// With a factor on the learning rate.
    public ParameterGroup rateFactor(double value) {
        return new ParameterGroup(names, value, weightDecay, frozen);
    }

    /// With a weight decay of its own.
    public ParameterGroup weightDecay(double value) {
        return new ParameterGroup(names, rateFactor, OptionalDouble.of(value), frozen);
    }

    /// Whose parameters keep their values.
    public ParameterGroup freeze() {
        return new ParameterGroup(names, rateFactor, weightDecay, true);
    }

    boolean matches(String name) {
        return name.matches(names);
    }
}
