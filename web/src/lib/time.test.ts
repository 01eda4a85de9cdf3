import { expect, it } from 'vitest';
import { formatAge, formatTime, fromWall, toWall } from './time';

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

it.each([
  ['2024-07-01T12:00:00.000Z', 'America/New_York', '2024-07-01T08:00'],
  ['2024-01-01T12:00:00.000Z', 'America/New_York', '2024-01-01T07:00'],
  ['2024-03-10T07:30:00.000Z', 'America/New_York', '2024-03-10T03:30'],
  ['2024-01-01T00:00:00.000Z', 'Asia/Kolkata', '2024-01-01T05:30'],
])('%s in %s is %s on the wall, and back', (instant, zone, wall) => {
  expect(toWall(instant, zone)).toBe(wall);
  expect(fromWall(wall, zone)).toBe(instant);
});

it('takes no half-typed time', () => {
  expect(fromWall('', 'UTC')).toBeNull();
});
