/**
 * What a page of another site tries, run in that page. Each attempt says what it could read of the server, or null. It runs alone, so it
 * refers to nothing outside of itself.
 */
export interface Target {
  server: string;
  ports: number[];
}

export interface Attempt {
  name: string;
  read: string | null;
}

/** Questions, exports and changes by every means that a script has. */
export const byScript = async ({ server, ports }: Target): Promise<Attempt[]> => {
  const mutation = 'mutation { scenarioDelete(id: "clean-read-only-soc") { deletedId } }';
  const asked = `/graphql?query=${encodeURIComponent('{ estate { snapshot { version } } }')}`;
  const changed = `/graphql?query=${encodeURIComponent(mutation)}`;
  const body = JSON.stringify({ query: mutation });
  const graph = JSON.stringify({ graph: { nodes: [{ id: 'evil', kinds: ['User'] }], edges: [] } });
  const within = <T>(work: Promise<T>): Promise<T | null> =>
    Promise.race([work, new Promise<null>((done) => setTimeout(() => done(null), 5_000))]);
  const fetched = async (path: string, how: RequestInit): Promise<string | null> => {
    try {
      const answer = await fetch(server + path, how);
      return answer.type === 'opaque' || answer.type === 'opaqueredirect'
        ? null
        : `${String(answer.status)} ${await answer.text()}`;
    } catch {
      return null;
    }
  };
  const requested = (path: string): Promise<string | null> =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      request.onload = () => done(request.responseText);
      request.onerror = () => done(null);
      request.open('GET', server + path);
      request.send();
    });
  const streamed = (path: string): Promise<string | null> =>
    new Promise((done) => {
      const source = new EventSource(server + path);
      source.onopen = source.onmessage = () => done('open');
      source.onerror = () => {
        source.close();
        done(null);
      };
    });
  const socket = (
    url: string,
    protocols: string[],
    first: (string | Uint8Array<ArrayBuffer>)[],
  ): Promise<string | null> =>
    new Promise((done) => {
      const open = new WebSocket(url, protocols);
      open.binaryType = 'arraybuffer';
      let answers = 0;
      open.onopen = () => open.send(first[0] ?? '');
      open.onmessage = ({ data }) => {
        const bytes = new Uint8Array(data instanceof ArrayBuffer ? data : new ArrayBuffer(0));
        answers += 1;
        /* A store that lets nobody in answers a greeting, and fails whatever comes before a log-in. */
        if (answers > 2 && bytes[3] === 0x70) done('the store carries a statement out');
        else if (typeof data === 'string') done(data);
        else if (answers < first.length) open.send(first[answers] ?? '');
        else done(null);
      };
      open.onerror = open.onclose = () => done(null);
    });
  /* Bolt 5.2: handshake, HELLO {user_agent: "x"}, LOGON {scheme: "none"}, RUN "RETURN 1" {} {}. */
  const bytes = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
  const text = (word: string) => [0x80 + word.length, ...bytes(word)];
  const chunk = (message: number[]) => new Uint8Array([0, message.length, ...message, 0, 0]);
  const bolt = [
    new Uint8Array([0x60, 0x60, 0xb0, 0x17, 0, 0, 2, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    chunk([0xb1, 1, 0xa1, ...text('user_agent'), ...text('x')]),
    chunk([0xb1, 0x6a, 0xa1, ...text('scheme'), ...text('none')]),
    chunk([0xb3, 0x10, ...text('RETURN 1'), 0xa0, 0xa0]),
  ];
  const at = new URL(server).host;
  const attempts: Record<string, () => Promise<string | null>> = {
    'a question': () => fetched(asked, {}),
    'a question with what the browser keeps': () => fetched(asked, { credentials: 'include' }),
    'an export': () => fetched('/export/estate.jsonl', {}),
    'an export, unread': () => fetched('/export/estate.zip', { mode: 'no-cors' }),
    health: () => fetched('/actuator/health', {}),
    'the progress of imports': () => fetched('/import/progress', {}),
    'a change by GET': () => fetched(changed, { mode: 'no-cors' }),
    'a change as text': () => fetched('/graphql', { method: 'POST', mode: 'no-cors', body }),
    'a change as a form': () =>
      fetched('/graphql', { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ query: mutation }) }),
    'a change as JSON': () =>
      fetched('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
    'an import as text': () =>
      fetched('/import?source=evil&name=graph.json', { method: 'POST', mode: 'no-cors', body: graph }),
    'an import of a scenario': () =>
      fetched('/import/scenario', { method: 'POST', mode: 'no-cors', body: 'name: evil\nchanges: []\n' }),
    'an import as a form': () => {
      const form = new FormData();
      form.append('file', new File([graph], 'graph.json'));
      return fetched('/import?source=evil', { method: 'POST', mode: 'no-cors', body: form });
    },
    'a beacon': () => {
      navigator.sendBeacon(`${server}/graphql`, body);
      navigator.sendBeacon(`${server}/import?source=evil&name=graph.json`, graph);
      return Promise.resolve(null);
    },
    'a request of the old kind': () => requested(asked),
    'events of a subscription': () => streamed('/graphql?query=subscription%7Ba%7D'),
    'events of a question': () => streamed(asked),
    'a socket': () =>
      socket(`ws://${at}/graphql`, ['graphql-transport-ws'], [JSON.stringify({ type: 'connection_init' })]),
    'a socket without a protocol': () => socket(`ws://${at}/graphql`, [], ['{}']),
    'a socket to the pages': () => socket(`ws://${at}/`, [], ['{}']),
    'a script of another thread': () =>
      new Promise((done) => {
        try {
          const worker = new Worker(`${server}/export/estate.jsonl`);
          worker.onerror = () => done(null);
          worker.onmessage = () => done('message');
        } catch {
          done(null);
        }
      }),
  };
  for (const port of ports) {
    attempts[`the store on port ${String(port)}`] = () => socket(`ws://127.0.0.1:${String(port)}`, [], bolt);
    attempts[`the store on port ${String(port)}, by another name`] = () =>
      socket(`ws://localhost:${String(port)}`, [], bolt);
  }
  return Promise.all(
    Object.entries(attempts).map(async ([name, attempt]) => ({ name, read: await within(attempt()) })),
  );
};

