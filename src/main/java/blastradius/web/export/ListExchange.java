package blastradius.web.export;

import blastradius.ingest.ListFiles;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.SavedList;
import blastradius.store.document.Lists;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists as YAML files, out and in. */
@RestController
class ListExchange {

    private final Lists lists;

    ListExchange(Lists lists) {
        this.lists = lists;
    }

    /** A saved list as a file. */
    @GetMapping(value = "/export/list.yaml", produces = "application/yaml")
    ResponseEntity<String> exported(@RequestParam String id) {
        SavedList list = lists.find(id).orElseThrow(() -> new UnknownId("list", id));
        return YamlExchange.file(list.id(), ListFiles.write(list));
    }

    /**
     * Saves a file: as a new list under the id that it states, or one of its own; or in the place of a version. It may name what the estate
     * does not have yet.
     *
     * @param version the version that it replaces; null: it is new
     */
    @PostMapping("/import/list")
    YamlExchange.Saved imported(HttpServletRequest request, @RequestParam(required = false) @Nullable Integer version)
            throws IOException {
        SavedList stated = ListFiles.read(
                YamlExchange.text(request, "list"), UUID.randomUUID().toString());
        SavedList saved =
                version == null ? lists.create(stated) : lists.update(stated.saved(version, stated.updatedAt()));
        return new YamlExchange.Saved(saved.id(), saved.version());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
