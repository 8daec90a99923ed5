package vn.dangvu.web.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Forms post back to the path in the browser's address bar, not to the file of the view. */
public class SamePathViewHandler extends ViewHandlerWrapper {
    public SamePathViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        CurrentPath current = CDI.current().select(CurrentPath.class).get();
        if (viewId.equals(current.view())) {
            return context.getExternalContext().getRequestContextPath() + current.getWhole();
        }
        return super.getActionURL(context, viewId);
    }
}
