import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates each PDF named as PDF/A-3a and as PDF/UA-1; prints file, flavour, checks made and the failed ones, by tabs. */
public final class Validate {
    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] names) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : names) {
            for (PDFAFlavour flavour : FLAVOURS) {
                System.out.println(name + "\t" + flavour + "\t" + report(Path.of(name), flavour));
            }
        }
    }

    private static String report(Path path, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(Files.newInputStream(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            StringBuilder text = new StringBuilder().append(result.getTotalAssertions());
            if (!result.isCompliant()) {
                text.append("\tnot compliant");
            }
            for (TestAssertion failed : result.getTestAssertions()) {
                text.append("\t").append(failed.getRuleId().getClause()).append("-").append(failed.getRuleId().getTestNumber());
                text.append(" ").append(failed.getMessage().replaceAll("\\s+", " "));
            }
            return text.toString();
        }
    }
}
