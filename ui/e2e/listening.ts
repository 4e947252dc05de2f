import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';

interface Socket {
  port: number;
  inode: string;
}

const sockets = (): Socket[] =>
  ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((cells) => cells[3] === LISTENING)
      .map((cells) => ({ port: parseInt(cells[1]?.split(':')[1] ?? '', 16), inode: cells[9] ?? '' })),
  );

/* Processes and files come and go while they are looked at. */
const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const target = (link: string): string => {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
};

/** The ports on which the process listens that listens on this one, by what the kernel says; Linux only. */
export const portsBeside = (port: number): number[] => {
  const all = sockets();
  const own = all.filter((socket) => socket.port === port).map(({ inode }) => `socket:[${inode}]`);
  const files = list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => list(`/proc/${pid}/fd`).map((file) => target(`/proc/${pid}/fd/${file}`)))
    .find((open) => own.some((socket) => open.includes(socket)));
  if (!files) throw new Error(`nobody listens on port ${String(port)}`);
  const beside = all.filter((socket) => socket.port !== port && files.includes(`socket:[${socket.inode}]`));
  return [...new Set(beside.map((socket) => socket.port))];
};
