import type { ReactNode } from 'react';
import { Word } from '../words/Word';
import { WORD_OF_PAGE } from '../words/words';

/** What a page is called and what it answers; the word that it is about explains itself. */
export const PageHead = ({ title, asks, children }: { title: string; asks: string; children?: ReactNode }) => {
  const word = WORD_OF_PAGE[title];
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="quiet">
          {asks}
          {word && (
            <>
              {' '}
              <Word of={word}>What that means</Word>
            </>
          )}
        </p>
      </div>
      {children && <div className="toolbar">{children}</div>}
    </header>
  );
};
