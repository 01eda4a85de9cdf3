import { expect, it } from 'vitest';
import { blockerText, toConditions } from './evaluation';

it('shows what is not there yet as unknown, never as zero or false', () => {
  const [warming, met] = toConditions(
    {
      barTime: '2026-01-01T00:00:00Z',
      conditions: [
        { name: 'fast > slow', comparison: 'above', outcome: 'pending', left: 1.5 },
        { name: 'fast was below', comparison: 'at_most', outcome: 'true', left: 1, right: 2 },
      ],
    },
    2,
  );
  expect(warming).toMatchObject({ left: '1.50', right: null, isTrue: null, operator: '>' });
  expect(met).toMatchObject({ left: '1.00', right: '2.00', isTrue: true, operator: '≤' });
});

it('says why in words, and keeps the code of a refusal', () => {
  expect(blockerText({})).toBe('A signal went through.');
  expect(blockerText({ blocker: 'condition' })).toBe('A condition was not met.');
  expect(blockerText({ blocker: 'risk.heat' })).toBe('Refused: risk.heat');
});
