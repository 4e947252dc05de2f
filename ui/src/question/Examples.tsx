import { useQuery } from 'urql';
import { EntityName } from '../entity/EntityName';
import { OWNED } from '../entity/fragments';
import { amend } from '../ground/address';
import { graphql } from '../ground/graphql';

/* The gravest of each sort that the estate at hand has. */
const GRAVE = graphql(
  `
    query GraveExamples {
      identities: ranking(by: LOSS, first: 2) {
        nodes {
          ...Owned
        }
      }
      credentials: ranking(by: LOSS, of: [CREDENTIAL], first: 1) {
        nodes {
          ...Owned
        }
      }
      tools: ranking(by: LOSS, of: [TOOL], first: 1) {
        nodes {
          ...Owned
        }
      }
    }
  `,
  [OWNED],
);

const CUSTOMERS = graphql(
  `
    query CustomerExamples {
      entities(kinds: [CUSTOMER], first: 3) {
        nodes {
          ...Owned
        }
      }
    }
  `,
  [OWNED],
);

const Choices = ({ word, of }: { word: string; of: readonly Parameters<typeof EntityName>[0]['entity'][] }) =>
  of.length > 0 && (
    <p className="toolbar examples">
      <span className="quiet">For example:</span>
      {of.map((entity) => (
        <button key={entity.id} type="button" className="example" onClick={() => amend({ [word]: entity.id })}>
          <EntityName entity={entity} />
        </button>
      ))}
    </p>
  );

/** Whom one could ask about first, from the estate at hand. */
export const CompromisedExamples = () => {
  const [{ data }] = useQuery({ query: GRAVE });
  return data ? (
    <Choices word="of" of={[...data.identities.nodes, ...data.credentials.nodes, ...data.tools.nodes]} />
  ) : null;
};

/** Whose exposure one could ask about first. */
export const TargetExamples = () => {
  const [{ data }] = useQuery({ query: CUSTOMERS });
  return data ? <Choices word="target" of={data.entities.nodes} /> : null;
};
