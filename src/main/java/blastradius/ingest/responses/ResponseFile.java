package blastradius.ingest.responses;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import java.util.ArrayList;
import java.util.List;

/** A file that was looked at: an answer, several of a batch, or what a batch asked. */
record ResponseFile(Content content, ResponseHead head) {

    static ResponseFile of(Content content, Meter meter) {
        return JsonTexts.read(content, meter, parser -> {
            parser.nextToken();
            return new ResponseFile(content, new ResponseHead().read(parser));
        });
    }

    /** What the file is by its context, the type of its first record, and the place where it was kept. */
    List<Response> responses(BatchRequests requests) {
        List<Batch.Answer> answers = head.answers();
        if (answers == null && !head.asked().isEmpty()) {
            GraphPath asked = new GraphPath(GraphResource.REQUESTS, null, "", "requests");
            return List.of(new Response(content, Response.WHOLE, asked, null));
        }
        if (answers == null) {
            return List.of(head.of(content, Response.WHOLE, GraphPath.ofFile(content.name())));
        }
        List<Response> responses = new ArrayList<>();
        for (Batch.Answer answer : answers) {
            responses.add(answer.head().of(content, responses.size(), requests.path(content.name(), answer.id())));
        }
        return responses;
    }
}
