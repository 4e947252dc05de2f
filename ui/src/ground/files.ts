import { useEffect } from 'react';
import { ask, isSignedIn } from './session';

const nameIn = (answer: Response, otherwise: string): string =>
  /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;

const fetched = async (address: string): Promise<void> => {
  const answer = await ask(address);
  if (!answer.ok) {
    const { errors } = (await answer.json().catch(() => ({}))) as { errors?: { message?: string }[] };
    throw new Error(errors?.[0]?.message ?? `The server refused (${answer.status}).`);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer, new URL(address).pathname.split('/').at(-1)!);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Where one signs in, a link to a file of the server does not show who follows it: the page fetches what it leads to. */
export const useFiles = (refused: (why: string) => void): void =>
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!isSignedIn() || !link?.href.startsWith(`${location.origin}/export/`)) return;
      event.preventDefault();
      fetched(link.href).catch((why: unknown) => refused((why as Error).message));
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [refused]);
