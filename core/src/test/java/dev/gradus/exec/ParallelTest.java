package dev.gradus.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelTest {
    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    @Test
    void everyIndexRunsOnceInTheSameChunksForAnyNumberOfThreads() {
        List<List<Integer>> starts = new ArrayList<>();
        for (int team : new int[] {1, 2, 5}) {
            Parallel.setThreads(team);
            AtomicIntegerArray seen = new AtomicIntegerArray(1003);
            List<Integer> chunks = Collections.synchronizedList(new ArrayList<>());
            Parallel.forRange(1003, 10, (from, to) -> {
                chunks.add(from);
                for (int i = from; i < to; i++) {
                    seen.incrementAndGet(i);
                }
            });
            for (int i = 0; i < 1003; i++) {
                assertThat(seen.get(i)).isEqualTo(1);
            }
            Collections.sort(chunks);
            starts.add(chunks);
        }
        assertThat(starts.get(1)).isEqualTo(starts.get(0));
        assertThat(starts.get(2)).isEqualTo(starts.get(0));
    }

    @Test
    void threadsWorkAtTheSameTime() {
        Parallel.setThreads(3);
        CountDownLatch all = new CountDownLatch(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Parallel.forRange(3, 1, (from, to) -> {
            seen.add(Thread.currentThread());
            all.countDown();
            await(all);
        });
        assertThat(seen).hasSize(3).contains(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nestedLoopsRunInTheThreadThatCallsThem() {
        Parallel.setThreads(2);
        AtomicInteger strangers = new AtomicInteger();
        Parallel.forRange(8, 1, (from, to) -> {
            Thread me = Thread.currentThread();
            Parallel.forRange(100, 1, (f, t) -> {
                if (Thread.currentThread() != me) {
                    strangers.incrementAndGet();
                }
            });
        });
        assertThat(strangers).hasValue(0);
    }

    @Test
    void anExceptionReachesTheCallerAndThePoolLivesOn() {
        Parallel.setThreads(2);
        assertThatThrownBy(() -> Parallel.forRange(100, 1, (from, to) -> {
                    if (from == 37) {
                        throw new IllegalStateException("chunk 37");
                    }
                }))
                .hasMessage("chunk 37");
        AtomicInteger sum = new AtomicInteger();
        Parallel.forRange(100, 3, (from, to) -> sum.addAndGet(to - from));
        assertThat(sum).hasValue(100);
    }

    @Test
    void callersDoNotWaitForEachOther() throws InterruptedException {
        Parallel.setThreads(2);
        AtomicInteger sum = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            callers.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 500; round++) {
                    Parallel.forRange(50, 7, (from, to) -> sum.addAndGet(to - from));
                }
            }));
        }
        for (Thread t : callers) {
            t.join();
        }
        assertThat(sum).hasValue(4 * 500 * 50);
    }

    @Test
    void anEmptyRangeRunsNothingAndNonsenseIsRefused() {
        Parallel.forRange(0, 1, (from, to) -> {
            throw new AssertionError();
        });
        assertThatThrownBy(() -> Parallel.forRange(-1, 1, (from, to) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parallel.forRange(1, 0, (from, to) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parallel.setThreads(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
