package vn.dangvu.worker;

import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.xml.sax.SAXException;

import vn.dangvu.index.wire.Job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one document, whatever it is, and always answers with a verdict. */
final class DocumentReader {

    private final Detector detector = new DefaultDetector();
    private final OfficeReader office = new OfficeReader();
    private final PdfReader pdf = new PdfReader();

    /** Loads what every document needs, before the clock of the first one runs. */
    void warmUp(byte[] text) throws IOException {
        try (TikaInputStream in = TikaInputStream.get(new ByteArrayInputStream(text))) {
            detector.detect(in, new Metadata());
        }
    }

    void read(Job job, OutputStream out) throws IOException {
        Findings findings = new Findings(job, out);
        try {
            open(Path.of(job.file()), job, findings);
            findings.complete();
        } catch (Findings.EnoughException enough) {
            findings.stopped(enough.reason());
        } catch (InvalidPasswordException | EncryptedDocumentException locked) {
            findings.stopped("ENCRYPTED");
        } catch (UnsupportedFormatException unknown) {
            findings.stopped("UNSUPPORTED");
        } catch (ZeroByteFileException empty) {
            findings.stopped("EMPTY_FILE");
        } catch (TikaException | SAXException | RuntimeException | StackOverflowError broken) {
            findings.stopped(reason(broken));
        } catch (IOException broken) {
            findings.stopped(Files.isReadable(Path.of(job.file())) ? reason(broken) : "UNREADABLE");
        }
    }

    /** The content decides; the media type told only helps where the content has no sign of its own. */
    private void open(Path file, Job job, Findings findings)
            throws IOException, TikaException, SAXException {
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, job.mediaType().isEmpty() ? null : job.mediaType());
        // what was opened to know the type is not opened again to read it
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            String type = detector.detect(in, metadata).getBaseType().toString();
            read(in, type, job, findings);
        }
    }

    private void read(TikaInputStream in, String type, Job job, Findings findings)
            throws IOException, TikaException, SAXException {
        Path file = Path.of(job.file());
        if (job.recognisedPage() > 0) {
            recognise(file, type, job.recognisedPage(), findings);
        } else if (type.equals("application/pdf")) {
            pdf.read(file, findings);
        } else if (TextFileReader.reads(type)) {
            TextFileReader.read(file, findings);
        } else if (OfficeReader.reads(type)) {
            office.read(file, in, type, findings);
        } else if (type.startsWith("application/x-tika-ooxml-protected")) {
            throw new EncryptedDocumentException();
        } else if (type.startsWith("image/")) {
            findings.picture("");
        } else {
            throw new UnsupportedFormatException(type);
        }
    }

    private void recognise(Path file, String type, int page, Findings findings)
            throws IOException, TikaException {
        if (!Recognition.isInstalled()) {
            throw new Findings.EnoughException("NO_RECOGNITION");
        }
        if (type.equals("application/pdf")) {
            findings.recognisedPage(page, pdf.recognise(file, page));
        } else if (type.startsWith("image/")) {
            findings.recognisedPage(page, Recognition.picture(file));
        } else {
            throw new UnsupportedFormatException(type);
        }
    }

    /** Looks through the causes: libraries wrap what happened. */
    private static String reason(Throwable broken) {
        int depth = 0;
        for (Throwable cause = broken; cause != null && depth < 20; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof Findings.EnoughException enough) {
                return enough.reason();
            }
            if (name.contains("Password") || name.contains("Encrypted")) {
                return "ENCRYPTED";
            }
            if (message.contains("zip bomb") || message.contains("Zip bomb")) {
                return "BOMB";
            }
            depth++;
        }
        return "BROKEN";
    }
}
