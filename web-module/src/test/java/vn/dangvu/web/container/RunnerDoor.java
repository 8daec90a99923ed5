package vn.dangvu.web.container;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;

import java.util.EnumSet;
import java.util.Set;

/**
 * Lets Arquillian's own servlet answer in the archive under test. The application refuses every
 * path it does not know; here one filter in front of all others leads past them.
 */
public class RunnerDoor implements ServletContainerInitializer {
    private static final String RUNNER = "ArquillianServletRunnerEE9";

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        FilterRegistration.Dynamic door =
                context.addFilter(
                        "runner-door",
                        (request, answer, chain) ->
                                context.getNamedDispatcher(RUNNER).forward(request, answer));
        door.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST), false, "/" + RUNNER, "/" + RUNNER + "/*");
    }
}
