package dev.gradus.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Boxes in a table, a row a box: file, a, b, c, d (left, top, width, height) and perhaps the class. A header
/// may name the columns otherwise and in another order, and may give the right and lower edges in place of
/// sizes. A row with a file alone is a picture without objects.
final class CsvBoxes {
    /// The class of objects that have none written beside them.
    static final String UNNAMED = "object";

    private static final Set<String> FILE =
            Set.of("file", "filename", "file_name", "image", "image_id", "imageid", "img", "name", "path", "picture");
    private static final Set<String> LEFT = Set.of("a", "left", "x", "xmin", "x_min", "x1");
    private static final Set<String> TOP = Set.of("b", "top", "y", "ymin", "y_min", "y1");
    private static final Set<String> WIDTH = Set.of("c", "width", "w");
    private static final Set<String> HEIGHT = Set.of("d", "height", "h");
    private static final Set<String> RIGHT = Set.of("right", "xmax", "x_max", "x2");
    private static final Set<String> BOTTOM = Set.of("bottom", "ymax", "y_max", "y2");
    private static final Set<String> LABEL = Set.of("class", "label", "classname", "class_name", "category");

    private final Csv table;

    private CsvBoxes(Csv table) {
        this.table = table;
    }

    /// Reads a file.
    ///
    /// @throws DataFormatException naming the file and the row of the fault
    static BoxAnnotations parse(Path file, byte[] bytes) throws DataFormatException {
        return new CsvBoxes(Csv.parse(file, bytes)).annotations();
    }

    private BoxAnnotations annotations() throws DataFormatException {
        int file = column(FILE, 0, "the file");
        int left = column(LEFT, 1, "the left edge a");
        int top = column(TOP, 2, "the upper edge b");
        OptionalInt right = named(RIGHT);
        OptionalInt bottom = named(BOTTOM);
        // beside the right edge, a width is the picture's
        int width = right.isPresent() ? right.getAsInt() : column(WIDTH, 3, "the width c");
        int height = bottom.isPresent() ? bottom.getAsInt() : column(HEIGHT, 4, "the height d");
        OptionalInt label =
                table.header() ? named(LABEL) : table.names().size() > 5 ? OptionalInt.of(5) : OptionalInt.empty();
        Map<String, List<BoxedObject>> objects = new LinkedHashMap<>();
        for (int r = 0; r < table.rows().size(); r++) {
            List<String> row = table.rows().get(r);
            List<BoxedObject> of = objects.computeIfAbsent(row.get(file), _ -> new ArrayList<>());
            if (row.get(file).isEmpty()) {
                throw fault(r, "names no file");
            }
            if (List.of(left, top, width, height).stream().allMatch(c -> Csv.isMissing(row.get(c)))) {
                continue;
            }
            double a = number(row, left, r);
            double b = number(row, top, r);
            double c = number(row, width, r) - (right.isPresent() ? a : 0);
            double d = number(row, height, r) - (bottom.isPresent() ? b : 0);
            String what = label.isPresent() ? row.get(label.getAsInt()) : "";
            of.add(new BoxedObject(what.isEmpty() ? UNNAMED : what, box(a, b, c, d, r)));
        }
        List<BoxedPicture> pictures = new ArrayList<>();
        objects.forEach((name, of) -> pictures.add(new BoxedPicture(name, Optional.empty(), of)));
        return BoxAnnotations.of(pictures);
    }

    private OptionalInt named(Set<String> names) {
        for (int i = 0; i < table.names().size(); i++) {
            if (table.header() && names.contains(table.names().get(i).toLowerCase(Locale.ROOT))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private int column(Set<String> names, int place, String what) throws DataFormatException {
        OptionalInt named = named(names);
        if (named.isPresent()) {
            return named.getAsInt();
        }
        if (table.header() || place >= table.names().size()) {
            throw new DataFormatException(
                    table.file(),
                    "has no column for " + what
                            + "; boxes need file, a, b, c, d (left, top, width, height) and perhaps "
                            + "class, but its columns are " + String.join(", ", table.names()));
        }
        return place;
    }

    private double number(List<String> row, int column, int r) throws DataFormatException {
        double value = table.number(row.get(column));
        if (Double.isNaN(value)) {
            throw fault(
                    r, "'" + row.get(column) + "' in column '" + table.names().get(column) + "' is no number");
        }
        return value;
    }

    private PixelBox box(double a, double b, double c, double d, int r) throws DataFormatException {
        try {
            return new PixelBox(a, b, c, d);
        } catch (IllegalArgumentException e) {
            throw fault(r, String.valueOf(e.getMessage()));
        }
    }

    private DataFormatException fault(int row, String what) {
        return new DataFormatException(
                table.file(), "row " + (row + 1) + (table.header() ? " below the header" : "") + ": " + what);
    }

    /// The file of all pictures.
    static String write(BoxAnnotations all) {
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            out.writeRecord("file", "a", "b", "c", "d", "class");
            all.pictures().forEach(p -> write(p, out));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be written", e);
        }
        return text.toString();
    }

    private static void write(BoxedPicture picture, CsvWriter out) {
        if (picture.objects().stream().allMatch(BoxedObject::crowd)) {
            out.writeRecord(picture.name(), "", "", "", "", "");
        }
        for (BoxedObject o : picture.objects()) {
            if (!o.crowd()) {
                PixelBox b = o.box();
                out.writeRecord(
                        picture.name(),
                        PixelBox.text(b.left()),
                        PixelBox.text(b.top()),
                        PixelBox.text(b.width()),
                        PixelBox.text(b.height()),
                        o.label());
            }
        }
    }
}
