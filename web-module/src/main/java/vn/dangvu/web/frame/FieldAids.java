package vn.dangvu.web.frame;

import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;

import java.util.EnumSet;
import java.util.Map;

/**
 * Joins every input to its error and hint for screen readers: {@code aria-invalid}, {@code
 * aria-describedby} = {@code <id>-l <id>-g}, the ids that the {@code field} tag gives them. So no
 * page can forget it.
 */
public class FieldAids implements SystemEventListener {
    /** The {@code field} tag puts its hint under this name on the box around the input. */
    private static final String HINT = "hint";

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIViewRoot;
    }

    @Override
    public void processEvent(SystemEvent event) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ((UIViewRoot) event.getSource())
                .visitTree(
                        VisitContext.createVisitContext(
                                faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED)),
                        (visit, component) -> {
                            if (component instanceof UIInput) {
                                describe(faces, component);
                            }
                            return VisitResult.ACCEPT;
                        });
    }

    private static void describe(FacesContext faces, UIComponent input) {
        Map<String, Object> attributes = input.getPassThroughAttributes();
        boolean faulty =
                !((EditableValueHolder) input).isValid()
                        || !faces.getMessageList(input.getClientId(faces)).isEmpty();
        String id = input.getClientId(faces);
        StringBuilder described = new StringBuilder();
        if (faulty) {
            attributes.put("aria-invalid", "true");
            described.append(id).append("-l");
        }
        if (hasHint(input)) {
            described.append(described.isEmpty() ? "" : " ").append(id).append("-g");
        }
        if (!described.isEmpty()) {
            attributes.put("aria-describedby", described.toString());
        }
    }

    private static boolean hasHint(UIComponent input) {
        for (UIComponent box = input.getParent(); box != null; box = box.getParent()) {
            if (box.getAttributes().get(HINT) instanceof String hint) {
                return !hint.isBlank();
            }
        }
        return false;
    }
}
