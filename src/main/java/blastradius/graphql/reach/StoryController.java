package blastradius.graphql.reach;

import blastradius.analysis.story.Story;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.reach.ReachedPages.ReachedEntityEdge;
import blastradius.graphql.reach.StoryView.GroupView;
import blastradius.graphql.reach.StoryView.OfTenant;
import blastradius.model.BlastRadiusException.BadRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Tells a blast radius as a story. */
@Controller
public final class StoryController {

    private static final int PASSED = 9;
    private static final int GROUPS = 12;
    private static final int MOST = 100;

    private final Ids ids;
    private final Limits limits;

    StoryController(Ids ids, Limits limits) {
        this.ids = ids;
        this.limits = limits;
    }

    @SchemaMapping(typeName = "BlastRadius")
    StoryView story(BlastRadiusView answer, @Argument @Nullable Integer passed, @Argument @Nullable Integer groups) {
        return new StoryView(
                answer,
                Story.of(
                        answer.reach(),
                        count("passed", passed, PASSED),
                        count("groups", groups, GROUPS),
                        answer.inquiry().budget()));
    }

    private static int count(String name, @Nullable Integer asked, int otherwise) {
        int count = asked == null ? otherwise : asked;
        if (count < 0 || count > MOST) {
            throw new BadRequest(name + " is " + count + "; a story tells 0 to " + MOST);
        }
        return count;
    }

    @SchemaMapping(typeName = "Story")
    List<GroupView> groups(StoryView story, @Argument @Nullable List<String> ids) {
        return story.groups().stream()
                .filter(group -> ids == null || ids.contains(group.id()))
                .toList();
    }

    @SchemaMapping(typeName = "StoryGroup")
    List<OfTenant> tenants(GroupView group, @Argument @Nullable Integer first) {
        int most = first == null ? limits.page() : first;
        if (most < 1 || most > limits.page()) {
            throw new BadRequest("first is " + most + "; a group names 1 to " + limits.page() + " tenants");
        }
        return group.tenants(most);
    }

    @SchemaMapping(typeName = "StoryGroup")
    Connection<ReachedEntityEdge> entities(
            GroupView group,
            @Argument @Nullable String tenant,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        BlastRadiusView answer = group.answer();
        List<Integer> vertices = tenant == null
                ? group.vertices()
                : group.vertices(ids.vertex(answer.reach().snapshot(), tenant));
        Page page = Page.of(
                first,
                after,
                limits,
                answer.inquiry().pin(),
                answer.inquiry().question("group;" + group.id() + ";" + tenant, answer.sources()));
        return Connection.of(page.of(
                vertices.size(), (index, cursor) -> new ReachedEntityEdge(answer, vertices.get(index), cursor)));
    }
}
