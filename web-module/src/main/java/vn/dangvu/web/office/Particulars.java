package vn.dangvu.web.office;

import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Urgency;

import java.time.LocalDate;

/** The particulars of a document, as forms ask for them. */
public class Particulars {
    private String typeCode;
    private String symbol;
    private LocalDate issuedDate;
    private String subject;
    private Urgency urgency = Urgency.NORMAL;

    static Particulars of(DocumentView document) {
        Particulars particulars = new Particulars();
        particulars.typeCode = document.typeCode();
        particulars.symbol = document.symbol();
        particulars.issuedDate = document.issuedDate();
        particulars.subject = document.subject();
        particulars.urgency = document.urgency();
        return particulars;
    }

    public String getTypeCode() {
        return typeCode;
    }

    public void setTypeCode(String typeCode) {
        this.typeCode = typeCode;
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public LocalDate getIssuedDate() {
        return issuedDate;
    }

    public void setIssuedDate(LocalDate issuedDate) {
        this.issuedDate = issuedDate;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public Urgency getUrgency() {
        return urgency;
    }

    public void setUrgency(Urgency urgency) {
        this.urgency = urgency;
    }
}
