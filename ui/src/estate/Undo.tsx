import { Button } from '@mantine/core';
import { useMutation } from 'urql';
import { Unsaved } from '../what-if/Unsaved';
import { useForget } from '../ground/client';
import { RESTORE } from './questions';

/** Takes an import back: the version before it comes back, as a new one. */
export const Undo = ({ version, onDone }: { version: number; onDone: () => void }) => {
  const forget = useForget();
  const [restored, restore] = useMutation(RESTORE);
  const act = () =>
    void restore({ version: version - 1, dryRun: false }).then(({ data }) => {
      if (!data?.versionRestore.import) return;
      onDone();
      forget();
    });
  return (
    <>
      <Button variant="default" size="compact-sm" loading={restored.fetching} onClick={act}>
        Take it back: restore version {version - 1}
      </Button>
      <Unsaved of={restored} />
    </>
  );
};
