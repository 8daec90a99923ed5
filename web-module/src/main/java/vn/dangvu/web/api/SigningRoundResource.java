package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.document.DocumentId;
import vn.dangvu.signature.SignDocuments;
import vn.dangvu.signature.SignatureService;
import vn.dangvu.signature.SigningOutcome;
import vn.dangvu.web.frame.Failure;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Messages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Signing several documents with one login. */
@Path("signatures")
@RequestScoped
public class SigningRoundResource {
    /** One JSON object a line, each sent as soon as it is known. */
    static final String LINES = "application/x-ndjson";

    private static final Logger LOG = LoggerFactory.getLogger(SigningRoundResource.class);

    @Inject SignatureService signatures;
    @Inject CurrentActor current;
    @Inject Messages messages;
    @Inject HttpServletRequest request;

    /** The versions that were read, and the PIN of the signer's token. */
    public static class Round extends PinEntry {
        @NotNull @Valid public List<@NotNull Choice> documents;
    }

    /** One of them. */
    public static class Choice {
        @NotNull public Long id;
        @NotNull public Integer ordinal;

        SignDocuments.Chosen chosen() {
            return new SignDocuments.Chosen(new DocumentId(id), ordinal);
        }
    }

    /**
     * Writes to the answer itself: a refusal of the login comes before the first line and becomes a
     * problem; after it each document has a line of its own.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void sign(@Valid @NotNull Round round, @Context HttpServletResponse response) {
        try {
            List<SignDocuments.Chosen> chosen =
                    round.documents.stream().map(Choice::chosen).toList();
            signatures.sign(
                    current.required(),
                    new SignDocuments(chosen, round.secret()),
                    outcome -> tell(outcome, response));
        } finally {
            round.wipe();
        }
    }

    // whoever closed the page finds in the list what was signed; the rest is signed all the same
    private void tell(SigningOutcome outcome, HttpServletResponse response) {
        try {
            if (!response.isCommitted()) {
                response.setContentType(LINES);
            }
            OutputStream out = response.getOutputStream();
            out.write((json(outcome) + "\n").getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException gone) {
            LOG.debug("nobody reads the outcome of {}", outcome.document(), gone);
        }
    }

    private String json(SigningOutcome outcome) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("documentId", outcome.document().value())
                        .add("signed", outcome.signed());
        if (outcome.signed()) {
            return json.add("ordinal", outcome.ordinal()).build().toString();
        }
        Failure failure = Failure.of(outcome.refusal());
        return json.add("status", failure.status())
                .add("code", failure.code())
                .add(
                        "detail",
                        messages.error(failure.code(), failure.facts(), Problem.language(request)))
                .build()
                .toString();
    }
}
