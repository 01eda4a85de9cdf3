import { describe, expect, it } from 'vitest';
import { formatPlace, isFiltered, momentOf, readFilter, readPlace } from './filter';

describe('readFilter', () => {
  it('reads what was chosen', () => {
    const text = 'kind=fill&instrument=sim:ALPHA-USD&from=2026-01-02T03:04:00Z';
    expect(readFilter(new URLSearchParams(text))).toEqual({
      kind: 'fill',
      instrument: 'sim:ALPHA-USD',
      from: '2026-01-02T03:04:00.000Z',
      to: null,
    });
  });

  it('takes nonsense for nothing chosen', () => {
    const filter = readFilter(new URLSearchParams('kind=gossip&from=yesterday&instrument='));
    expect(isFiltered(filter)).toBe(false);
  });
});

describe('a place', () => {
  it('survives the address, whatever its id is made of', () => {
    const place = { kind: 'fill', id: 'sim:ALPHA-USD|7~8', time: '2026-01-02T03:04:05.678901Z' } as const;
    expect(readPlace(formatPlace(place))).toEqual(place);
  });

  it.each([null, '', 'fill', 'fill~2026-01-02T03:04:05Z~', 'gossip~2026-01-02T03:04:05Z~1', 'fill~noon~1'])(
    'is not %s',
    (text) => expect(readPlace(text)).toBeNull(),
  );

  it('lies within its moment', () => {
    expect(momentOf('2026-01-02T03:04:05.678901Z')).toEqual({
      from: '2026-01-02T03:04:05.678901Z',
      to: '2026-01-02T03:04:05.680Z',
    });
  });
});
