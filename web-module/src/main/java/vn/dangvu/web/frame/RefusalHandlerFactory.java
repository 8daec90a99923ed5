package vn.dangvu.web.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * A refusal thrown by a page's action becomes a message on that page, with the values still in the
 * form; page beans need not catch it. What the user may not see at all, and everything unforeseen,
 * goes on to the error page.
 */
public class RefusalHandlerFactory extends ExceptionHandlerFactory {
    public RefusalHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new RefusalHandler(getWrapped().getExceptionHandler());
    }

    private static final class RefusalHandler extends ExceptionHandlerWrapper {
        private static final Set<PhaseId> OF_THE_FORM =
                Set.of(
                        PhaseId.PROCESS_VALIDATIONS,
                        PhaseId.UPDATE_MODEL_VALUES,
                        PhaseId.INVOKE_APPLICATION);

        RefusalHandler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                var source = (ExceptionQueuedEventContext) events.next().getSource();
                Optional<DomainException> refusal =
                        Failure.find(DomainException.class, source.getException());
                if (refusal.isPresent() && belongsOnPage(source, refusal.get())) {
                    FacesContext faces = FacesContext.getCurrentInstance();
                    CDI.current().select(Notices.class).get().refuse(refusal.get());
                    faces.renderResponse();
                    events.remove();
                }
            }
            getWrapped().handle();
        }

        private static boolean belongsOnPage(
                ExceptionQueuedEventContext source, DomainException refusal) {
            return OF_THE_FORM.contains(source.getPhaseId())
                    && refusal.refusal() != Refusal.NOT_FOUND;
        }
    }
}
