package dev.gradus.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// What a command line did, run in this process.
record Gradus(int code, String out, String err) {
    static Gradus run(String... arguments) {
        return with("", arguments);
    }

    /// Runs a command line with a text as its standard input.
    static Gradus with(String input, String... arguments) {
        PrintStream systemOut = System.out;
        InputStream systemIn = System.in;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            CommandLine line = Main.commandLine();
            line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
            line.setErr(new PrintWriter(err, true));
            int code = Main.run(line, arguments);
            return new Gradus(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(systemOut);
            System.setIn(systemIn);
        }
    }
}
