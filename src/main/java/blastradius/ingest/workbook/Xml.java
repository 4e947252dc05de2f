package blastradius.ingest.workbook;

import blastradius.ingest.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The elements of an XML text, one by one; it can define no entities and refers to nothing outside. */
final class Xml implements AutoCloseable {

    private static final int MAX_TEXT_CHARS = 1 << 20;
    private static final String BROKEN = "is no sound workbook: the XML in it is broken; save it again";

    private final XMLStreamReader reader;

    private Xml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** @param in in UTF-8: of other bytes the parser would write to the console */
    static Xml of(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new Xml(factory.createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (XMLStreamException broken) {
            throw failure(broken);
        }
    }

    /** Goes to the next start or end of an element; false at the end of the text. */
    boolean next() throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException broken) {
            throw failure(broken);
        }
    }

    boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    String attribute(String name, String unsaid) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(name) && (namespace == null || namespace.isEmpty())) {
                return reader.getAttributeValue(i);
            }
        }
        return unsaid;
    }

    /** The attribute {@code id} of whichever namespace, by which a part is referred to. */
    String reference() {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The text of the element that has just begun; goes to its end. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    throw new Unreadable(BROKEN);
                }
                if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                    text.append(reader.getText());
                }
                if (text.length() > MAX_TEXT_CHARS) {
                    throw new Unreadable("holds a cell of more than " + MAX_TEXT_CHARS + " characters");
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw failure(broken);
        }
        return text.toString();
    }

    /* The parser hides what the stream below says, as that it unpacks to too much, in its own exceptions. */
    private static IOException failure(Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failed) {
                return failed;
            }
            if (cause instanceof XMLStreamException nested
                    && nested.getNestedException() instanceof IOException failed) {
                return failed;
            }
            if (cause instanceof blastradius.model.BlastRadiusException known) {
                throw known;
            }
        }
        return new Unreadable(BROKEN);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException broken) {
            throw failure(broken);
        }
    }
}
