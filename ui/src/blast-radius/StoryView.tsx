import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import type { Mark } from '../flow/flow';
import { amend, useAddress } from '../ground/address';
import type { Question } from '../question/question';
import { LayoutChoice, useShown } from './Layouts';
import { MarkMenu } from './MarkMenu';
import { MOST, openWord, storyFlow } from './storyFlow';
import { OPENED, STORY } from './storyQuestions';
import type { Opened, Story } from './storyQuestions';
import { StoryWords } from './StoryWords';

const FlowDrawing = lazy(() => import('../flow/FlowDrawing'));

/* What is opened, asked for once each; what is closed stays known. */
const useOpened = (
  question: Question,
  story: Story | undefined,
  open: readonly string[],
): ReadonlyMap<string, Opened> => {
  const client = useClient();
  const [known, setKnown] = useState<{ question: Question; opened: ReadonlyMap<string, Opened> }>();
  const opened = known?.question === question ? known.opened : undefined;
  useEffect(() => {
    let gone = false;
    const words = (story?.groups ?? []).flatMap((group) =>
      open
        .filter((word) => word === openWord(group.id) || word.startsWith(openWord(group.id, '')))
        .map((word) => ({ word, group: group.id, tenant: word === group.id ? null : word.slice(group.id.length + 1) })),
    );
    const missing = words.filter(({ word }) => !opened?.has(word));
    if (missing.length === 0) return undefined;
    void Promise.all(
      missing.map(async ({ word, group, tenant }) => {
        const { data } = await client.query(OPENED, { ...question, group, tenant, most: MOST }).toPromise();
        const found = data?.blastRadius.story.groups[0];
        return found ? ([[word, found]] as const) : [];
      }),
    ).then((found) => {
      if (!gone) setKnown({ question, opened: new Map([...(opened ?? []), ...found.flat()]) });
    });
    return () => {
      gone = true;
    };
  }, [client, question, story, open, opened]);
  return useMemo(() => new Map([...(opened ?? [])].filter(([word]) => open.includes(word))), [opened, open]);
};

/** What falls as a story, its groups to be opened one by one; the last opened is closed again by going back. */
export const StoryView = ({ question }: { question: Question }) => {
  const { query } = useAddress();
  const open = useMemo(() => query.getAll('open'), [query]);
  const [{ data, error }] = useQuery({ query: STORY, variables: question });
  const story = useMemo(() => data && { ...data.blastRadius.story, compromised: data.blastRadius.compromised }, [data]);
  const opened = useOpened(question, story, open);
  const flow = useMemo(() => story && storyFlow(story, opened), [story, opened]);
  const { shown, onShow } = useShown();
  const choose = useCallback(
    (mark: Mark) => {
      const word = mark.id.replace(/^group /, '');
      if (word === mark.id || mark.count === 0) {
        if (mark.entity && mark.level) amend({ explain: mark.entity });
        else if (mark.count === 0) amend({ view: 'list' });
        return;
      }
      if (mark.id.endsWith(`|${mark.entity ?? ''}`) && mark.count === 1 && mark.looks === 'tile' && mark.entity) {
        amend({ explain: mark.entity });
        return;
      }
      const others = open.filter((other) => other !== word && !other.startsWith(openWord(word, '')));
      amend({ open: open.includes(word) ? others : [...open, word] });
    },
    [open],
  );
  if (error) return <Refusal error={error} />;
  if (!flow || !story) return <Waiting rows={1} />;
  return (
    <Suspense fallback={<Waiting rows={1} />}>
      <FlowDrawing
        label="What falls, as a story: what is compromised, what it passes, and groups of what falls behind that"
        file="blast-radius"
        flow={flow}
        shown={shown}
        onShow={onShow}
        onChoose={choose}
        menu={(asked, close) => <MarkMenu asked={asked} onClose={close} />}
        tools={
          <>
            <LayoutChoice />
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={open.length === 0}
              onClick={() => amend({ open: open.slice(0, -1) })}
            >
              Undo opening
            </Button>
          </>
        }
      >
        <StoryWords question={question} story={story} onOpen={(word) => amend({ open: [...open, word] })} />
      </FlowDrawing>
    </Suspense>
  );
};
