package dev.gradus.exec;

import jdk.jfr.FlightRecorder;

/// Whether a flight recording wants [OpEvent]s, found out without waking the recorder, whose start takes longer
/// than many a program.
final class OpRecording {
    /// An image of a program's own may lack the recorder.
    private static final boolean POSSIBLE = ModuleLayer.boot()
            .findModule("jdk.jfr")
            .filter(OpRecording.class.getModule()::canRead)
            .isPresent();

    private OpRecording() {}

    /// The events to load once a recording runs.
    private static final class Probe {
        static final OpEvent EVENT = new OpEvent();
    }

    static boolean isOn() {
        return POSSIBLE && FlightRecorder.isInitialized() && Probe.EVENT.isEnabled();
    }

    /// Runs a kernel under an event.
    static void run(KernelSpec spec, Runnable work) {
        OpEvent event = new OpEvent();
        event.begin();
        work.run();
        event.end();
        if (event.shouldCommit()) {
            event.describe(spec);
            event.commit();
        }
    }
}
