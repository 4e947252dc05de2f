import type { ReactNode } from 'react';

/** What a page is called and what it answers. */
export const PageHead = ({ title, asks, children }: { title: string; asks: string; children?: ReactNode }) => (
  <header className="page-head">
    <div>
      <h1>{title}</h1>
      <p className="quiet">{asks}</p>
    </div>
    {children && <div className="toolbar">{children}</div>}
  </header>
);
