import { expect, it } from 'vitest';
import { formatAge, formatTime } from './time';

it('shows the zone of the reader and keeps UTC at hand', () => {
  expect(formatTime('2024-07-01T12:00:05Z', 'America/New_York')).toEqual({
    text: '2024-07-01 08:00:05',
    utc: '2024-07-01 12:00:05 UTC',
  });
});

it('shows midnight as 00', () => {
  expect(formatTime('2024-01-01T00:00:00Z', 'UTC', 'minute').text).toBe('2024-01-01 00:00');
});

it.each([
  [0, '0 s ago'],
  [59, '59 s ago'],
  [61, '1 min ago'],
  [3661, '1 h 1 min ago'],
  [86_400, null],
])('an age of %d seconds reads %s', (seconds, text) => {
  const instant = '2024-01-01T00:00:00Z';
  expect(formatAge(instant, Date.parse(instant) + seconds * 1000)).toBe(text);
});
