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
    ],
  },
];
