import { auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';

describe('GraphQL over HTTP', () => {
  it('passes the audit of the specification without errors, warnings or notices', async () => {
    const results = await auditServer({ url: `${server}/graphql`, fetchFn: fetch });
    expect(results.length).toBeGreaterThan(50);
    expect(
      results.flatMap((result) =>
        result.status === 'ok' ? [] : [`${result.status}: ${result.name}: ${result.reason}`],
      ),
    ).toEqual([]);
  });
});
