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
        List<ResponseHead.Answer> answers = head.answers();
        if (answers == null && !head.asked().isEmpty()) {
            GraphPath asked = new GraphPath(GraphResource.REQUESTS, null, "", "requests");
            return List.of(new Response(content, Response.WHOLE, asked, null));
        }
        if (answers == null) {
            return List.of(response(head, Response.WHOLE, GraphPath.ofFile(content.name())));
        }
        List<Response> responses = new ArrayList<>();
        for (ResponseHead.Answer answer : answers) {
            responses.add(response(answer.head(), responses.size(), requests.path(content.name(), answer.id())));
        }
        return responses;
    }

    private Response response(ResponseHead one, int part, GraphPath kept) {
        return new Response(content, part, one.path(kept), one.error());
    }
}
