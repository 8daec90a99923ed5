package vn.dangvu.web.form;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;

import vn.dangvu.web.text.Messages;
import vn.dangvu.web.text.Times;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** A day as people write it: “23/11/2026”, also “3.1.2026”; “31/02/2026” is refused. */
@FacesConverter("day")
public class DayConverter implements Converter<LocalDate> {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip().replaceAll("[.\\-]", "/"), WRITTEN));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public LocalDate getAsObject(FacesContext faces, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return parse(text)
                .orElseThrow(
                        () -> {
                            String fault =
                                    CDI.current()
                                            .select(Messages.class)
                                            .get()
                                            .of("form.not-a-day", text);
                            return new ConverterException(
                                    new FacesMessage(FacesMessage.SEVERITY_ERROR, fault, fault));
                        });
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, LocalDate day) {
        return day == null ? "" : Times.day(day);
    }
}
