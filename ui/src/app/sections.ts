export interface Page {
  readonly path: string;
  readonly name: string;
  /** With Alt: the key that goes there. */
  readonly key: string;
  /** A stroke drawing in a box of 24 by 24. */
  readonly icon: string;
}

/** What the navigation offers, in its order. A page of findings will be one more line here. */
export const SECTIONS: readonly { readonly name: string; readonly pages: readonly Page[] }[] = [
  {
    name: 'Look',
    pages: [
      {
        path: '/',
        name: 'Overview',
        key: 'o',
        icon: 'M3 11l9-8l9 8M5 9.500V21h14V9.500M10 21v-6h4v6',
      },
      {
        path: '/estate',
        name: 'Estate',
        key: 'e',
        icon: 'M4 21V5l8-3l8 3v16M2 21h20M9 9h.01M15 9h.01M9 13h.01M15 13h.01M10 21v-4h4v4',
      },
      {
        path: '/blast-radius',
        name: 'Blast radius',
        key: 'b',
        icon: 'M12 13a1 1 0 1 0 0-2a1 1 0 0 0 0 2zM12 17a5 5 0 1 0 0-10a5 5 0 0 0 0 10zM12 22a10 10 0 1 0 0-20a10 10 0 0 0 0 20z',
      },
      {
        path: '/exposure',
        name: 'Exposure',
        key: 'x',
        icon: 'M2 12c3-5 6.500-7 10-7s7 2 10 7c-3 5-6.500 7-10 7s-7-2-10-7zM12 15a3 3 0 1 0 0-6a3 3 0 0 0 0 6z',
      },
      {
        path: '/paths',
        name: 'Paths',
        key: 'p',
        icon: 'M5 8a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM19 22a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM5 8v5a4 4 0 0 0 4 4h7',
      },
    ],
  },
  {
    name: 'Decide',
    pages: [
      {
        path: '/ranking',
        name: 'Ranking',
        key: 'r',
        icon: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
      },
      {
        path: '/choke-points',
        name: 'Choke points',
        key: 'c',
        icon: 'M3 4l7 7v2l-7 7M21 4l-7 7v2l7 7',
      },
      {
        path: '/containment',
        name: 'Containment',
        key: 'k',
        icon: 'M12 2l8 3v6c0 5-3.500 9-8 11c-4.500-2-8-6-8-11V5zM8.500 12l2.500 2.500l4.500-5',
      },
      {
        path: '/scenarios',
        name: 'Scenarios',
        key: 's',
        icon: 'M6 3v12M18 9a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM6 21a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM18 9a9 9 0 0 1-9 9',
      },
      {
        path: '/advice',
        name: 'Advice',
        key: 'a',
        icon: 'M9 18h6M10 22h4M12 2a7 7 0 0 0-4 12.700V16h8v-1.300A7 7 0 0 0 12 2z',
      },
      {
        path: '/drift',
        name: 'Drift',
        key: 't',
        icon: 'M12 8v5l3 2M3 12a9 9 0 1 0 3-6.700M3 4v5h5',
      },
    ],
  },
];
