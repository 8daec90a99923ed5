package vn.dangvu.web.form;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.content.UploadId;
import vn.dangvu.search.PageReader;
import vn.dangvu.search.ReadParticulars;
import vn.dangvu.search.ReadParticulars.Read;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.text.Times;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What was read from the file of a form: fills fields that came back empty, and says of each field
 * whether it agrees with the page. With script {@code js/read.js} does the same as soon as the file is
 * there.
 */
@RequestScoped
@Named
public class PageReading {
    @Inject SentFiles files;
    @Inject PageReader reader;
    @Inject CurrentActor current;

    private ReadParticulars read;
    private boolean asked;

    /** Null while the form has no file. */
    private ReadParticulars read() {
        UploadId file = asked ? null : files.newest("file");
        asked = true;
        if (file != null) {
            try {
                read = reader.read(current.required(), file);
            } catch (DomainException usedUp) {
                read = null;
            }
        }
        return read;
    }

    /** Before the form is shown again: what the person left empty is proposed from the page. */
    public void fill() {
        if (read() == null) {
            return;
        }
        for (String name : ReadParticulars.FIELDS) {
            Read proposal = read.fields().get(name);
            input(name)
                    .filter(input -> proposal != null && text(input).isBlank())
                    .ifPresent(input -> input.setSubmittedValue(shown(name, proposal)));
        }
    }

    /** By its id on the page; forms add none of their own. */
    private static Optional<UIInput> input(String name) {
        FacesContext faces = FacesContext.getCurrentInstance();
        AtomicReference<UIInput> found = new AtomicReference<>();
        faces.getViewRoot()
                .invokeOnComponent(
                        faces,
                        name,
                        (context, component) -> {
                            if (component instanceof UIInput input) {
                                found.set(input);
                            }
                        });
        return Optional.ofNullable(found.get());
    }

    /** What the field shows now. */
    private static String text(UIInput input) {
        Object shown =
                input.getSubmittedValue() == null ? input.getValue() : input.getSubmittedValue();
        if (shown instanceof LocalDate day) {
            return Times.day(day);
        }
        return shown == null ? "" : shown.toString();
    }

    private static String shown(String name, Read read) {
        return name.equals("issued-date") ? Times.day(LocalDate.parse(read.value())) : read.value();
    }

    /**
     * How sure the reader is of a field that stands as it was read, in per cent; -1 = the page does not
     * tell; null = there is no file, or the person knows better.
     */
    public Integer sure(String name) {
        if (read() == null) {
            return null;
        }
        Read proposal = read.fields().get(name);
        if (proposal == null) {
            return -1;
        }
        boolean same = input(name).filter(i -> text(i).equals(shown(name, proposal))).isPresent();
        return same ? Integer.valueOf(proposal.sure()) : null;
    }
}
