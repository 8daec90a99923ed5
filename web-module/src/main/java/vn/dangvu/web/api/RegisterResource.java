package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.document.DocumentId;
import vn.dangvu.register.RegisterIncoming;
import vn.dangvu.register.RegisterService;
import vn.dangvu.shared.Vietnam;
import vn.dangvu.web.security.CurrentActor;

import java.time.Clock;
import java.util.List;

/** The incoming register of the Khối office. */
@Path("register")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegisterResource {
    @Inject RegisterService register;
    @Inject CurrentActor current;
    @Inject Clock clock;

    /** A report to be entered. */
    public static class Entry {
        @NotNull public Long documentId;
        public String note;
    }

    /** A hint: another one may take the number first. */
    public static class Expected {
        public long arrivalNumber;
    }

    /** Reports that arrived and are not in the register, first come first. */
    @GET
    @Path("awaiting")
    public List<JsonSubmission> awaiting() {
        return register.awaiting(current.required()).stream().map(JsonSubmission::of).toList();
    }

    @GET
    @Path("expected-number")
    public Expected expectedNumber() {
        Expected expected = new Expected();
        expected.arrivalNumber = register.expectedNumber(current.required());
        return expected;
    }

    @POST
    @Path("entries")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonRegisterEntry register(@Valid @NotNull Entry entry) {
        return JsonRegisterEntry.of(
                register.register(
                        current.required(),
                        new RegisterIncoming(new DocumentId(entry.documentId), entry.note)));
    }

    /**
     * Newest first, at most 500.
     *
     * @param year in Vietnam; this one when left out
     */
    @GET
    @Path("entries")
    public List<JsonRegisterEntry> entries(@QueryParam("year") Integer year) {
        int wanted = year == null ? Vietnam.yearOf(clock.instant()) : year;
        return register.entries(current.required(), wanted).stream()
                .map(JsonRegisterEntry::of)
                .toList();
    }
}
