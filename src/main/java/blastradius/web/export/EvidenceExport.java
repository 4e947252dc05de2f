package blastradius.web.export;

import blastradius.export.EvidencePacks;
import blastradius.export.EvidencePacks.Pack;
import blastradius.lane.Connection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /export/incident.…} and {@code review.…}: what is to be kept as evidence, whole, of one version and one instant. */
@RestController
public class EvidenceExport {

    private final EvidencePacks packs;
    private final Attachments attachments;

    EvidenceExport(EvidencePacks packs, Attachments attachments) {
        this.packs = packs;
        this.attachments = attachments;
    }

    /** Everything; of an incident also whom to tell as a table. The items of a review alone are a list, see {@link AnswerExport}. */
    @GetMapping({"/export/{question:incident}.{format:json|md|csv}", "/export/{question:review}.{format:json|md}"})
    void pack(
            @PathVariable String question,
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client,
            HttpServletResponse response)
            throws IOException {
        Waiting waiting = attachments.waiting(client);
        EvidenceFile file = EvidenceFile.valueOf(format.toUpperCase(Locale.ROOT));
        Pack pack = packs.pack(question, parameters, waiting);
        attachments.send(
                response, file.mediaType(), pack.fileName() + "." + format, waiting, out -> file.write(pack, out));
    }
}
