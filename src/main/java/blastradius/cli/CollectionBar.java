package blastradius.cli;

import blastradius.collect.CollectionProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a collection has come, for people. It begins with the first list, so that it does not run over a sign-in. */
final class CollectionBar implements CollectionProgress, AutoCloseable {

    private @Nullable ProgressBar bar;

    @Override
    public synchronized void reached(String tenant, String what, int done, int total) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName("Collecting")
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" lists", 1)
                    .setInitialMax(total)
                    .build();
            bar = shown;
        }
        shown.maxHint(total);
        shown.stepTo(done);
        shown.setExtraMessage(tenant + ": " + what);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
