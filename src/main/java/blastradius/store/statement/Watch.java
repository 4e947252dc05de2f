package blastradius.store.statement;

/** Looks on while an import is committed, and may end it. Called on the importing thread. */
public interface Watch {

    /** Nobody looks on. */
    Watch NONE = new Watch() {
        @Override
        public void check() {
            /* It may always go on. */
        }

        @Override
        public void at(String phase, long done, long total) {
            /* Nobody is told. */
        }
    };

    /** Throws to end the import, which is then undone; not called any more once the new version is the current one. */
    void check();

    /** Is told how far a phase is; never throws. */
    void at(String phase, long done, long total);
}
