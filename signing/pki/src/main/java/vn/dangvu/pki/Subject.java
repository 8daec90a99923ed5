package vn.dangvu.pki;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The name in a certificate. What is longer than the 64 characters of RFC 5280 appendix A.1 is cut
 * after a word.
 *
 * @param commonName a person's or an organisation's name
 * @param organisation the organisation; empty leaves O out
 */
public record Subject(String commonName, String organisation) {

    private static final int LONGEST = 64;

    public Subject {
        commonName = shortened(commonName);
        organisation = shortened(organisation);
    }

    X500Name toX500Name() {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "VN");
        if (!organisation.isEmpty()) {
            name.addRDN(BCStyle.O, organisation);
        }
        return name.addRDN(BCStyle.CN, commonName).build();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, name.lastIndexOf(' ', LONGEST)).strip();
    }
}
