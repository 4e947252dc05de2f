import type { RelationKind } from '../ground/graphql';

/** What a kind of relation means, how it is abused, and how to close it; a kind that the contract adds must be answered here. */
interface Meaning {
  readonly means: string;
  readonly abused: string;
  readonly closed: string;
}

const never = (means: string): Meaning => ({
  means,
  abused: 'No attack follows it: it says how things are.',
  closed: 'There is nothing to close; keep it true.',
});

export const MEANINGS: Readonly<Record<RelationKind, Meaning>> = {
  AUTHENTICATES_AS: {
    means: 'The credential opens the identity, together with every factor that the terms name.',
    abused: 'Who knows the secret signs in as the identity, from wherever the terms let him.',
    closed: 'Give it a new value, ask for a factor that cannot be phished, or replace it by a federated identity.',
  },
  STORES: {
    means: 'A copy of the secret lies there and is disclosed at the stated level.',
    abused: 'Whoever reads the place has the secret, and with it all that the secret opens.',
    closed: 'Take the copy out, give the secret a new value, and let the place mask it.',
  },
  HAS_SESSION: {
    means: 'The identity is signed in on the host.',
    abused: 'Who controls the host takes the session: tokens and tickets lie in its memory.',
    closed: 'Sign in to it only from hosts of the same tier; end the session.',
  },
  MEMBER_OF: {
    means: 'It is in the group and holds what the group holds.',
    abused: 'Who has the member has the group, those that the group is in as well.',
    closed: 'End the membership, or let it be activated with approval.',
  },
  CAN_MANAGE_MEMBERS: {
    means: 'It decides who is in the group.',
    abused: 'It adds itself, or another that it controls.',
    closed: 'Leave that right to those who administer what the group opens.',
  },
  HOLDS_GRANT: {
    means: 'It holds the grant, perhaps only after activation.',
    abused:
      'Standing it is used at once; eligible it is activated first, where nobody has to approve by the same account.',
    closed: 'Revoke it, let it end, have it activated with approval, or narrow its scope.',
  },
  GRANTS: {
    means: 'The grant gives the stated level on this scope.',
    abused: 'All who hold the grant have that level on all that the scope contains.',
    closed: 'Narrow the scope or the role of the grant.',
  },
  CAN: {
    means: 'An access control entry gives the stated level.',
    abused: 'The level is exercised directly, without any role that a review would show.',
    closed: 'Remove the entry; grant what is needed by a role that ends.',
  },
  CONTAINS: {
    means: 'It administers what it contains: every level of itself on resources, CONTROL for CONTROL on the rest.',
    abused: 'Rights at the top hold for everything below.',
    closed: 'Grant lower down, and few rights at the top.',
  },
  CAN_TAKE_OVER: {
    means: 'It can become the identity where no factor remains in the way, and enable it.',
    abused: 'It resets the password or adds a credential of its own.',
    closed: 'Take the right away, or let only accounts of the same tier have it.',
  },
  CAN_SIGN_IN_AS: {
    means: 'It becomes the identity, or the account of the host, while that is enabled.',
    abused: 'It signs in without knowing the secret.',
    closed: 'Remove the delegation or the trust that allows it.',
  },
  OWNS: {
    means: 'It owns it, and so can give itself every right.',
    abused: 'The owner changes the access list first, then uses it.',
    closed: 'Give ownership to an administrative account of the same tier.',
  },
  CAN_CHANGE_AUTHORITY: {
    means: 'It can change what the role, grant, tenant or policy allows.',
    abused: 'It widens what others, or it itself, already hold.',
    closed: 'Leave it to few, with approval, and watch for changes.',
  },
  CAN_ASSUME: {
    means: 'It may assume the identity.',
    abused: 'It asks for a token of the role and acts with its rights.',
    closed: 'Narrow the trust policy, and ask for an external id or a factor.',
  },
  RUNS_AS: {
    means: 'It runs as the identity; whoever holds the stated level on it acts as that.',
    abused: 'Code that is run there, or changed there, has the identity without its secret.',
    closed: 'Give the workload an identity with fewer rights, or guard the workload as its identity.',
  },
  TRIGGERS: {
    means: 'It starts the automation.',
    abused: 'Where it also decides what the automation does, it has its rights.',
    closed: 'Let it choose among fixed runs, with approval for what is grave.',
  },
  MANAGES: {
    means: 'The tool runs code on what it manages; of a tenant, on its hosts.',
    abused: 'Who administers the tool runs code on all of it at once.',
    closed: 'An instance for each customer, or use from one zone with approval for what goes everywhere.',
  },
  CONSENTED: {
    means: 'The application was given the stated level.',
    abused: "Who has the application's secret has that level, without any person signing in.",
    closed: 'Withdraw the consent, or narrow it to what the application does.',
  },
  FEDERATES_TO: {
    means: 'It vouches for the identities of a federated domain.',
    abused: 'Who controls it signs in as any of them, past their factors.',
    closed: 'Manage the domain in the cloud, and guard the provider as tier 0.',
  },
  SIGNS_FOR: {
    means: 'The key signs tokens or certificates that are believed.',
    abused: 'Who has it forges any identity that it signs for.',
    closed: 'Keep it in hardware, give it a new value, and revoke the old one.',
  },
  SYNCED_TO: {
    means: 'It is synchronised to another directory, or is the home account of a guest; one way.',
    abused: 'Who has the source has what it became.',
    closed: 'Do not synchronise administrators; take guests out.',
  },
  DEPLOYS_TO: {
    means: 'It delivers code to where that runs.',
    abused: 'Changed code runs there with the rights that are there.',
    closed: 'Protect branches, and let another approve a delivery.',
  },
  BACKS_UP: {
    means: 'It keeps copies; an image also holds the secrets that the machine stores.',
    abused: 'Who reads the backup has the data; who writes it destroys the way back.',
    closed: 'Keep backups that cannot be changed, under accounts of their own.',
  },
  CAN_APPROVE: {
    means: 'It may approve an activation; a premise only.',
    abused: 'Who holds the approver and somebody eligible approves himself.',
    closed: 'Few approvers, none of them eligible, with factors that cannot be phished.',
  },
  IN_ZONE: {
    means: 'The host stands in the network zone.',
    abused: 'Who controls it acts from there, where rules trust the network.',
    closed: 'Let rules trust devices and factors rather than networks.',
  },
  USED_BY: {
    means: 'The person uses the identity; read backwards.',
    abused: 'Who has deceived the person has his accounts.',
    closed: 'Separate accounts for administration; factors that cannot be phished.',
  },
  KNOWN_TO: {
    means: 'The person has seen the secret, from then on; read backwards.',
    abused: 'Who leaves takes it along.',
    closed: 'Give the secret a new value when somebody leaves.',
  },
  HAS_ROLE: {
    means: 'The definition that the grant uses.',
    abused: 'Who can edit it raises the grants that he already holds.',
    closed: 'Leave custom roles to those who may change authority.',
  },
  OWNED_BY: never('Who answers for it.'),
  REVIEWED_BY: never('Who last confirmed that it is still wanted.'),
  UNDER_CONTRACT: never('The agreement that justifies it.'),
  ASSIGNED_TO: never('Who looks after the tenant, or works for it.'),
  HAS_EXCEPTION: never('A risk that somebody accepted for a while.'),
  PARENT_OF: never('A merger or subsidiary: only an explicit grant is followed.'),
  ISSUED_BY: never('Who issued it.'),
  APPROVED_BY: never('Who approved it.'),
};
