package vn.dangvu.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import vn.dangvu.receipt.ReceiptService;
import vn.dangvu.web.security.CurrentActor;

import java.util.UUID;

/** Receipts, for those who may see the document. */
@Path("receipts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptResource {
    @Inject ReceiptService receipts;
    @Inject CurrentActor current;

    @GET
    @Path("{id}")
    public JsonReceipt receipt(@PathParam("id") String id) {
        return JsonReceipt.of(receipts.receipt(current.required(), parse(id)));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noUuid) {
            throw new NotFoundException(noUuid);
        }
    }
}
