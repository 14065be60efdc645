package dev.gradus.exec;

import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A flight-recorder event for each kernel that ran, written while any recording runs, such as one begun by
/// `-XX:StartFlightRecording:filename=run.jfr`. `jfr view dev.gradus.Op run.jfr` lists them.
@Name("dev.gradus.Op")
@Label("Op")
@Category("Gradus")
@Description("A kernel of a plan: one op, or several fused ones")
@StackTrace(false)
final class OpEvent extends Event {
    @Label("Op")
    @Description("The op, or the ops of a fused loop")
    String op = "";

    @Label("Inputs")
    @Description("Their types")
    String inputs = "";

    @Label("Output")
    @Description("Type of the first output")
    String output = "";

    void describe(KernelSpec spec) {
        op = spec.label();
        inputs = spec.inputs().stream().map(Object::toString).collect(Collectors.joining(" "));
        output = spec.outputs().isEmpty() ? "" : spec.outputs().getFirst().toString();
    }
}
