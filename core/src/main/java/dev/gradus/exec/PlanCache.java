package dev.gradus.exec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plans by the structure of what they compute, least recently used first to go; bounded by number and by the
/// bytes of scratch memory.
final class PlanCache {
    private static final int MAX_PLANS = 512;
    private static final LinkedHashMap<GraphKey, Plan> PLANS = new LinkedHashMap<>(64, 0.75f, true);

    private PlanCache() {}

    static synchronized @Nullable Plan get(GraphKey key) {
        return PLANS.get(key);
    }

    static synchronized void put(GraphKey key, Plan plan) {
        PLANS.put(key, plan);
        long limit = Runtime.getRuntime().maxMemory() / 4;
        long bytes = PLANS.values().stream().mapToLong(Plan::scratchBytes).sum();
        List<GraphKey> old = new ArrayList<>();
        int left = PLANS.size();
        for (Map.Entry<GraphKey, Plan> e : PLANS.entrySet()) {
            if (left <= 1 || (left <= MAX_PLANS && bytes <= limit)) {
                break;
            }
            old.add(e.getKey());
            left--;
            bytes -= e.getValue().scratchBytes();
        }
        old.forEach(PLANS::remove);
    }

    /// Number of plans held.
    static synchronized int size() {
        return PLANS.size();
    }

    /// Lets go of the scratch memory of all plans.
    static synchronized void releaseIdle() {
        PLANS.values().forEach(Plan::releaseIdle);
    }
}
