import { describe, expect, it } from 'vitest';
import { csv, xml } from './download';

describe('csv', () => {
  it('quotes separators, quotes and line breaks', () => {
    expect(csv(['a', 'b'], [['x,y', 'say "no"\nor']])).toBe('a,b\r\n"x,y","say ""no""\nor"\r\n');
  });

  it('keeps what a spreadsheet would take for a formula text, and numbers numbers', () => {
    expect(csv(['a', 'b'], [['=HYPERLINK("x")', -3]])).toBe('a,b\r\n"\'=HYPERLINK(""x"")",-3\r\n');
    for (const start of ['=', '+', '-', '@', '\t']) expect(csv(['a'], [[`${start}1`]])).toContain(`'${start}1`);
  });

  it('leaves empty what the estate does not say', () => {
    expect(csv(['a', 'b', 'c'], [[null, undefined, 0]])).toBe('a,b,c\r\n,,0\r\n');
  });
});

describe('xml', () => {
  it('leaves no character that could end a text or an attribute', () => {
    expect(xml(`<script>"&'`)).toBe('&#60;script&#62;&#34;&#38;&#39;');
  });
});
