package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.access.AccessService;
import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.document.AttachmentView;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentType;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.VersionView;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.IndexEntry;
import vn.dangvu.index.PageText;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.signature.SignatureService;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the index is told of a document; its files are read when nobody has read them yet. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class IndexEntries {
    @Inject IndexConnection connection;
    @Inject Extractions extractions;
    @Inject DocumentService documents;
    @Inject ContentService content;
    @Inject AccessService access;
    @Inject SignatureService signatures;
    @Inject OrganisationService organisation;

    /**
     * @throws ExtractionUnavailableException a file cannot be read now; later it may
     */
    IndexEntry of(DocumentView document) throws ExtractionUnavailableException {
        List<Extraction> read = read(document);
        boolean secret = read.stream().anyMatch(Extraction::secret);
        if (secret) {
            withhold(document);
        }
        return IndexEntry.of(document.id().value(), document.indexVersion())
                .family(documents.familyOf(document.id()).value())
                .symbol(document.symbol())
                .type(document.typeCode(), typeTitle(document))
                // a scan whose stamp was read only now: nothing of it goes out (SECURITY R31)
                .subject(secret ? "" : document.subject())
                .issuer(
                        document.issuerName(),
                        document.issuer() == null
                                ? OutsideIssuer.id(document.issuerName())
                                : document.issuer().value(),
                        line(document.issuer()))
                .signer(document.signerName())
                .issuedDate(document.issuedDate())
                .urgency(document.urgency().name())
                .status(document.status().name())
                .validSignature(!signatures.passed(List.of(document.id())).isEmpty())
                .kind(document.kind().name())
                .pages(secret ? List.of() : pages(document, read))
                .encodings(
                        read.stream()
                                .flatMap(file -> file.encodings().stream())
                                .collect(Collectors.toSet()))
                .accessTokens(access.tokensOn(document.id()))
                .build();
    }

    private static String typeTitle(DocumentView document) {
        return DocumentType.of(document.typeCode())
                .map(DocumentType::title)
                .orElse(document.typeCode());
    }

    private Set<Long> line(UnitId issuer) {
        Set<Long> line = new HashSet<>();
        if (issuer != null) {
            line.add(issuer.value());
            organisation.above(List.of(issuer)).forEach(above -> line.add(above.value()));
        }
        return line;
    }

    /** The document's own pages, then those of its attachments, numbered on. */
    private static List<PageText> pages(DocumentView document, List<Extraction> read) {
        List<PageText> pages = new ArrayList<>(read.get(0).pages());
        int last = document.current().pages();
        for (Extraction attachment : read.subList(1, read.size())) {
            for (PageText page : attachment.pages()) {
                pages.add(page.numbered(++last));
            }
        }
        return pages;
    }

    /** The document itself first; what is with a state secret is not read. */
    private List<Extraction> read(DocumentView document) throws ExtractionUnavailableException {
        List<BlobId> attached = document.attachments().stream().map(AttachmentView::blob).toList();
        List<Extraction> read = new ArrayList<>(knownSecrets(document, attached));
        if (read.isEmpty()) {
            read.add(read(document.current().blob(), "application/pdf"));
            for (BlobId attachment : attached) {
                read.add(read(attachment, "application/octet-stream"));
            }
        }
        return read;
    }

    private List<Extraction> knownSecrets(DocumentView document, List<BlobId> attached) {
        return Stream.concat(Stream.of(document.current().blob()), attached.stream())
                .map(extractions::of)
                .flatMap(Optional::stream)
                .filter(Extraction::secret)
                .toList();
    }

    /** Of nothing that was read for the document a text is left: it goes with the secret. */
    private void withhold(DocumentView document) {
        Stream.concat(
                        documents.versions(document.id()).stream().map(VersionView::blob),
                        document.attachments().stream().map(AttachmentView::blob))
                .distinct()
                .forEach(extractions::withhold);
    }

    private Extraction read(BlobId blob, String mediaType) throws ExtractionUnavailableException {
        Optional<Extraction> known = extractions.of(blob);
        if (known.isPresent()) {
            return known.get();
        }
        ExtractedText text = connection.extractor().extract(content.file(blob), mediaType);
        if (text.verdict() == ExtractionVerdict.RETRY) {
            throw new ExtractionUnavailableException("to be read again: " + text.reasonCode());
        }
        return extractions.keep(blob, text);
    }
}
