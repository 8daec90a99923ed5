package vn.dangvu.web.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import java.io.InputStream;

/** The description of this interface, for those who are signed in (SECURITY R70). */
@Path("openapi.yaml")
public class OpenApiResource {
    @GET
    @Produces("application/yaml;charset=UTF-8")
    public InputStream description() {
        return OpenApiResource.class.getResourceAsStream("/vn/dangvu/web/api/openapi.yaml");
    }
}
