package blastradius.collect;

import blastradius.collect.keeping.WorkFolder;
import blastradius.collect.request.Answer;
import blastradius.collect.request.Batch;
import blastradius.collect.request.GraphRequests;
import blastradius.collect.request.Pages;
import blastradius.collect.signin.TenantRefused;
import blastradius.model.BlastRadiusException.NotCollected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** One tenant: its lists, then what each entry of them has. Several lists are read at once. */
final class TenantCollection {

    private final GraphRequests requests;
    private final WorkFolder work;
    private final Tenant tenant;
    private final CollectionProgress progress;
    private final ListReading reading;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger total = new AtomicInteger();

    private TenantCollection(GraphRequests requests, WorkFolder work, Tenant tenant, CollectionProgress progress) {
        this.requests = requests;
        this.work = work;
        this.tenant = tenant;
        this.progress = progress;
        this.reading = new ListReading(requests, work, tenant.asked(), tenant.id());
    }

    /** Reads what is not read yet. {@code isPartner}: with the delegated relationships that it has as a partner. */
    static void read(
            GraphRequests requests, WorkFolder work, Tenant tenant, boolean isPartner, CollectionProgress progress)
            throws TenantRefused {
        TenantCollection collection = new TenantCollection(requests, work, tenant, progress);
        try (ExecutorService threads = Executors.newFixedThreadPool(GraphRequests.AT_ONCE)) {
            collection.lists(threads, isPartner);
            for (Detail detail : Detail.values()) {
                collection.details(threads, detail);
            }
        }
    }

    private void lists(ExecutorService threads, boolean isPartner) throws TenantRefused {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Listing listing : Listing.values()) {
            if (isPartner || !listing.isPartners()) {
                tasks.add(() -> {
                    reading.read(listing.call());
                    reached(listing.path(), 1);
                    return null;
                });
            }
        }
        run(threads, tasks, tasks.size());
    }

    private void details(ExecutorService threads, Detail detail) throws TenantRefused {
        List<Call> open = ids(detail).stream()
                .map(detail::of)
                .filter(call -> !work.isSettled(tenant.id(), call.file()))
                .toList();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int from = 0; from < open.size(); from += Batch.MOST) {
            List<Call> some = open.subList(from, Math.min(from + Batch.MOST, open.size()));
            tasks.add(() -> {
                batch(some);
                reached(detail.kind(), some.size());
                return null;
            });
        }
        run(threads, tasks, open.size());
    }

    /* Those that have begun go on by themselves; of the others the first pages come together. */
    private void batch(List<Call> calls) throws TenantRefused {
        List<Call> fresh = new ArrayList<>();
        for (Call call : calls) {
            if (work.next(tenant.id(), call.file()).isPresent()) {
                reading.read(call);
            } else {
                fresh.add(call);
            }
        }
        List<Answer> answers = Batch.answers(
                requests,
                tenant.asked(),
                fresh.stream().map(call -> call.address(0)).toList());
        for (int i = 0; i < answers.size(); i++) {
            reading.read(fresh.get(i), answers.get(i));
        }
    }

    private Set<String> ids(Detail detail) {
        Set<String> ids = new LinkedHashSet<>();
        try {
            for (Path page : work.pagesOf(tenant.id(), detail.parent())) {
                Pages.entries(page, entry -> {
                    if (detail.concerns(entry) && Detail.isPlain(detail.id(entry))) {
                        ids.add(detail.id(entry));
                    }
                });
            }
        } catch (IOException failed) {
            throw new NotCollected(
                    "pages that were kept cannot be read; delete the work folder and begin anew", failed);
        }
        return ids;
    }

    private void reached(String what, int many) {
        progress.reached(tenant.name(), what, done.addAndGet(many), total.get());
    }

    private void run(ExecutorService threads, List<Callable<Void>> tasks, int calls) throws TenantRefused {
        total.addAndGet(calls);
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException failed) {
            throw told(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotCollected("the collection was interrupted; --resume goes on", stopped);
        }
    }

    private static RuntimeException told(ExecutionException failed) throws TenantRefused {
        Throwable cause = failed.getCause();
        if (cause instanceof TenantRefused refused) {
            throw new TenantRefused(refused.why());
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }
}
