// Writes the schema's types for the client, from the contract in graph-schema (or the folder that is named).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'graph-schema', 'graphql');
const contract = readdirSync(folder)
  .filter((file) => file.endsWith('.graphqls'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(contract)), {
  includeScalars: true,
  includeEnums: true,
  includeInputs: true,
});
writeFileSync(
  join(import.meta.dirname, 'src', 'ground', 'schema.d.ts'),
  outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }),
);