/** The same by every element that loads something, and by forms. */
export const byElement = async ({ server }: Target): Promise<Attempt[]> => {
  const mutation = 'mutation { scenarioDelete(id: "clean-read-only-soc") { deletedId } }';
  const paths: Record<string, string> = {
    'a change': `/graphql?query=${encodeURIComponent(mutation)}`,
    'a question': `/graphql?query=${encodeURIComponent('{ __typename }')}`,
    'an export': '/export/estate.jsonl',
    'a comparison': '/export/comparison.json?scenario=clean-read-only-soc',
    'a file of a scenario': '/export/scenario.yaml?id=clean-read-only-soc',
  };
  const loaded = (element: HTMLElement): Promise<string | null> =>
    new Promise((done) => {
      element.addEventListener('load', () => done('loaded'));
      element.addEventListener('loadeddata', () => done('loaded'));
      element.addEventListener('error', () => done(null));
      setTimeout(() => done(null), 5_000);
      document.body.append(element);
    });
  const make = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    return element;
  };
  /* A frame always says that it has loaded; what counts is whether its text can be read. */
  const framed = async (attributes: Record<string, string>): Promise<string | null> => {
    const frame = make('iframe', attributes) as HTMLIFrameElement;
    await loaded(frame);
    try {
      const text = frame.contentDocument?.body.textContent;
      return text === '' ? null : (text ?? null);
    } catch {
      return null;
    }
  };
  const sent = async (how: Record<string, string>, field: string, value: string): Promise<string | null> => {
    const name = `f${Math.random().toString(36).slice(2)}`;
    const frame = make('iframe', { name });
    document.body.append(frame);
    const form = make('form', { ...how, target: name }) as HTMLFormElement;
    const input = make('input', { name: field, value });
    form.append(input);
    document.body.append(form);
    form.submit();
    return loaded(frame).then(() => null);
  };
  const attempts: Promise<Attempt>[] = [];
  const attempt = (name: string, read: Promise<string | null>) =>
    attempts.push(read.then((what) => ({ name, read: what })));
  for (const [what, path] of Object.entries(paths)) {
    const url = server + path;
    attempt(`${what}, as a picture`, loaded(make('img', { src: url })));
    attempt(`${what}, as a script`, loaded(make('script', { src: url })));
    attempt(`${what}, as a module`, loaded(make('script', { src: url, type: 'module' })));
    attempt(`${what}, as a style sheet`, loaded(make('link', { rel: 'stylesheet', href: url })));
    attempt(`${what}, as a film`, loaded(make('video', { src: url, preload: 'auto' })));
    attempt(
      `${what}, fetched before it is needed`,
      loaded(make('link', { rel: 'prefetch', href: url })).then(() => null),
    );
    attempt(`${what}, in a frame`, framed({ src: url }));
    attempt(`${what}, in a frame without an origin`, framed({ src: url, sandbox: 'allow-scripts' }));
    attempt(`${what}, as an object`, loaded(make('object', { data: url })));
  }
  attempt('the pages, in a frame', framed({ src: `${server}/` }));
  const asJson = `{"query":${JSON.stringify(mutation)},"extensions":{"x":"`;
  attempt(
    'a form of text',
    sent({ method: 'post', enctype: 'text/plain', action: `${server}/graphql` }, asJson, '"}}'),
  );
  attempt('a form', sent({ method: 'post', action: `${server}/graphql` }, 'query', mutation));
  attempt('a form by GET', sent({ method: 'get', action: `${server}/graphql` }, 'query', mutation));
  attempt(
    'a form of an import',
    sent(
      { method: 'post', enctype: 'text/plain', action: `${server}/import?source=evil&name=graph.json` },
      '{"graph":{"nodes":[{"id":"evil","kinds":["User"],"properties":{"x":"',
      '"}}],"edges":[]}}',
    ),
  );
  attempt(
    'a form of parts',
    sent({ method: 'post', enctype: 'multipart/form-data', action: `${server}/import/scenario` }, 'name', 'evil'),
  );
  return Promise.all(attempts);
};
