import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { EntityLink } from '../entity/EntityName';
import { Level } from '../entity/levels';
import { amend } from '../ground/address';
import { counted, tenths } from '../ground/numbers';
import type { Question } from '../question/question';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { groupSubtitle, groupTitle, openWord, relationWords } from './storyFlow';
import { LOSSES } from './storyQuestions';
import type { Losses, Story } from './storyQuestions';

type Loss = Losses[number]['loss'];

const lossWords = (loss: Loss): string =>
  loss === null
    ? 'Other ways remain without it.'
    : `Without it ${counted(loss.entityCount, 'entity falls', 'entities fall')} no longer: ${tenths(loss.score)} points, ${counted(loss.tenantCounts.control, 'customer')} at CONTROL.`;

/** The story in words: what the attack passes and what that is needed for, then the groups. */
export const StoryWords = ({
  question,
  story,
  onOpen,
}: {
  question: Question;
  story: Story;
  onOpen: (word: string) => void;
}) => {
  const [{ data }] = useQuery({ query: LOSSES, variables: question });
  const losses = useMemo(
    () => new Map((data?.blastRadius.story.passed ?? []).map(({ entity, loss }) => [entity.id, loss])),
    [data],
  );
  const names = new Map(
    [...story.compromised, ...story.passed.map(({ entity }) => entity)].map(({ id, name }) => [id, name]),
  );
  const from = (behind: { id: string } | null) => (behind && names.get(behind.id)) ?? 'what is compromised';
  return (
    <div className="halves">
      <section aria-label="What it passes">
        <h3>What it passes</h3>
        <ol className="story-words">
          {story.passed.map(({ entity, level, behind, relations }) => (
            <li key={entity.id}>
              <p>
                <EntityLink entity={entity} /> <Level level={level} />
              </p>
              <p className="quiet">
                {from(behind)}: {relationWords(relations)}.{' '}
                {losses.has(entity.id) && lossWords(losses.get(entity.id) ?? null)}
              </p>
              <p className="toolbar">
                <Button variant="subtle" size="compact-xs" onClick={() => amend({ explain: entity.id })}>
                  Why
                </Button>
                <WhatIfMenu subject={{ entity }} name={entity.name} />
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label="What falls behind it">
        <h3>What falls behind it</h3>
        <ul className="story-words">
          {story.groups.map((group) => (
            <li key={group.id}>
              {groupTitle(group)} {groupSubtitle(group)}, over {from(group.behind)}: {relationWords(group.relations)}{' '}
              <Button variant="subtle" size="compact-xs" onClick={() => onOpen(openWord(group.id))}>
                Open {groupTitle(group)}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};
