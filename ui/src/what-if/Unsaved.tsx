import type { CombinedError } from 'urql';
import { Refusal } from '../answer/Answer';

/** What became of a change: what urql says of a mutation. */
export interface Outcome {
  readonly data?:
    Readonly<Record<string, { readonly userErrors: readonly { readonly message: string }[] }>> | undefined;
  readonly error?: CombinedError | undefined;
}

const problemsOf = ({ data }: Outcome): readonly string[] =>
  Object.values(data ?? {}).flatMap(({ userErrors }) => userErrors.map(({ message }) => message));

/** Whether a change was refused, or never arrived. */
export const isUnsaved = (outcome: Outcome): boolean => outcome.error !== undefined || problemsOf(outcome).length > 0;

/** Why nothing was saved, in the server's words; nothing where it was. */
export const Unsaved = ({ of }: { of: Outcome }) => (
  <>
    {of.error && <Refusal error={of.error} />}
    {problemsOf(of).map((message) => (
      <p key={message} role="alert" className="bad">
        {message}
      </p>
    ))}
  </>
);
