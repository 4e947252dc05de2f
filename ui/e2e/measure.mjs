// How soon a page is ready, and for how long it does not answer: prints figures, judges nothing.
//   BLAST_RADIUS=http://127.0.0.1:8080 node e2e/measure.mjs [times] [large]
// "large" first imports an estate of 12,000 hosts as the source "measure", so that 5,000 of them are drawn; use a server of its own.
import { chromium } from 'playwright-core';
import { executable, FLAGS } from './chromium.mjs';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';
const times = Number(process.argv[2] ?? 3);
const large = process.argv.includes('large');

const lines = (records) => new Blob(records.map((record) => JSON.stringify(record) + '\n'));

const importLarge = async () => {
  const tenants = Array.from({ length: 60 }, (_, at) => `measure/c${at}`);
  const hosts = tenants.flatMap((tenant) =>
    Array.from({ length: 200 }, (_, at) => ({ tenant, id: `${tenant}/h${at}` })),
  );
  const form = new FormData();
  const entities = [
    { id: 'measure/u', kind: 'HUMAN', name: 'Measured user' },
    { id: 'measure/g', entity: 'Group', name: 'Measured group' },
    ...tenants.map((id) => ({ id, kind: 'CUSTOMER', name: id })),
    ...tenants.map((tenant) => ({ id: `${tenant}/scope`, kind: 'SCOPE', tenant })),
    ...hosts.map(({ id, tenant }) => ({ id, kind: 'HOST', tenant })),
  ];
  const relations = [
    { from: 'measure/u', relation: 'MEMBER_OF', to: 'measure/g' },
    ...tenants.map((tenant) => ({ from: 'measure/g', relation: 'CAN', level: 'CONTROL', to: `${tenant}/scope` })),
    ...hosts.map(({ id, tenant }) => ({ from: `${tenant}/scope`, relation: 'CONTAINS', to: id })),
  ];
  form.append('file', lines(entities), 'entities.jsonl');
  form.append('file', lines(relations), 'relations.jsonl');
  const answer = await fetch(`${server}/import?source=measure`, { method: 'POST', body: form });
  if (!answer.ok) throw new Error(await answer.text());
};

/* Runs in the page, before its own scripts. */
const watch = () => {
  const seen = { tasks: [], number: null, firstPaint: null };
  window.measured = seen;
  new PerformanceObserver((list) =>
    list
      .getEntries()
      .forEach(({ startTime, duration }) => seen.tasks.push([Math.round(startTime), Math.round(duration)])),
  ).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('.ring, table.data tbody tr, .figure')) seen.number = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const measured = async (browser, path, drawn) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(server + path);
  await page.waitForFunction(
    (mark) => window.measured.number && (!mark || performance.getEntriesByName('drawn').length > 0),
    drawn,
    {
      timeout: 120_000,
      polling: 100,
    },
  );
  await page.waitForTimeout(1500);
  const figures = await page.evaluate(() => {
    const { tasks, number } = window.measured;
    const end = performance.getEntriesByName('drawn')[0]?.startTime ?? number;
    const resources = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/graphql'));
    const after = tasks.filter(([start]) => start >= number);
    const longest = (some) => Math.max(0, ...some.map(([, duration]) => duration));
    return {
      number: Math.round(number),
      drawn: Math.round(end),
      'longest block': longest(tasks),
      'longest after the number': longest(after),
      'blocked beyond 50 ms': tasks.reduce((sum, [, duration]) => sum + duration - 50, 0),
      answers: resources
        .map(({ startTime, responseEnd }) => `${Math.round(startTime)}–${Math.round(responseEnd)}`)
        .join(' '),
      tasks: tasks.map(([start, duration]) => `${start}+${duration}`).join(' '),
    };
  });
  await context.close();
  return figures;
};

const AT = 'at=2026-10-01T09:00Z';
const only = process.env['ONLY'];
const PAGES = large
  ? [['5,000 of 12,000 drawn', '/blast-radius?of=measure/u', true]]
  : [
      ['overview', `/?${AT}`, false],
      ['blast radius', `/blast-radius?of=nw/soc.readonly&${AT}`, true],
      ['ranking', `/ranking?${AT}`, false],
      ['choke points', `/choke-points?of=nw/soc.readonly&${AT}`, true],
      ['tenants', `/blast-radius?of=nw/soc.readonly&${AT}&view=tenants`, false],
    ];

if (large) await importLarge();
const browser = await chromium.launch({ executablePath: executable(), args: FLAGS });
try {
  for (const [name, path, drawn] of PAGES.filter(([name]) => !only || name === only)) {
    for (let time = 1; time <= times; time++) {
      const { tasks, answers, ...figures } = await measured(browser, path, drawn);
      console.log(
        `${name}, ${time}: ${Object.entries(figures)
          .map(([what, ms]) => `${what} ${ms} ms`)
          .join(', ')}`,
      );
      if (process.env['TASKS']) console.log(`  answers ${answers}\n  long tasks ${tasks}`);
    }
  }
} finally {
  await browser.close();
}
