package dev.gradus.io;

/// What a run ran on.
///
/// @param jdk version and name of the Java virtual machine
/// @param os name, version and architecture of the operating system
/// @param processors number of processors that the virtual machine may use
/// @param heapBytes most memory that its heap may take
public record Machine(String jdk, String os, int processors, long heapBytes) {
    /// This machine.
    public static Machine current() {
        return new Machine(
                property("java.version") + " (" + property("java.vm.name") + ", " + property("java.vendor") + ")",
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
