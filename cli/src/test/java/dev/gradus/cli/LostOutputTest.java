package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Output on a disk that is full, or to a reader that has gone.
class LostOutputTest {
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "lesson list", "lesson show L08", "data describe xor --json"})
    void isAnErrorInOneLine(String command) {
        PrintStream systemOut = System.out;
        StringWriter err = new StringWriter();
        int code;
        System.setOut(new PrintStream(new Full()));
        try {
            CommandLine line = Main.commandLine();
            line.setErr(new PrintWriter(err, true));
            code = Main.run(line, command.split(" "));
        } finally {
            System.setOut(systemOut);
        }
        assertThat(code).isEqualTo(Main.FAILED);
        assertThat(err.toString())
                .startsWith("gradus: the output could not be written")
                .hasLineCount(1);
    }
}
