package blastradius.web.export;

import blastradius.access.Asked;
import blastradius.export.FileFormat;
import blastradius.export.WholeAnswer;
import blastradius.export.WholeLists;
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

/** {@code GET /export/blast-radius.csv} and its kin: the whole list of an answer, or its graph, as a file that is named after it. */
@RestController
public class AnswerExport {

    private final WholeLists lists;
    private final Attachments attachments;

    AnswerExport(WholeLists lists, Attachments attachments) {
        this.lists = lists;
        this.attachments = attachments;
    }

    /** The rows of a list; or what is reached and by which steps. */
    @GetMapping({
        "/export/{question:entities|blast-radius|exposure|ranking|choke-points|relations|findings|review}.{format:csv|jsonl}",
        "/export/{question:blast-radius}.{format:graphml|dot|svg}"
    })
    void answer(
            @PathVariable String question,
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client,
            @RequestAttribute(name = Asked.ATTRIBUTE, required = false) @Nullable Asked asked,
            HttpServletResponse response)
            throws IOException {
        Waiting waiting = attachments.waiting(client);
        FileFormat wanted = FileFormat.valueOf(format.toUpperCase(Locale.ROOT));
        WholeAnswer answer = lists.answer(question, wanted.isDrawn(), parameters, waiting);
        if (asked != null) {
            asked.answered(answer.content().size());
        }
        attachments.send(
                response,
                wanted.mediaType(),
                answer.fileName() + "." + format,
                waiting,
                out -> wanted.write(answer, out));
    }
}
