/** A source, and how its files come to be. */
export interface WayIn {
  readonly key: string;
  readonly title: string;
  /** What it tells. */
  readonly tells: string;
  readonly steps: readonly { readonly says: string; readonly command?: string }[];
}

/** The sources that a reader can choose from, those of providers first. */
export const WAYS_IN: readonly WayIn[] = [
  {
    key: 'entra',
    title: 'Entra ID and Microsoft 365',
    tells:
      'accounts, groups, applications and their secrets, roles with activation, conditional access, customers by GDAP',
    steps: [
      {
        says: 'Register an application of your own with read permissions (single tenant; multitenant where customers are read as well). Nothing is ever written to a tenant.',
      },
      {
        says: 'Collect: it signs you in and reads the tenant, with --partner every customer with an open relationship. Several hours for many customers; --resume goes on.',
        command: 'java -jar blast-radius.jar collect entra --client-id ID --partner --out entra.zip',
      },
      { says: 'Drop entra.zip below. Saved responses of Microsoft Graph, a folder a tenant, are read as well.' },
    ],
  },
  {
    key: 'azure',
    title: 'Azure',
    tells: 'who holds which role on what, denials, machines and what runs as them, vaults, Lighthouse',
    steps: [
      {
        says: 'With the Azure command line, for each tenant:',
        command: [
          'az role assignment list --all --include-inherited > assignments.json',
          'az role definition list > definitions.json',
          'az account list > subscriptions.json',
          'az resource list > resources.json',
          'az vm list > machines.json',
          'az identity list > identities.json',
        ].join('\n'),
      },
      { says: 'Or with AzureHound:', command: 'azurehound list --tenant TENANT -o azure.json' },
      { says: 'Drop all files of one tenant together: each says a part.' },
    ],
  },
  {
    key: 'directory',
    title: 'Active Directory',
    tells: 'accounts, groups, computers, sessions, access lists, policies, trusts, certificate services',
    steps: [
      {
        says: 'Collect with SharpHound on a machine of the domain:',
        command: 'SharpHound.exe -c All --zipfilename directory.zip',
      },
      { says: 'Drop the zip below, one import a domain.' },
    ],
  },
  {
    key: 'tables',
    title: 'Own tables',
    tells: 'tools, vaults, contracts, persons: whatever no collector sees, as CSV, Excel or JSON lines',
    steps: [
      {
        says: 'One table of things and one of relations; the first line names the columns, those that are not needed may be missing.',
        command: [
          'id,kind,name,tenant',
          'acme,CUSTOMER,Acme,',
          'rmm,TOOL,Remote management,provider',
          '',
          'from,relation,to,level',
          'rmm,MANAGES,acme,',
        ].join('\n'),
      },
      { says: 'Drop both together. What is written wrongly is refused with its place.' },
    ],
  },
  {
    key: 'graph',
    title: 'OpenGraph, Neo4j, edge lists',
    tells: 'what other collectors and graph databases hold',
    steps: [
      {
        says: "BloodHound OpenGraph of any collector, with its schema where it has one, Neo4j's JSON lines, or an edge list.",
      },
      {
        says: 'From Neo4j with APOC:',
        command: 'CALL apoc.export.json.all("graph.json", {useTypes: true})',
      },
    ],
  },
  {
    key: 'here',
    title: 'Another Blast Radius',
    tells: 'a whole estate, as it was exported',
    steps: [
      { says: 'On the other server, or by its browser:', command: "curl -O 'http://127.0.0.1:8080/export/estate.zip'" },
      { says: 'Drop estate.zip below.' },
    ],
  },
];
