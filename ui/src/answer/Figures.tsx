import type { ReactNode } from 'react';

/** A number and what it counts. */
export const Figure = ({ value, name }: { value: ReactNode; name: ReactNode }) => (
  <div className="tile">
    <p className="figure">{value}</p>
    <p>{name}</p>
  </div>
);

/** Numbers side by side. */
export const Figures = ({ children }: { children: ReactNode }) => <div className="tiles wide">{children}</div>;
