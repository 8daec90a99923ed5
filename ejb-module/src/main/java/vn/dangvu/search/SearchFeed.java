package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.access.AccessService;
import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.document.AttachmentView;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentType;
import vn.dangvu.document.DocumentView;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.ExtractionVerdict;
import vn.dangvu.index.IndexEntry;
import vn.dangvu.index.IndexUnavailableException;
import vn.dangvu.index.ItemOutcome;
import vn.dangvu.index.PageText;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.outbox.Outbox;
import vn.dangvu.outbox.OutboxConsumer;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.Verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings one document into the index as it is now. Drafts stay out: their owners have them in their
 * lists.
 */
// Payara runs timer methods in a transaction whatever they ask for; in one, a document would look
// as
// it did at the first task of the batch
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class SearchFeed implements OutboxConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFeed.class);

    @Inject IndexConnection connection;
    @Inject Extractions extractions;
    @Inject DocumentService documents;
    @Inject ContentService content;
    @Inject AccessService access;
    @Inject SignatureService signatures;
    @Inject OrganisationService organisation;

    @Override
    public Outcome consume(Outbox.Task task) {
        DocumentView document = documents.view(new DocumentId(task.documentId()));
        if (document.status() == DocumentStatus.DRAFT
                || document.status() == DocumentStatus.AWAITING_SIGNATURE) {
            return new Outcome.Done();
        }
        try {
            IndexEntry entry = entry(document);
            ItemOutcome item = connection.preparedIndex().put(List.of(entry)).items().get(0);
            return switch (item.result()) {
                case DONE, STALE -> new Outcome.Done();
                case RETRY -> later(item.reason());
                case DEAD -> new Outcome.Never(item.reason());
            };
        } catch (IndexUnavailableException | ExtractionUnavailableException away) {
            return later(away.getMessage());
        }
    }

    private Outcome later(String reason) {
        LOG.warn("the index is not reached, trying again: {}", reason);
        connection.lookAgain();
        return new Outcome.Later();
    }

    private IndexEntry entry(DocumentView document) throws ExtractionUnavailableException {
        List<Extraction> read = read(document);
        return IndexEntry.of(document.id().value(), document.indexVersion())
                .symbol(document.symbol())
                .type(document.typeCode(), typeTitle(document))
                .subject(document.subject())
                .issuer(
                        document.issuerName(),
                        document.issuer() == null ? 0 : document.issuer().value(),
                        line(document.issuer()))
                .signer(document.signerName())
                .issuedDate(document.issuedDate())
                .urgency(document.urgency().name())
                .status(document.status().name())
                .validSignature(
                        signatures
                                .kept(document.id(), document.current().ordinal())
                                .map(Verdict::passed)
                                .orElse(false))
                .kind(document.kind().name())
                .pages(pages(document, read))
                .encodings(
                        read.stream()
                                .flatMap(file -> file.encodings().stream())
                                .collect(Collectors.toSet()))
                .accessTokens(access.tokensOn(document.id()))
                .build();
    }

    private static String typeTitle(DocumentView document) {
        Optional<DocumentType> type = DocumentType.of(document.typeCode());
        return type.map(DocumentType::title).orElse(document.typeCode());
    }

    private Set<Long> line(UnitId issuer) {
        Set<Long> line = new HashSet<>();
        if (issuer != null) {
            line.add(issuer.value());
            for (UnitView above : organisation.ancestors(issuer)) {
                line.add(above.id().value());
            }
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
