package vn.dangvu.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import java.util.Map;

/** The REST interface; described in {@code /api/v1/openapi.yaml}. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {
    /** Answers keep the body that a resource or mapper gave them; the container adds no page. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.response.setStatusOverSendError", true,
                "jersey.config.server.wadl.disableWadl", true);
    }
}
