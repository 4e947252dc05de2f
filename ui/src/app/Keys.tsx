import { Kbd, Modal } from '@mantine/core';
import { SECTIONS } from './pages';

/** What each key does. */
export const Keys = ({ opened, close }: { opened: boolean; close: () => void }) => (
  <Modal opened={opened} onClose={close} title="Keys" lockScroll={false} closeButtonProps={{ 'aria-label': 'Close' }}>
    <dl className="keys">
      <dt>
        <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> or <Kbd>/</Kbd>
      </dt>
      <dd>find anything</dd>
      {SECTIONS.flatMap((section) => section.pages).map((page) => (
        <div key={page.path}>
          <dt>
            <Kbd>Alt</Kbd> <Kbd>{page.place.key}</Kbd>
          </dt>
          <dd>{page.title}</dd>
        </div>
      ))}
      <dt>
        <Kbd>F</Kbd>
      </dt>
      <dd>find in the graph, where there is one</dd>
      <dt>
        <Kbd>P</Kbd>
      </dt>
      <dd>the report of a comparison, to print</dd>
      <dt>
        <Kbd>?</Kbd>
      </dt>
      <dd>this list</dd>
    </dl>
  </Modal>
);
