import { Alert, Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Waiting } from '../answer/Answer';
import { useFiles } from '../ground/files';
import { enter, signIn, useSession } from '../ground/session';
import type { Session } from '../ground/session';

/* How often the server is looked for that does not answer, in milliseconds. */
const PACE = 2000;

/** Where issuers send readers back to. */
export const RETURN = '/signed-in';

const Out = ({ session: { place, why } }: { session: Session & { state: 'out' } }) => (
  <main className="gate" id="main">
    <img src="/icon.svg" alt="" width="48" height="48" />
    <h1>Blast Radius</h1>
    <p>When this identity, credential or tool is compromised, what falls?</p>
    {why && (
      <Alert color="red" title="Not signed in" role="alert">
        {why}
      </Alert>
    )}
    {place.clientId === null ? (
      <p>
        This server takes tokens of {place.issuer}, but its pages are not registered there yet. Whoever runs it sets{' '}
        <code>blastradius.sign-in.client-id</code>.
      </p>
    ) : (
      <>
        <Button size="md" autoFocus onClick={() => void signIn(place, RETURN)}>
          Sign in
        </Button>
        <p className="quiet">at {new URL(place.issuer!).host}</p>
      </>
    )}
  </main>
);

const Away = () => (
  <main className="gate">
    <Alert color="red" title="No connection" role="alert">
      The server cannot be reached. It is tried again every two seconds.
    </Alert>
  </main>
);

/** Says so to those who signed in and may not ask; nothing to others. */
export const NoRole = () => {
  const session = useSession();
  if (session.state !== 'in' || session.who.roles.some((role) => role !== 'operator')) return null;
  return (
    <Alert color="red" mb="md" title="Signed in, without a role that may ask" role="alert">
      {session.who.name} may not read the estate here: that needs the role viewer. Whoever runs the sign-in gives roles.
    </Alert>
  );
};

const Over = ({ session: { place, who } }: { session: Session & { state: 'over' } }) => (
  <Modal opened onClose={() => undefined} withCloseButton={false} title="Your session is over" lockScroll={false}>
    <div className="stack">
      <p>
        {who.name} was signed in for as long as the issuer allows. What was answered stays until you sign in again, at
        the same page.
      </p>
      <Button data-autofocus onClick={() => void signIn(place, RETURN)}>
        Sign in again
      </Button>
    </div>
  </Modal>
);

const NotHandedOut = ({ why, close }: { why: string | null; close: () => void }) => (
  <Modal
    opened={why !== null}
    onClose={close}
    title="The file was refused"
    lockScroll={false}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <p role="alert">{why}</p>
  </Modal>
);

/** Lets the pages be seen by whoever may: everybody at a server of his own, elsewhere those who signed in. */
export const SignedIn = ({ children }: { children: ReactNode }) => {
  const session = useSession();
  const [entered, setEntered] = useState(false);
  const [away, setAway] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  useFiles(setWhy);
  useEffect(() => {
    let timer = 0;
    const look = () =>
      enter(RETURN).then(
        (found) => setEntered(found !== null),
        () => {
          setAway(true);
          timer = window.setTimeout(() => void look(), PACE);
        },
      );
    void look();
    return () => clearTimeout(timer);
  }, []);
  const close = useCallback(() => setWhy(null), []);
  if (!entered) return away ? <Away /> : <Waiting />;
  if (session.state === 'out') return <Out session={session} />;
  return (
    <>
      {children}
      {session.state === 'over' && <Over session={session} />}
      <NotHandedOut why={why} close={close} />
    </>
  );
};
