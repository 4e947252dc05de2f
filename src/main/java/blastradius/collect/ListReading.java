package blastradius.collect;

import blastradius.collect.keeping.WorkFolder;
import blastradius.collect.keeping.WorkFolder.Listed;
import blastradius.collect.request.Answer;
import blastradius.collect.request.GraphRequests;
import blastradius.collect.request.Pages;
import blastradius.collect.signin.TenantRefused;
import blastradius.model.PlainText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one list to its end, page by page, from where it stopped. A link that has expired begins it anew; one that leads elsewhere,
 * or round in circles, ends it. A list that is not whole is none: then what was said instead is kept.
 */
final class ListReading {

    /** Of a thousand entries each: more than any tenant has. */
    static final int MOST_PAGES = 10_000;

    private static final int BEGINNINGS = 3;
    private static final int BAD = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;

    private final GraphRequests requests;
    private final WorkFolder work;
    private final String asked;
    private final String tenant;

    /**
     * @param asked the tenant as the sign-in names it
     * @param tenant its id, which is its folder's name
     */
    ListReading(GraphRequests requests, WorkFolder work, String asked, String tenant) {
        this.requests = requests;
        this.work = work;
        this.asked = asked;
        this.tenant = tenant;
    }

    /** Reads a list as far as it is not read yet. */
    void read(Call call) throws TenantRefused {
        Optional<String> next = work.next(tenant, call.file());
        if (next.isPresent()) {
            follow(call, next.get(), work.pages(tenant, call.file()), 1);
        } else if (!work.isSettled(tenant, call.file())) {
            begin(call, 1);
        }
    }

    /** Goes on from the answer to the richest way of asking for the first page. */
    void read(Call call, Answer first) throws TenantRefused {
        settle(call, first, 0, 1);
    }

    private void begin(Call call, int beginning) throws TenantRefused {
        settle(call, requests.get(asked, requests.address(call.address(0))), 0, beginning);
    }

    /* A richer way may be refused where a plainer one is not. */
    private void settle(Call call, Answer first, int way, int beginning) throws TenantRefused {
        switch (first) {
            case Answer.Page page -> {
                work.page(listed(call), 1, page.json(), page.next());
                if (page.next() != null) {
                    follow(call, page.next(), 1, beginning);
                }
            }
            case Answer.Refused refused -> {
                if (isPlainerWorth(refused.status(), way, call)) {
                    int plainer = way + 1;
                    settle(call, requests.get(asked, requests.address(call.address(plainer))), plainer, beginning);
                } else {
                    refused(call, refused);
                }
            }
            case Answer.Failed failed -> failed(call, failed.why());
        }
    }

    private static boolean isPlainerWorth(int status, int way, Call call) {
        boolean isRicher = way + 1 < call.wished().size();
        return (status == BAD && way + 1 < call.ways()) || (status == FORBIDDEN && isRicher);
    }

    private void follow(Call call, String link, int pages, int beginning) throws TenantRefused {
        Set<String> seen = new HashSet<>();
        String next = link;
        for (int number = pages; next != null; number++) {
            URI address = ours(next);
            if (address == null || !seen.add(next) || number >= MOST_PAGES) {
                failed(call, address == null ? "its next page is not on Graph" : "its pages have no end");
                return;
            }
            switch (requests.get(asked, address)) {
                case Answer.Page page -> {
                    work.page(listed(call), number + 1, page.json(), page.next());
                    next = page.next();
                }
                case Answer.Refused refused -> {
                    stopped(call, refused, beginning);
                    return;
                }
                case Answer.Failed failed -> {
                    failed(call, failed.why());
                    return;
                }
            }
        }
    }

    private void stopped(Call call, Answer.Refused refused, int beginning) throws TenantRefused {
        if (isExpired(refused.status())) {
            again(call, beginning);
        } else {
            refused(call, refused);
        }
    }

    private static boolean isExpired(int status) {
        return status == GONE || status == BAD;
    }

    private void again(Call call, int beginning) throws TenantRefused {
        work.forget(listed(call));
        if (beginning == BEGINNINGS) {
            failed(call, "the links to its further pages expire at once");
        } else {
            begin(call, beginning + 1);
        }
    }

    /** The link, if a token may go there. */
    private @Nullable URI ours(String link) {
        try {
            URI address = new URI(link);
            return requests.isOurs(address) ? address : null;
        } catch (URISyntaxException odd) {
            return null;
        }
    }

    private void refused(Call call, Answer.Refused refused) throws TenantRefused {
        if (refused.status() == UNAUTHORIZED) {
            throw new TenantRefused("its tokens are refused; sign in again");
        }
        work.instead(listed(call), said(refused), "refused with " + refused.status(), true);
    }

    /* Graph's own words, if they are what Graph says; the file must not look like a page. */
    private static byte[] said(Answer.Refused refused) {
        try {
            return Pages.error(refused.json());
        } catch (IOException odd) {
            return error("refused", "The service answers " + refused.status() + ".");
        }
    }

    private void failed(Call call, String why) {
        work.instead(listed(call), error("notCollected", why), PlainText.shown(why), false);
    }

    private static byte[] error(String code, String message) {
        return Pages.bytes(Map.of("error", Map.of("code", code, "message", message)));
    }

    private Listed listed(Call call) {
        return Listed.of(tenant, call.file(), call.kind());
    }
}
