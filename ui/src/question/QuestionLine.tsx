import { useNames } from '../entity/EntityPicker';
import { useAddress } from '../ground/address';
import { counted, instant } from '../ground/numbers';
import { assumptionsOf } from './assumptions';
import { useScenarioName } from './ScenarioSelect';

/* So many are named before the rest is counted. */
const NAMED = 3;

const named = (ids: readonly string[], names: ReadonlyMap<string, { readonly name: string }>): string =>
  ids.length === 0
    ? 'Every identity, each alone'
    : [
        ids
          .slice(0, NAMED)
          .map((id) => names.get(id)?.name ?? id)
          .join(', '),
        ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '',
      ].join('');

/** What an address assumes, in the words of one line: when, of activation, of factors, and whatever else is not as usual. */
export const assumed = (query: URLSearchParams): string[] => {
  const { at, jit, maxHops } = assumptionsOf(query);
  const count = (word: string) => query.getAll(word).length;
  return [
    at ? instant(at) : 'now',
    `JIT: ${(jit ?? 'SELF').toLowerCase()}`,
    query.has('mfa') ? 'MFA defeated' : 'MFA holds',
    query.has('tickets') && 'tickets obtained',
    query.has('secrets') && 'secrets in content',
    count('zone') > 0 && counted(count('zone'), 'zone held', 'zones held'),
    count('only') > 0 && `only ${query.getAll('only').join(', ')}`,
    count('except') > 0 && `without ${query.getAll('except').join(', ')}`,
    count('cut') > 0 && `${counted(count('cut'), 'relation')} left out`,
    maxHops && `at most ${counted(maxHops, 'hop')}`,
  ].filter((words) => typeof words === 'string');
};

/** The whole question in one line. */
export const QuestionLine = () => {
  const { query } = useAddress();
  const compromised = query.getAll('of');
  const target = query.get('to');
  const names = useNames(target ? [...compromised, target] : compromised);
  const scenario = useScenarioName(query.get('scenario'));
  return (
    <p className="question-words">
      <strong>{named(compromised, names)}</strong>
      {target && <> → {names.get(target)?.name ?? target}</>}
      {[...assumed(query), ...(scenario ? [`in ${scenario}`] : [])].map((words) => (
        <span key={words}> · {words}</span>
      ))}
    </p>
  );
};
