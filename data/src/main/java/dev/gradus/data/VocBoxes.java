package dev.gradus.data;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Boxes as Pascal VOC writes them: an XML file a picture, with corners `xmin, ymin, xmax, ymax` that count
/// pixels from 1 and belong to the box. The pixels 1 to 10 are the box (0, …) of width 10.
final class VocBoxes {
    private static final String OBJECT = "/annotation/object";
    private static final int MOST_DEPTH = 64;

    private final Path file;
    private final XMLStreamReader in;
    private final Deque<String> path = new ArrayDeque<>(List.of(""));
    private final Map<String, String> texts = new HashMap<>();
    private final List<BoxedObject> objects = new ArrayList<>();

    private VocBoxes(Path file, XMLStreamReader in) {
        this.file = file;
        this.in = in;
    }

    /// Reads one file.
    ///
    /// @throws DataFormatException naming the file and the line of the fault
    static BoxedPicture parse(Path file, byte[] bytes) throws DataFormatException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            // as text, since the JDK's reader prints to the error stream where bytes are none
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(CsvText.decoded(file, bytes)));
            return new VocBoxes(file, in).picture();
        } catch (XMLStreamException e) {
            String why = String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "");
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new DataFormatException(
                    file, "is no proper XML in line " + line + ": " + why.replaceAll("\\s+", " "));
        } catch (RuntimeException e) {
            // the reader's inner loops at bytes that are no text
            throw new DataFormatException(
                    file, "is no proper XML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private BoxedPicture picture() throws XMLStreamException, DataFormatException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD ->
                    throw fault("declares a document type, which annotations have no need of");
                case XMLStreamConstants.START_ELEMENT -> open(in.getLocalName());
                case XMLStreamConstants.CHARACTERS -> texts.merge(path.element(), in.getText(), String::concat);
                case XMLStreamConstants.END_ELEMENT -> close();
                default -> {}
            }
        }
        return new BoxedPicture(name(), size(), objects);
    }

    private void open(String name) throws DataFormatException {
        String at = path.element() + "/" + name;
        if (path.size() == 1 && !name.equals("annotation")) {
            throw fault("begins with <" + name + ">, not with <annotation>");
        }
        if (path.size() > MOST_DEPTH) {
            throw fault("nests more than " + MOST_DEPTH + " elements");
        }
        path.push(at);
        // the parts of an object, such as a head, are elements of their own inside and have boxes, too
        texts.remove(at);
        if (at.equals(OBJECT)) {
            texts.keySet().removeIf(key -> key.startsWith(OBJECT + "/"));
        }
    }

    private void close() throws DataFormatException {
        if (path.pop().equals(OBJECT)) {
            objects.add(new BoxedObject(text(OBJECT + "/name"), box()));
        }
    }

    private PixelBox box() throws DataFormatException {
        BigDecimal left = corner("xmin").subtract(BigDecimal.ONE);
        BigDecimal top = corner("ymin").subtract(BigDecimal.ONE);
        try {
            return PixelBox.of(
                    left, top, corner("xmax").subtract(left), corner("ymax").subtract(top));
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }

    private BigDecimal corner(String name) throws DataFormatException {
        try {
            return PixelBox.decimal(text(OBJECT + "/bndbox/" + name));
        } catch (IllegalArgumentException e) {
            throw fault("<" + name + "> of object " + (objects.size() + 1) + ": " + e.getMessage());
        }
    }

    private String text(String at) throws DataFormatException {
        String text = texts.getOrDefault(at, "").strip();
        if (text.isEmpty()) {
            throw fault("object " + (objects.size() + 1) + " has no <" + at.substring(OBJECT.length() + 1) + ">");
        }
        return text;
    }

    /// What the file says, or its own name where it says nothing.
    private String name() {
        String name = texts.getOrDefault("/annotation/filename", "").strip();
        return name.isEmpty() ? BoxedPicture.stem(String.valueOf(file.getFileName())) : name;
    }

    /// None where the file says nothing or, as some programs do, zero.
    private Optional<PictureSize> size() throws DataFormatException {
        int width = side("width");
        int height = side("height");
        return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
    }

    private int side(String name) throws DataFormatException {
        String text = texts.getOrDefault("/annotation/size/" + name, "").strip();
        try {
            double side = text.isEmpty() ? 0 : PixelBox.decimal(text).doubleValue();
            if (side >= 0 && side <= PixelBox.MOST && side == Math.rint(side)) {
                return (int) side;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new DataFormatException(file, "has a <" + name + "> of the picture that is no whole number of pixels");
    }

    private DataFormatException fault(String what) {
        return new DataFormatException(file, "line " + in.getLocation().getLineNumber() + ": " + what);
    }

    /// The file of a picture.
    static String write(BoxedPicture picture) {
        StringBuilder out = new StringBuilder("<annotation>\n");
        out.append("  <filename>").append(escape(picture.name())).append("</filename>\n");
        picture.size()
                .ifPresent(s -> out.append("  <size>\n    <width>")
                        .append(s.width())
                        .append("</width>\n    <height>")
                        .append(s.height())
                        .append("</height>\n    <depth>3</depth>\n  </size>\n"));
        for (BoxedObject o : picture.objects()) {
            if (o.crowd()) {
                continue;
            }
            BigDecimal left = BigDecimal.valueOf(o.box().left());
            BigDecimal top = BigDecimal.valueOf(o.box().top());
            out.append("  <object>\n    <name>").append(escape(o.label())).append("</name>\n    <bndbox>\n");
            line(out, "xmin", left.add(BigDecimal.ONE));
            line(out, "ymin", top.add(BigDecimal.ONE));
            line(out, "xmax", left.add(BigDecimal.valueOf(o.box().width())));
            line(out, "ymax", top.add(BigDecimal.valueOf(o.box().height())));
            out.append("    </bndbox>\n  </object>\n");
        }
        return out.append("</annotation>\n").toString();
    }

    private static void line(StringBuilder out, String name, BigDecimal value) {
        out.append("      <").append(name).append('>').append(PixelBox.text(value));
        out.append("</").append(name).append(">\n");
    }

    private static String escape(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
    }
}
