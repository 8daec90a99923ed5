package vn.dangvu.dispatch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import java.io.Serializable;
import java.time.Instant;

/** One recipient of one directive, with the status codes of QĐ 28/2018. */
@Entity
@Table(name = "dispatch_recipient")
@IdClass(Recipient.Key.class)
class Recipient {
    /** Delivered: đã đến. */
    static final String DELIVERED = "01";

    /** Received: đã tiếp nhận. */
    static final String RECEIVED = "03";

    /** Done: hoàn thành. */
    static final String DONE = "06";

    @Id
    @Column(name = "document_id")
    long document;

    @Id
    @Column(name = "unit_id")
    long unit;

    @Column(name = "status_code")
    String statusCode;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_by")
    Long openedBy;

    @Column(name = "acknowledged_at")
    Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    Long acknowledgedBy;

    /** Identity of a row. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        long document;
        long unit;

        Key() {}

        Key(long document, long unit) {
            this.document = document;
            this.unit = unit;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.document == document && key.unit == unit;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(document * 31 + unit);
        }
    }
}
