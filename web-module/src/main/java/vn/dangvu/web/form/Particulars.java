package vn.dangvu.web.form;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentType;
import vn.dangvu.document.DocumentView;
import vn.dangvu.document.Urgency;

import java.time.LocalDate;
import java.util.List;

/** The particulars of a document, as forms ask for them: {@code fragments/particulars.xhtml}. */
public class Particulars {
    /** Types that a grassroots organisation sends up, the usual one first. */
    private static final List<DocumentType> REPORTS =
            List.of(
                    DocumentType.BC,
                    DocumentType.KH,
                    DocumentType.CV,
                    DocumentType.TTR,
                    DocumentType.NQ,
                    DocumentType.CTR,
                    DocumentType.TB,
                    DocumentType.DA,
                    DocumentType.BB);

    private final DocumentKind kind;
    private String typeCode;
    private String symbol;
    private LocalDate issuedDate;
    private String subject;
    private Urgency urgency = Urgency.NORMAL;

    private Particulars(DocumentKind kind) {
        this.kind = kind;
    }

    /** Nothing is known yet but, of a report, its usual type. */
    public static Particulars of(DocumentKind kind) {
        Particulars particulars = new Particulars(kind);
        if (kind == DocumentKind.REPORT) {
            particulars.typeCode = DocumentType.BC.name();
        }
        return particulars;
    }

    /** What the document says now. */
    public static Particulars of(DocumentView document) {
        Particulars particulars = new Particulars(document.kind());
        particulars.typeCode = document.typeCode();
        particulars.symbol = document.symbol();
        particulars.issuedDate = document.issuedDate();
        particulars.subject = document.subject();
        particulars.urgency = document.urgency();
        return particulars;
    }

    /** Types to choose from. */
    public List<DocumentType> getTypes() {
        return kind == DocumentKind.REPORT ? REPORTS : List.of(DocumentType.values());
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
