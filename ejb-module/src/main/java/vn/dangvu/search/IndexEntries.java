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
        List<PageText> pages = pages(document, read);
        boolean secret = SecrecyStamps.areOn(pages);
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
                .pages(secret ? List.of() : pages)
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

    /** The document itself first. */
    private List<Extraction> read(DocumentView document) throws ExtractionUnavailableException {
        List<Extraction> read = new ArrayList<>();
        read.add(read(document.current().blob(), "application/pdf"));
        for (AttachmentView attachment : document.attachments()) {
            read.add(read(attachment.blob(), "application/octet-stream"));
        }
        return read;
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
