import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNames } from '../entity/EntityPicker';
import { typeOf } from '../entity/kinds';
import type { Type } from '../entity/kinds';
import { addressOf, Link } from '../ground/address';
import { counted, whole } from '../ground/numbers';
import { IS_ACCESS } from '../what-if/access';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import type { Held } from './questions';

/* So many may be named in one question. */
const MOST = 1000;

const Copy = ({ ids }: { ids: readonly string[] }) => {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="default"
      size="compact-sm"
      onClick={() => void navigator.clipboard.writeText(ids.join('\n')).then(() => setCopied(true))}
    >
      <span role="status">{copied ? 'Copied' : 'Copy ids'}</span>
    </Button>
  );
};

const Acts = ({ ids }: { ids: readonly string[] }) => {
  const names = useNames(ids);
  const entities = [...names.values()];
  const types = new Set<Type>(entities.map(({ kind }) => typeOf(kind)));
  const [type] = [...types];
  return (
    <>
      <Link className="button small" to={addressOf('/blast-radius', { of: ids })}>
        Compromise {ids.length === 1 ? 'it' : 'them together'}
      </Link>
      <Link to={addressOf('/exposure', { target: ids })}>Who gets there</Link>
      <Link to={addressOf('/incident', { of: ids })}>Taken: what now</Link>
      {types.size === 1 && type && entities[0] && (
        <WhatIfMenu
          subject={{ entity: entities[0] }}
          name={`the ${whole(ids.length)} chosen`}
          alike={{ ids, name: ids.length === 1 ? entities[0].name : `${whole(ids.length)} ${type.toLowerCase()}` }}
        />
      )}
      {types.size > 1 && <span className="quiet">choose things of one type for what if</span>}
    </>
  );
};

/** What can be done with the entities that are chosen in a list. */
export const Chosen = ({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) =>
  ids.length > 0 && (
    <div className="chosen-bar no-print" role="group" aria-label="What is chosen">
      <strong>{whole(ids.length)} chosen</strong>
      {ids.length <= MOST ? (
        <Acts ids={ids} />
      ) : (
        <span className="quiet">A question names {whole(MOST)} at most; save a list instead</span>
      )}
      <Copy ids={ids} />
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        Choose none
      </Button>
    </div>
  );

interface Relations {
  ids: readonly string[];
  /** Those of the chosen that stand on the page. */
  relations: readonly Held[];
  onClear: () => void;
}

/** What can be done with the relations that are chosen in a list. */
export const ChosenRelations = ({ ids, relations, onClear }: Relations) => {
  const [first] = relations;
  const alike = new Set(relations.map(({ kind }) => IS_ACCESS[kind])).size === 1;
  if (ids.length === 0) return null;
  return (
    <div className="chosen-bar no-print" role="group" aria-label="What is chosen">
      <strong>{whole(ids.length)} chosen</strong>
      {first && alike && (
        <WhatIfMenu
          subject={{ relation: first }}
          name={`the ${whole(ids.length)} chosen`}
          alike={{ ids, name: counted(ids.length, 'relation') }}
        />
      )}
      {!alike && <span className="quiet">choose access alone, or none, for what if</span>}
      <Link to={addressOf('/blast-radius', { of: relations.map(({ from }) => from.id), cut: ids })}>
        What falls without them
      </Link>
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        Choose none
      </Button>
    </div>
  );
};
