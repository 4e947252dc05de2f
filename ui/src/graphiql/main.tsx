import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { ask, enter, signIn } from '../ground/session';
import type { Session } from '../ground/session';
import { examples } from './examples';

/* Where issuers send readers of this document back to. */
const RETURN = '/graphiql';

const endpoint = new URL('/graphql', window.location.href);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol === 'https:' ? 'wss:' : 'ws:';

const Out = ({ session: { place, why } }: { session: Session & { state: 'out' } }) => (
  <main className="gate">
    <h1>Ask in GraphQL</h1>
    {why && <p role="alert">{why}</p>}
    {place.clientId === null ? (
      <p>This server takes tokens of {place.issuer}, but its pages are not registered there yet.</p>
    ) : (
      <button type="button" onClick={() => void signIn(place, RETURN)}>
        Sign in
      </button>
    )}
  </main>
);

const show = (session: Session) => {
  const fetcher = createGraphiQLFetcher({ url: endpoint.href, subscriptionUrl: socket.href, fetch: ask });
  createRoot(document.getElementById('graphiql')!).render(
    session.state === 'out' ? (
      <Out session={session} />
    ) : (
      <main className="editor">
        <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility="variables">
          <GraphiQL.Logo>
            <h1>
              <a href="/">Blast Radius</a>
            </h1>
          </GraphiQL.Logo>
        </GraphiQL>
      </main>
    ),
  );
};

/* Its tabs hold buttons, which a tab may not: a list of buttons is what they are. */
const groupTabs = () =>
  document.querySelectorAll('.graphiql-tabs[role=tablist], .graphiql-tab[role=tab]').forEach((element) => {
    element.setAttribute('role', element.matches('ul') ? 'list' : 'listitem');
    element.removeAttribute('aria-selected');
  });

new MutationObserver(groupTabs).observe(document.body, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['role', 'aria-selected'],
});

const started = async (): Promise<void> => {
  const session = await enter(RETURN);
  if (session !== null) show(session);
};

void started();
