import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { downloaded, NOW, visit, withBrowser } from './browser';

const TOKEN = 'token-of-this-sign-in';

interface Issuer {
  /** Authorization headers of questions and files, by path. */
  readonly shown: [string, string | undefined][];
  lasts: number;
  /** Whether questions are answered as to somebody whose token is over. */
  over: boolean;
}

const json = (route: Route, body: object, status = 200) =>
  route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });

/* An issuer under our own address, as the page's policy knows no other one, in front of a server that lets everybody in. */
const withIssuer = async (page: Page, roles: readonly string[] = ['viewer', 'analyst']): Promise<Issuer> => {
  const issuer: Issuer = { shown: [], lasts: 3600, over: false };
  const origin = (route: Route) => new URL(route.request().url()).origin;
  let nonce = '';
  await page.route('**/sign-in', (route) => {
    const isIn = route.request().headers()['authorization'] === `Bearer ${TOKEN}`;
    return json(route, {
      issuer: `${origin(route)}/realm`,
      clientId: 'pages',
      asksFor: ['openid'],
      caller: isIn ? { name: 'ada', roles, until: null } : null,
    });
  });
  await page.route('**/realm/.well-known/openid-configuration', (route) =>
    json(route, {
      issuer: `${origin(route)}/realm`,
      authorization_endpoint: `${origin(route)}/realm/authorize`,
      token_endpoint: `${origin(route)}/realm/token`,
    }),
  );
  await page.route('**/realm/authorize?*', (route) => {
    const asked = new URL(route.request().url()).searchParams;
    nonce = asked.get('nonce')!;
    const back = new URL(asked.get('redirect_uri')!);
    back.search = new URLSearchParams({ code: 'c', state: asked.get('state')! }).toString();
    return route.fulfill({ status: 302, headers: { location: back.href } });
  });
  await page.route('**/realm/token', (route) => {
    const claims = { iss: `${origin(route)}/realm`, aud: 'pages', nonce };
    const id_token = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
    return json(route, { access_token: TOKEN, token_type: 'Bearer', expires_in: issuer.lasts, id_token });
  });
  await page.route(/\/(graphql|export\/.*)$/, (route) => {
    const request = route.request();
    issuer.shown.push([new URL(request.url()).pathname, request.headers()['authorization']]);
    return issuer.over
      ? json(route, { errors: [{ message: 'over', extensions: { code: 'UNAUTHENTICATED' } }] }, 401)
      : route.fallback();
  });
  return issuer;
};

const kept = (page: Page) =>
  page.evaluate(() =>
    [localStorage, sessionStorage]
      .flatMap((kept) => Object.entries(kept).flat() as string[])
      .concat(document.cookie, location.href)
      .join('\n'),
  );

describe('a reader who has to sign in', () => {
  withBrowser();

  it('does, comes back to where he was, takes a file, stays in after a reload, is told when it is over, and goes', () =>
    visit(
      '/settings',
      async (page) => {
        const issuer = await withIssuer(page);
        await page.goto(new URL(`/ranking?at=${NOW}`, page.url()).href);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('first of 885').waitFor();
        expect(page.url()).toContain(`/ranking?at=${NOW}`);
        await page.getByRole('button', { name: 'ada analyst' }).waitFor();
        expect(await kept(page)).not.toContain(TOKEN);
        const all = await downloaded(page, () => page.getByRole('link', { name: 'CSV, the whole list' }).click());
        expect(all.text.trim().split('\n')).toHaveLength(886);
        await page.reload();
        await page.getByText('first of 885').waitFor();
        expect(issuer.shown.length).toBeGreaterThan(2);
        expect(issuer.shown.filter(([, header]) => header !== `Bearer ${TOKEN}`)).toEqual([]);
        issuer.over = true;
        await page.getByLabel('Only the provider').click({ force: true });
        await page.getByRole('dialog', { name: 'Your session is over' }).waitFor();
        issuer.over = false;
        await page.getByRole('button', { name: 'Sign in again' }).click();
        await page.getByText('first of').waitFor();
        await page.getByRole('button', { name: 'ada analyst' }).click();
        await page.getByRole('menuitem', { name: 'Sign out' }).click();
        await page.getByText('You are signed out here').waitFor();
        await page.reload();
        await page.getByRole('button', { name: 'Sign in' }).waitFor();
      },
      { expected: /401/ },
    ));

  it('is not, by an answer that he did not ask for', () =>
    visit('/settings', async (page) => {
      const issuer = await withIssuer(page);
      await page.goto(new URL('/signed-in?code=of-somebody-else&state=made-up', page.url()).href);
      await page.getByRole('alert').getByText('This sign-in was not begun here').waitFor();
      expect(page.url()).not.toContain('code=');
      expect(issuer.shown).toEqual([]);
    }));

  it('is told in words that none of his roles may ask', () =>
    visit('/settings', async (page) => {
      await withIssuer(page, ['operator']);
      await page.goto(new URL('/bring-in', page.url()).href);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('ada may not read the estate here').waitFor();
      await page.getByRole('button', { name: 'ada operator' }).waitFor();
    }));
});
