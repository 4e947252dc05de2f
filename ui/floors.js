import { dirname, relative, resolve, sep } from 'node:path';

/* The folders of src with what each is for, the lowest floor first: a folder may know those of lower floors only, none beside it and none above.
   So folders form no circle, and a page can be taken out without touching another. What two pages show belongs to a lower floor. */
export const FLOORS = [
  {
    ground:
      'What knows no entity: the address, the client that asks, the types of the contract, numbers in words, colours.',
  },
  {
    entity: 'What an entity and a level are called and look like, and how entities are chosen.',
    words: 'Our own words, each explained where it stands.',
  },
  {
    question: 'What is asked: who is compromised, under which assumptions, in which scenario; kept in the address.',
    answer:
      'The parts of answers that several pages show: refusals, scores, paths, relations, choke points, where a number comes from.',
    drawing: 'Canvas, charts and tables: laid out in workers, coloured by one palette, saved as files.',
  },
  {
    flow: 'Entities as marks and relations as arrows, from left to right: laid out, found, filtered, taken away; ways as such.',
    'what-if': 'The scenario in the making, and what could be done about whatever stands in an answer.',
    table: 'Lists that the server filters, sorts and turns: the table, and the vocabulary of filters.',
    comparison: 'Columns side by side: measures, charts, who is lost and gained, and the report.',
  },
  {
    overview: 'Who reaches the most, and what one change helps most.',
    estate: 'What the store holds and where it came from; importing files.',
    'entity-page': 'All that is known of one entity, and what falls with it.',
    'blast-radius': 'When these are compromised, what falls: as a drawing, a list, tenants, and over time.',
    lists: 'Identities, credentials, tools, tenants, relations: as lists, saved under a name.',
    tenant: 'Who gets into one tenant, by what, and what is precious there.',
    incident: 'Something was taken: what fell, what to cut first, whom to tell.',
    trend: 'What versions measured to, one after the other.',
    reviews: 'Whether what is held is still wanted, one access at a time.',
    settings: 'What the reader and the server weigh and show things by.',
    exposure: 'Who reaches these targets.',
    paths: 'The ways from the compromised to a target.',
    ranking: 'All identities, each compromised alone, by a measure.',
    'choke-points': 'What single removal saves the most.',
    containment: 'What to cut now.',
    findings: 'Where the estate falls short of good practice, what proves it, and what ends it.',
    scenarios: 'Saved scenarios, the editor of the draft, and their comparison.',
    advice: 'What to do first within a budget.',
    drift: 'What an import has changed.',
  },
  {
    app: 'The frame around the pages, which page an address means, and where the client starts.',
    graphiql: 'The editor for questions in GraphQL, with some that are ready to run.',
  },
];

export const SOURCES = resolve(import.meta.dirname, 'src');

const folderOf = (file) => relative(SOURCES, file).split(sep)[0];
const floorOf = (folder) => FLOORS.findIndex((floor) => folder in floor);

/**
 * Reports a folder that stands on no floor, and whatever a file imports, loads or names by URL from its own floor or from above.
 * @type {import('eslint').Rule.RuleModule}
 */
export const floors = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unknown: '{{ folder }} stands on no floor: add it to FLOORS in floors.js.',
      higher: '{{ folder }} may not know {{ target }}: folders know lower floors only (floors.js).',
    },
  },
  create: (context) => {
    const folder = folderOf(context.filename);
    const floor = floorOf(folder);
    const check = (node) => {
      const path = node?.type === 'TemplateLiteral' ? node.quasis[0].value.cooked : node?.value;
      if (typeof path !== 'string' || !path.startsWith('.')) return;
      const target = folderOf(resolve(dirname(context.filename), path));
      if (target !== folder && (floorOf(target) < 0 || floorOf(target) >= floor)) {
        context.report({ node, messageId: 'higher', data: { folder, target } });
      }
    };
    return {
      Program: (node) => {
        if (floor < 0) context.report({ node, messageId: 'unknown', data: { folder } });
      },
      ImportDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      TSImportType: ({ source, argument }) => check(source ?? argument?.literal),
      NewExpression: ({ callee, arguments: [path] }) => callee.name === 'URL' && check(path),
      /* import.meta.glob and vi.mock name files too. */
      'CallExpression[callee.type="MemberExpression"]': ({ arguments: [path] }) => check(path),
    };
  },
};
