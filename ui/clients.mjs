// What the tools of those who ask make of the contract: graphql-codegen, the Relay compiler and graphql-inspector, on the schema in one file and on every
// question that the pages and the documentation show. All must be clean; nothing is kept, nothing is fetched.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { diff, validate } from '@graphql-inspector/core';
import { buildSchema, parse, print, printSchema, Source, validateSchema, visit } from 'graphql';
import ts from 'typescript';

const ui = import.meta.dirname;
const folder = join(ui, '..', 'graph-schema', 'graphql');
const examples = join(ui, 'src', 'graphiql', 'examples');
const page = readFileSync(join(ui, '..', 'src', 'docs', 'questions.md'), 'utf8');

const contract = buildSchema(
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphqls'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n'),
);
const oneFile = printSchema(contract);
const schema = buildSchema(oneFile);

/* A list that goes on, as a Relay client writes it, beside what is shown. */
const goesOn = `
  query ListsQuery($id: ID!) { node(id: $id) { id ...Lists_identity @alias(as: "identity") } }
  fragment Lists_identity on Identity
    @refetchable(queryName: "ListsNextQuery")
    @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    holds(first: $first, after: $after) @connection(key: "Lists_holds") { edges { node { id kind } } }
  }`;

const questions = [
  ...[...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, text]) => text),
  ...readdirSync(examples).map((file) => readFileSync(join(examples, file), 'utf8')),
].map((text, place) => {
  const named = parse(text).definitions[0].name?.value ?? `Example${place}`;
  return { name: named, document: parse(text) };
});

const wrong = [];
const expect = (tool, found) => wrong.push(...found.map((what) => `${tool}: ${what}`));

expect('schema', validateSchema(schema).map(String));

expect(
  'graphql-inspector',
  validate(
    schema,
    questions.map(({ name, document }) => new Source(print(document), name)),
  ).flatMap(({ source, errors, deprecated }) => [...errors, ...deprecated].map((error) => `${source.name}: ${error}`)),
);
expect(
  'graphql-inspector',
  (await diff(contract, schema)).filter(({ type }) => !type.startsWith('DIRECTIVE')).map(({ message }) => message),
);

const types = await codegen({
  schema: parse(oneFile),
  documents: questions.map(({ name, document }) => ({ location: `${name}.graphql`, document: called(document, name) })),
  config: {
    strictScalars: true,
    scalars: { DateTime: 'string', Duration: 'string', JSON: 'Record<string, unknown>' },
  },
  filename: 'types.ts',
  plugins: [{ typescript: {} }, { operations: {} }],
  pluginMap: { typescript, operations },
});
expect(
  'graphql-codegen',
  (ts.transpileModule(types, { reportDiagnostics: true }).diagnostics ?? []).map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, ' '),
  ),
);

const work = mkdtempSync(join(tmpdir(), 'clients-'));
try {
  const tagged = (name, text) =>
    writeFileSync(join(work, `${name}.ts`), `export const asked = graphql\`\n${text.replaceAll('`', '')}\n\`;\n`);
  questions.forEach(({ name, document }) => tagged(name, print(called(document, `${name}Query`))));
  tagged('Lists', goesOn);
  writeFileSync(join(work, 'schema.graphql'), oneFile);
  writeFileSync(
    join(work, 'relay.config.json'),
    JSON.stringify({ src: '.', schema: 'schema.graphql', language: 'typescript' }),
  );
  const relay = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [relay, '--noWatchman', 'relay.config.json'], {
    cwd: work,
    encoding: 'utf8',
  });
  expect('relay-compiler', status === 0 && !/warn/i.test(stdout + stderr) ? [] : [stdout + stderr]);
  const made = new Set(readdirSync(work, { recursive: true }).map((file) => file.split('/').at(-1)));
  expect(
    'relay-compiler',
    questions.filter(({ name }) => !made.has(`${name}Query.graphql.ts`)).map(({ name }) => `nothing for ${name}`),
  );
} finally {
  rmSync(work, { recursive: true });
}

if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}

function called(document, name) {
  return visit(document, {
    OperationDefinition: (operation) => ({ ...operation, name: { kind: 'Name', value: name } }),
  });
}
