package dev.gradus.nn;

import dev.gradus.tensor.Key;
import java.util.concurrent.atomic.AtomicLong;

/// Training mode: the scope in which [Dropout] drops, and [BatchNorm] uses the batch's statistics and updates
/// its running ones. Outside of it layers compute what a finished model computes.
///
/// ```java
/// Step step = Step.capture(in -> Training.call(new Key(in.get(2), 0), () -> {
///     Tensor loss = Losses.crossEntropy(model.forward(in.get(0)), in.get(1));
///     …
/// }));
/// ```
public final class Training {
    private static final ScopedValue<Context> CONTEXT = ScopedValue.newInstance();

    private record Context(Key key, AtomicLong calls) {}

    private Training() {}

    /// Runs work in training mode. In a captured step the key must be made from an input of the step, or all
    /// replays would drop alike.
    public static void run(Key key, Runnable work) {
        ScopedValue.where(CONTEXT, new Context(key, new AtomicLong())).run(work);
    }

    /// The result of work in training mode.
    public static <R, X extends Throwable> R call(Key key, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CONTEXT, new Context(key, new AtomicLong())).call(work);
    }

    /// Whether this thread is in training mode.
    public static boolean isActive() {
        return CONTEXT.isBound();
    }

    /// A key of its own for each call, in order: two equal dropouts draw different numbers.
    ///
    /// @throws IllegalStateException outside of training mode
    public static Key nextKey() {
        if (!isActive()) {
            throw new IllegalStateException("random layers need a key: call them inside Training.run(key, …)");
        }
        Context context = CONTEXT.get();
        return context.key.fold(context.calls.getAndIncrement());
    }
}
