package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Where memory ends, an error is told in one line.
class OutOfMemoryTest {
    @CommandLine.Command(name = "swell")
    private static final class Swell implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void isToldInOneLine() {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().addSubcommand(new Swell());
        line.setErr(new PrintWriter(err, true));
        assertThat(Main.run(line, "swell")).isEqualTo(Main.FAILED);
        assertThat(err.toString())
                .startsWith("gradus: out of memory: ")
                .contains("GRADUS_HEAP")
                .hasLineCount(1);
    }
}
