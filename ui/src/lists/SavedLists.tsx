import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { Unsaved } from '../what-if/Unsaved';
import { addressOf, go, Link, useAddress } from '../ground/address';
import { useForget } from '../ground/client';
import { instant } from '../ground/dates';
import { whole } from '../ground/numbers';
import type { EntityFilter } from '../table/fields';
import { listAddress } from '../table/ServerTable';
import { whereOf } from '../table/where';
import type { Listing } from './listings';
import { CREATE, DELETE, SAVED } from './questions';

/** Saves what the list is narrowed to, or the chosen rows, under a name; the server keeps it, for questions, findings and history alike. */
export const SaveList = ({ listing, chosen }: { listing: Listing; chosen: readonly string[] }) => {
  const { query } = useAddress();
  const forget = useForget();
  const [opened, { open, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [saved, save] = useMutation(CREATE);
  const where = (whereOf(query) ?? {}) as EntityFilter;
  const described = listing.kinds && !where.kinds ? { kinds: [...listing.kinds], ...where } : where;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const input = {
      name: name.trim(),
      description: description.trim() || null,
      ...(chosen.length > 0 ? { entities: [...chosen] } : { where: described }),
    };
    void save({ input }).then(({ data }) => {
      const list = data?.listCreate.list;
      if (!list) return;
      close();
      forget();
      go(listAddress('all', { lists: [list.id] }));
    });
  };
  return (
    <>
      <Button variant="default" size="compact-sm" className="no-print" onClick={open}>
        {chosen.length > 0 ? `Save the ${whole(chosen.length)} chosen` : 'Save as a list'}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={chosen.length > 0 ? `A list of ${whole(chosen.length)} things, by their ids` : 'A list by what is on it'}
        lockScroll={false}
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form className="stack" onSubmit={submit}>
          <p className="quiet">
            {chosen.length > 0
              ? 'The list names these things and survives imports.'
              : 'The list is what passes this filter, today and after each import. Words that are looked for are not part of it.'}
          </p>
          <TextInput
            label="Name"
            data-autofocus
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="What it is about"
            autosize
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <Unsaved of={saved} />
          <div className="toolbar">
            <Button type="submit" loading={saved.fetching} disabled={name.trim() === ''}>
              Save
            </Button>
            <Button variant="subtle" onClick={close}>
              Cancel
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
};

/** The lists that are saved: to be opened, taken along as a file, followed over time, and taken away. */
export const SavedLists = () => {
  const forget = useForget();
  const [{ data, error }] = useQuery({ query: SAVED });
  const [removed, remove] = useMutation(DELETE);
  const [asked, setAsked] = useState<string>();
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  const { nodes } = data.lists;
  return (
    <section className="card" aria-label="Saved lists">
      <h2>Saved lists</h2>
      {nodes.length === 0 && (
        <p className="quiet">
          None yet. Narrow a list and save it: questions, findings and the trend can then be of it, and its address can
          be sent to others.
        </p>
      )}
      <ul className="plain-list rows">
        {nodes.map(({ id, name, description, updatedAt }) => (
          <li key={id} className="toolbar">
            <Link to={listAddress('all', { lists: [id] })}>{name}</Link>
            <span className="quiet grow">
              {description} · saved {instant(updatedAt)}
            </span>
            <Link to={addressOf('/trend', { list: id })}>Trend</Link>
            <a href={addressOf('/export/list.yaml', { id })} download>
              File
            </a>
            {asked === id ? (
              <Button
                color="red.9"
                size="compact-sm"
                onClick={() => void remove({ id }).then(({ data: done }) => done?.listDelete.deletedId && forget())}
              >
                Delete for good
              </Button>
            ) : (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={`Delete the list ${name}`}
                onClick={() => setAsked(id)}
              >
                Delete
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Unsaved of={removed} />
    </section>
  );
};
