package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.search.PageReader;
import vn.dangvu.search.ReadParticulars;
import vn.dangvu.search.ReadParticulars.Read;
import vn.dangvu.web.security.CurrentActor;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files on their way in, resumable: open, send pieces, ask where to go on after a lost line. The
 * pieces follow the manner of tus: {@code Upload-Offset} says where a piece begins.
 */
@Path("uploads")
@RequestScoped
public class UploadResource {
    static final String OFFSET = "Upload-Offset";
    static final String PIECE = "application/offset+octet-stream";

    @Inject UploadService uploads;
    @Inject PageReader reader;
    @Inject CurrentActor current;

    /** What is to be sent; {@code size} in bytes. */
    public static class NewUpload {
        @NotNull public String fileName;
        @NotNull public Long size;
    }

    /** An upload under way. */
    public static class OpenUpload {
        public String id;
        public long offset;
        public long size;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response open(@Valid @NotNull NewUpload wanted, @Context UriInfo here) {
        UploadId id = uploads.open(current.required(), wanted.fileName, wanted.size);
        OpenUpload opened = new OpenUpload();
        opened.id = id.value();
        opened.size = wanted.size;
        return Response.created(here.getAbsolutePathBuilder().path(id.value()).build())
                .entity(opened)
                .build();
    }

    /** How much has arrived. */
    @HEAD
    @Path("{id}")
    public Response offset(@PathParam("id") String id) {
        long offset = uploads.offsetOf(current.required(), new UploadId(id));
        return Response.ok().header(OFFSET, offset).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(PIECE)
    public Response append(
            @PathParam("id") String id, @HeaderParam(OFFSET) Long offset, InputStream piece) {
        if (offset == null || offset < 0) {
            throw new BadRequestException();
        }
        long now = uploads.append(current.required(), new UploadId(id), offset, piece);
        return Response.noContent().header(OFFSET, now).build();
    }

    @DELETE
    @Path("{id}")
    public void discard(@PathParam("id") String id) {
        uploads.discard(current.required(), new UploadId(id));
    }

    /** What the page of a whole PDF says of itself, to be confirmed by a person. */
    public static class Particulars {
        public Map<String, Particular> fields;
        public List<LocalDate> deadlines;
    }

    /** One field: its value as forms take it, and how sure the reader is, in per cent. */
    public static class Particular {
        public String value;
        public int sure;
        public int page;

        static Particular of(Read read) {
            Particular json = new Particular();
            json.value = read.value();
            json.sure = read.sure();
            json.page = read.page();
            return json;
        }
    }

    @GET
    @Path("{id}/particulars")
    @Produces(MediaType.APPLICATION_JSON)
    public Particulars particulars(@PathParam("id") String id) {
        ReadParticulars read = reader.read(current.required(), new UploadId(id));
        Particulars json = new Particulars();
        json.fields = new TreeMap<>();
        read.fields().forEach((name, field) -> json.fields.put(name, Particular.of(field)));
        json.deadlines = read.deadlines();
        return json;
    }
}
