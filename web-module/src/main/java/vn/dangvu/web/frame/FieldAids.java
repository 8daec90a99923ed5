package vn.dangvu.web.frame;

import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;

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

    /**
     * Walks the components themselves: a visit of the tree would run through every row of every
     * list, and so read all values of a page once more.
     */
    @Override
    public void processEvent(SystemEvent event) {
        describeBelow(FacesContext.getCurrentInstance(), (UIComponent) event.getSource());
    }

    private static void describeBelow(FacesContext faces, UIComponent component) {
        if (component instanceof UIInput) {
            describe(faces, component);
        }
        component.getFacetsAndChildren().forEachRemaining(inside -> describeBelow(faces, inside));
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
