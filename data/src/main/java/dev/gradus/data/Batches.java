package dev.gradus.data;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A data set cut into batches. The order of an epoch follows from the seed and the epoch's number alone, so a
/// position is two numbers.
///
/// @param data the samples
/// @param batchSize samples a batch
/// @param dropLast whether a shorter last batch is left out
/// @param shuffle whether each epoch has an order of its own
/// @param seed of the orders
public record Batches(Dataset data, int batchSize, boolean dropLast, boolean shuffle, long seed) {
    /// Batches made ahead of time.
    private static final int AHEAD = 4;

    /// Checks that there is at least one batch.
    public Batches {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batches: the batch size must be positive, not " + batchSize);
        }
        if (data.size() == 0) {
            throw new IllegalArgumentException("batches: the data set is empty");
        }
        dropLast = dropLast && data.size() > batchSize;
    }

    /// Shuffled batches of one size, for training.
    public static Batches training(Dataset data, int batchSize, long seed) {
        return new Batches(data, batchSize, true, true, seed);
    }

    /// All samples in order, for evaluation.
    public static Batches inOrder(Dataset data, int batchSize) {
        return new Batches(data, batchSize, false, false, 0);
    }

    /// Number of batches in an epoch.
    public int count() {
        return dropLast ? data.size() / batchSize : Math.ceilDiv(data.size(), batchSize);
    }

    /// The positions of an epoch's samples in the data set, in order.
    public int[] order(int epoch) {
        if (shuffle) {
            return Shuffle.permutation(data.size(), Key.mix(seed ^ Key.mix(epoch + 1L)));
        }
        return java.util.stream.IntStream.range(0, data.size()).toArray();
    }

    /// The batches of an epoch from number `first` on, made ahead on another thread. Must be closed.
    ///
    /// @param first 0 for the whole epoch; a resumed run begins later
    public Epoch epoch(int epoch, int first) {
        Batches drawn = new Batches(data.epoch(epoch), batchSize, dropLast, shuffle, seed);
        return new Epoch(drawn, order(epoch), first);
    }

    private Batch make(int[] order, int number) {
        int from = number * batchSize;
        int n = Math.min(batchSize, data.size() - from);
        int inputs = data.inputShape().intSize();
        int width = data.target().width();
        float[] x = new float[n * inputs];
        float[] y = new float[n * width];
        for (int i = 0; i < n; i++) {
            data.read(order[from + i], x, i * inputs, y, i * width);
        }
        Tensor input =
                Tensor.leaf(new TensorType(Shape.of(n).concat(data.inputShape()), DType.F32), new Storage.F32(x));
        return new Batch(input, target(y, n, width), n);
    }

    private Tensor target(float[] y, int n, int width) {
        return switch (data.target()) {
            case Target.Classes _ -> Tensor.leaf(TensorType.of(DType.I32, n), whole(y));
            case Target.Symbols _ -> Tensor.leaf(TensorType.of(DType.I32, n, width), whole(y));
            case Target.Values _, Target.Box _ -> Tensor.leaf(TensorType.of(DType.F32, n, width), new Storage.F32(y));
        };
    }

    private static Storage.I32 whole(float[] y) {
        int[] numbers = new int[y.length];
        for (int i = 0; i < y.length; i++) {
            numbers[i] = (int) y[i];
        }
        return new Storage.I32(numbers);
    }

    /// The batches of one epoch, in order. What the data set throws while they are made is thrown by [#next],
    /// and ends the epoch.
    public static final class Epoch implements Iterator<Batch>, AutoCloseable {
        private final int count;
        private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
        private final Thread maker;
        private int next;

        private Epoch(Batches batches, int[] order, int first) {
            count = batches.count();
            next = first;
            maker = Thread.ofPlatform().daemon().name("gradus-batches").start(() -> {
                try {
                    for (int i = first; i < count; i++) {
                        queue.put(batches.make(order, i));
                    }
                } catch (InterruptedException e) {
                    // closed early: nobody wants the rest
                } catch (RuntimeException | Error e) {
                    offerFailure(e);
                }
            });
        }

        private void offerFailure(Throwable failure) {
            try {
                queue.put(failure);
            } catch (InterruptedException e) {
                // closed early: nobody is left to tell
            }
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the epoch has " + count + " batches");
            }
            try {
                Object made = queue.take();
                next = made instanceof Batch ? next + 1 : count;
                return switch (made) {
                    case Batch batch -> batch;
                    case RuntimeException e -> throw e;
                    default -> throw (Error) made;
                };
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a batch", e);
            }
        }

        /// Ends the epoch and the thread that makes its batches.
        @Override
        public void close() {
            next = count;
            maker.interrupt();
            boolean interrupted = false;
            while (maker.isAlive()) {
                try {
                    maker.join();
                } catch (InterruptedException e) {
                    interrupted = true; // told on below, when the thread is gone
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
